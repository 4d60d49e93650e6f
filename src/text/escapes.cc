#include <array>
#include <optional>
#include <string>

#include "text/decoding.h"
#include "text/encodings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

/// A piece of text that stands for other text.
struct Escape {
  std::size_t end = 0;
  std::string text;
};

std::string character(std::uint32_t value) {
  std::string out;
  const bool scalar = value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
  if (scalar && value != 0) append_code_point(out, static_cast<char32_t>(value));
  return out;
}

/// Digits of a base up to a limit; nothing where there is none.
std::optional<std::uint32_t> number(std::string_view text, std::size_t& at, std::uint32_t base,
                                    std::size_t digits) {
  std::uint32_t value = 0;
  const std::size_t begin = at;
  while (at < text.size() && at - begin < digits) {
    const int digit = hex_value(text[at]);
    if (digit < 0 || static_cast<std::uint32_t>(digit) >= base) break;
    value = value * base + static_cast<std::uint32_t>(digit);
    ++at;
  }
  return at == begin ? std::nullopt : std::optional(value);
}

/// Bytes in pairs of hexadecimal digits behind one sign, `%C3%A9`, as one piece.
std::optional<Escape> byte_escapes(std::string_view text, std::size_t at, std::string_view sign) {
  std::string bytes;
  while (text.substr(at).starts_with(sign)) {
    std::size_t digits = at + sign.size();
    const auto value = number(text, digits, 16, 2);
    if (!value || digits != at + sign.size() + 2) break;
    bytes += static_cast<char>(*value);
    at = digits;
  }
  return bytes.empty() ? std::nullopt : std::optional(Escape{at, printable(bytes)});
}

std::optional<Escape> backslash(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("\\x")) return byte_escapes(text, at, "\\x");
  if (at + 2 >= text.size() || (text[at + 1] != 'u' && text[at + 1] != 'U')) return std::nullopt;
  const bool braces = text[at + 2] == '{';
  std::size_t end = at + (braces ? 3 : 2);
  const auto value = number(text, end, 16, text[at + 1] == 'U' ? 8 : braces ? 6 : 4);
  if (!value) return std::nullopt;
  if (braces && end < text.size() && text[end] == '}') ++end;
  return Escape{end, character(*value)};
}

/// `&eacute;` is an `e`; `&nbsp;` parts words, `&shy;` is nothing.
std::string named_entity(std::string_view name) {
  constexpr std::array<std::string_view, 5> nothing = {"shy", "zwj", "zwnj", "lrm", "rlm"};
  constexpr std::array<std::string_view, 10> marks = {"acute", "grave", "circ",  "uml",  "tilde",
                                                      "cedil", "caron", "slash", "ring", "strok"};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> signs = {
      {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"percnt", "%"}, {"lowbar", "_"}, {"szlig", "ss"}}};
  for (const std::string_view one : nothing) {
    if (name == one) return {};
  }
  for (const auto& [sign, text] : signs) {
    if (name == sign) return std::string(text);
  }
  for (const std::string_view mark : marks) {
    if (name.size() == mark.size() + 1 && name.ends_with(mark)) return std::string(1, name.front());
  }
  if (name.size() == 5 && name.ends_with("lig")) return std::string(name.substr(0, 2));
  return " ";
}

std::optional<Escape> entity(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 12;
  std::size_t end = at + 1;
  if (end < text.size() && text[end] == '#') {
    ++end;
    const bool hex = end < text.size() && ascii_lower(text[end]) == 'x';
    if (hex) ++end;
    const auto value = number(text, end, hex ? 16 : 10, 7);
    if (!value) return std::nullopt;
    if (end < text.size() && text[end] == ';') ++end;
    return Escape{end, character(*value)};
  }
  while (end < text.size() && end - at < longest && is_ascii_letter(text[end])) ++end;
  if (end == at + 1 || end == text.size() || text[end] != ';') return std::nullopt;
  return Escape{end + 1, named_entity(text.substr(at + 1, end - at - 1))};
}

std::optional<Escape> quoted_printable(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  if (end < text.size() && text[end] == '\r') ++end;
  if (end < text.size() && text[end] == '\n') return Escape{end + 1, ""};
  return byte_escapes(text, at, "=");
}

/// An invisible tag character is an ASCII character.
std::optional<Escape> tag(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) != 0xF3) return std::nullopt;
  std::size_t end = at;
  const char32_t point = next_code_point(text, end);
  if (point < 0xE0020 || point > 0xE007E) return std::nullopt;
  return Escape{end, std::string(1, static_cast<char>(point - 0xE0000))};
}

std::optional<Escape> escape_at(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '%':
      return byte_escapes(text, at, "%");
    case '&':
      return entity(text, at);
    case '\\':
      return backslash(text, at);
    case '=':
      return quoted_printable(text, at);
    default:
      return tag(text, at);
  }
}

/// An escape of the sign of an escape, `&amp;#65;`, is read to its end.
std::optional<Escape> nested_escape_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 64;
  auto out = escape_at(text, at);
  while (out && (out->text == "&" || out->text == "%" || out->text == "=")) {
    const std::string rest = out->text + std::string(text.substr(out->end, longest));
    const auto inner = escape_at(rest, 0);
    if (!inner) break;
    out = Escape{out->end + inner->end - 1, inner->text};
  }
  return out;
}

}  // namespace

DecodedText decode_escapes(std::string_view text) {
  constexpr std::string_view signs = "%&\\=\xF3";
  Decoding out;
  std::size_t copied = 0;
  for (std::size_t at = text.find_first_of(signs); at < text.size();
       at = text.find_first_of(signs, at)) {
    const auto escape = nested_escape_at(text, at);
    if (!escape) {
      ++at;
      continue;
    }
    out.copy(text, {copied, at});
    out.add(escape->text, {at, escape->end});
    at = copied = escape->end;
  }
  out.copy(text, {copied, text.size()});
  return out.take();
}

}  // namespace declass
