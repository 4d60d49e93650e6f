#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// How a needle stands in a text, surest first.
enum class Likeness {
  letters,     ///< in its own letters, whatever their case, marks, spacing and line breaks
  look_alike,  ///< some letters are others that look the same; one of them is beyond ASCII
  misread,     ///< digits or bars stand for letters: `TH0RNBURY`
  doubtful     ///< looks the same (`rn` for `m`), or its words are run together or torn apart
};

/// Many words and phrases looked for at once on folded text: as whole words, broken into words as
/// the needle is. A word may be broken at a line end behind a hyphen, at a skipped stretch, and, in
/// a needle of five letters or more, at any line end; it may be spelled out (`P E T R O V`,
/// `P.E.T.R.O.V.`), three letters or more, of five or more with any one thing between them. Where
/// one of two words is a single letter, what stands between is no comma unless the needle has one
/// there. Look-alikes, misread digits (needles of five letters or more without a digit) and text
/// under a right-to-left override, read as it is shown, are matched too. Linear in the needles, the
/// text and the hits together. Immutable; copies share the compiled form.
class FoldedSearch {
 public:
  struct Hit {
    std::size_t needle = 0;  ///< its place in the list
    Span span;               ///< bytes of the text: with the marks and invisible characters that
                             ///< touch it, and the closing dot of a dotted spelling
    Likeness match = Likeness::letters;
  };

  /// Needles that fold to nothing are never found.
  explicit FoldedSearch(const std::vector<std::string>& needles);

  /// Every hit, by place; hits of different needles may overlap. Doubtful ones have six letters or
  /// more. `skip` are sorted spans that are read across, as page lines are.
  std::vector<Hit> find_all(std::string_view text, const std::vector<Span>& skip = {}) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
