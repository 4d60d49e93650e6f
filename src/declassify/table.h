#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "declassify/determination.h"

namespace declass {

/// One row of the decision table of rules/declassify/table.yaml.
struct TableRow {
  /// What the day N rests on, on which the status turns.
  enum class Turns {
    none,
    marked,     ///< the date that is written
    period,     ///< origin plus the written number of years
    automatic,  ///< 31 December of the 25th year after origin, with its floor
    source,     ///< the same, from the date of the source
    schedule,   ///< by the schedule that goes with the form, for the level
    event       ///< the day that the operator confirmed
  };

  std::string rule;  ///< `marked-date`
  std::string row;   ///< `2`: the basis of a determination
  Turns turns = Turns::none;
  Status before = Status::unknown, after = Status::unknown;
  Cause cause = Cause::none;
  int rank = 0;             ///< of several that hold equally long, the lowest is reported
  bool subsidiary = false;  ///< counts only where no other instruction is
  std::string rest;         ///< the rule for portions that an instruction does not name
  std::string says, authority;
  std::vector<std::string> flags;
};

/// One flag of rules/declassify/flags.yaml.
struct Flag {
  std::string id, code, says;
  bool anomaly = false;  ///< also an anomaly of the message
};

/// Sorts `flags` and drops repetitions.
void tidy(std::vector<std::string>& flags);

}  // namespace declass
