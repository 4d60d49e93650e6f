#pragma once

#include <string>
#include <string_view>

namespace declass {

/// `text` as it may be shown on a terminal or in a message: C0, DEL and C1 controls,
/// bidirectional controls, zero-width characters and malformed bytes become `\x1b` or
/// `\u{202e}`; all else stays. Everything that comes from a file goes through here.
std::string escaped(std::string_view text);

/// The code point changes how a line looks without being seen: a bidirectional control, a
/// zero-width or other default-ignorable format character.
bool is_invisible(char32_t point);

}  // namespace declass
