#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace declass {

/// The offset of the first byte that is not well-formed UTF-8 (overlong forms, surrogates and
/// values beyond U+10FFFF are not), or nothing where all of it is.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// The number of code points of well-formed UTF-8. Of other bytes it counts all but those that can
/// only continue a code point.
std::size_t count_code_points(std::string_view text);

/// The code point at `offset`, which moves past it. Requires: offset < text.size(). A malformed
/// byte gives U+FFFD and moves by one.
char32_t next_code_point(std::string_view text, std::size_t& offset);

/// Appends `point` as UTF-8. Requires: a Unicode scalar value.
void append_code_point(std::string& out, char32_t point);

}  // namespace declass
