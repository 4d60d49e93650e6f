#include "text/folded_search.h"

#include <algorithm>

namespace declass {
namespace {

/// Needles are sorted into buckets by so many of their first bytes, or all where they are shorter.
constexpr std::size_t prefix_size = 3;

}  // namespace

FoldedSearch::FoldedSearch(const std::vector<std::string>& needles) {
  for (std::size_t i = 0; i < needles.size(); ++i) {
    FoldedText needle(needles[i]);
    const std::string text(needle.text());
    if (text.empty()) continue;
    by_text_.emplace(text, entries_.size());
    std::vector<std::size_t>& lengths = lengths_[text.substr(0, prefix_size)];
    if (std::find(lengths.begin(), lengths.end(), text.size()) == lengths.end()) {
      lengths.push_back(text.size());
    }
    entries_.push_back({std::move(needle), i});
  }
  for (auto& [prefix, lengths] : lengths_) std::sort(lengths.begin(), lengths.end());
}

std::vector<FoldedSearch::Hit> FoldedSearch::find_all(const FoldedText& text) const {
  std::vector<Hit> out;
  const std::string_view bytes = text.text();
  const auto look_up = [&](std::size_t at, std::size_t length) {
    const Span here{at, at + length};
    if (here.end > bytes.size()) return;
    const auto [first, last] = by_text_.equal_range(std::string(bytes.substr(at, length)));
    for (auto entry = first; entry != last; ++entry) {
      if (text.matches_at(here, entries_[entry->second].folded)) {
        out.push_back({entries_[entry->second].needle, here});
      }
    }
  };
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (!text.starts_word(at)) continue;
    for (std::size_t size = 1; size <= prefix_size; ++size) {
      const auto bucket = lengths_.find(std::string(bytes.substr(at, size)));
      if (bucket == lengths_.end()) continue;
      for (const std::size_t length : bucket->second) {
        if (size == prefix_size || length == size) look_up(at, length);
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const Hit& a, const Hit& b) {
    return a.folded != b.folded ? a.folded < b.folded : a.needle < b.needle;
  });
  return out;
}

}  // namespace declass
