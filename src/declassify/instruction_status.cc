#include "declassify/determine.h"
#include "declassify/flags.h"
#include "declassify/ruling.h"

namespace declass {
namespace {

/// The instruction does not matter: the level of the text decides.
void decide_by_level(RowRole role, const Schedule::Compiled& rules, InstructionStatus& out) {
  out.determination = determination_by(role, rules);
  out.nominal.reset();
}

}  // namespace

InstructionStatus determine_instruction(std::string_view text, std::optional<Date> origin,
                                        Level level, const Schedule& schedule, Date as_of,
                                        const Confirmations& confirmations) {
  const Schedule::Compiled& rules = schedule.compiled();
  const std::vector<Statement> statements = read_instruction(text, origin, schedule);
  const Circumstances circumstances{origin, level, confirmations.event_date, {}};
  const Ruling ruling = rule_on(statements, circumstances, schedule, as_of);
  InstructionStatus out{statements[ruling.index].instruction, ruling.determination, ruling.nominal};
  const bool blocked = ruling.determination.rule == name_of(RowRole::blocker);
  if (!blocked && !is_classified(level)) {
    decide_by_level(RowRole::unclassified, rules, out);
  } else if (!blocked && origin && !rules.orders.knew_level(level, *origin)) {
    decide_by_level(RowRole::unreadable_mark, rules, out);
    out.determination.flags.emplace_back(flags::level_not_of_its_time);
  }
  if (!out.determination.level) out.determination.level = level;
  return out;
}

}  // namespace declass
