#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/folded_text.h"

namespace declass {

/// Many words and phrases looked for at once, as FoldedText::find looks for one. Linear in the text
/// whatever the number of needles.
class FoldedSearch {
 public:
  struct Hit {
    std::size_t needle = 0;  ///< its place in the list
    Span folded;             ///< in the text that was searched
  };

  /// Needles that fold to nothing are never found.
  explicit FoldedSearch(const std::vector<std::string>& needles);

  /// Every hit, by place; hits may overlap.
  std::vector<Hit> find_all(const FoldedText& text) const;

 private:
  struct Entry {
    FoldedText folded;
    std::size_t needle;
  };

  std::vector<Entry> entries_;
  std::unordered_multimap<std::string, std::size_t> by_text_;  ///< folded needle to entry
  /// The lengths of needles that begin with these bytes.
  std::unordered_map<std::string, std::vector<std::size_t>> lengths_;
};

}  // namespace declass
