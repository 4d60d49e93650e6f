#include <algorithm>

#include "declassify/load.h"

namespace declass {
namespace {

using Turns = TableRow::Turns;

template <class T>
T required_choice(Fields& fields, std::string_view key,
                  const std::vector<std::pair<std::string, T>>& table, T otherwise) {
  fields.required(key);
  return fields.choice<T>(key, table).value_or(otherwise);
}

TableRow row_of(Reader& reader, const Node& node) {
  Fields fields(reader, node, "a rule");
  const std::vector<std::pair<std::string, Status>> statuses = {
      {"unknown", Status::unknown},
      {"refer", Status::refer},
      {"review", Status::review},
      {"not-yet", Status::not_yet},
      {"declassified", Status::declassified},
      {"not-classified", Status::not_classified}};
  TableRow out;
  out.rule = fields.text("rule");
  out.row = fields.text("row");
  out.turns = required_choice<Turns>(fields, "turns",
                                     {{"none", Turns::none},
                                      {"marked", Turns::marked},
                                      {"period", Turns::period},
                                      {"automatic", Turns::automatic},
                                      {"source", Turns::source},
                                      {"schedule", Turns::schedule},
                                      {"event", Turns::event}},
                                     Turns::none);
  out.before = required_choice(fields, "before", statuses, Status::unknown);
  out.after = required_choice(fields, "after", statuses, Status::unknown);
  out.cause = fields
                  .choice<Cause>("cause", {{"none", Cause::none},
                                           {"marked", Cause::marked},
                                           {"calculated", Cause::calculated},
                                           {"stamp", Cause::stamp},
                                           {"event", Cause::event}})
                  .value_or(Cause::none);
  out.rank = fields.integer("rank").value_or(0);
  out.subsidiary = fields.flag("subsidiary");
  out.rest = fields.text_or("rest", "");
  out.says = fields.text("says");
  out.authority = fields.text("authority");
  out.flags = fields.texts("flags");
  // A date that was calculated proves nothing, whatever a table says.
  if (out.cause == Cause::calculated && out.after == Status::declassified) {
    reader.error(node.span, "DP0108", "a calculated date must not declassify");
  }
  return out;
}

}  // namespace

void load_table(Reader& reader, Fields& fields, Schedule::Compiled& out) {
  fields.required("rules");
  for (const Node& node : fields.list("rules")) {
    TableRow row = row_of(reader, node);
    if (out.row(row.rule) != nullptr) {
      reader.error(node.span, "DP0108", "rule `" + row.rule + "` is here twice");
    }
    out.rows.push_back(std::move(row));
  }
}

void load_flags(Reader& reader, Fields& fields, Schedule::Compiled& out) {
  fields.required("flags");
  for (const Node& node : fields.list("flags")) {
    Fields flag(reader, node, "a flag");
    Flag read;
    read.id = flag.text("id");
    read.code = flag.text("code");
    read.says = flag.text("says");
    read.anomaly = flag.flag("anomaly");
    const auto same = [&](const Flag& other) {
      return other.id == read.id || other.code == read.code;
    };
    if (std::any_of(out.flags.begin(), out.flags.end(), same)) {
      reader.error(node.span, "DP0108", "flag `" + read.id + "` or its code is here twice");
    }
    out.flags.push_back(std::move(read));
  }
}

}  // namespace declass
