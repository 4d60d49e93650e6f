#include "text/encodings.h"

#include <algorithm>

#include "text/decoding.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::string_view parting = "\n\x01\n";

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (is_ascii_digit(c)) return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

bool is_text(unsigned char byte) {
  return byte >= 0x20 ? byte != 0x7F : byte == 0 || byte == '\n' || byte == '\r' || byte == '\t';
}

/// One run of base64, from every place where a group of four may begin.
class Base64Run {
 public:
  Base64Run(std::string digits, Span source) : digits_(std::move(digits)), source_(source) {}

  void decode(Decoding& out) const {
    for (std::size_t before = 0; before < 4; ++before) {
      const std::string bytes = decoded(before);
      if (bytes.size() > before) out.add(std::string(parting) + printable(bytes), source_);
    }
  }

 private:
  static constexpr std::size_t long_run = 24;  ///< may hold more than text

  /// With `before` digits missing in front; nothing where a short run is no text.
  std::string decoded(std::size_t before) const {
    std::string out;
    unsigned bits = 0;
    unsigned count = static_cast<unsigned>(before) * 6;
    std::size_t lost = before;  // bytes that lack bits
    while (count >= 8) count -= 8, --lost, out += '\x01';
    for (const char digit : digits_) {
      bits = ((bits << 6U) | static_cast<unsigned>(base64_value(digit))) & 0xFFFFU;
      count += 6;
      if (count < 8) continue;
      count -= 8;
      const auto byte = static_cast<unsigned char>((bits >> count) & 0xFFU);
      if (lost > 0) {
        --lost;
        out += '\x01';
      } else if (is_text(byte)) {
        out += static_cast<char>(byte);
      } else if (digits_.size() < long_run) {
        return {};
      } else {
        out += '\x01';
      }
    }
    return out;
  }

  std::string digits_;
  Span source_;
};

/// The end of white space behind a line of base64, where another line follows.
std::size_t next_line(std::string_view text, std::size_t at) {
  std::size_t next = at;
  bool line = false;
  while (next < text.size() && is_ascii_space(text[next])) line = text[next++] == '\n' || line;
  return line && next < text.size() && base64_value(text[next]) >= 0 ? next : at;
}

}  // namespace

std::string printable(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t point = next_code_point(bytes, at);
    const bool malformed = point == 0xFFFD && at == begin + 1;
    if (point == 0) continue;
    if (malformed || (point < 0x20 && !is_ascii_space(bytes[begin]))) {
      out += '\x01';
    } else {
      out += bytes.substr(begin, at - begin);
    }
  }
  return out;
}

void Decoding::copy(std::string_view source, Span span) {
  if (span.empty()) return;
  const bool goes_on = !out_.pieces_.empty() && !out_.pieces_.back().decoded &&
                       out_.pieces_.back().source.end == span.begin;
  if (goes_on) {
    out_.pieces_.back().source.end = span.end;
  } else {
    out_.pieces_.push_back({out_.text_.size(), span, false});
  }
  out_.text_ += source.substr(span.begin, span.size());
}

void Decoding::add(std::string_view decoded, Span source) {
  out_.pieces_.push_back({out_.text_.size(), source, true});
  out_.text_ += decoded;
}

std::size_t DecodedText::piece_at(std::size_t offset) const {
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                       [](std::size_t value, const Piece& piece) { return value < piece.begin; });
  return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

Span DecodedText::source_span(Span decoded) const {
  const Piece& first = pieces_[piece_at(decoded.begin)];
  const Piece& last = pieces_[piece_at(decoded.end - 1)];
  const std::size_t begin =
      first.decoded ? first.source.begin : first.source.begin + decoded.begin - first.begin;
  const std::size_t end =
      last.decoded ? last.source.end : last.source.begin + decoded.end - last.begin;
  return {begin, end};
}

bool DecodedText::is_decoded(Span decoded) const {
  for (std::size_t i = piece_at(decoded.begin); i < pieces_.size(); ++i) {
    if (pieces_[i].begin >= decoded.end) return false;
    if (pieces_[i].decoded) return true;
  }
  return false;
}

DecodedText decode_base64(std::string_view text) {
  constexpr std::size_t shortest = 6;
  constexpr std::size_t shortest_line = 40;
  Decoding out;
  for (std::size_t at = 0; at < text.size();) {
    if (base64_value(text[at]) < 0) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    std::string digits;
    for (std::size_t line = at; at < text.size();) {
      if (base64_value(text[at]) >= 0) {
        digits += text[at++];
        continue;
      }
      const std::size_t next = at - line >= shortest_line ? next_line(text, at) : at;
      if (next == at) break;
      at = line = next;
    }
    if (digits.size() >= shortest) Base64Run(std::move(digits), {begin, at}).decode(out);
  }
  return out.take();
}

namespace {

/// What may stand between two bytes in hexadecimal: a blank or sign, and a prefix.
std::size_t hex_separator(std::string_view text, std::size_t at) {
  std::size_t next = at;
  while (next < text.size() && next < at + 3 &&
         (is_ascii_space(text[next]) || text[next] == ':' || text[next] == ',' ||
          text[next] == '-' || text[next] == ';')) {
    ++next;
  }
  const std::string_view rest = text.substr(next);
  if (rest.starts_with("0x") || rest.starts_with("0X") || rest.starts_with("\\x")) return next + 2;
  return rest.starts_with("%") ? next + 1 : next;
}

bool is_pair(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && hex_value(text[at]) >= 0 && hex_value(text[at + 1]) >= 0;
}

char byte_at(std::string_view text, std::size_t at) {
  return static_cast<char>(hex_value(text[at]) * 16 + hex_value(text[at + 1]));
}

}  // namespace

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

DecodedText decode_hexadecimal(std::string_view text) {
  constexpr std::size_t shortest = 3;  // bytes
  Decoding out;
  for (std::size_t at = 0; at < text.size();) {
    if (hex_value(text[at]) < 0) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && hex_value(text[end]) >= 0) ++end;
    if (end - at > 3) {  // one run; a byte may begin at its first digit or its second
      for (const std::size_t from : {at, at + 1}) {
        std::string bytes;
        for (std::size_t i = from; i + 1 < end; i += 2) bytes += byte_at(text, i);
        if (bytes.size() < shortest) continue;
        out.add(std::string(parting) + printable(bytes), {at, end});
      }
      at = end;
      continue;
    }
    std::string bytes;
    std::size_t next = at;
    while (is_pair(text, next) && (next + 2 >= text.size() || hex_value(text[next + 2]) < 0)) {
      bytes += byte_at(text, next);
      end = next + 2;
      next = hex_separator(text, end);
      if (next == end) break;
    }
    if (bytes.size() >= shortest) out.add(std::string(parting) + printable(bytes), {at, end});
    at = std::max(end, at + 1);
  }
  return out.take();
}

std::string rot13(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    const char first = c >= 'a' && c <= 'z' ? 'a' : 'A';
    if (is_ascii_letter(c)) c = static_cast<char>(first + (c - first + 13) % 26);
  }
  return out;
}

std::string reversed(std::string_view text) {
  std::string out;
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    out += text.substr(begin, end - begin);
    end = begin;
  }
  return out;
}

}  // namespace declass
