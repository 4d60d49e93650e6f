#pragma once

#include <memory>
#include <string>
#include <vector>

#include "audit/layout.h"
#include "audit/verify.h"
#include "store/system.h"
#include "text/result.h"

namespace declass {

/// The files of the log in a folder, for verification and reading. Holds the log's lock with other
/// readers, so that nobody appends as long as a copy of it lives.
Result<LogBytes> open_log_files(const std::string& folder);
Result<LogBytes> open_log_files(std::shared_ptr<System> system, const std::string& folder);

/// The regular files below a folder with their digests, but those of the log and releases that have
/// not been given their names.
Result<std::vector<ReleaseFile>> digest_releases(const std::string& folder,
                                                 const std::string& log_folder);

}  // namespace declass
