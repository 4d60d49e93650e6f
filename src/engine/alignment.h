#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// A release laid beside the document that it is said to come from, by the two texts alone. White
/// space, what never leaves, and leading dots beyond three say nothing and are passed over.
struct Alignment {
  struct Kept {
    Span released, source;
  };
  struct Gap {
    Span source;         ///< what is not in the release; may be empty
    std::size_t marker;  ///< the place in the release at which it is missing
    bool marked = true;  ///< a marker stands there
  };

  std::vector<Kept> kept;          ///< in order in both
  std::vector<Gap> gaps;           ///< in order
  std::vector<std::size_t> added;  ///< places in the release of text that is not the document's; no
                                   ///< more are looked for after the twentieth
};

/// Requires: `body` is the release without its head and foot. `cuts` are what a record says was
/// cut, sorted; without them each gap ends where the text behind its marker stands next.
Alignment align(std::string_view release, Span body, std::string_view source,
                const std::optional<std::vector<Span>>& cuts);

}  // namespace declass
