#include <algorithm>
#include <set>
#include <utility>

#include "declassify/determiner.h"
#include "declassify/flags.h"

namespace declass {
namespace {

bool holds_classified(const Message& message) {
  if (message.marking.level && is_classified(*message.marking.level)) return true;
  return std::any_of(message.segments.begin(), message.segments.end(), [](const Segment& segment) {
    return !is_administrative(segment.kind) && segment.marking->level &&
           is_classified(*segment.marking->level);
  });
}

/// Collects each anomaly once a place.
class Reports {
 public:
  Reports(const Schedule& schedule, std::vector<Anomaly>& out) : schedule_(schedule), out_(out) {}

  void add(std::string_view id, Span span) {
    const Flag* flag = schedule_.flag(id);
    if (flag == nullptr || !flag->anomaly) return;
    if (!known_.emplace(flag, span).second) return;
    out_.push_back({flag->code, flag->id, flag->says, span});
  }
  void add(const std::vector<std::string>& ids, Span span) {
    for (const std::string& id : ids) add(id, span);
  }

 private:
  const Schedule& schedule_;
  std::vector<Anomaly>& out_;
  std::set<std::pair<const Flag*, Span>> known_;
};

}  // namespace

/// Of an unclassified message only that its instruction has nothing to hold.
void Determiner::find_anomalies(const Ruling& overall, std::vector<Anomaly>& out) const {
  Reports reports(schedule_, out);
  const Instruction& deciding = statements_[overall.index].instruction;
  if (!holds_classified(message_)) {
    // An order without a word behind its number holds nothing.
    const bool silent = deciding.kind == Instruction::Kind::none ||
                        deciding.kind == Instruction::Kind::missing || deciding.span.empty();
    if (!silent) reports.add(flags::contradicts_level, deciding.span);
    return;
  }
  for (const Statement& statement : statements_) {
    reports.add(statement.instruction.flags, statement.instruction.span);
    reports.add(hold_of(statement, whole(), schedule_).flags, statement.instruction.span);
  }
  reports.add(overall.determination.flags, deciding.span);
}

}  // namespace declass
