#include <algorithm>

#include "marking/parse.h"
#include "marking/reader.h"
#include "marking/validate.h"
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

}  // namespace

std::optional<LeadingMark> leading_portion(std::string_view text, const Vocabulary& vocabulary,
                                           std::optional<Date> date) {
  if (text.empty() || text.front() != '(') return std::nullopt;
  const std::string_view head = text.substr(0, max_leading_bytes);
  const std::size_t close = head.find(')');
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view inside = trimmed(head.substr(1, close - 1));
  if (inside.empty()) return unreadable(close + 1);
  LeadingMark mark;
  mark.length = close + 1;
  mark.reading = parse_portion(inside, vocabulary, date);
  if (mark.reading.marking.level) return mark;
  if (inside.size() == 1 && inside.front() >= 'A' && inside.front() <= 'Z') {
    return unreadable(close + 1);
  }
  return std::nullopt;
}

std::optional<LeadingMark> leading_banner(std::string_view text, const Vocabulary& vocabulary,
                                          std::optional<Date> date) {
  text = text.substr(0, std::min(text.find('\n'), max_leading_bytes));
  const MarkText clean = clean_mark(text);
  if (clean.foul) return std::nullopt;
  MarkReader reader(clean.text, MarkKind::banner, Extent::leading, vocabulary.compiled());
  reader.read(date);
  if (reader.words_read() == 0 || !reader.reading().marking.level) return std::nullopt;
  LeadingMark mark;
  mark.length = reader.end();
  mark.reading = std::move(reader.reading());
  finish_reading(mark.reading, MarkKind::banner, vocabulary);
  return mark;
}

}  // namespace declass
