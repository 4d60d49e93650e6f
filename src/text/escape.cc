#include "text/escape.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "text/utf8.h"

namespace declass {

bool is_invisible(char32_t point) {
  if (point < 0x80) return false;
  if (point == 0x2028 || point == 0x2029) return true;  // line and paragraph separators
  if (point >= 0x202A && point <= 0x202E) return true;  // bidirectional embeddings, overrides
  if (point >= 0xFFF9 && point <= 0xFFFB) return true;  // annotations: what they hold is hidden
  const auto value = static_cast<UChar32>(point);
  return u_hasBinaryProperty(value, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
         u_hasBinaryProperty(value, UCHAR_BIDI_CONTROL) != 0;
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
