#include <algorithm>

#include "marking/compile.h"
#include "marking/phrases.h"
#include "text/words.h"

namespace declass {
namespace {

void add_term(Vocabulary::Compiled& compiled, MarkTerm term, std::string_view spelling) {
  compiled.terms.push_back(std::move(term));
  add_phrase(compiled, spelling, compiled.terms.size() - 1);
}

void read_level(Reader& reader, const Node& node, Vocabulary::Compiled& compiled,
                MarkTerm::Kind kind) {
  Fields fields(reader, node, "a level");
  const auto level = fields.choice("level", level_words());
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
  add_term(compiled, term, banner);
  term.form = MarkTerm::Form::portion;
  add_term(compiled, term, portion);
  term.form = MarkTerm::Form::legacy;
  for (const std::string& spelling : also) add_term(compiled, term, spelling);
}

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
    for (const Rule& rule : compiled.rules) known.push_back(rule.control.id);
    reader.unknown_word(*name, "control", known);
  }
  return out;
}

void read_legacy(Reader& reader, const Node& node, Vocabulary::Compiled& compiled) {
  Fields fields(reader, node, "a legacy word");
  const std::string seen = fields.text("seen");
  MarkTerm term;
  term.form = MarkTerm::Form::legacy;
  term.rules = rules_named(reader, fields.required("reads"), compiled);
  term.level = fields.choice("level", level_words());
  term.whole = fields.flag("whole");
  for (const std::size_t place : term.rules) {
    const Rule& rule = compiled.rules[place];
    if (rule.slot != Slot::sci && rule.slot != Slot::aea) continue;
    term.kind = MarkTerm::Kind::path;
    term.path = rule.portion;
  }
  add_term(compiled, std::move(term), seen);
}

void read_handling(Reader& reader, const Node& node, Vocabulary::Compiled& compiled) {
  Fields fields(reader, node, "a handling word");
  const std::string seen = fields.text("seen");
  MarkTerm term;
  term.kind = MarkTerm::Kind::handling;
  term.entire_text = fields.flag("entire_text");
  term.unclassified_rules = rules_named(reader, fields.optional("unclassified"), compiled);
  add_term(compiled, std::move(term), seen);
}

}  // namespace

void compile_levels(Reader& reader, const Node& root, Vocabulary::Compiled& compiled) {
  Fields file(reader, root, "the file");
  check_version(reader, file, 1);
  for (const Node& node : file.list("levels")) {
    read_level(reader, node, compiled, MarkTerm::Kind::level);
  }
  if (const Node* node = file.required("nato")) {
    Fields nato(reader, *node, "nato");
    compiled.nato_word = nato.text("word");
    for (const Node& level : nato.list("levels")) {
      read_level(reader, level, compiled, MarkTerm::Kind::nato);
    }
    for (const Node& activity : nato.list("activities")) {
      Fields fields(reader, activity, "an activity");
      std::string word = fields.text("word");
      compiled.activities.emplace_back(std::move(word), fields.text("letter"));
    }
  }
  compiled.joint_word = file.text("joint");
  MarkTerm joint;
  joint.kind = MarkTerm::Kind::joint;
  add_term(compiled, joint, compiled.joint_word);
  if (const Node* node = file.required("fgi")) {
    Fields fgi(reader, *node, "fgi");
    MarkTerm term;
    term.kind = MarkTerm::Kind::fgi;
    compiled.fgi_word = fgi.text("banner");
    add_term(compiled, term, compiled.fgi_word);
    term.form = MarkTerm::Form::title;
    add_term(compiled, term, fgi.text("title"));
  }
  if (const Node* node = file.required("owners")) {
    Fields owners(reader, *node, "owners");
    compiled.nato_owner = owners.text("nato");
    compiled.foreign_owner = owners.text("foreign");
  }
}

void compile_legacy(Reader& reader, const Node& root, Vocabulary::Compiled& compiled) {
  Fields file(reader, root, "the file");
  check_version(reader, file, 1);
  for (const Node& node : file.list("legacy")) read_legacy(reader, node, compiled);
  for (const Node& node : file.list("handling")) read_handling(reader, node, compiled);
}

void compile_countries(Reader& reader, const Node& root, Vocabulary::Compiled& compiled) {
  Fields file(reader, root, "the file");
  check_version(reader, file, 1);
  compiled.home = file.text("home");
  std::string code;
  for (const char c : file.text("trigraphs") + " ") {
    if (!is_ascii_space(c)) {
      code += c;
    } else if (!code.empty()) {
      compiled.places.emplace(code, code);
      code.clear();
    }
  }
  for (const Node& node : file.list("groups")) {
    Fields fields(reader, node, "a group");
    Group group;
    group.code = fields.text("code");
    for (const std::string& member : fields.texts("members")) {
      group.members.emplace_back(member, std::nullopt);
    }
    compiled.places.emplace(group.code, group.code);
    compiled.groups.emplace(group.code, std::move(group));
  }
  for (const Node& node : file.list("names")) {
    Fields fields(reader, node, "a name");
    const std::string seen = fields.text("seen");
    compiled.places.emplace(seen, fields.text("code"));
  }
}

}  // namespace declass
