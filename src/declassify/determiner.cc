#include "declassify/determiner.h"

#include <algorithm>
#include <array>

#include "declassify/flags.h"
#include "marking/algebra.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::string_view unknown_control = "unknown";
constexpr std::string_view own = "us";

/// Nothing in the message is marked, which is another thing than a mark that cannot be read.
bool is_unmarked(const Message& message) {
  if (message.marking.level || message.prosign) return false;
  return std::none_of(message.segments.begin(), message.segments.end(),
                      [](const Segment& segment) { return !segment.mark.empty(); });
}

bool holds_foreign(const Marking& marking) {
  return marking.fgi.has_value() || marking.owner != own;
}

/// The marking without the controls that a stamp cancelled.
Marking without(Marking marking, const std::vector<std::string>& lifted) {
  const auto is_lifted = [&](std::string_view control) {
    return std::any_of(lifted.begin(), lifted.end(), [&](const std::string& word) {
      return control == word || control.starts_with(word + "-") || control == ascii_lower(word) ||
             control.starts_with(ascii_lower(word) + "-");
    });
  };
  std::erase_if(marking.aea, is_lifted);
  std::erase_if(marking.controls, is_lifted);
  return marking;
}

constexpr std::array classified_levels = {Level::restricted, Level::confidential, Level::secret,
                                          Level::top_secret};

void apply_stamps(const StampRuling& ruling, const Schedule::Compiled& rules, Determination& out) {
  out.flags.insert(out.flags.end(), ruling.flags.begin(), ruling.flags.end());
  tidy(out.flags);
  if (!ruling.role) return;
  const bool proven = *ruling.role != RowRole::stamp_without_proof;
  const bool weak = out.status == Status::unknown || out.status == Status::not_yet;
  if (!proven && !weak) return;
  Determination stamped = determination_by(*ruling.role, rules);
  stamped.status = Status::review;
  stamped.date = ruling.date;
  stamped.level = out.level;
  stamped.flags.insert(stamped.flags.end(), out.flags.begin(), out.flags.end());
  tidy(stamped.flags);
  out = std::move(stamped);
}

}  // namespace

Determiner::Determiner(const SourceText& source, const Message& message, const Schedule& schedule,
                       const Vocabulary& vocabulary, const Confirmations& confirmations)
    : source_(source),
      message_(message),
      schedule_(schedule),
      rules_(schedule.compiled()),
      vocabulary_(vocabulary),
      confirmations_(confirmations),
      stamps_(find_stamps(source, message, schedule.compiled())),
      unmarked_(is_unmarked(message)) {
  read_instructions();
}

bool Determiner::is_of_withheld_text(Span span) const {
  return std::any_of(stamps_.begin(), stamps_.end(), [&](const Stamp& stamp) {
    return stamp.form->effect == StampForm::Effect::taken_out && stamp.span.contains(span);
  });
}

void Determiner::read_instructions() {
  InstructionContext context{message_.date, message_.order, {}};
  if (holds_foreign(message_.marking)) context.source = InstructionContext::Source::foreign;
  for (const Span span : message_.instructions) {
    const std::string_view text = source_.slice(span);
    const bool blank = squeezed(text).empty();
    for (Statement& statement : read_instruction(text, context, schedule_)) {
      statement.instruction.span = span;
      // A line that is there and empty was cut short; only a line that is not there is missing.
      if (blank) {
        statement.rule = name_of(RowRole::unreadable);
        statement.instruction.kind = Instruction::Kind::unreadable;
      }
      const bool elsewhere = is_of_withheld_text(span);
      if (elsewhere) statement.instruction.flags.emplace_back(flags::of_withheld_text);
      instructions_.push_back(statement.instruction);
      if (!elsewhere) statements_.push_back(std::move(statement));
    }
  }
  if (statements_.empty()) statements_ = read_instruction({}, context, schedule_);
}

Circumstances Determiner::whole() const {
  Level level = message_.marking.level.value_or(Level::secret);
  if (!is_classified(level)) level = Level::secret;
  return {message_.date, level, confirmations_.event_date, {}};
}

Circumstances Determiner::portion(Level level) const {
  return {message_.date, level, confirmations_.event_date, Circumstances::Scope::rest};
}

Determiner::Day Determiner::day(Date as_of) const {
  Day out{as_of, {}, rule_by_stamps(stamps_, message_.date, as_of)};
  for (const Level level : classified_levels) {
    Determination made = rule_on(statements_, portion(level), schedule_, as_of).determination;
    if (made.status != Status::declassified) apply_stamps(out.stamps, rules_, made);
    out.by_level.emplace(level, std::move(made));
  }
  return out;
}

MessageDetermination Determiner::on(Date as_of) const {
  MessageDetermination out;
  out.instructions = instructions_;
  const Ruling overall = rule_on(statements_, whole(), schedule_, as_of);
  out.deciding = statements_[overall.index].instruction;
  const Day today = day(as_of);
  for (const Segment& segment : message_.segments) {
    out.segments.push_back(segment_on(segment, today));
  }
  find_anomalies(overall, out.anomalies);
  return out;
}

Determination Determiner::segment_on(const Segment& segment, const Day& day) const {
  if (is_administrative(segment.kind)) return determination_by(RowRole::administrative, rules_);
  const Marking& marking = segment.marking;
  if (!marking.level) return unmarked_on(segment, day);
  if (auto blocked = blocked_on(segment, day.date)) return *blocked;
  if (marking.has(unknown_control)) return determination_by(RowRole::unreadable_mark, rules_);
  if (!is_classified(*marking.level)) return determination_by(RowRole::unclassified, rules_);
  if (message_.date && marking.owner == own &&
      !rules_.orders.knew_level(*marking.level, *message_.date)) {
    Determination out = determination_by(RowRole::unreadable_mark, rules_);
    out.flags.emplace_back(flags::level_not_of_its_time);
    return out;
  }
  return classified_on(segment, day);
}

std::optional<Determination> Determiner::blocked_on(const Segment& segment, Date as_of) const {
  auto owner = refer_to_owner(segment.marking, vocabulary_);
  if (!owner) return std::nullopt;
  for (const Stamp& stamp : stamps_) {
    if (stamp.form->effect != StampForm::Effect::cancelled || !stamp.is_complete()) continue;
    if (*stamp.date > as_of || (message_.date && *stamp.date < *message_.date)) continue;
    if (refer_to_owner(without(segment.marking, stamp.form->lifts), vocabulary_)) continue;
    Determination out = determination_by(RowRole::stamp, rules_);
    out.status = Status::review;
    out.date = stamp.date;
    out.level = segment.marking->level;
    out.flags.emplace_back(flags::blocker_cancelled);
    // A person has to confirm it, so no policy may take this stamp for a declassification.
    out.cause = Cause::none;
    return out;
  }
  Determination out = determination_by(RowRole::blocker, rules_);
  out.refer_to = std::move(owner);
  out.level = segment.marking->level;
  return out;
}

Determination Determiner::unmarked_on(const Segment& segment, const Day& day) const {
  Determination out = determination_by(RowRole::unreadable_mark, rules_);
  if (segment.mark.empty() && unmarked_) apply_stamps(day.stamps, rules_, out);
  return out;
}

Determination Determiner::classified_on(const Segment& segment, const Day& day) const {
  Determination out = day.by_level.at(*segment.marking->level);
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

std::set<Date> Determiner::turning_days() const {
  std::set<Date> out;
  for (const Level level : classified_levels) {
    const LongestHold longest = longest_hold(statements_, portion(level), schedule_);
    if (longest.hold.nominal) out.insert(*longest.hold.nominal);
    for (const Date day : downgrade_days(statements_, portion(level), schedule_)) out.insert(day);
  }
  for (const Stamp& stamp : stamps_) {
    if (stamp.date) out.insert(*stamp.date);
  }
  return out;
}

}  // namespace declass
