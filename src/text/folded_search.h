#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/folded_text.h"

namespace declass {

/// Many words and phrases looked for at once, as FoldedText::find looks for one. Linear in the
/// needles, the text and the hits together.
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

  /// A beginning of some needles. Node 0 is the empty one; children stand together.
  struct Node {
    std::uint32_t first_child = 0, children = 0;
    std::uint32_t fallback = 0;  ///< the longest proper ending that is a node too
    std::uint32_t shorter = 0;   ///< the longest proper ending that is a needle; 0: none
    std::uint32_t first_entry = 0, entries = 0;  ///< the needles that end here
    std::uint32_t length = 0;
    char byte = 0;
  };

  void grow();
  std::uint32_t child(std::uint32_t node, char byte) const;
  std::uint32_t step(std::uint32_t node, char byte) const;

  std::vector<Entry> entries_;  ///< sorted by folded text
  std::vector<Node> nodes_;
  std::array<std::uint32_t, 256> first_bytes_{};  ///< the children of node 0
};

}  // namespace declass
