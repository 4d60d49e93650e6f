#include "release/amount.h"

#include <algorithm>

#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t columns = 80;

}  // namespace

std::size_t lines_at_80_columns(std::string_view text) {
  const std::string plain = squeezed(text);
  std::size_t lines = plain.empty() ? 0 : 1;
  std::size_t column = 0;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    const std::size_t width = count_code_points(std::string_view(plain).substr(at, end - at));
    if (column != 0 && column + 1 + width > columns) {
      ++lines;
      column = 0;
    }
    column += width + (column == 0 ? 0 : 1);
    at = end + 1;
  }
  return lines;
}

std::size_t amount_of(std::string_view text, Amount shown) {
  switch (shown) {
    case Amount::none:
      return 0;
    case Amount::lines:
      return lines_at_80_columns(text);
    case Amount::words: {
      const std::string plain = squeezed(text);
      const auto blanks = std::count(plain.begin(), plain.end(), ' ');
      return plain.empty() ? 0 : 1 + static_cast<std::size_t>(blanks);
    }
  }
  return 0;
}

}  // namespace declass
