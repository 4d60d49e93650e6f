#include "audit/quote.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.h"

namespace declass {
namespace {

bool is_printable(char32_t point) { return point >= 0x20 && point <= 0x7E; }

}  // namespace

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_printable(static_cast<unsigned char>(c)); });
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t point = next_code_point(text, offset);
    if (point == U'"' || point == U'\\') {
      out += '\\';
      out += static_cast<char>(point);
    } else if (is_printable(point)) {
      out += static_cast<char>(point);
    } else if (point <= 0xFFFF) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(point));
    } else {
      const auto above = static_cast<unsigned>(point) - 0x10000U;
      out +=
          fmt::format("\\u{:04x}\\u{:04x}", 0xD800U + (above >> 10U), 0xDC00U + (above & 0x3FFU));
    }
  }
  out += '"';
  return out;
}

}  // namespace declass
