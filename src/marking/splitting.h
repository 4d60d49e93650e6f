#pragma once

#include <string_view>
#include <vector>

#include "marking/compiled.h"

namespace declass {

/// One piece of a word that lost what stood between its parts: a known phrase or a code.
struct MarkPiece {
  std::size_t phrase = MarkLexicon::none;
  std::string_view code;  ///< empty where it is a phrase
  std::size_t stray = 0;  ///< the letters before it that were slashes

  bool is_code() const { return !code.empty(); }
};

/// What may come first in a word that is taken apart.
enum class Leads {
  level,    ///< the head of a mark
  owner,    ///< codes, then a level: the head of a mark that is not of the United States
  control,  ///< an entry of a category
  code      ///< an entry of a list, perhaps with controls after it
};

/// A letter or figure that scanners read for a slash.
bool is_slash_like(char c);
/// How many of them may stand for one separator.
inline constexpr std::size_t most_stray_letters = 2;

/// Whether letters that look like slashes may be slashes, `SLLNF`.
enum class StrayLetters { letters, slashes };

/// The word as the fewest known pieces run together; empty where there is no way, or more than one
/// with as few. Codes stand only after a word that begins a list. Requires: no more than 64 bytes.
std::vector<MarkPiece> split_word(std::string_view word, Leads leads, StrayLetters stray,
                                  const Vocabulary::Compiled& compiled);

}  // namespace declass
