#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace declass {

/// What stands between two words of a mark.
enum class Gap { none, blank, hyphen, comma, slash, slashes };

/// A word of a mark and what stands before it.
struct MarkToken {
  std::string_view word;
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  Gap before = Gap::none;
  bool tidy = true;  ///< the gap is written as the register writes it, without stray blanks
};

/// The text of a mark in capitals, byte for byte as long as what was written, with typographic
/// hyphens and blanks replaced by plain ones and a dollar sign by the letter that it resembles.
struct MarkText {
  std::string text;
  bool foul = false;         ///< holds bytes that no mark holds: control characters, other scripts
  bool lower_case = false;   ///< had small letters
  bool typographic = false;  ///< had characters that were replaced
};
MarkText clean_mark(std::string_view written);

/// The longest text, in bytes and in words, that is taken for a mark.
inline constexpr std::size_t max_mark_bytes = 4096;
inline constexpr std::size_t max_mark_words = 512;

/// Splits `text` at everything that is neither letter nor digit. Stops after max_mark_words.
/// `trailing` is what follows the last word: Gap::slashes for `SECRET//`.
struct MarkTokens {
  std::vector<MarkToken> words;
  Gap trailing = Gap::none;
};
MarkTokens split_mark(std::string_view text);

}  // namespace declass
