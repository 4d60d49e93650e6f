#include "marking/compile.h"
#include "text/words.h"

namespace declass {
namespace {

const std::vector<std::pair<std::string, CountryGroup::Expands>> expansions = {
    {"always", CountryGroup::Expands::always}, {"release", CountryGroup::Expands::release}};

/// A way to write a place. `code` is the code that it stands for.
void add_place(Vocabulary::Compiled& compiled, const std::string& seen, const std::string& code) {
  const std::string_view key = *compiled.place_words.insert(seen).first;
  compiled.places.emplace(key, *compiled.place_words.insert(code).first);
}

std::optional<Date> read_date(Reader& reader, const Node* node) {
  if (node == nullptr) return std::nullopt;
  const auto date = parse_iso_date(node->text);
  if (!date) reader.error(node->span, "DP0104", "this must be a date, YYYY-MM-DD");
  return date;
}

void add_members(Reader& reader, const Node* list, const Vocabulary::Compiled& compiled,
                 std::optional<Date> since, CountryGroup& group) {
  if (list == nullptr) return;
  for (const Node* member : reader.scalars(*list, "members")) {
    if (compiled.place(member->text) != member->text) {
      reader.error(member->span, "DP0113", "`" + member->text + "` is no code of a country");
    }
    group.members.emplace_back(member->text, since);
  }
}

void read_group(Reader& reader, const Node& node, Vocabulary::Compiled& compiled) {
  Fields fields(reader, node, "a group");
  CountryGroup group;
  group.code = fields.text("code");
  group.expands = fields.choice("expands", expansions).value_or(CountryGroup::Expands::never);
  group.assumed = read_date(reader, fields.optional("assumed"));
  add_members(reader, fields.required("members"), compiled, std::nullopt, group);
  for (const Node& later : fields.list("joined")) {
    Fields joined(reader, later, "members that joined");
    const auto since = read_date(reader, joined.required("on"));
    add_members(reader, joined.required("members"), compiled, since, group);
  }
  add_place(compiled, group.code, group.code);
  compiled.groups.emplace(group.code, std::move(group));
}

/// Codes that figures make alike are left out: nothing tells them apart.
void index_skeletons(Vocabulary::Compiled& compiled) {
  std::set<std::string> alike;
  for (const auto& [word, code] : compiled.places) {
    if (word != code) continue;
    std::string skeleton = glyph_skeleton(code);
    if (!compiled.place_skeletons.emplace(skeleton, code).second) alike.insert(std::move(skeleton));
  }
  for (const std::string& skeleton : alike) compiled.place_skeletons.erase(skeleton);
}

}  // namespace

void compile_countries(Reader& reader, const Node& root, Vocabulary::Compiled& compiled) {
  Fields file(reader, root, "the file");
  check_version(reader, file, 1);
  compiled.home = file.text("home");
  compiled.conjunction = file.text("conjunction");
  const auto since = read_date(reader, file.required("unmarked_relido_since"));
  if (since) compiled.unmarked_relido_since = *since;
  for (const std::string_view key : {"trigraphs", "former"}) {
    for (const std::string& code : blank_separated(file.text(key))) add_place(compiled, code, code);
  }
  for (const std::string& code : blank_separated(file.text("opaque")))
    add_place(compiled, code, code);
  for (const Node& node : file.list("groups")) read_group(reader, node, compiled);
  for (const Node& node : file.list("names")) {
    Fields fields(reader, node, "a name");
    const std::string seen = fields.text("seen");
    const Node* code = fields.required("code");
    if (code == nullptr) continue;
    if (compiled.place(code->text) != code->text) {
      reader.error(code->span, "DP0113", "`" + code->text + "` is no code of a country");
    }
    add_place(compiled, seen, code->text);
  }
  index_skeletons(compiled);
}

}  // namespace declass
