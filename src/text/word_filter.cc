#include "text/word_filter.h"

#include <algorithm>

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

std::uint32_t code_of(char coarse) {
  if ((coarse & 0x80) != 0) return 37U + (static_cast<unsigned char>(coarse) & 0x0FU);
  if (is_ascii_digit(coarse)) return 27U + static_cast<std::uint32_t>(coarse - '0');
  return static_cast<std::uint32_t>(coarse - 'a') + 1U;
}

}  // namespace

/// The first letters of a word, up to four, held against the beginnings of needles.
class WordFilter::Prefix {
 public:
  explicit Prefix(const WordFilter& filter) : filter_(filter) {}

  enum class Answer { open, no, yes };

  Answer take(char coarse) {
    code_ = (code_ << 6U) | code_of(coarse);
    const std::uint8_t flags = flags_at(++count_);
    if (flags == 0) return Answer::no;
    return (flags & ends) != 0 || count_ == 4 ? Answer::yes : Answer::open;
  }

  Answer take_folded(char folded) {
    if (folded != 'm') return take(coarse_letter(folded));
    const Answer first = take('r');
    return first == Answer::open ? take('n') : first;
  }

 private:
  std::uint8_t flags_at(std::size_t count) const {
    switch (count) {
      case 1:
        return filter_.one_[code_];
      case 2:
        return filter_.two_[code_];
      case 3:
        return filter_.three_[filter_.hashed(code_)];
      default:
        return filter_.four_[filter_.hashed(code_)];
    }
  }

  const WordFilter& filter_;
  std::uint32_t code_ = 0;
  std::size_t count_ = 0;
};

WordFilter::WordFilter(std::size_t needles) {
  constexpr std::size_t few = 64;
  const unsigned bits = needles == 0 ? 0 : needles <= few ? 10 : 16;
  shift_ = 32 - std::max(bits, 1U);
  if (bits == 0) return;
  three_.resize(std::size_t{1} << bits);
  four_.resize(std::size_t{1} << bits);
}

void WordFilter::add(std::string_view coarse) {
  longest_ = std::max(longest_, coarse.size());
  std::uint32_t code = 0;
  for (std::size_t count = 1; count <= std::min<std::size_t>(coarse.size(), 4); ++count) {
    code = (code << 6U) | code_of(coarse[count - 1]);
    std::uint8_t& place = count == 1   ? one_[code]
                          : count == 2 ? two_[code]
                          : count == 3 ? three_[hashed(code)]
                                       : four_[hashed(code)];
    place |= begins;
    if (count == coarse.size()) place |= ends;
  }
}

class WordFilter::Scan {
 public:
  Scan(const WordFilter& filter, std::string_view source, const std::vector<Span>& skip)
      : filter_(filter), source_(source), skip_(skip) {}

  std::vector<Region> run() {
    while (at_ < source_.size()) {
      if (skips(at_, skipped_)) {
        in_word_ = false;
      } else if (coarse_of(source_[at_]) != '\0') {
        take_word();
      } else if ((source_[at_] & 0x80) == 0) {
        take_separator();
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
  void take_separator() {
    if (source_[at_] == '|') {
      const bool leads = !in_word_ && at_ + 1 < source_.size() && coarse_of(source_[at_ + 1]) != 0;
      if (leads) begin_word();
      if (open_) region_.bars = true;
    }
    leave_word();
    ++at_;
  }

  void leave_word() {
    in_word_ = false;
    ignored_from_ = none;
  }

  void take_word() {
    if (!in_word_) begin_word();
    const std::size_t limit =
        skipped_ < skip_.size() ? std::min(skip_[skipped_].begin, source_.size()) : source_.size();
    std::size_t end = at_ + 1;
    while (end < limit && coarse_of(source_[end]) != '\0') ++end;
    budget_ -= std::min(budget_, end - at_);
    at_ = end;
    in_word_ = true;
    ignored_from_ = none;
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
    if (!in_word_ || ideograph) begin_word();
    if (open_) region_.wide = true;
    budget_ -= std::min<std::size_t>(budget_, 1);
    in_word_ = !ideograph && !folded_point(point, Folding::plain).empty();
    ignored_from_ = none;
  }

  void begin_word() {
    const std::size_t from = ignored_from_ == none ? at_ : ignored_from_;
    if (is_candidate()) {
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

  bool is_candidate() const {
    bool wide = false;
    if (reads_like_needle(Folding::plain, wide)) return true;
    return wide && (reads_like_needle(Folding::skeleton_first, wide) ||
                    reads_like_needle(Folding::skeleton_last, wide));
  }

  bool reads_like_needle(Folding folding, bool& wide) const {
    Prefix prefix(filter_);
    std::size_t skipped = skipped_;
    for (std::size_t at = at_; at < source_.size();) {
      if (skips(at, skipped)) continue;
      const char c = source_[at];
      auto answer = Prefix::Answer::open;
      if ((c & 0x80) != 0) {
        wide = true;
        const char32_t point = next_code_point(source_, at);
        if (part_of(point) == Part::letter) {
          for (const char folded : folded_point(point, folding)) {
            if (answer == Prefix::Answer::open) answer = prefix.take_folded(folded);
          }
        }
      } else {
        ++at;
        if (c == '|') return true;
        const char coarse = coarse_of(c);
        if (coarse != '\0') answer = prefix.take_folded(coarse);
      }
      if (answer != Prefix::Answer::open) return answer == Prefix::Answer::yes;
    }
    return false;
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
};

std::vector<WordFilter::Region> WordFilter::regions(std::string_view source,
                                                    const std::vector<Span>& skip) const {
  if (longest_ == 0) return {};
  return Scan(*this, source, skip).run();
}

}  // namespace declass
