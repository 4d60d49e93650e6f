#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace declass {

/// The bits of a number in a fixed disorder.
constexpr std::uint64_t mixed_bits(std::uint64_t value) {
  value *= 0x9FB21C651E98DF25U;
  value ^= value >> 32U;
  value *= 0xD6E8FEB86659FD93U;
  return value ^ (value >> 32U);
}

/// A set of keys that takes others for its own, one in some hundreds, and never misses one. A key
/// is two bits of one word, so that an answer reads one place. Requires: keys are well mixed.
class KeyBits {
 public:
  /// For about so many keys: four bytes a key.
  explicit KeyBits(std::size_t keys) {
    constexpr std::size_t keys_of_a_word = 2;
    constexpr std::size_t most = std::size_t{1} << 20U;
    words_.resize(std::min(most, std::bit_ceil(keys / keys_of_a_word + 1)));
  }

  void add(std::uint64_t key) { words_[place(key)] |= pair(key); }
  bool may_hold(std::uint64_t key) const { return (~words_[place(key)] & pair(key)) == 0; }

 private:
  std::size_t place(std::uint64_t key) const { return (key >> 12U) & (words_.size() - 1); }
  static constexpr std::uint64_t pair(std::uint64_t key) {
    return (std::uint64_t{1} << (key & 63U)) | (std::uint64_t{1} << (key >> 6U & 63U));
  }

  std::vector<std::uint64_t> words_;
};

}  // namespace declass
