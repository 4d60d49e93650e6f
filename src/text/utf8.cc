#include "text/utf8.h"

#include <unicode/utf8.h>

#include <cstdint>
#include <cstring>

namespace declass {
namespace {

/// Skips eight bytes at a time while all are ASCII.
std::size_t skip_ascii(std::string_view bytes, std::size_t offset) {
  while (offset + 8 <= bytes.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + offset, 8);
    if ((word & 0x8080808080808080U) != 0) break;
    offset += 8;
  }
  while (offset < bytes.size() && static_cast<unsigned char>(bytes[offset]) < 0x80) ++offset;
  return offset;
}

UChar32 decode(std::string_view text, std::size_t& offset) {
  // U8_NEXT works on signed lengths; the longest sequence is four bytes, so a window suffices.
  const auto* window = reinterpret_cast<const std::uint8_t*>(text.data() + offset);
  const auto length =
      static_cast<std::int32_t>(text.size() - offset < 4 ? text.size() - offset : 4);
  std::int32_t used = 0;
  UChar32 point = 0;
  U8_NEXT(window, used, length, point);
  offset += static_cast<std::size_t>(point < 0 ? 1 : used);
  return point;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  std::size_t offset = skip_ascii(bytes, 0);
  while (offset < bytes.size()) {
    const std::size_t start = offset;
    if (decode(bytes, offset) < 0) return start;
    if (offset < bytes.size() && static_cast<unsigned char>(bytes[offset]) < 0x80) {
      offset = skip_ascii(bytes, offset);
    }
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  return count;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) {
    ++offset;
    return lead;
  }
  const UChar32 point = decode(text, offset);
  return point < 0 ? U'\uFFFD' : static_cast<char32_t>(point);
}

void append_code_point(std::string& out, char32_t point) {
  std::uint8_t buffer[4];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, static_cast<std::uint32_t>(point));
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

}  // namespace declass
