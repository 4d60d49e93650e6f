#include <charconv>

#include "declassify/load.h"
#include "declassify/scan_instruction.h"

namespace declass {
namespace {

using Form = InstructionForm;
using Part = InstructionForm::Part;

std::optional<Instruction::Kind> kind_of(Reader& reader, Fields& fields, std::string_view key) {
  const Node* node = fields.optional(key);
  if (node == nullptr) return std::nullopt;
  const auto kind = instruction_kind_named(node->text);
  if (!kind)
    reader.unknown_word(*node, "kind",
                        {"missing", "unreadable", "date", "event", "exemption", "indefinite",
                         "period", "schedule", "review-date", "none", "declared"});
  return kind;
}

Part part_of(Fields& fields) {
  return fields
      .choice<Part>("part", {{"value", Part::value},
                             {"event", Part::event},
                             {"statement", Part::statement},
                             {"source-marked", Part::source_marked},
                             {"source-date", Part::source_date},
                             {"extension", Part::extension}})
      .value_or(Part::value);
}

/// A form that does not match its own examples was not meant so.
void check_examples(Reader& reader, Fields& fields, const Pattern& pattern) {
  const Node* examples = fields.required("reads");
  if (examples == nullptr) return;
  for (const Node* example : reader.scalars(*examples, "`reads`")) {
    if (pattern.matches(plain_upper(example->text))) continue;
    reader.error(example->span, "DP0108", "the form does not read `" + example->text + "`");
  }
}

void read_validity(Reader& reader, Fields& fields, Form& out) {
  out.limit_years = fields.integer("limit_years");
  out.absurd_years = fields.integer("absurd_years");
  out.only_within_years = fields.integer("only_within_years");
  out.only_orders = fields.texts("only_orders");
  if (fields.optional("orders") != nullptr) out.orders = fields.texts("orders");
  out.also_from = day_of(reader, fields, "also_from");
  out.valid_until = day_of(reader, fields, "valid_until");
}

std::optional<Form> form_of(Reader& reader, const Node& node, const Placeholders& known) {
  Fields fields(reader, node, "a form of instruction");
  auto pattern = pattern_of(reader, fields, "pattern", known);
  Form out(fields.text("id"), pattern ? *pattern : *Pattern::compile(""));
  out.part = part_of(fields);
  const bool value = out.part != Part::source_marked && out.part != Part::source_date;
  if (value) fields.required("kind");
  out.kind = kind_of(reader, fields, "kind").value_or(Instruction::Kind::unreadable);
  out.rule = fields.text_or("rule", "");
  out.dated = fields.text_or("dated", "");
  out.otherwise = fields.text_or("otherwise", "");
  out.dated_kind = kind_of(reader, fields, "dated_kind");
  out.code = fields.text_or("code", "");
  out.schedule = fields.text_or("schedule", "");
  out.owner = fields.text_or("owner", "");
  out.rank = fields.integer("rank").value_or(0);
  out.dated_rank = fields.integer("dated_rank").value_or(out.rank);
  out.first_only = fields.flag("first_only");
  read_validity(reader, fields, out);
  check_examples(reader, fields, out.pattern);
  if (value && out.rule.empty() && out.dated.empty()) {
    reader.error(node.span, "DP0102", "form `" + out.id + "` has neither `rule` nor `dated`");
  }
  if (!pattern) return std::nullopt;
  return out;
}

std::vector<std::string> load_numbers(Reader& reader, Fields& fields, InstructionForms& out) {
  std::vector<std::string> names = {"\\d{1,3}"};
  for (const Node& node : fields.list("numbers")) {
    Fields number(reader, node, "a number");
    number.required("value");
    const int value = number.integer("value").value_or(0);
    for (const std::string& name : number.texts("names")) {
      out.numbers[name] = value;
      names.push_back(name);
    }
  }
  return names;
}

void load_words(Reader& reader, Fields& fields, InstructionForms& out) {
  if (const Node* levels = fields.required("levels")) {
    Fields words(reader, *levels, "the level words");
    for (const Node::Entry& entry : levels->entries) {
      words.text(entry.key.text);
      if (const auto level = level_of(reader, entry.value)) out.levels[entry.key.text] = *level;
    }
  }
  if (const Node* owners = fields.required("owners")) {
    Fields words(reader, *owners, "the owners");
    for (const Node::Entry& entry : owners->entries) {
      out.owners[entry.key.text] = words.text(entry.key.text);
    }
  }
}

void load_repairs(Reader& reader, Fields& fields, InstructionForms& out) {
  for (const Node& node : fields.list("repairs")) {
    Fields repair(reader, node, "a repair");
    const std::string meant = repair.text("meant");
    if (auto written = pattern_of(reader, repair, "written", {})) {
      if (written->full_match(meant)) {
        reader.error(node.span, "DP0108", "`" + meant + "` would be repaired again and again");
      }
      out.repairs.push_back({std::move(*written), meant});
    }
  }
}

}  // namespace

void load_instructions(Reader& reader, Fields& fields, Schedule::Compiled& compiled) {
  InstructionForms& out = compiled.instructions;
  std::vector<std::string> orders;
  for (const Order& order : compiled.orders.list) orders.push_back(order.number);
  const Placeholders known{{{"month", compiled.dates.any_month},
                            {"count", alternation(load_numbers(reader, fields, out))},
                            {"order", alternation(orders)}}};
  load_words(reader, fields, out);
  out.orders = patterns_of(reader, fields, "orders", known);
  out.labels = patterns_of(reader, fields, "labels", known);
  out.mistyped_labels = patterns_of(reader, fields, "mistyped_labels", known);
  out.fields = patterns_of(reader, fields, "fields", known);
  out.ends = patterns_of(reader, fields, "ends", known);
  out.reasons = patterns_of(reader, fields, "reasons", known);
  out.harmless = patterns_of(reader, fields, "harmless", known);
  out.persons = patterns_of(reader, fields, "persons", known);
  out.doubts = patterns_of(reader, fields, "doubts", known);
  load_repairs(reader, fields, out);
  std::vector<std::string> expressions;
  fields.required("forms");
  for (const Node& node : fields.list("forms")) {
    if (auto form = form_of(reader, node, known)) {
      out.forms.push_back(std::move(*form));
      for (const Node::Entry& entry : node.entries) {
        if (entry.key.text == "pattern") expressions.push_back(known.expand(entry.value.text));
      }
    }
  }
  auto set = PatternSet::compile(expressions);
  if (!set) {
    reader.error({}, "DP0107", "the forms do not compile together: " + set.error().message);
    return;
  }
  out.form_set = std::move(*set);
}

}  // namespace declass
