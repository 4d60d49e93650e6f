#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "marking/level.h"
#include "text/date.h"
#include "text/span.h"

namespace declass {

/// What the orders say of a portion on a given day. The weakest claim comes first and is the
/// default: what nobody determined is not known to be releasable.
enum class Status { unknown, refer, review, not_yet, declassified, not_classified };

/// `unknown`, `refer`, `review`, `not-yet`, `declassified`, `not-classified`.
std::string_view name_of(Status status);
std::optional<Status> status_named(std::string_view name);

/// What the date of a determination rests on. `person` is never determined: somebody decided it.
enum class Cause { none, marked, calculated, stamp, event, person };

std::string_view name_of(Cause cause);
std::optional<Cause> cause_named(std::string_view name);

/// A declassification instruction as it was read.
struct Instruction {
  enum class Kind {
    missing,
    unreadable,
    date,
    event,
    exemption,
    indefinite,
    period,
    schedule,
    review_date,
    none,
    declared
  };

  std::string text;                  ///< as it stands, white space squeezed
  std::optional<std::string> order;  ///< `12958`
  Kind kind = Kind::missing;
  std::optional<Date> date;
  std::vector<std::string> codes;  ///< `X1`, `25X1-HUMAN`, `OADR`, as written in upper case
  std::vector<std::string> flags;
  Span span;  ///< in the file; empty for a text from elsewhere
};

std::string_view name_of(Instruction::Kind kind);
std::optional<Instruction::Kind> instruction_kind_named(std::string_view name);

/// The status of one segment on one day, and why.
struct Determination {
  Status status = Status::unknown;
  std::optional<Date> date;  ///< the day on which the status turns
  std::string basis;         ///< the row of the decision table, `2`; `administrative`, `mark`
  Cause cause = Cause::none;
  std::optional<std::string> refer_to;
  std::vector<std::string> flags;  ///< ids of rules/declassify/flags.yaml, sorted
  std::string rule;                ///< of rules/declassify/table.yaml: the row in words
  std::optional<Level> level;      ///< on that day, after every downgrading that has passed
};

}  // namespace declass
