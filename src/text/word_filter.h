#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/folded_text.h"
#include "text/prefix_set.h"
#include "text/span.h"

namespace declass {

/// Says quickly where in a text a word begins as one of many needles does, so that only what
/// follows need be folded. It may say so too often, never too seldom.
class WordFilter {
 public:
  /// A part of the text in which a needle may stand.
  struct Region {
    Span part;
    bool wide = false;  ///< holds a letter beyond ASCII
    bool bars = false;  ///< holds a `|`
  };

  /// Needles by their coarse letters. Requires: none is empty.
  explicit WordFilter(const std::vector<std::string>& coarse = {});

  /// Regions in order. Each begins where a word does, and reaches as far as a needle could.
  std::vector<Region> regions(std::string_view source, const std::vector<Span>& skip) const;

 private:
  class Scan;
  class Prefix;

  PrefixSet prefixes_;
  std::size_t longest_ = 0;
};

}  // namespace declass
