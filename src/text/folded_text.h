#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold_point.h"
#include "text/span.h"

namespace declass {

/// What stands before a folded letter: nothing, or these kinds of characters together. The
/// beginning of the text is `other`.
struct LetterGap {
  enum Kind : std::uint8_t {
    none = 0,
    blank = 1,
    line = 2,
    hyphen = 4,
    dot = 8,
    comma = 16,
    other = 32,
    may_part = 64,  ///< a zero-width space, or the edge of an ideograph
    skipped = 128   ///< a stretch that is read across
  };
  std::uint8_t kinds = none;

  bool has(Kind kind) const { return (kinds & kind) != 0; }
  bool within(int allowed) const { return (kinds & ~allowed) == 0; }
  bool empty() const { return kinds == none; }

  /// The gap may go through the middle of a word: the end of a line or a skipped stretch with
  /// nothing but blanks and hyphens, or a zero-width space.
  bool may_join() const {
    return (has(line) || has(skipped) || kinds == may_part) &&
           within(blank | line | hyphen | may_part | skipped);
  }

  friend bool operator==(LetterGap, LetterGap) = default;
};

/// Text as it is compared: compatibility forms and case folded (NFKC, case folding, NFD), only
/// letters and digits kept, marks and invisible characters dropped, with a map back to the bytes
/// that were read. What separates words is not text but a property of the place: words break at
/// anything that is neither letter nor digit, and on both sides of an ideograph.
class FoldedText {
 public:
  enum class Bars { part_words, are_letters };

  /// Requires: well-formed UTF-8 of less than 4 GiB. `skip` are sorted spans that are read across
  /// as if they were not there, as page lines are. With `Bars::are_letters` a `|` beside a letter
  /// or digit is kept.
  explicit FoldedText(std::string_view source, const std::vector<Span>& skip = {},
                      Folding folding = Folding::plain, Bars bars = Bars::part_words);

  /// The same of one part of the source. Spans are the source's.
  FoldedText(std::string_view source, Span part, const std::vector<Span>& skip, Folding folding,
             Bars bars);

  /// Folded letters and digits, as UTF-8.
  std::string_view text() const { return text_; }

  /// The bytes of the source that a stretch of the folded text came from, with the marks and
  /// invisible characters that touch it on either side.
  Span source_span(Span folded) const;

  /// What stands before this byte of the folded text; at its end a gap too.
  LetterGap gap_before(std::size_t folded) const;

  /// A word begins at this byte of the folded text.
  bool starts_word(std::size_t folded) const { return !gap_before(folded).empty(); }

  /// The words in order, as spans of the folded text.
  std::vector<Span> words() const;

 private:
  class Reader;

  std::string text_;
  std::vector<std::uint32_t> begins_, ends_;  ///< in the source, for each folded byte
  std::vector<std::uint8_t> gaps_;            ///< LetterGap::kinds, for each folded byte
};

/// The folded letters and digits of a short text.
std::string folded(std::string_view text);

}  // namespace declass
