#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// A text in the order in which it is shown, where right-to-left overrides turn parts of it round.
struct ShownOrder {
  std::string text;
  std::vector<std::uint32_t> places;  ///< in the source, for each byte of the text

  /// The stretch of the source that holds all of a stretch of the text, with the controls of the
  /// override that touch it.
  Span source_span(Span shown) const;
};

/// Nothing where no right-to-left override stands in the text.
std::optional<ShownOrder> shown_order(std::string_view source);

}  // namespace declass
