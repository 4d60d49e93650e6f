#pragma once

#include <string>
#include <vector>

#include "engine/process.h"
#include "text/diagnostic.h"

namespace declass {

/// One thing about a document's markings that its author can put right. `what` is the anomaly that
/// `inspect` lists, or one that only lint asks for; never text of the document.
struct Remark {
  Severity severity = Severity::warning;
  Anomaly what;
  std::string fix;
};

/// What is missing or contradicts itself in one message, by place: what reading and determining
/// found, each mark against the register, captions against 5 FAH-2 H-252, the reasons against the
/// order of the day.
std::vector<Remark> lint(const SourceText& source, const Message& message,
                         const MessageDetermination& determination, const Rules& rules);

}  // namespace declass
