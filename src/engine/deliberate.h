#pragma once

#include "engine/process.h"

namespace declass {

/// The facts of a document with what a policy decides about them and a person answered: messages,
/// determinations, findings, verdict, answered and unanswered of an outcome.
Outcome deliberate(const SourceText& source, const Rules& rules, const Policy& policy,
                   const ProcessOptions& options);

/// The facts as a policy takes them. They refer to `facts`.
std::vector<MessageFacts> facts_by_message(const Facts& facts);

}  // namespace declass
