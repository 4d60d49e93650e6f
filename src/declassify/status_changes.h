#pragma once

#include <cstddef>
#include <vector>

#include "declassify/determine.h"

namespace declass {

/// One segment whose status or level is another from a day on.
struct StatusChange {
  Date day;
  std::size_t segment = 0;  ///< its place in the message
  Determination before, after;
};

/// Every change from `from` to `to`, both days included, sorted by day and segment. A change on
/// `from` is one against the day before.
std::vector<StatusChange> status_changes(const SourceText& source, const Message& message,
                                         const Schedule& schedule, const Vocabulary& vocabulary,
                                         Date from, Date to,
                                         const Confirmations& confirmations = {});

}  // namespace declass
