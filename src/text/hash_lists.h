#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "text/key_bits.h"

namespace declass {

/// What belongs to each of many hashes, laid out in one row. Most hashes that have nothing are told
/// by a look at one place. Requires: hashes are well mixed.
template <class Value>
class HashLists {
 public:
  using Entry = std::pair<std::uint64_t, Value>;

  HashLists() : HashLists(std::vector<Entry>{}) {}
  /// Entries of one hash keep their order.
  explicit HashLists(std::vector<Entry> entries);

  bool empty() const { return entries_.empty(); }
  bool may_hold(std::uint64_t hash) const { return bits_.may_hold(hash); }

  /// Where the entries of a hash are, with others: the first look, which fetches nothing else.
  struct Row {
    std::uint32_t begin = 0, end = 0;
  };
  Row row(std::uint64_t hash) const {
    return {begins_[hash >> shift_], begins_[(hash >> shift_) + 1]};
  }

  std::span<const Entry> find(Row row, std::uint64_t hash) const {
    auto at = entries_.begin() + row.begin;
    const auto end = entries_.begin() + row.end;
    while (at != end && at->first < hash) ++at;
    auto last = at;
    while (last != end && last->first == hash) ++last;
    return {at, last};
  }
  std::span<const Entry> find(std::uint64_t hash) const { return find(row(hash), hash); }

 private:
  std::vector<Entry> entries_;  ///< sorted by hash
  KeyBits bits_;
  unsigned shift_ = 63;
  std::vector<std::uint32_t> begins_;  ///< of the entries whose hashes begin with the same bits
};

template <class Value>
HashLists<Value>::HashLists(std::vector<Entry> entries) : bits_(entries.size()) {
  const std::size_t rows = std::max<std::size_t>(2, std::bit_ceil(entries.size() / 2));
  shift_ = 64U - static_cast<unsigned>(std::countr_zero(rows));
  begins_.resize(rows + 1);
  for (const Entry& entry : entries) ++begins_[(entry.first >> shift_) + 1];
  for (std::size_t row = 0; row < rows; ++row) begins_[row + 1] += begins_[row];
  entries_.resize(entries.size());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (Entry& entry : entries) {
    bits_.add(entry.first);
    entries_[next[entry.first >> shift_]++] = std::move(entry);
  }
  for (std::size_t row = 0; row < rows; ++row) {
    std::stable_sort(entries_.begin() + begins_[row], entries_.begin() + begins_[row + 1],
                     [](const Entry& a, const Entry& b) { return a.first < b.first; });
  }
}

}  // namespace declass
