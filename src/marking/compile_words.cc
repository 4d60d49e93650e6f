#include <algorithm>

#include "marking/compile.h"
#include "text/words.h"

namespace declass {
namespace {

/// A level of one owner with its spellings.
void read_level(Reader& reader, const Node& node, Vocabulary::Compiled& compiled,
                MarkTerm::Kind kind) {
  Fields fields(reader, node, "a level");
  const auto level = fields.choice("level", marking_level_words());
  const std::string banner = fields.text("banner");
  const std::string portion = fields.text("portion");
  const std::vector<std::string> also = fields.texts("also");
  const Node* until = kind == MarkTerm::Kind::level ? fields.optional("us_until") : nullptr;
  if (!level) return;
  if (until != nullptr) {
    const auto date = parse_iso_date(until->text);
    if (date) compiled.us_until.emplace(*level, *date);
    if (!date) reader.error(until->span, "DP0104", "`us_until` must be a date, YYYY-MM-DD");
  }
  MarkTerm term;
  term.kind = kind;
  term.level = level;
  auto& forms = kind == MarkTerm::Kind::level ? compiled.levels : compiled.nato_levels;
  forms[*level] = {banner, portion};
  compiled.lexicon.add(term, banner);
  term.form = MarkTerm::Form::portion;
  compiled.lexicon.add(term, portion);
  term.form = MarkTerm::Form::legacy;
  for (const std::string& spelling : also) compiled.lexicon.add(term, spelling);
}

/// An old word that says a NATO level and a control at once.
void read_joined(Reader& reader, const Node& node, Vocabulary::Compiled& compiled) {
  Fields fields(reader, node, "an old NATO mark");
  const std::string seen = fields.text("seen");
  MarkTerm term;
  term.kind = MarkTerm::Kind::nato;
  term.form = MarkTerm::Form::legacy;
  term.level = fields.choice("level", marking_level_words());
  term.rules = rules_named(reader, fields.required("reads"), compiled);
  compiled.lexicon.add(std::move(term), seen);
}

void read_nato(Reader& reader, const Node& node, Vocabulary::Compiled& compiled) {
  Fields nato(reader, node, "nato");
  compiled.nato_word = nato.text("word");
  compiled.nato_owner = nato.text("refer_to");
  for (const Node& level : nato.list("levels")) {
    read_level(reader, level, compiled, MarkTerm::Kind::nato);
  }
  for (const Node& joined : nato.list("joined")) read_joined(reader, joined, compiled);
  for (const Node& activity : nato.list("activities")) {
    Fields fields(reader, activity, "an activity");
    std::string word = fields.text("word");
    compiled.activities.emplace_back(std::move(word), fields.text("letter"));
  }
}

void read_joint(Reader& reader, const Node& node, Vocabulary::Compiled& compiled) {
  Fields joint(reader, node, "joint");
  compiled.joint_word = joint.text("word");
  compiled.joint_excludes = joint.texts("excludes");
  MarkTerm term;
  term.kind = MarkTerm::Kind::joint;
  compiled.lexicon.add(term, compiled.joint_word);
}

void read_fgi(Reader& reader, const Node& node, Vocabulary::Compiled& compiled) {
  Fields fgi(reader, node, "fgi");
  compiled.fgi_word = fgi.text("banner");
  compiled.foreign_owner = fgi.text("refer_to");
  MarkTerm term;
  term.kind = MarkTerm::Kind::fgi;
  compiled.lexicon.add(term, compiled.fgi_word);
  term.form = MarkTerm::Form::title;
  compiled.lexicon.add(term, fgi.text("title"));
}

void read_legacy(Reader& reader, const Node& node, Vocabulary::Compiled& compiled) {
  Fields fields(reader, node, "a legacy word");
  const std::string seen = fields.text("seen");
  MarkTerm term;
  term.form = MarkTerm::Form::legacy;
  term.rules = rules_named(reader, fields.required("reads"), compiled);
  term.level = fields.choice("level", marking_level_words());
  term.whole = fields.flag("whole");
  for (const std::size_t place : term.rules) {
    const MarkRule& rule = compiled.rules[place];
    if (rule.system.empty()) continue;
    term.kind = MarkTerm::Kind::path;
    term.path = rule.banner;
  }
  compiled.lexicon.add(std::move(term), seen);
}

void read_handling(Reader& reader, const Node& node, Vocabulary::Compiled& compiled) {
  Fields fields(reader, node, "a handling word");
  const std::string seen = fields.text("seen");
  MarkTerm term;
  term.kind = MarkTerm::Kind::handling;
  term.entire_text = fields.flag("entire_text");
  term.caption = fields.flag("caption");
  term.unclassified_rules = rules_named(reader, fields.optional("unclassified"), compiled);
  compiled.lexicon.add(std::move(term), seen);
}

void insert_all(std::set<std::string, std::less<>>& to, std::vector<std::string> words) {
  for (std::string& word : words) to.insert(std::move(word));
}

void read_copyright(Reader& reader, const Node& node, Vocabulary::Compiled& compiled) {
  Fields copyright(reader, node, "copyright");
  compiled.copyright_sign = copyright.text("sign");
  insert_all(compiled.copyright_words, copyright.texts("words"));
  compiled.copyright_close = copyright.text("close");
  insert_all(compiled.companies, copyright.texts("companies"));
}

}  // namespace

std::vector<std::size_t> rules_named(Reader& reader, const Node* list,
                                     const Vocabulary::Compiled& compiled) {
  std::vector<std::size_t> out;
  if (list == nullptr) return out;
  for (const Node* name : reader.scalars(*list, "a list of controls")) {
    const auto at = compiled.rule_by_id.find(name->text);
    if (at != compiled.rule_by_id.end()) {
      out.push_back(at->second);
      continue;
    }
    std::vector<std::string> known;
    for (const MarkRule& rule : compiled.rules) known.push_back(rule.control.id);
    reader.unknown_word(*name, "control", known);
  }
  return out;
}

std::vector<std::string> blank_separated(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (!is_ascii_space(c)) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

void compile_levels(Reader& reader, const Node& root, Vocabulary::Compiled& compiled) {
  Fields file(reader, root, "the file");
  check_version(reader, file, 1);
  for (const Node& node : file.list("levels")) {
    read_level(reader, node, compiled, MarkTerm::Kind::level);
  }
  if (const Node* node = file.required("nato")) read_nato(reader, *node, compiled);
  if (const Node* node = file.required("joint")) read_joint(reader, *node, compiled);
  if (const Node* node = file.required("fgi")) read_fgi(reader, *node, compiled);
  insert_all(compiled.not_marks, blank_separated(file.text("not_marks")));
}

void compile_legacy(Reader& reader, const Node& root, Vocabulary::Compiled& compiled) {
  Fields file(reader, root, "the file");
  check_version(reader, file, 1);
  for (const Node& node : file.list("legacy")) read_legacy(reader, node, compiled);
  for (const Node& node : file.list("handling")) read_handling(reader, node, compiled);
  insert_all(compiled.grouping, file.texts("grouping"));
  if (const Node* node = file.required("copyright")) read_copyright(reader, *node, compiled);
  insert_all(compiled.list_labels, blank_separated(file.text("list_labels")));
  for (const std::string& value : file.texts("declassify_on")) {
    MarkTerm term;
    term.kind = MarkTerm::Kind::declassify_on;
    compiled.lexicon.add(term, value);
  }
}

void compile_cui(Reader& reader, const Node& root, Vocabulary::Compiled& compiled) {
  Fields file(reader, root, "the file");
  check_version(reader, file, 1);
  compiled.specified_prefix = file.text("specified_prefix");
  insert_all(compiled.cui_categories, blank_separated(file.text("categories")));
}

}  // namespace declass
