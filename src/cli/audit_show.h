#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "audit/layout.h"
#include "text/result.h"

namespace declass {

/// A file of details lies in the log.
bool has_details(const LogBytes& log);

/// The records of a log that verifies, newest last, or the one with that seq; empty where there is
/// none. For people: a table, then each release cut by cut. What comes from files is escaped.
Result<std::string> records_for_people(const LogBytes& log, std::optional<std::uint64_t> only);

/// The same as one JSON object a line; `detail` is null where it is not kept.
Result<std::string> records_as_json(const LogBytes& log, std::optional<std::uint64_t> only);

}  // namespace declass
