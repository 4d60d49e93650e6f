#include "text/markup.h"

#include <algorithm>

#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t longest = 256;

/// The end of a tag that begins at an opening bracket, or the place itself.
std::size_t tag_end(std::string_view text, std::size_t at) {
  const char open = text[at];
  const char close = open == '<' ? '>' : ']';
  const std::string_view rest = text.substr(at + 1, longest - 1);
  const std::size_t end = rest.find_first_of(open == '<' ? "<>" : "[]");
  if (end == std::string_view::npos || rest[end] != close || end == 0) return at;
  std::size_t name = rest.front() == '/' ? 1 : 0;
  if (open == '[') {
    constexpr std::size_t longest_name = 8;
    if (end - name > longest_name) return at;
    for (; name < end; ++name) {
      if (rest[name] < 'a' || rest[name] > 'z') return at;
    }
    return at + end + 2;
  }
  const bool named =
      name < end && (is_ascii_letter(rest[name]) || rest[name] == '!' || rest[name] == '?');
  return named ? at + end + 2 : at;
}

}  // namespace

std::vector<Span> markup_tags(std::string_view text) {
  std::vector<Span> out;
  // Each sign by itself: the search for one byte is ten times as fast as that for either of two.
  std::size_t angle = text.find('<');
  std::size_t square = text.find('[');
  for (std::size_t at = std::min(angle, square); at < text.size();) {
    const std::size_t end = tag_end(text, at);
    if (end > at) out.push_back({at, end});
    const std::size_t from = end > at ? end : at + 1;
    if (angle < from) angle = text.find('<', from);
    if (square < from) square = text.find('[', from);
    at = std::min(angle, square);
  }
  return out;
}

}  // namespace declass
