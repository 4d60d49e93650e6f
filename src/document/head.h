#pragma once

#include <cstddef>

#include "document/outline.h"

namespace declass {

/// Reads the head of a message, line by line from `first`: transmission header, banner, captions
/// and fields. Returns the place of the first line that belongs to the body. A line that lost its
/// line end is cut before each field label in it; `outline.lines` then holds the rest.
std::size_t read_head(Outline& outline, std::size_t first);

/// Reads the few lines of fields that a later section of a cable repeats, while lines are
/// fields. The banner line itself has been read.
std::size_t read_section_head(Outline& outline, std::size_t first);

/// What begins at a line: a message of its own, or the transmission header of a later section of
/// the same cable, which is furniture of its body.
enum class Beginning { nothing, message, section };
Beginning what_begins(const Outline& outline, std::size_t at);

/// Whether line `at` of a body begins another message: a transmission header does, and the banner
/// of another cable with the fields of one below it.
bool starts_message(const Outline& outline, std::size_t at);

/// Whether one of the dozen lines behind line `at` is a field that only a cable's head has.
bool fields_follow(const Outline& outline, std::size_t at);

/// Whether one of the next lines is such a field, a date-time group, or the banner of a cable.
bool head_follows(const Outline& outline, std::size_t at);

}  // namespace declass
