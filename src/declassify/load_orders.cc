#include "declassify/load.h"

namespace declass {
namespace {

Order order_of(Reader& reader, const Node& node) {
  Fields fields(reader, node, "an order");
  Order out;
  out.number = fields.text("number");
  out.also = fields.texts("also");
  out.signed_on = required_day_of(reader, fields, "signed");
  out.from = required_day_of(reader, fields, "from");
  out.until = day_of(reader, fields, "until");
  out.cited_until = day_of(reader, fields, "cited_until");
  out.levels = levels_of(reader, fields, "levels");
  out.window_years = fields.integer("window_years");
  return out;
}

int required_integer(Fields& fields, std::string_view key) {
  fields.required(key);
  return fields.integer(key).value_or(0);
}

YearSchedule::Step step_of(Reader& reader, const Node& node) {
  Fields fields(reader, node, "a downgrading");
  YearSchedule::Step out;
  if (const Node* level = fields.required("level")) {
    out.level = level_of(reader, *level).value_or(out.level);
  }
  if (const Node* to = fields.required("to")) out.to = level_of(reader, *to).value_or(out.to);
  out.years = required_integer(fields, "years");
  if (!reader.failed() && out.to >= out.level) {
    reader.error(node.span, "DP0108", "a downgrading must end at a lower level");
  }
  return out;
}

YearSchedule schedule_of(Reader& reader, const Node& node) {
  using Counts = YearSchedule::Counts;
  Fields fields(reader, node, "a schedule");
  YearSchedule out;
  out.id = fields.text("id");
  fields.required("counts");
  out.counts = fields
                   .choice<Counts>("counts", {{"year-end", Counts::year_end},
                                              {"anniversary", Counts::anniversary}})
                   .value_or(Counts::year_end);
  if (const Node* years = fields.optional("declassified")) {
    Fields by_level(reader, *years, "the years of a schedule");
    for (const Node::Entry& entry : years->entries) {
      const auto level = level_of(reader, entry.key);
      const auto number = by_level.integer(entry.key.text);
      if (level && number) out.declassified[*level] = *number;
    }
  }
  for (const Node& step : fields.list("downgrades")) {
    out.downgrades.push_back(step_of(reader, step));
  }
  return out;
}

}  // namespace

void load_orders(Reader& reader, Fields& fields, Schedule::Compiled& out) {
  fields.required("orders");
  for (const Node& node : fields.list("orders")) out.orders.list.push_back(order_of(reader, node));
}

void load_schedules(Reader& reader, Fields& fields, Schedule::Compiled& out) {
  if (const Node* node = fields.required("limits")) {
    Fields limits(reader, *node, "the limits");
    out.limits.automatic = required_integer(limits, "automatic_years");
    out.limits.automatic_floor = required_day_of(reader, limits, "automatic_floor");
    out.limits.window = required_integer(limits, "window_years");
    out.limits.foreign_window = required_integer(limits, "foreign_window_years");
    out.limits.stamp_window = required_integer(limits, "stamp_window_years");
    out.limits.absurd = required_integer(limits, "absurd_years");
    out.limits.latest_origin_year = required_integer(limits, "latest_origin_year");
  }
  fields.required("schedules");
  for (const Node& node : fields.list("schedules")) {
    out.schedules.push_back(schedule_of(reader, node));
  }
}

}  // namespace declass
