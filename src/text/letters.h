#pragma once

#include <string>
#include <string_view>

namespace declass {

/// The code point is a letter, or a mark that belongs to the letter before it.
bool is_letter(char32_t point);

/// The code point is a letter that stands for upper case or title case.
bool is_upper(char32_t point);

/// A word as word lists spell it: capitals without accents, ligatures in two letters, all forms of
/// the apostrophe as `'`. ASCII text is only put into capitals.
std::string capitals(std::string_view word);

}  // namespace declass
