#pragma once

#include <cstddef>

#include "document/outline.h"
#include "document/paragraph_start.h"

namespace declass {

/// What stands before: nothing or a complete text; a text that is not complete, which a line by
/// itself may go on with; text on the line before.
enum class HeadingPlace { free, unfinished, in_text };

/// How many lines from `at` on are a heading with its ruled lines: lines between two rules, a line
/// with a rule below it, or a short line by itself before a paragraph that is no sentence. Zero
/// where there is none. Where in doubt a line is a heading: it then takes the message's level,
/// which is never weaker than its neighbour's.
std::size_t heading_lines(const Outline& outline, ParagraphStarts& starts, std::size_t at,
                          HeadingPlace place);

/// The marks with which the lines of a heading begin, joined; the first is the segment's mark.
void take_heading_marks(const Outline& outline, std::size_t at, std::size_t count,
                        Segment& heading);

}  // namespace declass
