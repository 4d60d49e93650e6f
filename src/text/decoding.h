#pragma once

#include "text/encodings.h"

namespace declass {

/// A decoded text while it is written.
class Decoding {
 public:
  void copy(std::string_view source, Span span);
  void add(std::string_view decoded, Span source);
  DecodedText take() { return std::move(out_); }

 private:
  DecodedText out_;
};

/// Decoded bytes as text: what is no UTF-8 and no printable character parts words, zero bytes are
/// nothing.
std::string printable(std::string_view bytes);

/// The value of a hexadecimal digit, or -1.
int hex_value(char c);

}  // namespace declass
