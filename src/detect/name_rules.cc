#include "detect/name_rules.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <unordered_map>

#include "text/letters.h"
#include "text/words.h"
#include "yaml/reader.h"

namespace declass {
namespace {

// One list of words, from a file of its own or written in names.yaml.
struct List {
  std::optional<WordClass> word_class;
  int level = 0;
  int seniority = 0;
  std::vector<int> tiers;  // the last rank of each tier
  const SourceText* file = nullptr;
  std::vector<std::string> words;
};

struct Settings {
  std::vector<List> lists;
  std::vector<std::string> correspondents;
  Scale hand_capitals, hand_mixed, learned_capitals, learned_mixed;
};

Scale read_scale(Reader& reader, Fields& fields, std::string_view key) {
  Scale scale;
  const Node* node = fields.required(key);
  if (node == nullptr) return scale;
  Fields inner(reader, *node, std::string(key));
  scale.slope = static_cast<float>(inner.number("slope").value_or(1));
  scale.shift = static_cast<float>(inner.number("shift").value_or(0));
  return scale;
}

std::vector<std::pair<std::string, WordClass>> class_table() {
  std::vector<std::pair<std::string, WordClass>> table;
  for (std::size_t at = 0; at < word_class_count; ++at) {
    const auto word_class = static_cast<WordClass>(at);
    table.emplace_back(name_of(word_class), word_class);
  }
  return table;
}

void read_list(Reader& reader, const Node& node, const std::vector<SourceText>& files,
               std::vector<List>& lists) {
  Fields fields(reader, node, "list");
  List list{fields.choice("class", class_table()), 0, 0, {}, nullptr, {}};
  list.level = fields.integer("level").value_or(0);
  for (const std::string& tier : fields.texts("tiers")) {
    int rank = 0;
    std::from_chars(tier.data(), tier.data() + tier.size(), rank);
    list.tiers.push_back(rank);
  }
  list.words = fields.texts("words");
  if (const auto name = fields.optional_text("file")) {
    list.file = file_named(files, "words/" + *name);
    if (list.file == nullptr) {
      reader.error(fields.node().span, "DP0602", fmt::format("no word list `{}`", *name),
                   "lists are read from words/ beside the rules");
    }
  } else if (list.words.empty()) {
    reader.error(fields.node().span, "DP0603", "a list needs a file or words");
  }
  lists.push_back(std::move(list));
}

Settings read_settings(Reader& reader, const Node& root, const std::vector<SourceText>& files) {
  Settings settings;
  Fields fields(reader, root, "names");
  check_version(reader, fields, 1);
  if (const Node* scales = fields.required("scales")) {
    Fields inner(reader, *scales, "scales");
    settings.hand_capitals = read_scale(reader, inner, "hand-capitals");
    settings.hand_mixed = read_scale(reader, inner, "hand-mixed");
    settings.learned_capitals = read_scale(reader, inner, "learned-capitals");
    settings.learned_mixed = read_scale(reader, inner, "learned-mixed");
  }
  for (const std::string& label : fields.texts("correspondents")) {
    settings.correspondents.push_back(capitals(label));
  }
  for (const Node& list : fields.list("lists")) read_list(reader, list, files, settings.lists);
  return settings;
}

// offices.yaml: what makes a person official or private, as lists like the others.
void read_offices(Reader& reader, const Node& root, std::vector<List>& lists) {
  Fields fields(reader, root, "offices");
  check_version(reader, fields, 1);
  int seniority = 0;
  for (const std::string_view key : {"head", "senior", "staff"}) {
    lists.push_back({WordClass::office, 0, ++seniority, {}, nullptr, fields.texts(key)});
  }
  lists.push_back({WordClass::office_rank, 0, 0, {}, nullptr, fields.texts("ranks")});
  lists.push_back({WordClass::body, 0, 0, {}, nullptr, fields.texts("bodies")});
}

bool is_name_list(const List& list) {
  return list.word_class == WordClass::surname || list.word_class == WordClass::foreign_surname ||
         list.word_class == WordClass::foreign_given || list.word_class == WordClass::given;
}

void add_word(Lexicon& lexicon, const List& list, std::string_view word, std::size_t rank) {
  WordFacts& facts = lexicon.at(word);
  if (list.word_class) facts.add(*list.word_class);
  if (list.level != 0 && list.level <= 35) lexicon.learn_letters(word);
  if (list.level != 0) lexicon.letters.learn_word(word);
  if (is_name_list(list)) lexicon.letters.learn_name(word);
  if (list.level != 0 && (facts.level == 0 || facts.level > list.level)) {
    facts.level = static_cast<std::uint8_t>(list.level);
  }
  if (list.seniority != 0 && facts.seniority == 0) {
    facts.seniority = static_cast<std::uint8_t>(list.seniority & 15);
  }
  if (list.tiers.empty()) return;
  std::uint8_t tier = 1;
  for (const int last : list.tiers) {
    if (rank < static_cast<std::size_t>(last)) break;
    ++tier;
  }
  (list.word_class == WordClass::given ? facts.given_tier : facts.surname_tier) = tier;
}

// One entry a line; a line that begins with # is a comment.
template <class Use>
void each_line(std::string_view bytes, Use use) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') use(line);
  }
}

Lexicon build_lexicon(const std::vector<List>& lists) {
  std::size_t entries = 0;
  for (const List& list : lists) {
    entries += list.words.size() * 2 + (list.file == nullptr ? 0 : list.file->line_count() * 2);
  }
  Lexicon lexicon(entries * 3 / 5);
  for (const List& list : lists) {
    std::size_t rank = 0;
    for (const std::string& word : list.words) add_word(lexicon, list, word, rank++);
    if (list.file == nullptr) continue;
    each_line(list.file->bytes(),
              [&](std::string_view word) { add_word(lexicon, list, word, rank++); });
  }
  lexicon.letters.settle();
  return lexicon;
}

using CueNames = std::unordered_map<std::string, CueId>;

CueNames cue_names() {
  CueNames names;
  names.reserve(CueTable::size());
  for (std::size_t id = 0; id < CueTable::size(); ++id) {
    names.emplace(CueTable::name(static_cast<CueId>(id)), static_cast<CueId>(id));
  }
  return names;
}

Weights read_hand_weights(Reader& reader, const Node& root, const CueNames& names) {
  Weights weights;
  Fields fields(reader, root, "cues");
  check_version(reader, fields, 1);
  for (const Node& node : fields.list("cues")) {
    Fields cue(reader, node, "cue");
    const std::string name = cue.text("cue");
    const double weight = cue.number("weight").value_or(0);
    const double mixed = cue.number("mixed").value_or(weight);
    cue.text("says");
    const auto found = names.find(name);
    if (found == names.end()) {
      reader.error(node.span, "DP0604", fmt::format("unknown cue `{}`", name));
      continue;
    }
    weights.capitals[found->second] = static_cast<float>(weight);
    weights.mixed[found->second] = static_cast<float>(mixed);
  }
  return weights;
}

// Thousandths, or `-` for a cue that the training text never showed: it keeps its hand weight.
bool read_weight(std::string_view field, float& weight) {
  if (field == "-") return true;
  int thousandths = 0;
  const char* end = field.data() + field.size();
  const auto read = std::from_chars(field.data(), end, thousandths);
  if (read.ec != std::errc{} || read.ptr != end) return false;
  weight = static_cast<float>(thousandths) / 1000.0F;
  return true;
}

// cue, tab, weight in capitals, tab, weight in mixed case.
std::optional<Weights> read_learned(const SourceText& file, const Weights& hand,
                                    const CueNames& names, Diagnostics& problems) {
  Weights weights = hand;
  each_line(file.bytes(), [&](std::string_view line) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first == std::string_view::npos ? first : first + 1);
    const auto found = names.find(std::string(line.substr(0, first)));
    const bool good =
        second != std::string_view::npos && found != names.end() &&
        read_weight(line.substr(first + 1, second - first - 1), weights.capitals[found->second]) &&
        read_weight(line.substr(second + 1), weights.mixed[found->second]);
    if (!good) {
      const auto begin = static_cast<std::size_t>(line.data() - file.bytes().data());
      problems.push_back(file.problem({begin, begin + line.size()}, "DP0605",
                                      "not a known cue with two weights in thousandths",
                                      "make the file anew with scripts/train-names"));
    }
  });
  return weights;
}

}  // namespace

const SourceText* file_named(const std::vector<SourceText>& files, std::string_view name) {
  for (const SourceText& file : files) {
    const std::string_view path = file.name();
    if (path == name) return &file;
    if (path.size() > name.size() && path.ends_with(name) &&
        path[path.size() - name.size() - 1] == '/') {
      return &file;
    }
  }
  return nullptr;
}

Result<NameModel> compile_names(const std::vector<SourceText>& files) {
  Diagnostics problems;
  const auto read = [&](std::string_view name, auto use) {
    const SourceText* file = file_named(files, name);
    if (file == nullptr) {
      problems.push_back({Severity::error,
                          std::string(name),
                          {},
                          "DP0601",
                          fmt::format("the rules have no file `{}`", name),
                          "",
                          "",
                          1});
      return;
    }
    const auto root = parse_yaml(*file);
    if (!root) {
      problems.insert(problems.end(), root.error().begin(), root.error().end());
      return;
    }
    Reader reader(*file);
    use(reader, *root);
    problems.insert(problems.end(), reader.problems().begin(), reader.problems().end());
  };
  const CueNames names = cue_names();
  Settings settings;
  Weights hand;
  std::optional<Weights> learned;
  read("names.yaml",
       [&](Reader& reader, const Node& root) { settings = read_settings(reader, root, files); });
  read("cues.yaml",
       [&](Reader& reader, const Node& root) { hand = read_hand_weights(reader, root, names); });
  read("offices.yaml",
       [&](Reader& reader, const Node& root) { read_offices(reader, root, settings.lists); });
  if (const SourceText* file = file_named(files, "weights.tsv")) {
    learned = read_learned(*file, hand, names, problems);
  }
  if (!problems.empty()) return failure(std::move(problems));
  const bool is_learned = learned.has_value();
  Worths worths(hand, learned);
  return NameModel{build_lexicon(settings.lists),
                   std::move(hand),
                   std::move(learned),
                   is_learned ? settings.learned_capitals : settings.hand_capitals,
                   is_learned ? settings.learned_mixed : settings.hand_mixed,
                   std::move(worths),
                   std::move(settings.correspondents)};
}

}  // namespace declass
