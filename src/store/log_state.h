#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/checkpoint.h"
#include "audit/key.h"
#include "store/folder.h"
#include "store/log.h"
#include "store/log_end.h"

namespace declass {

class Releases;

/// An open log. The end is remembered between appends, and all of it read again where checkpoint
/// or sizes say that another process wrote meanwhile. (A change that keeps both is for
/// `verify_log` to find; it cannot make a later record pass for one of before.)
class Log::State {
 public:
  State(std::shared_ptr<System> system, Folder folder, const LogOptions& options)
      : system_(std::move(system)), folder_(std::move(folder)), options_(options) {}

  /// Reads and repairs the end; reads the key where the log has one.
  Result<void> open();

  Result<std::vector<Receipt>> append(std::vector<Publication> batch, long long now,
                                      const RandomBytes& random);

 private:
  /// What one append adds to the files.
  struct Addition {
    Chain chain;              ///< behind the addition
    std::string old_segment;  ///< a segment.end, where the last segment is full
    std::string records, details;
  };

  Result<void> refresh();
  Result<bool> is_current() const;
  Result<void> read_key();
  Result<Addition> draft(std::vector<Publication>& batch, std::vector<Receipt>& receipts,
                         long long now, const RandomBytes& random) const;
  Result<void> commit(const Addition& addition);
  Result<void> begin_segment(const Addition& addition);
  Result<void> write_lines(const Addition& addition);
  Result<Handle> extend(const std::string& name, std::uint64_t size, const std::string& bytes);
  Result<void> write_checkpoint(const Chain& chain);

  std::shared_ptr<System> system_;
  Folder folder_;
  LogOptions options_;
  std::optional<LogEnd> end_;
  std::optional<SigningKey> key_;
  bool failed_ = false;  ///< a write failed: what the kernel holds is no longer known
};

}  // namespace declass
