#pragma once

#include <string>
#include <vector>

#include "declassify/determine.h"
#include "declassify/status_changes.h"
#include "document/message.h"
#include "text/source_text.h"

namespace declass {

/// One line of `inspect --json`, without its line feed: everything that was established about one
/// message. `number` counts the messages of the file from 1;
/// `changes` are those of a range of days, if one was asked for.
std::string inspect_json(const SourceText& source, const Message& message,
                         const MessageDetermination& determination,
                         const std::vector<StatusChange>& changes, std::size_t number);

}  // namespace declass
