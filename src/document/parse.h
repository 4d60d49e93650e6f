#pragma once

#include <string>
#include <vector>

#include "document/forms.h"
#include "document/message.h"
#include "marking/vocabulary.h"
#include "text/source_text.h"

namespace declass {

/// Reads a file as one or more messages. Never fails: what is not recognised is a segment of kind
/// `other` with the message's level and an anomaly. The segments of all messages together tile
/// the file. Linear in the size of the file.
/// Requires: check_text(source).
std::vector<Message> parse_messages(const SourceText& source, const Forms& forms,
                                    const Vocabulary& vocabulary);

}  // namespace declass
