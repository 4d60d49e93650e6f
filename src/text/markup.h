#pragma once

#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// What looks like a tag of HTML or of a bulletin board: `<b>`, `</span>`, `<!-- … -->`, `[/i]`.
/// Sorted; none is longer than 256 bytes.
std::vector<Span> markup_tags(std::string_view text);

}  // namespace declass
