#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// Many words and phrases looked for in disguises that are no spelling: backwards, in ROT13, base64
/// (from each of the places where a group may begin), hexadecimal, or with percent,
/// quoted-printable, backslash or HTML escapes. Immutable; copies share the compiled form.
class EncodedSearch {
 public:
  struct Hit {
    Span span;
    const char* encoding;  ///< `base64`, `ROT13` …
    bool certain = true;   ///< false: a short word backwards or in ROT13, maybe another word
  };

  explicit EncodedSearch(const std::vector<std::string>& needles);

  /// Every place, sorted, one hit a place. Linear in the text.
  std::vector<Hit> find_all(std::string_view text) const;

  /// Those backwards and in ROT13 alone.
  std::vector<Hit> find_rewritten(std::string_view text) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
