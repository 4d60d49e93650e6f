#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/chain.h"
#include "audit/key.h"
#include "audit/record.h"
#include "store/folder.h"
#include "text/result.h"

namespace declass {

/// Where a log ends, and what the next append needs to know of what stands before.
struct LogEnd {
  Chain chain;
  std::string origin;
  std::optional<NamedKey> key;  ///< nothing: the checkpoints are not signed
  std::string id;               ///< 8 hex digits that tell this log from others
  std::uint64_t segment = 0;    ///< seq of the first record of the last segment
  std::uint64_t segment_bytes = 0, details_bytes = 0;  ///< its files are that long
  std::string checkpoint;                              ///< the file's bytes
  std::vector<RecoverRecord> unrecorded;  ///< set aside after a crash, no record says so yet
};

/// Reads the end of the log in `folder` and repairs what a crash left there. What the newest
/// checkpoint covers must be what it says (DA0101 to DA0103), and nothing of it is ever touched.
/// Whole records beyond it that continue the chain are kept; what follows them is set aside in a
/// file of its own. Requires: the caller holds the exclusive lock.
Result<LogEnd> recover(const Folder& folder);

/// Lines that continue a log.
class Draft {
 public:
  Draft(Chain chain, long long now) : chain_(std::move(chain)), now_(now) {}

  /// Adds a record; gives its seq. `nonce` is 32 random hex digits.
  Result<std::uint64_t> add(Event event, std::string nonce);

  const Chain& chain() const { return chain_; }
  const std::string& bytes() const { return bytes_; }
  /// The lines from here on go to the next segment file.
  std::string take_bytes();

 private:
  Chain chain_;
  long long now_ = 0;
  std::string bytes_;
};

}  // namespace declass
