#pragma once

#include <string>

#include "audit/detail.h"
#include "audit/record.h"
#include "engine/process.h"

namespace declass {

/// What the audit log is told of one release: the public record, and the detail line for the
/// reviewer inside. Neither holds a word that was cut.
RedactRecord record_of(const Outcome& outcome, const Policy& policy, Date as_of);
Detail detail_of(const SourceText& source, const Outcome& outcome, const Policy& policy,
                 const SourceText& policy_file, const ProcessOptions& options);

}  // namespace declass
