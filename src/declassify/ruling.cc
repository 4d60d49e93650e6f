#include "declassify/ruling.h"

#include <algorithm>

#include "declassify/flags.h"

namespace declass {
namespace {

bool is_blocker(const Statement& statement) { return statement.rule == name_of(RowRole::blocker); }

/// A mark inside the text refers all of it; what the rest of the text says is still reported.
std::optional<Ruling> beside_blocker(const std::vector<Statement>& statements,
                                     const Circumstances& circumstances, const Schedule& schedule,
                                     Date as_of) {
  std::vector<Statement> others;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (is_blocker(statements[i])) continue;
    others.push_back(statements[i]);
    places.push_back(i);
  }
  if (others.empty() || others.size() == statements.size()) return std::nullopt;
  Ruling out = rule_on(others, circumstances, schedule, as_of);
  out.index = places[out.index];
  return out;
}

}  // namespace

Determination determination_by(RowRole role, const Schedule::Compiled& rules) {
  const TableRow& row = rules.row(role);
  Determination out;
  out.status = row.before;
  out.basis = row.row;
  out.rule = row.rule;
  out.cause = row.cause;
  out.flags = row.flags;
  return out;
}

Determination determination_of(const Hold& hold, const Schedule::Compiled& rules, Date as_of) {
  const TableRow* row = rules.row(hold.rule);
  Determination out;
  out.status = status_on(hold, as_of);
  if (row != nullptr) out.basis = row->row;
  out.rule = hold.rule;
  out.flags = hold.flags;
  if (out.status == Status::refer) out.refer_to = hold.owner;
  if (!hold.is_fixed()) {
    out.date = hold.nominal;
    out.cause = hold.cause;
  }
  return out;
}

Ruling rule_on(const std::vector<Statement>& statements, const Circumstances& circumstances,
               const Schedule& schedule, Date as_of) {
  const Schedule::Compiled& rules = schedule.compiled();
  const LongestHold longest = longest_hold(statements, circumstances, schedule);
  Ruling out{longest.index, determination_of(longest.hold, rules, as_of), longest.hold.nominal};
  if (is_blocker(statements[longest.index])) {
    if (const auto rest = beside_blocker(statements, circumstances, schedule, as_of)) {
      out.index = rest->index;
      out.nominal = rest->nominal;
    }
  }
  const std::vector<std::string>& read = statements[out.index].instruction.flags;
  out.determination.flags.insert(out.determination.flags.end(), read.begin(), read.end());
  if (longest.disputed) out.determination.flags.emplace_back(flags::instruction_conflict);
  out.determination.level = level_on(statements, circumstances, schedule, as_of);
  if (*out.determination.level != circumstances.level) {
    out.determination.flags.emplace_back(flags::downgraded);
  }
  tidy(out.determination.flags);
  return out;
}

}  // namespace declass
