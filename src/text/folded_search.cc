#include "text/folded_search.h"

#include <algorithm>
#include <tuple>

#include "text/coarse.h"
#include "text/needle_tree.h"
#include "text/shown_order.h"
#include "text/spelling.h"
#include "text/utf8.h"
#include "text/word_filter.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr Folding foldings[] = {Folding::plain, Folding::skeleton_first, Folding::skeleton_last};

bool is_wide(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

bool by_place(const FoldedSearch::Hit& a, const FoldedSearch::Hit& b) {
  return std::tuple(a.span, a.needle, a.match) < std::tuple(b.span, b.needle, b.match);
}

}  // namespace

struct FoldedSearch::Compiled {
  std::vector<Needle> needles;  ///< sorted by coarse letters
  WordFilter filter;
  NeedleTree tree{{}};

  explicit Compiled(const std::vector<std::string>& texts) {
    struct Entry {
      std::string coarse;
      Needle needle;
    };
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      std::vector<std::string> known;
      for (const Folding folding : foldings) {
        if (folding != Folding::plain && !is_wide(texts[i])) break;
        const FoldedText text(texts[i], {}, folding);
        const std::string letters(text.text());
        if (letters.empty() || std::find(known.begin(), known.end(), letters) != known.end()) {
          continue;
        }
        known.push_back(letters);
        Needle needle;
        needle.text = letters;
        for (std::size_t at = 0; at < letters.size(); ++at) {
          needle.gaps.push_back(text.gap_before(at));
        }
        needle.number = i;
        needle.letters = count_code_points(letters);
        needle.wide = is_wide(texts[i]);
        needle.digits = std::any_of(letters.begin(), letters.end(), is_ascii_digit);
        needle.skeleton = folding != Folding::plain;
        entries.push_back({Coarse(letters).letters, std::move(needle)});
      }
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return std::tie(a.coarse, a.needle.number) < std::tie(b.coarse, b.needle.number);
    });
    std::vector<std::string> coarse;
    needles.reserve(entries.size());
    for (Entry& entry : entries) {
      coarse.push_back(std::move(entry.coarse));
      needles.push_back(std::move(entry.needle));
    }
    filter = WordFilter(coarse);
    tree = NeedleTree(coarse);
  }

  std::vector<Hit> search(std::string_view source, const std::vector<Span>& skip) const {
    std::vector<Hit> out;
    for (const WordFilter::Region& region : filter.regions(source, skip)) {
      const auto read = [&](Folding folding, FoldedText::Bars bars) {
        read_region(source, FoldedText(source, region.part, skip, folding, bars),
                    folding != Folding::plain, out);
      };
      read(Folding::plain, FoldedText::Bars::part_words);
      if (region.bars) read(Folding::plain, FoldedText::Bars::are_letters);
      if (!region.wide) continue;
      read(Folding::skeleton_first, FoldedText::Bars::part_words);
      read(Folding::skeleton_last, FoldedText::Bars::part_words);
    }
    return out;
  }

  void read_region(std::string_view source, const FoldedText& text, bool skeleton,
                   std::vector<Hit>& out) const {
    const Coarse letters(text.text());
    NeedleTree::State state = NeedleTree::start;
    for (std::size_t at = 0; at < letters.letters.size(); ++at) {
      const std::size_t place = letters.places[at];
      if (state == NeedleTree::start && !text.starts_word(place)) continue;
      state = tree.step(state, letters.letters[at]);
      if (!letters.begins_letter(at + 1) || !text.starts_word(letters.places[at + 1])) continue;
      for (auto end = tree.first_end(state); end != NeedleTree::start; end = tree.next_end(end)) {
        const std::size_t first = at + 1 - tree.length(end);
        const Span span{letters.places[first], place + 1};
        if (!letters.begins_letter(first) || !text.starts_word(span.begin)) continue;
        const Reading reading{source, text, span, skeleton};
        for (std::size_t i = tree.first(end); i < tree.first(end) + tree.count(end); ++i) {
          const auto match = match_of(reading, needles[i]);
          if (match) out.push_back({needles[i].number, cut_span(reading), *match});
        }
      }
    }
  }
};

FoldedSearch::FoldedSearch(const std::vector<std::string>& needles)
    : compiled_(std::make_shared<const Compiled>(needles)) {}

std::vector<FoldedSearch::Hit> FoldedSearch::find_all(std::string_view text,
                                                      const std::vector<Span>& skip) const {
  std::vector<Hit> out = compiled_->search(text, skip);
  if (const auto shown = shown_order(text)) {
    for (Hit hit : compiled_->search(shown->text, {})) {
      hit.span = shown->source_span(hit.span);
      out.push_back(hit);
    }
  }
  std::sort(out.begin(), out.end(), by_place);
  const auto same = [](const Hit& a, const Hit& b) {
    return a.span == b.span && a.needle == b.needle;
  };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

}  // namespace declass
