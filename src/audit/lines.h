#pragma once

#include <optional>
#include <string_view>

namespace declass {

/// Takes the next line off `rest`, without its line feed; nothing where none is left that a line
/// feed ends.
inline std::optional<std::string_view> take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

}  // namespace declass
