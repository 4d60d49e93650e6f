#include <algorithm>

#include "marking/compile.h"
#include "marking/phrases.h"
#include "text/words.h"

namespace declass {
namespace {

const std::vector<std::pair<std::string, Slot>>& slot_words() {
  static const std::vector<std::pair<std::string, Slot>> words = {
      {"nato", Slot::nato},      {"sci", Slot::sci}, {"sar", Slot::sar},
      {"sar-caveat", Slot::sar}, {"aea", Slot::aea}, {"dissem", Slot::dissem},
      {"non-ic", Slot::non_ic},  {"cui", Slot::cui}, {"cui-dissem", Slot::cui_dissem}};
  return words;
}

enum class Lives { no, always, unclassified };
const std::vector<std::pair<std::string, Lives>> live_words = {
    {"always", Lives::always}, {"unclassified", Lives::unclassified}};
const std::vector<std::pair<std::string, bool>> status_words = {{"legacy", true}, {"new", true}};

/// The kinds of control that begin a list or a path of their own; all others are a word.
MarkTerm::Kind kind_of(const Rule& rule) {
  if (rule.control.id == "rel-to") return MarkTerm::Kind::rel_to;
  if (rule.control.id == "display-only") return MarkTerm::Kind::display_only;
  if (rule.control.id == "eyes") return MarkTerm::Kind::eyes;
  if (rule.control.id == "sar") return MarkTerm::Kind::sar;
  if (rule.control.id == "cui") return MarkTerm::Kind::cui;
  if (rule.slot == Slot::sci || rule.slot == Slot::aea) return MarkTerm::Kind::path;
  return MarkTerm::Kind::control;
}

Rule read_rule(Reader& reader, const Node& node) {
  Rule rule;
  Fields fields(reader, node, "a control");
  rule.control.id = fields.text("id");
  rule.control.category = fields.text("category");
  const auto slot = fields.choice("category", slot_words());
  rule.slot = slot.value_or(Slot::notice);
  rule.title = fields.text_or("title", "");
  rule.banner = fields.text_or("abbreviation", "");
  rule.portion = fields.text_or("portion", rule.banner);
  if (rule.banner.empty()) rule.banner = rule.portion;
  rule.control.foreign_disclosure = fields.flag("foreign_disclosure");
  rule.control.refer_to = fields.optional_text("refer_to");
  const Lives lives = fields.choice("live", live_words).value_or(Lives::no);
  rule.control.live = lives == Lives::always;
  rule.live_when_unclassified = lives == Lives::unclassified;
  rule.floor = fields.choice("floor", level_words());
  rule.ceiling = fields.choice("ceiling", level_words());
  rule.advised_ceiling = fields.choice("ceiling_advised", level_words());
  rule.alone = fields.choice("alone", level_words());
  rule.legacy = fields.choice("status", status_words).value_or(false);
  rule.sub = fields.flag("sub");
  rule.excludes = fields.texts("excludes");
  rule.needs = fields.texts("requires");
  rule.implies = fields.texts("implies");
  fields.optional("also");
  return rule;
}

void add_spelling(Vocabulary::Compiled& compiled, const Rule& rule, std::string_view spelling,
                  MarkTerm::Form form) {
  if (spelling.empty()) return;
  MarkTerm term;
  term.kind = kind_of(rule);
  term.form = form;
  term.rules = {rule.order};
  if (term.kind == MarkTerm::Kind::path)
    term.path = rule.portion.empty() ? rule.banner : rule.portion;
  compiled.terms.push_back(std::move(term));
  add_phrase(compiled, spelling, compiled.terms.size() - 1);
}

/// A path such as `SI-G` is read by the grammar from its first word on: only that has a spelling.
bool is_inner_path(const Rule& rule) {
  return kind_of(rule) == MarkTerm::Kind::path && rule.portion.find('-') != std::string::npos;
}

void add_spellings(Reader& reader, const Node& node, Vocabulary::Compiled& compiled,
                   const Rule& rule) {
  add_spelling(compiled, rule, rule.title, MarkTerm::Form::title);
  if (!is_inner_path(rule)) {
    add_spelling(compiled, rule, rule.banner, MarkTerm::Form::banner);
    if (rule.portion != rule.banner) {
      add_spelling(compiled, rule, rule.portion, MarkTerm::Form::portion);
    }
  }
  for (const Node::Entry& entry : node.entries) {
    if (entry.key.text != "also") continue;
    for (const Node* spelling : reader.scalars(entry.value, "`also`")) {
      add_spelling(compiled, rule, spelling->text, MarkTerm::Form::banner);
    }
  }
}

void check_names(Reader& reader, const Node& node, const Vocabulary::Compiled& compiled,
                 std::string_view key) {
  for (const Node::Entry& entry : node.entries) {
    if (entry.key.text != key) continue;
    for (const Node* name : reader.scalars(entry.value, key)) {
      if (compiled.rule(name->text) != nullptr) continue;
      std::vector<std::string> known;
      for (const Rule& rule : compiled.rules) known.push_back(rule.control.id);
      reader.unknown_word(*name, "control", known);
    }
  }
}

}  // namespace

void compile_controls(Reader& reader, const Node& root, Vocabulary::Compiled& compiled) {
  Fields file(reader, root, "the file");
  check_version(reader, file, 1);
  const std::vector<Node>& list = file.list("controls");
  for (const Node& node : list) {
    Rule rule = read_rule(reader, node);
    rule.order = compiled.rules.size();
    if (!compiled.rule_by_id.emplace(rule.control.id, rule.order).second) {
      reader.error(node.span, "DP0112", "control `" + rule.control.id + "` stands here twice");
    }
    compiled.rules.push_back(rule);
    add_spellings(reader, node, compiled, rule);
  }
  for (const Node& node : list) {
    for (const std::string_view key : {"excludes", "requires", "implies"}) {
      check_names(reader, node, compiled, key);
    }
  }
}

}  // namespace declass
