#include "text/near_search.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "text/hash_lists.h"
#include "text/near_words.h"
#include "text/utf8.h"

namespace declass {
namespace {

constexpr std::size_t shortest = 6;
constexpr std::size_t longest = 64;
constexpr std::size_t shortest_edited = 4;  ///< bytes of the word of a phrase that has the edit

/// Hashes of a word and of the word without each of its bytes, all of them in linear time: sums of
/// the bytes, each times a power of `base` for its place.
template <class Take>
void each_shortened(std::string_view word, const Take& take) {
  constexpr std::uint64_t base = 0xD6E8FEB86659FD93U;
  constexpr std::uint64_t inverse = [] {
    std::uint64_t x = base;  // Newton's steps, each doubling the bits that are right
    for (int step = 0; step < 6; ++step) x *= 2 - base * x;
    return x;
  }();
  static_assert(base * inverse == 1);
  std::uint64_t whole = 0;
  std::uint64_t power = base;
  for (const char c : word) {
    whole += power * (static_cast<unsigned char>(c) + 1U);
    power *= base;
  }
  take(mixed_bits(whole));
  std::uint64_t before = 0;
  power = base;
  for (const char c : word) {
    const std::uint64_t with = before + power * (static_cast<unsigned char>(c) + 1U);
    take(mixed_bits(before + (whole - with) * inverse));
    before = with;
    power *= base;
  }
}

/// What can be seen of a word without reading it: its size and which letters it has, by their five
/// lowest bits, so that capitals are as small letters.
struct Outline {
  std::uint32_t letters = 0;
  std::uint32_t size = 0;

  Outline() = default;
  explicit Outline(std::string_view word) : size(static_cast<std::uint32_t>(word.size())) {
    for (const char c : word) letters |= std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
  }

  /// One edit changes the size by one, and at most two letters.
  bool may_be_near(const Outline& other) const {
    std::uint32_t different = letters ^ other.letters;
    different &= different - 1;
    return size + 1 >= other.size && other.size + 1 >= size && (different & (different - 1)) == 0;
  }
};

std::vector<std::string> words_of(std::string_view text) {
  NearWordReader reader(text);
  std::vector<NearWord> words;
  while (!reader.at_end()) reader.read(words);
  std::vector<std::string> out;
  for (const NearWord& word : words) out.push_back(reader.letters(word));
  return out;
}

/// A word of a needle that must stand exactly, and how its neighbours in the needle look.
struct Anchor {
  std::uint32_t needle = 0, word = 0;
  Outline before, after;
};

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
  std::vector<std::vector<std::string>> needles;  ///< their words; empty: not looked for
  HashLists<std::uint32_t> single;                ///< needles of one word, by each of its hashes
  HashLists<Anchor> anchors;                      ///< of needles of several words the two longest
  std::size_t most_words = 0;

  explicit Compiled(const std::vector<std::string>& texts) {
    std::vector<HashLists<std::uint32_t>::Entry> singles;
    std::vector<HashLists<Anchor>::Entry> phrases;
    for (std::uint32_t number = 0; number < texts.size(); ++number) {
      std::vector<std::string> words = words_of(texts[number]);
      std::size_t letters = 0;
      for (const std::string& word : words) letters += count_code_points(word);
      if (letters < shortest || letters > longest) words.clear();
      most_words = std::max(most_words, words.size());
      if (words.size() == 1) {
        each_shortened(words[0], [&](std::uint64_t hash) { singles.emplace_back(hash, number); });
      } else if (words.size() > 1) {
        add_phrase(words, number, phrases);
      }
      needles.push_back(std::move(words));
    }
    single = HashLists<std::uint32_t>(std::move(singles));
    anchors = HashLists<Anchor>(std::move(phrases));
  }

  static void add_phrase(const std::vector<std::string>& words, std::uint32_t number,
                         std::vector<HashLists<Anchor>::Entry>& out) {
    std::vector<std::uint32_t> order(words.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return words[a].size() > words[b].size();
    });
    for (const std::uint32_t word : {order[0], order[1]}) {
      out.emplace_back(near_hash(words[word]),
                       Anchor{number, word, Outline(word > 0 ? words[word - 1] : ""),
                              Outline(word + 1 < words.size() ? words[word + 1] : "")});
    }
  }
};

/// One text, read a stretch at a time.
class NearSearch::Scan {
 public:
  Scan(const Compiled& compiled, std::string_view text) : compiled_(compiled), reader_(text) {}

  std::vector<Hit> run() {
    std::size_t next = 0;  // the first word that was not looked at
    while (!reader_.at_end()) {
      drop_before(next);
      reader_.read(words_);
      // A phrase is looked for where all its words were read.
      const std::size_t waiting = reader_.at_end() ? 0 : compiled_.most_words;
      const std::size_t end = words_.size() - std::min(waiting, words_.size());
      if (next >= end) continue;
      look_at(next, end);
      next = end;
    }
    return std::move(out_);
  }

 private:
  /// Words that no phrase can reach back to.
  void drop_before(std::size_t& next) {
    const std::size_t kept = std::min(next, compiled_.most_words);
    words_.erase(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(next - kept));
    next = kept;
  }

  /// In three turns, so that the memory that words need is fetched for many of them at once.
  void look_at(std::size_t begin, std::size_t end) {
    hits_.clear();
    for (std::size_t at = begin; at < end; ++at) {
      if (compiled_.anchors.may_hold(words_[at].hash)) hits_.push_back({at, {}});
    }
    for (Known& hit : hits_) hit.row = compiled_.anchors.row(words_[hit.word].hash);
    for (const Known& hit : hits_) find_phrases(hit.word, hit.row);
    if (compiled_.single.empty()) return;
    for (std::size_t at = begin; at < end; ++at) find_single(words_[at]);
  }

  void find_single(const NearWord& word) {
    const std::size_t size = reader_.as_written(word).size();
    if (size + 1 < shortest || size > longest + 1) return;
    const std::string letters = reader_.letters(word);
    found_.clear();
    each_shortened(letters, [&](std::uint64_t hash) {
      if (!compiled_.single.may_hold(hash)) return;
      for (const auto& entry : compiled_.single.find(hash)) found_.push_back(entry.second);
    });
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    for (const std::uint32_t number : found_) {
      const std::string& needle = compiled_.needles[number][0];
      if (is_one_edit_apart(letters, needle) || (word.redrawn && letters == needle)) {
        out_.push_back({number, {word.begin, word.end}});
      }
    }
  }

  /// The neighbour of an anchor looks as the needle demands.
  bool looks_near(const Outline& wanted, std::size_t at) const {
    if (wanted.size == 0) return true;
    if (at >= words_.size()) return false;
    const std::string_view there = reader_.as_written(words_[at]);
    if (there.size() + 1 < wanted.size || wanted.size + 1 < there.size()) return false;
    return wanted.may_be_near(Outline(there));
  }

  void find_phrases(std::size_t at, HashLists<Anchor>::Row row) {
    for (const auto& [hash, anchor] : compiled_.anchors.find(row, words_[at].hash)) {
      if (at < anchor.word) continue;
      if (!looks_near(anchor.after, at + 1) || !looks_near(anchor.before, at - 1)) continue;
      const std::vector<std::string>& wanted = compiled_.needles[anchor.needle];
      if (at - anchor.word + wanted.size() > words_.size()) continue;
      const std::size_t from = at - anchor.word;
      if (!reads_nearly(from, wanted)) continue;
      out_.push_back({anchor.needle, {words_[from].begin, words_[from + wanted.size() - 1].end}});
    }
  }

  bool reads_nearly(std::size_t from, const std::vector<std::string>& wanted) const {
    std::size_t edits = 0;
    for (std::size_t i = 0; i < wanted.size() && edits < 2; ++i) {
      const NearWord& word = words_[from + i];
      const std::string letters = reader_.letters(word);
      if (letters == wanted[i]) {
        edits += word.redrawn ? 1U : 0U;
      } else {
        const bool near =
            wanted[i].size() >= shortest_edited && is_one_edit_apart(letters, wanted[i]);
        edits += near ? 1U : 2U;
      }
    }
    return edits == 1;
  }

  /// A word that is an anchor of some needles, most likely.
  struct Known {
    std::size_t word = 0;
    HashLists<Anchor>::Row row;
  };

  const Compiled& compiled_;
  NearWordReader reader_;
  std::vector<NearWord> words_;
  std::vector<Known> hits_;
  std::vector<std::uint32_t> found_;
  std::vector<Hit> out_;
};

NearSearch::NearSearch(const std::vector<std::string>& needles)
    : compiled_(std::make_shared<const Compiled>(needles)) {}

std::vector<NearSearch::Hit> NearSearch::find_all(std::string_view text) const {
  std::vector<Hit> out;
  if (compiled_->single.empty() && compiled_->anchors.empty()) return out;
  out = Scan(*compiled_, text).run();
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
