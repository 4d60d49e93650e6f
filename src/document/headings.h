#pragma once

#include <cstddef>

#include "document/outline.h"

namespace declass {

/// Whether the line before is text that a heading could not follow directly.
enum class HeadingPlace { free, in_text };

/// How many lines from `at` on are a heading with its ruled lines: lines between two rules, a line
/// with a rule below it, or a short line by itself before a paragraph that is no sentence. Zero
/// where there is none. Where in doubt a line is a heading: it then takes the message's level,
/// which is never weaker than its neighbour's.
std::size_t heading_lines(const Outline& outline, std::size_t at, HeadingPlace place);

}  // namespace declass
