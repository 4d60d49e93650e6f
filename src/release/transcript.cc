#include "release/transcript.h"

#include <algorithm>
#include <cassert>

#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

/// White space of any width: what columns are made of.
bool is_space(char32_t point) {
  return point == ' ' || (point >= '\t' && point <= '\r') || point == 0x85 || point == 0xA0 ||
         point == 0x1680 || (point >= 0x2000 && point <= 0x200B) || point == 0x2028 ||
         point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000;
}

bool is_leader(char c) { return c == '.' || c == '-' || c == '_' || c == '=' || c == '*'; }

}  // namespace

bool never_leaves(char32_t point) {
  return (point < 0x20 && point != '\t' && point != '\n' && point != '\r' && point != '\f') ||
         point == 0x7F || (point >= 0x80 && point <= 0x9F) || point == 0xFEFF;
}

void Transcript::copy(Span span) {
  assert(all_are(span, Action::release));
  const std::string_view text = source_.slice(span);
  const std::size_t begin = out_.bytes.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    if (never_leaves(next_code_point(text, at))) {
      out_.dropped.push_back(span.begin + from);
    } else {
      out_.bytes += text.substr(from, at - from);
    }
  }
  if (out_.bytes.size() > begin) out_.pieces.push_back({{begin, out_.bytes.size()}, span});
}

bool Transcript::copy_squeezed(Span span) {
  constexpr std::size_t longest_leader = 3;
  const std::string_view bytes = source_.bytes();
  bool wrote = false;
  for (std::size_t at = span.begin; at < span.end;) {
    std::size_t next = at;
    if (is_space(next_code_point(bytes, next))) {
      blank_is_due();
      at = next;
      continue;
    }
    const std::size_t end = word_end(at, span.end);
    put_due_blank();
    if (end - at > longest_leader && is_leader(bytes[at]) &&
        bytes.substr(at, end - at).find_first_not_of(bytes[at]) == std::string_view::npos) {
      copy({at, at + longest_leader});
    } else {
      copy({at, end});
    }
    wrote = true;
    at = end;
  }
  return wrote;
}

/// A word ends at white space, and where a run of one leading character begins or ends.
std::size_t Transcript::word_end(std::size_t at, std::size_t end) const {
  constexpr std::size_t run = 4;
  const std::string_view bytes = source_.bytes();
  std::size_t same = 1;
  for (std::size_t i = at; i < end;) {
    std::size_t next = i;
    if (is_space(next_code_point(bytes, next))) return i;
    same = i > at && bytes[i] == bytes[i - 1] ? same + 1 : 1;
    if (same == run && is_leader(bytes[i])) {
      const std::size_t first = i + 1 - run;
      if (first > at) return first;
      while (i < end && bytes[i] == bytes[at]) ++i;
      return i;
    }
    i = next;
  }
  return end;
}

void Transcript::blank_is_due() {
  blank_due_ = !out_.bytes.empty() && !is_ascii_space(out_.bytes.back());
}

void Transcript::say_word(std::string_view text) {
  put_due_blank();
  say(text);
}

void Transcript::put_due_blank() {
  if (!blank_due_) return;
  blanks_.push_back(out_.bytes.size());
  say(" ");
  blank_due_ = false;
}

void Transcript::fold_line(std::size_t columns) {
  const std::string_view bytes = out_.bytes;
  std::size_t begin = line_begin_;
  std::size_t width = 0;  // of what stands from `begin` to the blank before
  for (std::size_t i = 0; i <= blanks_.size(); ++i) {
    const std::size_t end = i < blanks_.size() ? blanks_[i] : bytes.size();
    const std::size_t from = i == 0 ? line_begin_ : blanks_[i - 1];
    const std::size_t more = count_code_points(bytes.substr(from, end - from));
    if (i > 0 && width + more > columns && from > begin) {
      out_.bytes[from] = '\n';
      begin = from + 1;
      width = more - 1;
    } else {
      width += more;
    }
  }
}

void Transcript::mark_cut(Cut cut, std::string_view text) {
  cut.marker.begin = out_.bytes.size();
  say(text);
  cut.marker.end = out_.bytes.size();
  out_.cuts.push_back(std::move(cut));
}

std::pair<std::size_t, std::size_t> Transcript::tiles_in(Span span) const {
  const auto first = std::upper_bound(
      tiles_.begin(), tiles_.end(), span.begin,
      [](std::size_t offset, const Decision& tile) { return offset < tile.span.end; });
  auto last = first;
  while (last != tiles_.end() && last->span.begin < span.end) ++last;
  return {static_cast<std::size_t>(first - tiles_.begin()),
          static_cast<std::size_t>(last - tiles_.begin())};
}

bool Transcript::all_are(Span span, Action action) const {
  const auto [first, last] = tiles_in(span);
  return std::all_of(tiles_.begin() + static_cast<std::ptrdiff_t>(first),
                     tiles_.begin() + static_cast<std::ptrdiff_t>(last),
                     [&](const Decision& tile) { return tile.action == action; });
}

}  // namespace declass
