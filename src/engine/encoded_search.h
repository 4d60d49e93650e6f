#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// One place where a needle stands in an encoding.
struct EncodedHit {
  Span span;
  const char* encoding;  ///< `base64`, `ROT13` …
  bool certain = true;   ///< false: a short word backwards or in ROT13, which may be another word
};

/// Every place of a text at which one of the needles stands backwards, in ROT13, base64 (from each
/// of the places where a group may begin), hexadecimal, or with percent, quoted-printable, backslash
/// or HTML escapes. Sorted, one a place.
std::vector<EncodedHit> find_encoded(std::string_view text, const std::vector<std::string>& needles);

}  // namespace declass
