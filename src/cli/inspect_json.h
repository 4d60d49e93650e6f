#pragma once

#include <string>

#include "declassify/determine.h"
#include "document/message.h"
#include "text/source_text.h"

namespace declass {

/// One line of `inspect --json`, without its line feed: everything that was established about one
/// message. `number` counts the messages of the file from 1.
std::string inspect_json(const SourceText& source, const Message& message,
                         const MessageDetermination& determination, std::size_t number);

}  // namespace declass
