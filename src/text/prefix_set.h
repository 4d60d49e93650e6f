#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/key_bits.h"

namespace declass {

/// The first letters, up to sixteen, of many needles. It may take other letters for theirs, seldom,
/// and never misses them. A few bytes a needle.
class PrefixSet {
 public:
  static constexpr std::size_t length = 16;           ///< letters that are looked at
  static constexpr std::size_t looked_at_singly = 4;  ///< see `may_begin`

  /// A set for about so many needles.
  explicit PrefixSet(std::size_t needles = 0);

  /// Requires: not empty.
  void add(std::string_view letters);

  /// A needle may begin with so many letters, four at most. Requires: sixteen bytes may be read.
  bool may_begin(const char* letters, std::size_t count) const {
    return beginnings_.may_hold(key(letters, count));
  }

  /// A needle of eight letters or more may begin with these. Requires: sixteen letters.
  bool may_be_long(const char* letters) const { return eights_.may_hold(key(letters, 8)); }

  /// A needle of just so many letters, fifteen at most, may be these; with sixteen, one that begins
  /// with them. Requires: sixteen bytes may be read.
  bool holds(const char* letters, std::size_t count) const;

  /// Some needle has just so many letters.
  bool has_length(std::size_t count) const { return (lengths_ >> count & 1U) != 0; }
  /// Some needle has seven letters or less.
  bool has_short() const { return (lengths_ & 0xFFU) != 0; }

 private:
  static std::uint64_t key(const char* letters, std::size_t count);

  KeyBits beginnings_, eights_, wholes_;
  std::uint32_t lengths_ = 0;
};

}  // namespace declass
