#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// What a text says in an encoding, with a map back. Only what was decoded matters: a stretch that
/// holds none of it says nothing new.
class DecodedText {
 public:
  std::string_view text() const { return text_; }

  /// The bytes of the source that a stretch was decoded from; of a run, all of it.
  Span source_span(Span decoded) const;

  /// Whether any of a stretch was written in the encoding.
  bool is_decoded(Span decoded) const;

 private:
  friend class Decoding;

  /// From here on the text comes from these bytes, one for one unless it was decoded.
  struct Piece {
    std::size_t begin;
    Span source;
    bool decoded;
  };

  std::size_t piece_at(std::size_t offset) const;

  std::string text_;
  std::vector<Piece> pieces_;
};

/// Runs of base64, also URL-safe and wrapped in lines, each read from all four places where a group
/// may begin; what cannot be text is left out. Zero bytes are dropped, so that UTF-16 reads too.
DecodedText decode_base64(std::string_view text);

/// Runs of hexadecimal digits, two a byte, alone or in groups of two.
DecodedText decode_hexadecimal(std::string_view text);

/// The whole text with percent, quoted-printable and backslash escapes, HTML entities and the
/// invisible tag characters decoded; an escape of an escape's sign too.
DecodedText decode_escapes(std::string_view text);

/// Letters of ASCII moved by thirteen.
std::string rot13(std::string_view text);

/// The code points backwards.
std::string reversed(std::string_view text);

}  // namespace declass
