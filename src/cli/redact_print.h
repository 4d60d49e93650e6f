#pragma once

#include <string>

#include "engine/process.h"

namespace declass {

/// What a dry run shows for people: every portion and every cut with action, codes, clause, status
/// and date; totals; what a person must look at. Shows no text of the document.
std::string print_outcome(const SourceText& source, const Outcome& outcome, const Policy& policy,
                          const ProcessOptions& options);

/// One line of `redact --json`, without its line feed. `output` is empty for a dry run.
std::string outcome_json(const SourceText& source, const Outcome& outcome,
                         const std::string& output, const Policy& policy,
                         const ProcessOptions& options);

}  // namespace declass
