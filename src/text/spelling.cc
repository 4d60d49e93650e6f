#include "text/spelling.h"

#include "text/coarse.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t shortest_spelled = 3;
constexpr std::size_t shortest_misread =
    5;  ///< also broken at any line end, spelled out with any sign
constexpr std::size_t shortest_doubtful = 6;

constexpr int spelling_gap = LetterGap::blank | LetterGap::dot | LetterGap::hyphen |
                             LetterGap::line | LetterGap::may_part | LetterGap::skipped;

bool is_misreading(char c) { return is_ascii_digit(c) || c == '|'; }

bool holds_wide_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (point >= 0x80 && part_of(point) == Part::letter) return true;
  }
  return false;
}

/// The first byte of the letter that a byte belongs to.
std::size_t letter_start(std::string_view text, std::size_t at) {
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

/// Walks along a needle and the text that reads like it.
class Comparison {
 public:
  Comparison(const Reading& reading, const Needle& needle)
      : reading_(reading), there_(reading.text), needle_(needle) {}

  std::optional<Likeness> run() {
    std::size_t at = reading_.span.begin;
    std::size_t from = 0;
    while (from < needle_.text.size()) {
      if (from > 0) pass_gap(there_.gap_before(at), needle_.gaps[from], at, from);
      if (!pass_letter(at, from)) return std::nullopt;
    }
    end_word();
    return verdict();
  }

 private:
  /// `rn` and `m` are one letter of the walk.
  bool pass_letter(std::size_t& at, std::size_t& from) {
    const std::string_view text = there_.text();
    const std::string_view wanted = needle_.text;
    const char a = text[at];
    const char b = wanted[from];
    if (a == b) {
      ++equal_in_word_;
      ++at, ++from;
      return true;
    }
    if (a != 'm' && b != 'm') {
      if (coarse_letter(a) != coarse_letter(b)) return false;
      (is_misreading(a) ? misread_in_word_ : alike_) += 1;
      if (is_misreading(b)) digit_read_as_letter_ = true;
      ++at, ++from;
      return true;
    }
    ++alike_;
    const bool split_there = b == 'm';
    const std::size_t behind = split_there ? at + 1 : from + 1;
    const std::string_view pair = split_there ? text : wanted;
    if (behind >= pair.size() || pair[behind - 1] != 'r' || pair[behind] != 'n') return false;
    if (!(split_there ? there_.gap_before(behind) : needle_.gaps[behind]).empty()) return false;
    at += split_there ? 2 : 1;
    from += split_there ? 1 : 2;
    return true;
  }

  void pass_gap(LetterGap there, LetterGap wanted, std::size_t at, std::size_t from) {
    if (!wanted.empty()) {
      if (there.empty()) glued_ = true;
      if (!there.empty() && beside_single_letter(from) && !fits_initial(there, wanted)) {
        misplaced_ = true;
      }
      end_word();
      return;
    }
    if (there.empty()) {
      const bool same_character =
          there_.source_span({at - 1, at}) == there_.source_span({at, at + 1});
      if (!same_character) ++solid_;
    } else if (there.may_join() && (there.has(LetterGap::hyphen) || there.has(LetterGap::skipped) ||
                                    there.has(LetterGap::may_part) || long_enough())) {
      ++broken_;
    } else {
      ++spaced_;
      foreign_ = foreign_ || !there.within(spelling_gap);
      if (sign_.empty()) sign_ = there;
      mixed_ = mixed_ || !(sign_ == there);
    }
  }

  bool long_enough() const { return needle_.letters >= shortest_misread; }

  /// Whether one of the two words at a break of the needle is a single letter.
  bool beside_single_letter(std::size_t from) const {
    const std::string_view text = needle_.text;
    const std::size_t before = letter_start(text, from - 1);
    std::size_t after = from;
    next_code_point(text, after);
    return !needle_.gaps[before].empty() || after >= text.size() || !needle_.gaps[after].empty();
  }

  static bool fits_initial(LetterGap there, LetterGap wanted) {
    const bool comma = wanted.has(LetterGap::comma);
    return there.has(LetterGap::comma) == comma && there.within(spelling_gap | LetterGap::comma);
  }

  void end_word() {
    if (spaced_ > 0) {
      if (solid_ > 0) torn_ = true;
      spelled_letters_ += 1 + spaced_ + broken_;
    }
    if (misread_in_word_ > 0 && equal_in_word_ == 0) all_misread_ = true;
    misread_ += misread_in_word_;
    equal_ += equal_in_word_;
    solid_ = broken_ = spaced_ = misread_in_word_ = equal_in_word_ = 0;
  }

  std::optional<Likeness> verdict() const {
    if (misplaced_) return std::nullopt;
    if (digit_read_as_letter_ || (needle_.digits && misread_ > 0)) return std::nullopt;
    const bool spelled_short = spelled_letters_ > 0 && spelled_letters_ < shortest_spelled;
    const bool odd_signs = foreign_ && (mixed_ || !long_enough());
    if (glued_ || torn_ || spelled_short || odd_signs) return doubtful();
    if (misread_ > 0) {
      const bool readable = !all_misread_ && equal_ >= 2 && long_enough();
      return readable ? std::optional(Likeness::misread) : std::nullopt;
    }
    if (alike_ == 0 && !reading_.skeleton && !needle_.skeleton) return Likeness::letters;
    const Span span = there_.source_span(reading_.span);
    if (needle_.wide || holds_wide_letter(reading_.source.substr(span.begin, span.size()))) {
      return Likeness::look_alike;
    }
    return doubtful();
  }

  std::optional<Likeness> doubtful() const {
    return needle_.letters >= shortest_doubtful ? std::optional(Likeness::doubtful) : std::nullopt;
  }

  const Reading& reading_;
  const FoldedText& there_;
  const Needle& needle_;
  bool glued_ = false, torn_ = false, misplaced_ = false, all_misread_ = false;
  bool digit_read_as_letter_ = false;
  bool foreign_ = false, mixed_ = false;  ///< signs between the letters of a spelled-out word
  std::size_t solid_ = 0, broken_ = 0, spaced_ = 0;  ///< places inside the word at hand
  std::size_t misread_in_word_ = 0, equal_in_word_ = 0;
  std::size_t misread_ = 0, equal_ = 0, alike_ = 0, spelled_letters_ = 0;
  LetterGap sign_;
};

}  // namespace

std::optional<Likeness> match_of(const Reading& reading, const Needle& needle) {
  return Comparison(reading, needle).run();
}

Span cut_span(const Reading& reading) {
  Span out = reading.text.source_span(reading.span);
  const std::size_t last = letter_start(reading.text.text(), reading.span.end - 1);
  const bool dotted = last > reading.span.begin &&
                      reading.text.gap_before(last).has(LetterGap::dot) &&
                      reading.source[out.end - 1] != '.';
  if (dotted && out.end < reading.source.size() && reading.source[out.end] == '.') ++out.end;
  return out;
}

}  // namespace declass
