#pragma once

#include <optional>
#include <vector>

#include "declassify/compiled.h"
#include "declassify/hold.h"

namespace declass {

/// A determination by a row that needs no instruction: a blocker, an unclassified text.
Determination determination_by(RowRole role, const Schedule::Compiled& rules);

/// What a hold says of a text on a day. `date` is the day on which the status turns; none where the
/// status does not depend on a day.
Determination determination_of(const Hold& hold, const Schedule::Compiled& rules, Date as_of);

/// What the instructions say of a text that no blocker holds.
struct Ruling {
  std::size_t index = 0;  ///< of the statement to report
  Determination determination;
  std::optional<Date> nominal;
};
/// Requires: at least one statement.
Ruling rule_on(const std::vector<Statement>& statements, const Circumstances& circumstances,
               const Schedule& schedule, Date as_of);

}  // namespace declass
