#pragma once

#include <string_view>

namespace declass {

/// What a character does to the words on both sides of it.
enum class Part {
  letter,    ///< is kept
  ignored,   ///< a mark or an invisible character: belongs to its letter and parts no words
  may_part,  ///< the zero-width space: parts words, or goes through the middle of one
  line_end,
  blank,
  hyphen,
  dot,  ///< also an underscore: what a word that is spelled out stands between
  comma,
  other  ///< parts words
};

/// How the look-alikes of Unicode's confusables (UTS #39) are resolved. Folding the case first maps
/// some Greek and Cyrillic capitals wrongly, folding it last some small letters: both are tried.
enum class Folding { plain, skeleton_first, skeleton_last };

/// What a code point is to the words round it. A character that folds to nothing is `other`.
Part part_of(char32_t point);

/// The folded letters and digits of a code point beyond ASCII: compatibility forms and case folded
/// (NFKC, case folding, NFD), marks dropped. Empty where it is no letter. The view is good until
/// the next call.
std::string_view folded_point(char32_t point, Folding folding);

/// The code point is an ideograph: a word by itself.
bool is_ideograph(char32_t point);

}  // namespace declass
