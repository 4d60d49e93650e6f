#include "text/near_search.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "text/folded_text.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t shortest = 6;
constexpr std::size_t longest = 64;
constexpr std::size_t shortest_edited = 4;  ///< bytes of the word of a phrase that has the edit

using Hash = std::uint64_t;

Hash hash_of(std::string_view word) {
  Hash hash = 14695981039346656037U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash ^ (hash >> 29U);
}

/// The hashes of a word and of the word without each of its bytes.
template <class Take>
void each_shortened(std::string_view word, const Take& take) {
  std::string shorter(word.substr(std::min<std::size_t>(1, word.size())));
  take(hash_of(word));
  for (std::size_t i = 0; i < word.size(); ++i) {
    take(hash_of(shorter));
    if (i + 1 < word.size()) shorter[i] = word[i];
  }
}

char drawn_as(char c) {
  switch (c) {
    case '0':
      return 'o';
    case '1':
      return 'i';
    case '2':
      return 'z';
    case '3':
      return 'e';
    case '4':
      return 'a';
    case '5':
      return 's';
    case '6':
    case '9':
      return 'g';
    case '7':
      return 't';
    case '8':
      return 'b';
    default:
      return c;
  }
}

struct Word {
  Span span;
  std::string text;
  bool redrawn = false;  ///< digits among its letters were read as letters
};

bool is_word_byte(char c) { return (c & 0x80) != 0 || is_ascii_letter(c) || is_ascii_digit(c); }

/// The folded words of a text in order.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_byte(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    bool wide = false;
    while (end < text.size() && is_word_byte(text[end])) wide = (text[end++] & 0x80) != 0 || wide;
    const std::string_view run = text.substr(at, end - at);
    if (!wide) {
      out.push_back({{at, end}, ascii_lower(run), false});
    } else {
      const FoldedText folded(run);
      for (const Span word : folded.words()) {
        const Span span = folded.source_span(word);
        out.push_back({{at + span.begin, at + span.end},
                       std::string(folded.text().substr(word.begin, word.size())),
                       false});
      }
    }
    at = end;
  }
  for (Word& word : out) {
    const auto digits = std::count_if(word.text.begin(), word.text.end(), is_ascii_digit);
    if (digits == 0 || digits * 2 > static_cast<std::ptrdiff_t>(word.text.size())) continue;
    word.redrawn = true;
    for (char& c : word.text) c = drawn_as(c);
  }
  return out;
}

}  // namespace

bool is_one_edit_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  const std::string_view rest_a = a.substr(same);
  const std::string_view rest_b = b.substr(same);
  if (a.size() < b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
         rest_a.substr(2) == rest_b.substr(2);
}

struct NearSearch::Compiled {
  using Places = std::vector<std::uint32_t>;

  std::vector<std::vector<std::string>> needles;  ///< their words; empty: not looked for
  std::unordered_multimap<Hash, std::uint32_t> single;
  /// Of needles of several words the two longest, one of which must stand exactly.
  std::unordered_multimap<Hash, std::pair<std::uint32_t, std::uint32_t>> anchors;
  std::vector<bool> seen;  ///< hashes of both tables

  bool may_know(Hash hash) const { return seen[hash & (seen.size() - 1)]; }
  void know(Hash hash) { seen[hash & (seen.size() - 1)] = true; }

  explicit Compiled(const std::vector<std::string>& texts) {
    std::size_t bits = 10;
    while ((std::size_t{1} << bits) < texts.size() * 64 && bits < 24) ++bits;
    seen.resize(std::size_t{1} << bits);
    for (std::uint32_t number = 0; number < texts.size(); ++number) {
      std::vector<std::string> words;
      std::size_t letters = 0;
      for (const Word& word : words_of(texts[number])) {
        words.push_back(word.text);
        letters += count_code_points(word.text);
      }
      if (letters < shortest || letters > longest) words.clear();
      needles.push_back(std::move(words));
      add(number);
    }
  }

  void add(std::uint32_t number) {
    const std::vector<std::string>& words = needles[number];
    if (words.size() == 1) {
      each_shortened(words[0], [&](Hash hash) {
        know(hash);
        single.emplace(hash, number);
      });
    }
    if (words.size() < 2) return;
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < words.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return words[a].size() > words[b].size();
    });
    for (const std::uint32_t word : {order[0], order[1]}) {
      know(hash_of(words[word]));
      anchors.emplace(hash_of(words[word]), std::pair(number, word));
    }
  }

  void find_single(const Word& word, std::vector<Hit>& out) const {
    if (word.text.size() + 1 < shortest || word.text.size() > longest + 1) return;
    std::vector<std::uint32_t> found;
    each_shortened(word.text, [&](Hash hash) {
      if (!may_know(hash)) return;
      const auto [first, last] = single.equal_range(hash);
      for (auto place = first; place != last; ++place) found.push_back(place->second);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (const std::uint32_t number : found) {
      const std::string& needle = needles[number][0];
      const bool near = is_one_edit_apart(word.text, needle);
      if (near || (word.redrawn && word.text == needle)) out.push_back({number, word.span});
    }
  }

  void find_phrases(const std::vector<Word>& words, std::size_t at, std::vector<Hit>& out) const {
    const Hash hash = hash_of(words[at].text);
    if (!may_know(hash)) return;
    const auto [first, last] = anchors.equal_range(hash);
    for (auto place = first; place != last; ++place) {
      const auto [number, anchor] = place->second;
      const std::vector<std::string>& wanted = needles[number];
      if (at < anchor || at - anchor + wanted.size() > words.size()) continue;
      if (reads_nearly(words, at - anchor, wanted)) {
        const Span span{words[at - anchor].span.begin,
                        words[at - anchor + wanted.size() - 1].span.end};
        out.push_back({number, span});
      }
    }
  }

  static bool reads_nearly(const std::vector<Word>& words, std::size_t from,
                           const std::vector<std::string>& wanted) {
    std::size_t edits = 0;
    for (std::size_t i = 0; i < wanted.size() && edits < 2; ++i) {
      const Word& word = words[from + i];
      if (word.text == wanted[i]) {
        edits += word.redrawn ? 1U : 0U;
      } else {
        const bool near =
            wanted[i].size() >= shortest_edited && is_one_edit_apart(word.text, wanted[i]);
        edits += near ? 1U : 2U;
      }
    }
    return edits == 1;
  }
};

NearSearch::NearSearch(const std::vector<std::string>& needles)
    : compiled_(std::make_shared<const Compiled>(needles)) {}

std::vector<NearSearch::Hit> NearSearch::find_all(std::string_view text) const {
  std::vector<Hit> out;
  if (compiled_->single.empty() && compiled_->anchors.empty()) return out;
  const std::vector<Word> words = words_of(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!compiled_->single.empty()) compiled_->find_single(words[at], out);
    if (!compiled_->anchors.empty()) compiled_->find_phrases(words, at, out);
  }
  std::sort(out.begin(), out.end(), [](const Hit& a, const Hit& b) {
    return a.span != b.span ? a.span < b.span : a.needle < b.needle;
  });
  const auto same = [](const Hit& a, const Hit& b) {
    return a.span == b.span && a.needle == b.needle;
  };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

}  // namespace declass
