#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// Text as it is compared: compatibility forms and case folded (NFKC, case folding, NFD), only
/// letters and digits kept, marks and invisible characters dropped, with a map back to the bytes
/// that were read. What separates words is not text but a property of the place: words break at
/// anything that is neither letter nor digit, and on both sides of an ideograph.
class FoldedText {
 public:
  /// Requires: well-formed UTF-8 of less than 4 GiB. `skip` are sorted spans that are read across
  /// as if they were not there, as page lines are.
  explicit FoldedText(std::string_view source, const std::vector<Span>& skip = {});

  /// Folded letters and digits, as UTF-8.
  std::string_view text() const { return text_; }

  /// The bytes of the source that a stretch of the folded text came from, with the marks and
  /// invisible characters that touch it on either side.
  Span source_span(Span folded) const;

  /// A word begins at this byte of the folded text.
  bool starts_word(std::size_t folded) const;

  /// A word begins here, but only because the line was broken: it may go on from the one before.
  bool starts_after_line_break(std::size_t folded) const;

  /// Every place where `needle` stands as whole words: broken into words as the needle is, except
  /// where a line ends, or letter by letter (`P E T R O V`, `P.E.T.R.O.V.`), if it has three or
  /// more. Not inside a longer word. Spans of the folded text, which do not overlap. Linear.
  std::vector<Span> find(const FoldedText& needle) const;

  /// Whether `needle`, whose folded text stands at `here`, stands there as `find` demands.
  bool matches_at(Span here, const FoldedText& needle) const;

  /// The words in order, as spans of the folded text.
  std::vector<Span> words() const;

 private:
  class Folding;

  /// What stands before a folded byte: no break, one between words, or the end of a line, at which
  /// a word may have been broken or not.
  enum Break : std::uint8_t { none, word, line };

  bool same_breaks(Span here, const FoldedText& needle) const;
  bool letter_spaced(Span here) const;

  std::string text_;
  std::vector<std::uint32_t> begins_, ends_;  ///< in the source, for each folded byte
  std::vector<std::uint8_t> breaks_;          ///< a Break, for each folded byte
  std::vector<bool> spaced_;                  ///< the break is blanks, dots and hyphens alone
};

/// The folded letters and digits of a short text.
std::string folded(std::string_view text);

}  // namespace declass
