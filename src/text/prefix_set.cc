#include "text/prefix_set.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace declass {
namespace {

std::uint64_t first_bytes(const char* letters, std::size_t count) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, letters, 8);
  if constexpr (std::endian::native == std::endian::little) {
    return count >= 8 ? bytes : bytes & ((std::uint64_t{1} << (8 * count)) - 1);
  } else {
    return count >= 8 ? bytes : count == 0 ? 0 : bytes >> (64 - 8 * count);
  }
}

}  // namespace

PrefixSet::PrefixSet(const std::vector<std::string>& needles)
    : beginnings_(needles.size()),
      eights_(needles.size()),
      wholes_{KeyBits(static_cast<std::size_t>(
                  std::count_if(needles.begin(), needles.end(),
                                [](const std::string& needle) { return needle.size() < 8; }))),
              KeyBits(needles.size())} {
  for (const std::string& needle : needles) add(needle);
}

std::uint64_t PrefixSet::key(const char* letters, std::size_t count) {
  const std::uint64_t first = mixed_bits(first_bytes(letters, count));
  return count <= 8 ? first : mixed_bits(first ^ first_bytes(letters + 8, count - 8));
}

bool PrefixSet::holds(const char* letters, std::size_t count) const {
  return has_length(count) && wholes_[count < 8 ? 0 : 1].may_hold(key(letters, count) + count);
}

void PrefixSet::add(std::string_view letters) {
  std::array<char, length> first{};
  const std::size_t count = std::min(letters.size(), length);
  std::copy_n(letters.begin(), count, first.begin());
  lengths_ |= 1U << count;
  tiny_ = tiny_ || count < 3;
  if (count < 8)
    triples_[triple(first.data()) >> 6U] |= std::uint64_t{1} << (triple(first.data()) & 63U);
  for (std::size_t size = 1; size <= std::min(count, looked_at_singly); ++size) {
    beginnings_.add(key(first.data(), size));
  }
  wholes_[count < 8 ? 0 : 1].add(key(first.data(), count) + count);
  if (count >= 8) eights_.add(key(first.data(), 8));
}

}  // namespace declass
