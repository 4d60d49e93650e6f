#include "text/ascii_words.h"

#include <algorithm>

#include "text/coarse.h"
#include "text/words.h"

namespace declass {
namespace {

// One character: up to two coarse letters, how many they are, and two marks.
constexpr std::uint32_t count_shift = 16;
constexpr std::uint32_t in_word_shift = 20;
constexpr std::uint32_t in_word_mark = 1U << in_word_shift;
constexpr std::uint32_t odd_mark = 1U << 21U;

constexpr std::uint32_t entry_of(unsigned char c) {
  if (c >= 0x80 || c == '|') return odd_mark;
  const bool upper = c >= 'A' && c <= 'Z';
  const auto lower = static_cast<char>(upper ? c - 'A' + 'a' : c);
  if (!(lower >= 'a' && lower <= 'z') && !(lower >= '0' && lower <= '9')) return 0;
  if (lower == 'm') return 'r' | (std::uint32_t{'n'} << 8U) | (2U << count_shift) | in_word_mark;
  return static_cast<unsigned char>(coarse_letter(lower)) | (1U << count_shift) | in_word_mark;
}

constexpr std::array<std::uint32_t, 256> entries = [] {
  std::array<std::uint32_t, 256> out{};
  for (std::size_t c = 0; c < out.size(); ++c) out[c] = entry_of(static_cast<unsigned char>(c));
  return out;
}();
constexpr const std::uint32_t* table = entries.data();

}  // namespace

bool is_plain(char c) { return (table[static_cast<unsigned char>(c)] & odd_mark) == 0; }

// Without a branch on what the character is, but for the odd ones: each place is written as if a
// word began there, each character as if it were two letters, and then overwritten.
void AsciiWords::read_to(std::string_view source, std::size_t end) {
  const char* const bytes = source.data();
  const std::size_t begin = begin_;
  Start* start = starts_.data() + start_count_;
  char* letter = letters_.data() + letter_count_;
  std::uint32_t before = in_word_ ? in_word_mark : 0;
  std::size_t at = at_;
  for (; at < end; ++at) {
    const std::uint32_t entry = table[static_cast<unsigned char>(bytes[at])];
    if ((entry & odd_mark) != 0) break;
    *start = {static_cast<std::uint16_t>(at - begin),
              static_cast<std::uint16_t>(letter - letters_.data())};
    start += (entry & ~before) >> in_word_shift & 1U;
    before = entry;
    letter[0] = static_cast<char>(entry & 0xFFU);
    letter[1] = static_cast<char>((entry >> 8U) & 0xFFU);
    letter += (entry >> count_shift) & 3U;
  }
  at_ = at;
  in_word_ = (before & in_word_mark) != 0;
  start_count_ = static_cast<std::size_t>(start - starts_.data());
  letter_count_ = static_cast<std::size_t>(letter - letters_.data());
}

void AsciiWords::read(std::string_view source, std::size_t begin, std::size_t limit, bool in_word) {
  begin_ = at_ = begin;
  in_word_ = in_word;
  start_count_ = letter_count_ = 0;
  const std::size_t end = std::min(limit, begin + block);
  read_to(source, end);
  size_ = at_ - begin;
  ends_in_word_ = in_word_;
  block_letters_ = letter_count_;
  if (at_ == end) read_to(source, std::min(limit, end + ahead));
  starts_[start_count_] = {static_cast<std::uint16_t>(at_ - begin_),
                           static_cast<std::uint16_t>(letter_count_)};
}

}  // namespace declass
