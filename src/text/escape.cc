#include "text/escape.h"

#include <fmt/format.h>

#include "text/utf8.h"

namespace declass {

bool is_invisible(char32_t point) {
  return point == 0x00AD || point == 0x061C || point == 0x180E ||
         (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x206F) || (point >= 0xFE00 && point <= 0xFE0F) ||
         point == 0xFEFF || (point >= 0xE0000 && point <= 0xE0FFF);
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t start = offset;
    const char32_t point = next_code_point(text, offset);
    const bool malformed = point == U'\uFFFD' && offset == start + 1;
    if (malformed || point < 0x20 || point == 0x7F) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[start]));
    } else if ((point >= 0x80 && point <= 0x9F) || is_invisible(point)) {
      out += fmt::format("\\u{{{:x}}}", static_cast<unsigned>(point));
    } else {
      out += text.substr(start, offset - start);
    }
  }
  return out;
}

}  // namespace declass
