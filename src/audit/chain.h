#pragma once

#include <cstdint>
#include <string_view>

#include "audit/record.h"
#include "audit/tree.h"
#include "text/result.h"

namespace declass {

/// Follows the lines of a log from the first on, across its segments.
class Chain {
 public:
  /// The next line must be the record that continues the log: canonical, with the right `seq` and
  /// `prev`, `log.open` first and only there, nothing behind a `segment.end` in its segment. On a
  /// problem (DA0101) nothing is taken in.
  Result<Record> follow(std::string_view line);

  /// Takes in a line whose bytes are known to be right, without reading it.
  void pass(std::string_view line);

  /// The next line is the first of a new segment file.
  void begin_segment() { segment_ended_ = false; }
  bool segment_ended() const { return segment_ended_; }

  std::uint64_t size() const { return tree_.size(); }
  Digest root() const { return tree_.head(); }
  const Digest& last() const { return last_; }

 private:
  void add(const Digest& leaf);

  Tree tree_;
  Digest last_{};  ///< leaf hash of the last line; zeros before the first
  bool segment_ended_ = false;
};

/// The type of a canonical record line, `doc.redact`, without reading all of it; empty where there
/// is none.
std::string_view type_in_line(std::string_view line);

}  // namespace declass
