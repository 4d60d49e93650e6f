#pragma once

#include <cstddef>

#include "document/outline.h"

namespace declass {

/// Reads the body of a message from line `first`: paragraphs, headings, furniture, notes. Returns
/// the place of the first line that belongs to the next message, or the number of lines.
std::size_t read_body(Outline& outline, std::size_t first);

/// Takes the signature off the end of the last paragraph, where one stands there.
void split_signature(Outline& outline);

/// Gives a mark inside a paragraph a segment of its own where it is stronger than the paragraph's:
/// text that is more sensitive never hides behind a weaker mark. Requires: markings are there.
void split_stronger_marks(Outline& outline);

}  // namespace declass
