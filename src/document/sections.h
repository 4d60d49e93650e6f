#pragma once

#include <cstddef>

#include "document/outline.h"

namespace declass {

/// Whether a line is the banner of a section of the message's own cable that is still to come.
bool is_next_section(const Outline& outline, const Line& line);

/// Reads the transmission header of a later section from line `at` on, as what each line is, up to
/// the section's banner, whose place is returned.
std::size_t read_section_header(Outline& outline, std::size_t at);

/// Takes a banner line inside a body. In a message without a banner of its own a stamp that is not
/// classified lowers nothing and is not taken.
bool take_page_banner(Outline& outline, const Line& line);

/// Takes a section's banner with its fields on one line, which lost its line ends; the line then
/// holds the rest.
bool take_flat_section(Outline& outline, std::size_t at);

}  // namespace declass
