#include "marking/parse.h"

#include <fmt/format.h>

#include "marking/canonical.h"
#include "marking/reader.h"
#include "text/words.h"

namespace declass {
namespace {

MarkReading unreadable(std::string code, std::string message) {
  MarkReading reading;
  reading.errors.push_back({std::move(code), std::move(message)});
  return reading;
}

std::optional<MarkReading> refused(const MarkText& mark) {
  if (mark.text.size() > max_mark_bytes) return unreadable("DM0103", "longer than a mark can be");
  if (mark.foul) return unreadable("DM0102", "holds characters that no mark holds");
  if (trimmed(mark.text).empty()) return unreadable("DM0101", "the mark is empty");
  return std::nullopt;
}

std::string_view without_brackets(std::string_view text) {
  text = trimmed(text);
  while (!text.empty() && (text.front() == '(' || text.front() == '[')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ')' || text.back() == ']')) text.remove_suffix(1);
  return trimmed(text);
}

MarkReading read(std::string_view written, MarkKind kind, const Vocabulary& vocabulary) {
  if (written.size() > max_mark_bytes) return unreadable("DM0103", "longer than a mark can be");
  const MarkText mark = clean_mark(written);
  if (auto reading = refused(mark)) return std::move(*reading);
  MarkReader reader(without_brackets(mark.text), kind, Extent::whole, vocabulary.compiled());
  reader.read();
  MarkReading out = std::move(reader.reading());
  if (reader.words_read() == 0) return unreadable("DM0104", "no classification that can be read");
  out.banner = canonical_banner(out.marking, vocabulary);
  out.portion = canonical_portion(out.marking, vocabulary);
  return out;
}

}  // namespace

MarkReading parse_portion(std::string_view text, const Vocabulary& vocabulary) {
  return read(text, MarkKind::portion, vocabulary);
}

MarkReading parse_banner(std::string_view text, const Vocabulary& vocabulary) {
  return read(text, MarkKind::banner, vocabulary);
}

}  // namespace declass
