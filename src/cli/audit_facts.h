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

/// Whether what would be recorded names something that was cut, encoded forms included. Who
/// approved is the operator's own word.
bool facts_show_cut(const RedactRecord& record, const Detail& detail, const SourceText& source,
                    const Outcome& outcome, const Policy& policy);

}  // namespace declass
