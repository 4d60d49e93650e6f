#include "declassify/load.h"

namespace declass {
namespace {

using Part = DateForms::Part;

void load_months(Reader& reader, Fields& fields, DateForms& out) {
  std::vector<std::string> names;
  fields.required("months");
  for (const Node& node : fields.list("months")) {
    Fields month(reader, node, "a month");
    month.required("number");
    const int number = month.integer("number").value_or(0);
    if (number < 1 || number > 12) reader.error(node.span, "DP0108", "a month is 1 to 12");
    for (const std::string& name : month.texts("names")) {
      out.months[name] = number;
      names.push_back(name);
    }
  }
  out.any_month = alternation(names);
}

std::optional<DateForms::Form> form_of(Reader& reader, const Node& node,
                                       const Placeholders& known) {
  Fields fields(reader, node, "a form of date");
  const std::string id = fields.text("id");
  const bool either = fields.flag("either_order");
  const std::string expression = fields.text("pattern");
  const auto pattern = pattern_of(reader, fields, "pattern", known);
  if (!pattern) return std::nullopt;
  const auto names = [&](const char* group) { return expression.find(group) != std::string::npos; };
  const bool whole = names("(?P<y>") && names("(?P<d>") && (names("(?P<m>") || names("(?P<month>"));
  if (!whole && !names("(?P<packed>")) {
    reader.error(node.span, "DP0108", "a form of date must name year, month and day");
    return std::nullopt;
  }
  return DateForms::Form{id, *pattern, either};
}

std::vector<Part> reading_of(Reader& reader, const Node& node) {
  std::vector<Part> out;
  for (const char letter : node.text) {
    if (letter == 'y') out.push_back(Part::year);
    if (letter == 'm') out.push_back(Part::month);
    if (letter == 'd') out.push_back(Part::day);
  }
  if (out.size() != 3 || node.text.size() != 3) {
    reader.error(node.span, "DP0108", "a reading is an order of `y`, `m` and `d`");
  }
  return out;
}

DateForms::Packed packed_of(Reader& reader, const Node& node) {
  Fields fields(reader, node, "a group of readings");
  DateForms::Packed out;
  fields.required("digits");
  const int digits = fields.integer("digits").value_or(0);
  if (digits != 6 && digits != 8) reader.error(node.span, "DP0108", "`digits` is 6 or 8");
  out.digits = digits == 8 ? 8 : 6;
  out.window = fields.flag("window");
  if (const Node* readings = fields.required("readings")) {
    for (const Node* reading : reader.scalars(*readings, "`readings`")) {
      out.readings.push_back(reading_of(reader, *reading));
    }
  }
  return out;
}

/// An expression as part of another, which must not name the same groups twice.
std::string without_names(std::string expression) {
  for (std::size_t at = expression.find("(?P<"); at != std::string::npos;
       at = expression.find("(?P<", at)) {
    const std::size_t end = expression.find('>', at);
    if (end == std::string::npos) break;
    expression.replace(at, end + 1 - at, "(?:");
  }
  return expression;
}

}  // namespace

void load_dates(Reader& reader, Fields& fields, Schedule::Compiled& out) {
  load_months(reader, fields, out.dates);
  const Placeholders known{{{"month", out.dates.any_month}}};
  fields.required("forms");
  for (const Node& node : fields.list("forms")) {
    auto form = form_of(reader, node, known);
    if (!form) continue;
    out.dates.forms.push_back(std::move(*form));
    for (const Node::Entry& entry : node.entries) {
      if (entry.key.text != "pattern") continue;
      out.dates.any_date += out.dates.any_date.empty() ? "(?:" : "|";
      out.dates.any_date += without_names(known.expand(entry.value.text));
    }
  }
  out.dates.any_date += ")";
  for (const Node& node : fields.list("packed")) {
    out.dates.packed.push_back(packed_of(reader, node));
  }
  out.dates.malformed = patterns_of(reader, fields, "malformed", known);
}

}  // namespace declass
