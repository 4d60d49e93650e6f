#include "text/encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

/// The code points of 0x80 to 0x9F in Windows-1252; 0: none (WHATWG Encoding leaves five open, the
/// vendor's table does as well).
constexpr std::array<char32_t, 32> windows_1252_high = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string plain(std::string_view name) {
  std::string out = ascii_lower(name);
  std::erase_if(out, [](char c) { return c == '-' || c == '_' || c == ' '; });
  return out;
}

}  // namespace

std::optional<Encoding> encoding_named(std::string_view name) {
  const std::string word = plain(name);
  if (word == "utf8") return Encoding::utf_8;
  if (word == "iso88591" || word == "latin1") return Encoding::iso_8859_1;
  if (word == "windows1252" || word == "cp1252") return Encoding::windows_1252;
  return std::nullopt;
}

std::vector<std::string> encoding_names() { return {"utf-8", "iso-8859-1", "windows-1252"}; }

Result<SourceText> decode(SourceText file, Encoding encoding) {
  if (encoding == Encoding::utf_8) return file;
  constexpr unsigned char high = 0x80, controls_end = 0xA0;
  std::string out;
  out.reserve(file.size() + file.size() / 8);
  for (std::size_t at = 0; at < file.size(); ++at) {
    const auto byte = static_cast<unsigned char>(file.bytes()[at]);
    char32_t point = byte;
    if (encoding == Encoding::windows_1252 && byte >= high && byte < controls_end) {
      point = windows_1252_high[byte - high];
      if (point == 0) {
        return failure(file.document_problem(
            at, "DC0006", fmt::format("no character of windows-1252: the byte at offset {}", at),
            "look whether the file is in another encoding"));
      }
    }
    append_code_point(out, point);
  }
  return SourceText(file.name(), std::move(out), SourceText::Origin::one_byte_a_code_point);
}

}  // namespace declass
