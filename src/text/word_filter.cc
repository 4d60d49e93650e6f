#include "text/word_filter.h"

#include <algorithm>
#include <array>

#include "text/ascii_words.h"
#include "text/coarse.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

/// Letters and digits as they are classed, by byte; 0: neither.
constexpr std::array<char, 128> coarse_table() {
  std::array<char, 128> out{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) {
    out[c] = coarse_letter(static_cast<char>(c));
    out[c ^ 0x20U] = out[c];
  }
  for (unsigned char c = '0'; c <= '9'; ++c) out[c] = coarse_letter(static_cast<char>(c));
  return out;
}
constexpr std::array<char, 128> table = coarse_table();

char coarse_of(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= table.size() ? '\0' : table[byte];
}

}  // namespace

/// The first letters of a word, held against the beginnings of needles as they come.
class WordFilter::Prefix {
 public:
  explicit Prefix(const WordFilter& filter) : filter_(filter) {}

  bool is_full() const { return count_ >= PrefixSet::length; }

  /// Whether a needle may still begin so.
  bool take_folded(char folded) {
    if (folded != 'm') return take(coarse_letter(folded));
    return take('r') && take('n');
  }

  bool may_begin_needle() const {
    const PrefixSet& prefixes = filter_.prefixes_;
    const std::size_t count = std::min(count_, PrefixSet::length);
    for (std::size_t size = 1; size <= count; ++size) {
      if (prefixes.holds(letters_.data(), size)) return true;
    }
    return false;
  }

 private:
  bool take(char coarse) {
    if (is_full()) return true;
    letters_[count_++] = coarse;
    return count_ > PrefixSet::looked_at_singly ||
           filter_.prefixes_.may_begin(letters_.data(), count_);
  }

  const WordFilter& filter_;
  std::array<char, PrefixSet::length> letters_{};
  std::size_t count_ = 0;
};

WordFilter::WordFilter(const std::vector<std::string>& coarse) : prefixes_(coarse) {
  for (const std::string& needle : coarse) longest_ = std::max(longest_, needle.size());
}

class WordFilter::Scan {
 public:
  Scan(const WordFilter& filter, std::string_view source, const std::vector<Span>& skip)
      : filter_(filter), source_(source), skip_(skip) {}

  std::vector<Region> run() {
    while (at_ < source_.size()) {
      if (skips(at_, skipped_)) {
        in_word_ = false;
      } else if (is_plain(source_[at_])) {
        take_plain();
      } else if (source_[at_] == '|') {
        take_bar();
      } else {
        take_wide();
      }
    }
    close(source_.size());
    return std::move(out_);
  }

 private:
  /// Moves an offset behind the skipped stretch in which it lies.
  bool skips(std::size_t& at, std::size_t& skipped) const {
    while (skipped < skip_.size() && skip_[skipped].end <= at) ++skipped;
    if (skipped == skip_.size() || !skip_[skipped].contains(at)) return false;
    at = skip_[skipped].end;
    return true;
  }

  /// A bar may be a letter that was misread, the first of its word too.
  void take_bar() {
    const bool leads = !in_word_ && at_ + 1 < source_.size() && coarse_of(source_[at_ + 1]) != 0;
    if (leads) begin_word(at_, is_candidate(at_));
    if (open_) region_.bars = true;
    leave_word();
    ++at_;
  }

  void leave_word() {
    in_word_ = false;
    ignored_from_ = none;
  }

  void take_plain() {
    const std::size_t limit =
        skipped_ < skip_.size() ? std::min(skip_[skipped_].begin, source_.size()) : source_.size();
    words_.read(source_, at_, limit, in_word_);
    std::size_t letters = 0;  // that the budget was reduced by
    const auto spend = [&](std::size_t until) {
      budget_ -= std::min(budget_, until - letters);
      letters = until;
    };
    // Asked of all words together, so that what memory they need is fetched for many at once.
    std::size_t count = 0;
    for (; count < words_.start_count() && words_.starts()[count].at < words_.size(); ++count) {
      is_long_[count] =
          filter_.prefixes_.may_be_long(words_.letters() + words_.starts()[count].letter);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const AsciiWords::Start start = words_.starts()[i];
      const std::size_t letters_ahead = words_.letter_count() - start.letter;
      const bool enough = letters_ahead >= (is_long_[i] ? PrefixSet::length : 8);
      const bool candidate = enough ? reads_like_needle(i) : is_candidate(at_ + start.at);
      if (!candidate && !open_) continue;
      spend(start.letter);
      if (start.at > 0) ignored_from_ = none;
      begin_word(at_ + start.at, candidate);
    }
    spend(words_.block_letters());
    at_ += words_.size();
    in_word_ = words_.ends_in_word();
    ignored_from_ = none;
  }

  /// Of a word with enough letters behind it.
  bool reads_like_needle(std::size_t word) const {
    const AsciiWords::Start* start = words_.starts() + word;
    const PrefixSet& prefixes = filter_.prefixes_;
    const char* letters = words_.letters() + start->letter;
    const bool is_long = is_long_[word];
    if (is_long && prefixes.holds(letters, PrefixSet::length)) return true;
    if (!is_long && !prefixes.may_be_short(letters)) return false;
    const std::size_t longest = is_long ? PrefixSet::length - 1 : 7;
    for (const AsciiWords::Start* end = start + 1;; ++end) {
      const auto count = static_cast<std::size_t>(end->letter - start->letter);
      if (count > longest) return false;
      if (prefixes.holds(letters, count)) return true;
    }
  }

  void take_wide() {
    std::size_t next = at_;
    const char32_t point = next_code_point(source_, next);
    switch (part_of(point)) {
      case Part::ignored:
        if (!in_word_ && ignored_from_ == none) ignored_from_ = at_;
        break;
      case Part::may_part:
        if (!in_word_ && ignored_from_ == none) ignored_from_ = at_;
        in_word_ = false;
        break;
      case Part::letter:
        take_wide_letter(point);
        break;
      default:
        leave_word();
    }
    at_ = next;
  }

  /// Some characters are letters only where look-alikes are.
  void take_wide_letter(char32_t point) {
    const bool ideograph = is_ideograph(point);
    if (!in_word_ || ideograph) begin_word(at_, is_candidate(at_));
    if (open_) region_.wide = true;
    budget_ -= std::min<std::size_t>(budget_, 1);
    in_word_ = !ideograph && !folded_point(point, Folding::plain).empty();
    ignored_from_ = none;
  }

  void begin_word(std::size_t at, bool candidate) {
    const std::size_t from = ignored_from_ == none ? at : ignored_from_;
    if (candidate) {
      if (!open_) {
        open_ = true;
        region_ = {{from, from}, false, false};
      }
      budget_ = filter_.longest_;
    } else if (open_ && budget_ == 0) {
      close(from);
    }
  }

  void close(std::size_t end) {
    if (!open_) return;
    region_.part.end = end;
    out_.push_back(region_);
    open_ = false;
  }

  bool is_candidate(std::size_t at) const {
    bool wide = false;
    if (reads_like_needle(at, Folding::plain, wide)) return true;
    return wide && (reads_like_needle(at, Folding::skeleton_first, wide) ||
                    reads_like_needle(at, Folding::skeleton_last, wide));
  }

  /// Of a word whose letters are not all plain. Where it ends is not looked at.
  bool reads_like_needle(std::size_t at, Folding folding, bool& wide) const {
    Prefix prefix(filter_);
    std::size_t skipped = skipped_;
    while (at < source_.size() && !prefix.is_full()) {
      if (skips(at, skipped)) continue;
      const char c = source_[at];
      bool open = true;
      if ((c & 0x80) != 0) {
        wide = true;
        const char32_t point = next_code_point(source_, at);
        if (part_of(point) == Part::letter) {
          for (const char folded : folded_point(point, folding)) {
            open = open && prefix.take_folded(folded);
          }
        }
      } else {
        ++at;
        if (c == '|') return true;
        const char coarse = coarse_of(c);
        if (coarse != '\0') open = prefix.take_folded(coarse);
      }
      if (!open) break;  // what was read may be a whole needle
    }
    return prefix.may_begin_needle();
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  const WordFilter& filter_;
  std::string_view source_;
  const std::vector<Span>& skip_;
  std::size_t at_ = 0, skipped_ = 0;
  bool in_word_ = false, open_ = false;
  std::size_t ignored_from_ = none;
  std::size_t budget_ = 0;  ///< letters that the region still needs
  Region region_;
  std::vector<Region> out_;
  AsciiWords words_;
  std::array<bool, AsciiWords::block> is_long_;
};

std::vector<WordFilter::Region> WordFilter::regions(std::string_view source,
                                                    const std::vector<Span>& skip) const {
  if (longest_ == 0) return {};
  return Scan(*this, source, skip).run();
}

}  // namespace declass
