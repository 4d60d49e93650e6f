#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declassify/read_instruction.h"

namespace declass {

/// How long one instruction holds a text: the status before and from the day on which it turns.
struct Hold {
  std::string rule;
  Status before = Status::unknown, after = Status::unknown;
  std::optional<Date> nominal;  ///< N of the decision table; also where nothing turns on it
  Cause cause = Cause::none;
  int rank = 0;
  std::optional<std::string> owner;
  std::vector<std::string> flags;

  /// The status does not depend on the day.
  bool is_fixed() const { return before == after; }
};

/// What the decision table asks beside the instruction.
struct Circumstances {
  /// An instruction may speak of some portions only: is the text one that it does not name?
  enum class Scope { named, rest };

  std::optional<Date> origin;
  Level level = Level::confidential;
  std::optional<Date> event_date;  ///< the day on which an operator says that the event happened
  Scope scope = Scope::named;
};

/// The row of the decision table for one instruction. Does not ask whether the level is classified.
Hold hold_of(const Statement& statement, const Circumstances& circumstances,
             const Schedule& schedule);

/// The place in `statements` of the one that holds longest: unknown, then refer, then the latest
/// date, on the same date review before declassified, then the rank; and that hold.
/// Requires: at least one statement.
struct LongestHold {
  std::size_t index = 0;
  Hold hold;
  bool disputed = false;  ///< others hold differently
};
LongestHold longest_hold(const std::vector<Statement>& statements,
                         const Circumstances& circumstances, const Schedule& schedule);

Status status_on(const Hold& hold, Date day);

/// The level on a day after the downgradings that have passed; with `days`, also each such day.
Level level_on(const std::vector<Statement>& statements, const Circumstances& circumstances,
               const Schedule& schedule, Date day);

/// The first day of each level that these instructions downgrade to, sorted.
std::vector<Date> downgrade_days(const std::vector<Statement>& statements,
                                 const Circumstances& circumstances, const Schedule& schedule);

}  // namespace declass
