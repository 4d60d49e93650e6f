#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/letters.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {

/// What begins at a byte, as far as the byte alone says: of text beyond ASCII nothing.
enum class ByteKind : std::uint8_t { mark, space, digit, letter, wide };

inline constexpr std::array<ByteKind, 256> byte_kinds = [] {
  std::array<ByteKind, 256> out{};
  for (std::size_t c = 0; c < out.size(); ++c) {
    const std::size_t lower = c | 0x20U;
    out[c] = c >= 0x80                              ? ByteKind::wide
             : c == ' ' || (c >= '\t' && c <= '\r') ? ByteKind::space
             : c >= '0' && c <= '9'                 ? ByteKind::digit
             : lower >= 'a' && lower <= 'z'         ? ByteKind::letter
                                                    : ByteKind::mark;
  }
  return out;
}();

inline ByteKind kind_of(char c) { return byte_kinds[static_cast<unsigned char>(c)]; }

/// One stretch of a text while it is read from left to right, and what stands at a place of it.
class ReadingHead {
 public:
  ReadingHead(std::string_view text, std::size_t end) : text_(text), end_(end) {}

 protected:
  // The bytes of the letter that begins here, or 0.
  std::size_t letter_at(std::size_t at) const {
    if (at >= end_) return 0;
    if ((text_[at] & 0x80) == 0) return is_ascii_letter(text_[at]) ? 1 : 0;
    std::size_t next = at;
    return is_letter(next_code_point(text_.substr(0, end_), next)) ? next - at : 0;
  }

  std::size_t apostrophe_at(std::size_t at) const {
    if (at >= end_) return 0;
    if (text_[at] == '\'' || text_[at] == '`') return 1;
    for (const std::string_view mark : {"\u2019", "\u02BC", "\u2018"}) {
      if (text_.substr(at, std::min(mark.size(), end_ - at)) == mark) return mark.size();
    }
    return 0;
  }

  // `'S`, `' S` and `,s` before the end of the word.
  std::size_t possessive_size(std::size_t at) const {
    std::size_t size = apostrophe_at(at);
    if (size == 0 && at < end_ && text_[at] == ',' && at + 1 < end_ && text_[at + 1] == 's')
      size = 1;
    if (size == 0) return 0;
    std::size_t s = at + size;
    if (s < end_ && text_[s] == ' ') ++s;
    if (s >= end_ || ascii_upper(text_[s]) != 'S') return 0;
    return letter_at(s + 1) != 0 || (s + 1 < end_ && text_[s + 1] == '.') ? 0 : s + 1 - at;
  }
  bool possessive_at(std::size_t at) const { return possessive_size(at) != 0; }

  std::string_view text_;
  std::size_t end_;
  std::size_t at_ = 0;
};

}  // namespace declass
