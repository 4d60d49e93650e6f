#include "audit/tree.h"

#include <array>
#include <cstring>
#include <string>

namespace declass {
namespace {

Digest node_hash(const Digest& left, const Digest& right) {
  std::array<char, 65> bytes{};
  bytes[0] = 1;
  std::memcpy(bytes.data() + 1, left.data(), left.size());
  std::memcpy(bytes.data() + 33, right.data(), right.size());
  return sha256({bytes.data(), bytes.size()});
}

}  // namespace

Digest leaf_hash(std::string_view line) {
  std::string bytes(1, '\0');
  bytes += line;
  return sha256(bytes);
}

void Tree::add(const Digest& leaf) {
  // As in a binary counter: each trailing one of the size is a subtree to merge with.
  Digest merged = leaf;
  for (std::uint64_t rest = size_; (rest & 1U) != 0; rest >>= 1U) {
    merged = node_hash(subtrees_.back(), merged);
    subtrees_.pop_back();
  }
  subtrees_.push_back(merged);
  ++size_;
}

Digest Tree::head() const {
  if (subtrees_.empty()) return sha256({});
  Digest out = subtrees_.back();
  for (std::size_t i = subtrees_.size() - 1; i > 0; --i) out = node_hash(subtrees_[i - 1], out);
  return out;
}

}  // namespace declass
