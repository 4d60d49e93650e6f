#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "audit/hash.h"

namespace declass {

/// The leaf hash of a line without its line feed: SHA-256(00 ‖ line), RFC 6962.
Digest leaf_hash(std::string_view line);

/// The Merkle tree of RFC 6962 over the lines of a log, kept as the heads of its complete
/// subtrees: at most one digest for each bit of the size. Adding is amortised constant.
class Tree {
 public:
  void add(const Digest& leaf);
  std::uint64_t size() const { return size_; }

  /// The tree head. Of no leaves: SHA-256 of nothing.
  Digest head() const;

 private:
  std::vector<Digest> subtrees_;  ///< largest first, one for each set bit of size_
  std::uint64_t size_ = 0;
};

}  // namespace declass
