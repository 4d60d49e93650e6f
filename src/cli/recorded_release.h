#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "audit/detail.h"
#include "audit/record.h"
#include "cli/session.h"

namespace declass {

/// What a log says of one release.
struct RecordedRelease {
  std::uint64_t seq = 0;
  RedactRecord record;
  std::optional<Detail> detail;
};

/// The last record of a release's bytes. False where the log cannot be relied on, which was
/// complained about.
bool find_record(Session& session, const std::string& folder, std::string_view bytes,
                 std::optional<RecordedRelease>& out);

}  // namespace declass
