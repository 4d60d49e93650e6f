#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "engine/process.h"
#include "text/escape.h"

namespace declass {

/// The day that `--as-of` names, today where it is empty; complains and finishes with `usage` where
/// it is no day.
std::optional<Date> as_of_date(Session& session, const std::string& text);

/// `--as-of A..B`, or one day; complains as `as_of_date` does.
struct DayRange {
  Date first;
  std::optional<Date> last;
};
std::optional<DayRange> as_of_range(Session& session, const std::string& text);

/// Takes `--event-date` into the confirmations; false where it is no day.
bool confirm_event(Session& session, const std::string& text, Confirmations& confirmations);

/// Adds `--encoding NAME` to a command.
void add_encoding_option(CLI::App& command, std::string& name);

/// Reads a document whose characters are written as `encoding` says, UTF-8 where it is empty.
Result<SourceText> read_document(const std::string& path, const std::string& encoding);

/// Hands every readable document to `take`, in the order given, folders included. What cannot be
/// read is complained about; the exit code then is `refused` where it was the only input, else
/// `some_failed`.
void for_each_document(Session& session, const std::vector<std::string>& paths,
                       const std::string& encoding,
                       const std::function<void(const SourceText&)>& take);

}  // namespace declass
