#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/detail.h"
#include "audit/key.h"
#include "audit/layout.h"
#include "audit/record.h"
#include "text/result.h"

namespace declass {

/// A checkpoint of the log that somebody else kept.
struct Pin {
  std::string name, bytes;
};

struct ReleaseFile {
  std::string name, sha256;
};

/// What a log is held against besides itself.
struct Evidences {
  /// A copy made for publication has no details; in the log itself their absence is a loss.
  enum class Details { required, left_out } details = Details::required;
  std::vector<Pin> pins;
  std::optional<std::vector<ReleaseFile>> releases;
};

struct Verification {
  /// uncommitted: a crash left something that no checkpoint covers; all that one covers is intact.
  enum class Verdict { intact, uncommitted, changed };

  Verdict verdict = Verdict::intact;
  std::string failure;                ///< with `changed`: the first bad thing
  std::vector<std::string> warnings;  ///< what was left by a crash

  std::string origin;
  std::optional<NamedKey> key;  ///< nothing: the checkpoints are not signed
  std::uint64_t segments = 0, records = 0, details = 0;  ///< that were found good
  std::uint64_t detail_count = 0;                        ///< records that have a detail line
  std::uint64_t size = 0;                                ///< records under the checkpoint
  Digest root{};
  std::uint64_t kept_checkpoints = 0;
  std::vector<std::uint64_t> pins;  ///< sizes of those that agree
  struct Releases {
    std::uint64_t matched = 0, files = 0;  ///< of the files at hand, those with a record
    std::uint64_t missing = 0;             ///< recorded, file not here
  };
  std::optional<Releases> releases;
};

/// Holds every byte of every file of a log against the others: each record continues the one
/// before, each detail line has the digest in its record, each checkpoint has the size and head of
/// the tree and, where the log has a key, its signature; the key files are those of the key in the
/// first record; what was set aside after a crash is what its record says; and no other file is
/// there. Fails only where a file cannot be read.
Result<Verification> verify_log(const LogBytes& log, const Evidences& evidences = {});

/// Reads the records of a log that verifies, in order, each with its detail line where it is kept.
Result<void> for_each_record(
    const LogBytes& log,
    const std::function<void(const Record&, const std::optional<Detail>&)>& visit);

/// `41,207`.
std::string grouped(std::uint64_t number);

}  // namespace declass
