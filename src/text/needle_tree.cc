#include "text/needle_tree.h"

#include <deque>

namespace declass {

NeedleTree::NeedleTree(const std::vector<std::string>& sorted) {
  struct Range {
    std::size_t begin, end;
  };
  nodes_.emplace_back();
  std::deque<Range> waiting{{0, sorted.size()}};  // the strings below each node, in node order
  for (std::size_t at = 0; at < nodes_.size(); ++at) {
    const auto [begin, end] = waiting.front();
    waiting.pop_front();
    const std::size_t length = nodes_[at].length;
    std::size_t next = begin;
    while (next < end && sorted[next].size() == length) ++next;
    nodes_[at].first_entry = static_cast<std::uint32_t>(begin);
    nodes_[at].entries = static_cast<std::uint32_t>(next - begin);
    nodes_[at].first_child = static_cast<State>(nodes_.size());
    while (next < end) {
      const std::size_t first = next;
      const char byte = sorted[first][length];
      while (next < end && sorted[next][length] == byte) ++next;
      waiting.push_back({first, next});
      Node node;
      node.byte = byte;
      node.length = static_cast<std::uint32_t>(length + 1);
      if (at == 0) {
        first_bytes_[static_cast<unsigned char>(byte)] = static_cast<State>(nodes_.size());
      } else {
        node.fallback = step(nodes_[at].fallback, byte);
      }
      nodes_.push_back(node);
      ++nodes_[at].children;
    }
  }
  for (Node& node : nodes_) {
    const Node& fallback = nodes_[node.fallback];
    node.shorter = fallback.entries > 0 ? node.fallback : fallback.shorter;
  }
}

NeedleTree::State NeedleTree::child(State node, char byte) const {
  if (node == start) return first_bytes_[static_cast<unsigned char>(byte)];
  const State first = nodes_[node].first_child;
  for (State i = first; i < first + nodes_[node].children; ++i) {
    if (nodes_[i].byte == byte) return i;
  }
  return start;
}

NeedleTree::State NeedleTree::step(State node, char byte) const {
  while (true) {
    if (const State next = child(node, byte); next != start || node == start) return next;
    node = nodes_[node].fallback;
  }
}

}  // namespace declass
