#include <algorithm>
#include <array>

#include "marking/canonical.h"
#include "marking/parse.h"
#include "marking/reader.h"
#include "text/words.h"

namespace declass {
namespace {

/// Past this many bytes a bracket at the beginning of a text is prose, not a mark.
constexpr std::size_t max_leading_bytes = 400;

LeadingMark unreadable(std::size_t length) {
  LeadingMark mark;
  mark.length = length;
  mark.reading.errors.push_back({"DM0104", "no classification that can be read"});
  return mark;
}

/// A run of single letters with single blanks between them, `S E C R E T`, as one word: its
/// letters, and where it ends.
struct SpacedWord {
  std::string letters;
  std::size_t end = 0;
};

SpacedWord spaced_word(std::string_view text) {
  SpacedWord word;
  std::size_t at = 0;
  const auto alone = [&](std::size_t i) {
    return i < text.size() && is_ascii_letter(text[i]) &&
           (i + 1 == text.size() || !(is_ascii_letter(text[i + 1]) || is_ascii_digit(text[i + 1])));
  };
  while (alone(at)) {
    word.letters += text[at];
    word.end = at + 1;
    ++at;
    while (at < text.size() && text[at] == ' ' && at < word.end + 2) ++at;
    if (at == word.end) break;
  }
  return word;
}

}  // namespace

std::optional<LeadingMark> leading_portion(std::string_view text, const Vocabulary& vocabulary) {
  if (text.empty() || text.front() != '(') return std::nullopt;
  const std::string_view head = text.substr(0, max_leading_bytes);
  const std::size_t close = head.find(')');
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view inside = trimmed(head.substr(1, close - 1));
  if (inside.empty()) return unreadable(close + 1);
  LeadingMark mark;
  mark.length = close + 1;
  mark.reading = parse_portion(inside, vocabulary);
  if (mark.reading.marking.level) return mark;
  if (inside.size() == 1 && inside.front() >= 'A' && inside.front() <= 'Z') {
    return unreadable(close + 1);
  }
  return std::nullopt;
}

std::optional<LeadingMark> leading_banner(std::string_view text, const Vocabulary& vocabulary) {
  const MarkText clean = clean_mark(text.substr(0, max_leading_bytes));
  if (clean.foul) return std::nullopt;
  const SpacedWord spaced = spaced_word(clean.text);
  std::string line = clean.text;
  std::size_t shift = 0;
  if (spaced.letters.size() >= 4) {
    line = spaced.letters + clean.text.substr(spaced.end);
    shift = spaced.end - spaced.letters.size();
  }
  MarkReader reader(line, MarkKind::banner, Extent::leading, vocabulary.compiled());
  reader.read();
  if (reader.words_read() == 0 || !reader.reading().marking.level) return std::nullopt;
  LeadingMark mark;
  mark.length = reader.end() + shift;
  mark.reading = std::move(reader.reading());
  mark.reading.banner = canonical_banner(mark.reading.marking, vocabulary);
  mark.reading.portion = canonical_portion(mark.reading.marking, vocabulary);
  return mark;
}

}  // namespace declass
