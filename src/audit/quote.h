#pragma once

#include <string>
#include <string_view>

namespace declass {

/// `text` as a JSON string with its quotes, ASCII only and in one way only: `"` and `\` with a
/// backslash, what is not printable ASCII as `\uXXXX` in lower case (pairs beyond U+FFFF), a
/// malformed byte as U+FFFD. For printable ASCII that is what RFC 8785 writes.
std::string quoted(std::string_view text);

/// Every character is printable ASCII, 0x20 to 0x7E.
bool is_printable_ascii(std::string_view text);

}  // namespace declass
