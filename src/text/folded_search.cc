#include "text/folded_search.h"

#include <algorithm>
#include <deque>
#include <tuple>

namespace declass {

// Aho and Corasick's automaton, laid out breadth first so that the children of a node are
// neighbours. Needles with one folded text and different word breaks end at one node.

FoldedSearch::FoldedSearch(const std::vector<std::string>& needles) {
  for (std::size_t i = 0; i < needles.size(); ++i) {
    FoldedText needle(needles[i]);
    if (!needle.text().empty()) entries_.push_back({std::move(needle), i});
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tuple(a.folded.text(), a.needle) < std::tuple(b.folded.text(), b.needle);
  });
  grow();
}

void FoldedSearch::grow() {
  struct Range {
    std::size_t begin, end;
  };
  nodes_.emplace_back();
  std::deque<Range> waiting{{0, entries_.size()}};  // the entries below each node, in node order
  for (std::size_t at = 0; at < nodes_.size(); ++at) {
    const auto [begin, end] = waiting.front();
    waiting.pop_front();
    const std::size_t length = nodes_[at].length;
    std::size_t next = begin;
    while (next < end && entries_[next].folded.text().size() == length) ++next;
    nodes_[at].first_entry = static_cast<std::uint32_t>(begin);
    nodes_[at].entries = static_cast<std::uint32_t>(next - begin);
    nodes_[at].first_child = static_cast<std::uint32_t>(nodes_.size());
    while (next < end) {
      const std::size_t first = next;
      const char byte = entries_[first].folded.text()[length];
      while (next < end && entries_[next].folded.text()[length] == byte) ++next;
      waiting.push_back({first, next});
      Node node;
      node.byte = byte;
      node.length = static_cast<std::uint32_t>(length + 1);
      if (at == 0) {
        first_bytes_[static_cast<unsigned char>(byte)] = static_cast<std::uint32_t>(nodes_.size());
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

std::uint32_t FoldedSearch::child(std::uint32_t node, char byte) const {
  if (node == 0) return first_bytes_[static_cast<unsigned char>(byte)];
  const std::uint32_t first = nodes_[node].first_child;
  for (std::uint32_t i = first; i < first + nodes_[node].children; ++i) {
    if (nodes_[i].byte == byte) return i;
  }
  return 0;
}

std::uint32_t FoldedSearch::step(std::uint32_t node, char byte) const {
  while (true) {
    if (const std::uint32_t next = child(node, byte); next != 0 || node == 0) return next;
    node = nodes_[node].fallback;
  }
}

std::vector<FoldedSearch::Hit> FoldedSearch::find_all(const FoldedText& text) const {
  std::vector<Hit> out;
  const std::string_view bytes = text.text();
  std::uint32_t node = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (node == 0 && !text.starts_word(at)) continue;  // no needle begins inside a word
    node = step(node, bytes[at]);
    if (!text.starts_word(at + 1)) continue;
    for (std::uint32_t end = nodes_[node].entries > 0 ? node : nodes_[node].shorter; end != 0;
         end = nodes_[end].shorter) {
      const Span here{at + 1 - nodes_[end].length, at + 1};
      if (!text.starts_word(here.begin)) continue;
      for (std::size_t i = 0; i < nodes_[end].entries; ++i) {
        const Entry& entry = entries_[nodes_[end].first_entry + i];
        if (text.matches_at(here, entry.folded)) out.push_back({entry.needle, here});
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const Hit& a, const Hit& b) {
    return std::tuple(a.folded, a.needle) < std::tuple(b.folded, b.needle);
  });
  return out;
}

}  // namespace declass
