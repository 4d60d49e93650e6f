#include "marking/parse.h"

#include <fmt/format.h>

#include "marking/canonical.h"
#include "marking/control_ids.h"
#include "marking/reader.h"
#include "marking/validate.h"
#include "text/words.h"

namespace declass {
namespace {

MarkReading unreadable(std::string code, std::string message) {
  MarkReading reading;
  reading.errors.push_back({std::move(code), std::move(message)});
  return reading;
}

bool opens(char c) { return c == '(' || c == '[' || c == '{' || c == '<'; }
bool closes(char c) { return c == ')' || c == ']' || c == '}' || c == '>'; }

/// The words of a mark between its brackets, whatever became of them.
struct Inside {
  std::string_view text;
  bool damaged = false;
};

Inside inside_brackets(std::string_view text) {
  const std::string_view whole = trimmed(text);
  std::string_view rest = whole;
  while (!rest.empty() && (opens(rest.front()) || closes(rest.front()))) rest.remove_prefix(1);
  while (!rest.empty() && (closes(rest.back()) || opens(rest.back()))) rest.remove_suffix(1);
  const std::string_view words = trimmed(rest);
  const bool plain = whole.size() == words.size();
  const bool bracketed = whole.size() == words.size() + 2 && whole.front() == '(';
  return {words, !plain && !(bracketed && whole.back() == ')')};
}

/// The text of a mark all of whose letters stand apart, `S / / N F`, put together: one blank goes,
/// several mean one. Nothing where it is not such a text.
std::optional<std::string> without_letter_spaces(std::string_view text) {
  std::size_t words = 0;
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_ascii_space(text[at])) {
      if (at + 1 < text.size() && is_ascii_space(text[at + 1]) && out.back() != ' ') out += ' ';
      continue;
    }
    const bool word = is_ascii_letter(text[at]) || is_ascii_digit(text[at]);
    if (word && at + 1 < text.size() && !is_ascii_space(text[at + 1]) && text[at + 1] != ',') {
      return std::nullopt;
    }
    words += word ? 1U : 0U;
    out += text[at];
  }
  if (words < 3) return std::nullopt;
  return out;
}

void note_damage(MarkReading& reading, std::string message) {
  reading.valid = false;
  reading.repairs.push_back(message);
  reading.warnings.push_back({"DM0301", std::move(message)});
}

MarkReading read(std::string_view written, MarkKind kind, const Vocabulary& vocabulary,
                 std::optional<Date> date) {
  if (written.size() > max_mark_bytes) return unreadable("DM0103", "longer than a mark can be");
  const MarkText mark = clean_mark(written);
  if (mark.foul) return unreadable("DM0102", "holds characters that no mark holds");
  const Inside inside = inside_brackets(mark.text);
  if (inside.text.empty()) return unreadable("DM0101", "the mark is empty");
  const std::optional<std::string> close = without_letter_spaces(inside.text);
  MarkReader reader(close ? *close : inside.text, kind, Extent::whole, vocabulary.compiled());
  if (reader.too_long()) return unreadable("DM0103", "longer than a mark can be");
  reader.read(date);
  if (reader.words_read() == 0) return unreadable("DM0104", "no classification that can be read");
  MarkReading out = std::move(reader.reading());
  finish_reading(out, kind, vocabulary);
  if (close) note_damage(out, "letters that stood apart");
  if (inside.damaged) note_damage(out, "the brackets of the mark");
  if (mark.lower_case) note_damage(out, "small letters read as capitals");
  if (mark.typographic) note_damage(out, "characters read as the plain ones that they resemble");
  return out;
}

}  // namespace

void finish_reading(MarkReading& reading, MarkKind kind, const Vocabulary& vocabulary) {
  validate(reading, kind, vocabulary);
  reading.banner = canonical_banner(reading.marking, vocabulary);
  reading.portion = canonical_portion(reading.marking, vocabulary);
}

MarkReading parse_portion(std::string_view text, const Vocabulary& vocabulary,
                          std::optional<Date> date) {
  return read(text, MarkKind::portion, vocabulary, date);
}

MarkReading parse_banner(std::string_view text, const Vocabulary& vocabulary,
                         std::optional<Date> date) {
  return read(text, MarkKind::banner, vocabulary, date);
}

}  // namespace declass
