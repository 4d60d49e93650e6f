#include <algorithm>

#include "marking/compile.h"
#include "marking/control_ids.h"
#include "text/words.h"

namespace declass {
namespace {

const std::vector<std::pair<std::string, MarkSlot>> slot_words = {
    {"nato", MarkSlot::nato},         {"sci", MarkSlot::sci},
    {"sar", MarkSlot::sar},           {"sar-caveat", MarkSlot::sar_caveat},
    {"aea", MarkSlot::aea},           {"dissem", MarkSlot::dissem},
    {"non-ic", MarkSlot::non_ic},     {"cui", MarkSlot::cui},
    {"cui-dissem", MarkSlot::dissem}, {"notice", MarkSlot::notice}};

enum class Lives { no, always, unclassified };
const std::vector<std::pair<std::string, Lives>> live_words = {
    {"always", Lives::always}, {"unclassified", Lives::unclassified}};

enum class Status { legacy, future };
const std::vector<std::pair<std::string, Status>> status_words = {{"legacy", Status::legacy},
                                                                  {"new", Status::future}};

/// The kinds of control that begin a list or a path of their own; all others are a word.
MarkTerm::Kind kind_of(const MarkRule& rule) {
  const std::string_view id = rule.control.id;
  if (id == control_id::rel_to) return MarkTerm::Kind::rel_to;
  if (id == control_id::display_only) return MarkTerm::Kind::display_only;
  if (id == control_id::eyes) return MarkTerm::Kind::eyes;
  if (id == control_id::sar) return MarkTerm::Kind::sar;
  if (id == control_id::accm) return MarkTerm::Kind::accm;
  if (id == control_id::cui) return MarkTerm::Kind::cui;
  if (rule.slot == MarkSlot::sci || rule.slot == MarkSlot::aea) return MarkTerm::Kind::path;
  return MarkTerm::Kind::control;
}

void read_forms(Fields& fields, MarkRule& rule) {
  rule.title = fields.text_or("title", "");
  rule.banner = fields.text_or("abbreviation", rule.title);
  rule.portion = fields.text_or("portion", rule.banner);
  if (kind_of(rule) != MarkTerm::Kind::path) return;
  rule.closed_parts = rule.slot == MarkSlot::aea;
  const std::size_t hyphen = rule.banner.find('-');
  rule.system = rule.banner.substr(0, hyphen);
  if (hyphen != std::string::npos) rule.part = rule.banner.substr(hyphen + 1);
}

void read_levels(Fields& fields, MarkRule& rule) {
  rule.floor = fields.choice("floor", marking_level_words());
  rule.ceiling = fields.choice("ceiling", marking_level_words());
  rule.advised_ceiling = fields.choice("ceiling_advised", marking_level_words());
  rule.alone = fields.choice("alone", marking_level_words());
}

MarkRule read_rule(Reader& reader, const Node& node) {
  MarkRule rule;
  Fields fields(reader, node, "a control");
  rule.control.id = fields.text("id");
  rule.control.category = fields.text("category");
  rule.slot = fields.choice("category", slot_words).value_or(MarkSlot::notice);
  read_forms(fields, rule);
  read_levels(fields, rule);
  rule.control.foreign_disclosure = fields.flag("foreign_disclosure");
  rule.control.refer_to = fields.optional_text("refer_to");
  const Lives lives = fields.choice("live", live_words).value_or(Lives::no);
  rule.control.live = lives == Lives::always;
  rule.live_when_unclassified = lives == Lives::unclassified;
  rule.legacy = fields.choice("status", status_words).has_value();
  rule.bare_legacy = fields.choice("bare", status_words).has_value();
  rule.sub = fields.flag("sub");
  rule.excludes = fields.texts("excludes");
  rule.needs = fields.texts("requires");
  rule.implies = fields.texts("implies");
  rule.joins = fields.texts("joins");
  rule.yields_to = fields.texts("yields_to");
  rule.when_dropped = fields.texts("when_dropped");
  fields.optional("also");
  return rule;
}

/// `RD-SG` is a way to write the part `RD-SIGMA`.
void add_part_spelling(Vocabulary::Compiled& compiled, const MarkRule& rule,
                       std::string_view spelling) {
  const std::string head = rule.system + "-";
  if (rule.part.empty() || !spelling.starts_with(head)) return;
  compiled.part_spellings.emplace(spelling, rule.banner);
}

void add_spelling(Vocabulary::Compiled& compiled, const MarkRule& rule, std::string_view spelling,
                  MarkTerm::Form form) {
  if (spelling.empty() || rule.sub) return;
  MarkTerm term;
  term.kind = kind_of(rule);
  term.form = form;
  term.rules = {rule.order};
  if (term.kind == MarkTerm::Kind::path) {
    term.path = rule.banner;
    add_part_spelling(compiled, rule, spelling);
  }
  compiled.lexicon.add(std::move(term), spelling);
}

void add_spellings(Reader& reader, const Node& node, Vocabulary::Compiled& compiled,
                   const MarkRule& rule) {
  add_spelling(compiled, rule, rule.banner,
               rule.banner == rule.title ? MarkTerm::Form::title : MarkTerm::Form::banner);
  add_spelling(compiled, rule, rule.portion, MarkTerm::Form::portion);
  add_spelling(compiled, rule, rule.title, MarkTerm::Form::title);
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
    if (entry.key.text == key) rules_named(reader, &entry.value, compiled);
  }
}

}  // namespace

void compile_controls(Reader& reader, const Node& root, Vocabulary::Compiled& compiled) {
  Fields file(reader, root, "the file");
  check_version(reader, file, 1);
  compiled.highest_part_number =
      static_cast<std::size_t>(std::max(0, file.integer("highest_sigma").value_or(0)));
  const std::vector<Node>& list = file.list("controls");
  for (const Node& node : list) {
    MarkRule rule = read_rule(reader, node);
    rule.order = compiled.rules.size();
    if (!compiled.rule_by_id.emplace(rule.control.id, rule.order).second) {
      reader.error(node.span, "DP0112", "control `" + rule.control.id + "` stands here twice");
    }
    compiled.rules.push_back(rule);
    add_spellings(reader, node, compiled, rule);
  }
  for (const Node& node : list) {
    for (const std::string_view key :
         {"excludes", "requires", "implies", "joins", "yields_to", "when_dropped"}) {
      check_names(reader, node, compiled, key);
    }
  }
}

}  // namespace declass
