#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "text/key_bits.h"

namespace declass {

/// The first letters, up to sixteen, of many needles. It may take other letters for theirs, seldom,
/// and never misses them. A few bytes a needle.
class PrefixSet {
 public:
  static constexpr std::size_t length = 16;           ///< letters that are looked at
  static constexpr std::size_t looked_at_singly = 4;  ///< see `may_begin`

  /// Requires: no needle is empty.
  explicit PrefixSet(const std::vector<std::string>& needles = {});

  /// A needle may begin with so many letters, four at most. Requires: sixteen bytes may be read.
  bool may_begin(const char* letters, std::size_t count) const {
    return beginnings_.may_hold(key(letters, count));
  }

  /// A needle of eight letters or more may begin with these. Requires: sixteen letters.
  bool may_be_long(const char* letters) const {
    return eights_.may_hold(mixed_bits(eight_bytes(letters)));
  }

  /// A needle of seven letters or less may begin with these. Requires: as above.
  bool may_be_short(const char* letters) const {
    return tiny_ || (triples_[triple(letters) >> 6U] >> (triple(letters) & 63U) & 1U) != 0;
  }

  /// A needle of just so many letters, fifteen at most, may be these; with sixteen, one that begins
  /// with them. Requires: sixteen bytes may be read.
  bool holds(const char* letters, std::size_t count) const;

  /// Some needle has just so many letters.
  bool has_length(std::size_t count) const { return (lengths_ >> count & 1U) != 0; }

 private:
  static std::uint64_t eight_bytes(const char* letters) {
    std::uint64_t out = 0;
    std::memcpy(&out, letters, sizeof out);
    return out;
  }
  /// A place for the first three letters, one of 2^15.
  static std::size_t triple(const char* letters) {
    std::uint32_t out = 0;
    std::memcpy(&out, letters, 2);
    out |= std::uint32_t{static_cast<unsigned char>(letters[2])} << 16U;
    return (out * 0x9E3779B1U) >> 17U;
  }

  void add(std::string_view needle);
  static std::uint64_t key(const char* letters, std::size_t count);

  KeyBits beginnings_, eights_;
  std::array<KeyBits, 2> wholes_;             ///< of seven letters or less, and of more
  std::array<std::uint64_t, 512> triples_{};  ///< of the needles of three letters to seven
  bool tiny_ = false;                         ///< a needle has less than three
  std::uint32_t lengths_ = 0;
};

}  // namespace declass
