#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/folded_search.h"
#include "text/folded_text.h"

namespace declass {

/// One needle in one folding.
struct Needle {
  std::string text;             ///< folded letters and digits
  std::vector<LetterGap> gaps;  ///< what stands before each byte of them
  std::size_t number = 0;       ///< its place in the list
  std::size_t letters = 0;
  bool wide = false;  ///< holds a letter beyond ASCII
  bool digits = false;
  bool skeleton = false;  ///< read as what it looks like
};

/// A stretch of folded text that reads as a needle does, letter class by letter class.
struct Reading {
  std::string_view source;
  const FoldedText& text;
  Span span;              ///< of the folded text
  bool skeleton = false;  ///< read as what it looks like
};

/// Whether the needle stands there as `FoldedSearch` demands, and how.
std::optional<Likeness> match_of(const Reading& reading, const Needle& needle);

/// The bytes to cut for a reading.
Span cut_span(const Reading& reading);

}  // namespace declass
