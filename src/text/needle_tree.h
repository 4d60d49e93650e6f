#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace declass {

/// Many byte strings looked for at once: Aho and Corasick's automaton, laid out breadth first so
/// that the children of a node are neighbours. Linear in the strings, the text and the hits.
class NeedleTree {
 public:
  /// Requires: sorted; none is empty. Equal ones share a node.
  explicit NeedleTree(const std::vector<std::string>& sorted);

  using State = std::uint32_t;
  static constexpr State start = 0;

  State step(State state, char byte) const;

  /// The nodes that end here, longest first: from `first_end(state)` by `next_end` until `start`.
  State first_end(State state) const {
    return nodes_[state].entries > 0 ? state : nodes_[state].shorter;
  }
  State next_end(State end) const { return nodes_[end].shorter; }

  std::size_t length(State end) const { return nodes_[end].length; }
  /// The strings of a node, by their places in the list.
  std::size_t first(State end) const { return nodes_[end].first_entry; }
  std::size_t count(State end) const { return nodes_[end].entries; }

 private:
  /// A beginning of some strings. Node 0 is the empty one; children stand together.
  struct Node {
    State first_child = 0, children = 0;
    State fallback = 0;  ///< the longest proper ending that is a node too
    State shorter = 0;   ///< the longest proper ending that is a string; 0: none
    std::uint32_t first_entry = 0, entries = 0;  ///< the strings that end here
    std::uint32_t length = 0;
    char byte = 0;
  };

  State child(State node, char byte) const;

  std::vector<Node> nodes_;
  std::array<State, 256> first_bytes_{};  ///< the children of node 0
};

}  // namespace declass
