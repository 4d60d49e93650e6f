#include "declassify/determine.h"

#include <algorithm>
#include <map>

#include "declassify/flags.h"
#include "declassify/ruling.h"
#include "marking/algebra.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::string_view unknown_control = "unknown";
constexpr std::string_view own = "us";

bool holds_classified(const Message& message) {
  if (message.marking.level && is_classified(*message.marking.level)) return true;
  return std::any_of(message.segments.begin(), message.segments.end(), [](const Segment& segment) {
    return !is_administrative(segment.kind) && segment.marking.level &&
           is_classified(*segment.marking.level);
  });
}

bool holds_foreign(const Marking& marking) {
  return marking.fgi.has_value() || marking.owner != own;
}

class Determiner {
 public:
  Determiner(const SourceText& source, const Message& message, const Schedule& schedule,
             const Vocabulary& vocabulary, Date as_of, const Confirmations& confirmations)
      : source_(source),
        message_(message),
        schedule_(schedule),
        rules_(schedule.compiled()),
        vocabulary_(vocabulary),
        as_of_(as_of),
        confirmations_(confirmations) {
    read();
  }

  MessageDetermination run() {
    MessageDetermination out;
    if (!message_.instructions.empty()) {
      for (const Statement& statement : statements_) {
        out.instructions.push_back(statement.instruction);
      }
    }
    Level level = message_.marking.level.value_or(Level::secret);
    if (!is_classified(level)) level = Level::secret;
    const Circumstances whole{message_.date, level, confirmations_.event_date, {}};
    const Ruling overall = rule_on(statements_, whole, schedule_, as_of_);
    out.deciding = statements_[overall.index].instruction;
    for (const Segment& segment : message_.segments) {
      out.segments.push_back(determine_segment(segment));
    }
    find_anomalies(whole, overall, out.anomalies);
    return out;
  }

 private:
  void read() {
    InstructionContext context{message_.date, message_.order, {}};
    if (holds_foreign(message_.marking)) context.source = InstructionContext::Source::foreign;
    for (const Span span : message_.instructions) {
      std::vector<Statement> read = read_instruction(source_.slice(span), context, schedule_);
      const bool blank = squeezed(source_.slice(span)).empty();
      for (Statement& statement : read) {
        // A line that is there and empty was cut short; only a line that is not there is missing.
        if (blank) {
          statement.rule = name_of(RowRole::unreadable);
          statement.instruction.kind = Instruction::Kind::unreadable;
        }
        statement.instruction.span = span;
        statements_.push_back(std::move(statement));
      }
    }
    if (!statements_.empty()) return;
    statements_ = read_instruction({}, context, schedule_);
  }

  /// Of an unclassified message only that its instruction has nothing to hold.
  void find_anomalies(const Circumstances& whole, const Ruling& overall,
                      std::vector<Anomaly>& out) const {
    const Span deciding = statements_[overall.index].instruction.span;
    if (!holds_classified(message_)) {
      const Instruction::Kind kind = statements_[overall.index].instruction.kind;
      if (kind == Instruction::Kind::none || kind == Instruction::Kind::missing) return;
      return report(flags::contradicts_level, deciding, out);
    }
    for (const Statement& statement : statements_) {
      for (const std::string& flag : statement.instruction.flags) {
        report(flag, statement.instruction.span, out);
      }
      for (const std::string& flag : hold_of(statement, whole, schedule_).flags) {
        report(flag, statement.instruction.span, out);
      }
    }
    for (const std::string& flag : overall.determination.flags) report(flag, deciding, out);
  }

  void report(std::string_view id, Span span, std::vector<Anomaly>& out) const {
    const Flag* flag = schedule_.flag(id);
    if (flag == nullptr || !flag->anomaly) return;
    const bool known = std::any_of(out.begin(), out.end(), [&](const Anomaly& anomaly) {
      return anomaly.id == id && anomaly.span == span;
    });
    if (!known) out.push_back({flag->code, flag->id, flag->says, span});
  }

  Determination determine_segment(const Segment& segment) const {
    if (is_administrative(segment.kind)) return determination_by(RowRole::administrative, rules_);
    const Marking& marking = segment.marking;
    if (!marking.level) return determination_by(RowRole::unreadable_mark, rules_);
    if (auto owner = refer_to_owner(marking, vocabulary_)) {
      Determination out = determination_by(RowRole::blocker, rules_);
      out.refer_to = std::move(owner);
      out.level = marking.level;
      return out;
    }
    if (marking.has(unknown_control)) return determination_by(RowRole::unreadable_mark, rules_);
    if (!is_classified(*marking.level)) return determination_by(RowRole::unclassified, rules_);
    if (message_.date && marking.owner == own &&
        !rules_.orders.knew_level(*marking.level, *message_.date)) {
      Determination out = determination_by(RowRole::unreadable_mark, rules_);
      out.flags.emplace_back(flags::level_not_of_its_time);
      return out;
    }
    return determine_classified(segment);
  }

  Determination determine_classified(const Segment& segment) const {
    const Circumstances circumstances{message_.date, *segment.marking.level,
                                      confirmations_.event_date, Circumstances::Scope::rest};
    Determination out = rule_on(statements_, circumstances, schedule_, as_of_).determination;
    if (segment.inherited) out.flags.emplace_back(flags::inherited);
    if (message_.reasons) {
      const std::vector<std::string>& letters = message_.reasons->letters;
      if (std::find(letters.begin(), letters.end(), rules_.foreign_letter) != letters.end()) {
        out.flags.emplace_back(flags::foreign_reason);
      }
    }
    tidy(out.flags);
    return out;
  }

  const SourceText& source_;
  const Message& message_;
  const Schedule& schedule_;
  const Schedule::Compiled& rules_;
  const Vocabulary& vocabulary_;
  Date as_of_;
  const Confirmations& confirmations_;
  std::vector<Statement> statements_;
};

}  // namespace

MessageDetermination determine(const SourceText& source, const Message& message,
                               const Schedule& schedule, const Vocabulary& vocabulary, Date as_of,
                               const Confirmations& confirmations) {
  return Determiner(source, message, schedule, vocabulary, as_of, confirmations).run();
}

}  // namespace declass
