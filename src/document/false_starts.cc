#include "document/false_starts.h"

#include <algorithm>
#include <string>

#include "marking/algebra.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

bool begins_line(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n';
}

bool stands_free(std::string_view text, std::size_t at, bool opened) {
  return opened || at == 0 || is_ascii_space(text[at - 1]);
}

/// The last place before `end` where `item` stands, or npos.
std::size_t last_item(std::string_view text, std::size_t end, const std::string& item, bool opened,
                      ListForm form) {
  while (end > 0) {
    const std::size_t at = text.substr(0, end).rfind(item);
    if (at == std::string_view::npos) return at;
    const bool lines = form == ListForm::lines;
    if (lines ? begins_line(text, at) : stands_free(text, at, opened)) return at;
    end = at + item.size() - 1;
  }
  return std::string_view::npos;
}

bool is_opened(std::string_view mark) { return mark.front() == '(' || mark.front() == '['; }

}  // namespace

std::string_view near_end(std::string_view text) {
  constexpr std::size_t near = 4000;
  return text.substr(text.size() - std::min(text.size(), near));
}

bool continues_list(std::string_view before, std::string_view mark, ListForm form) {
  mark = trimmed(mark);
  if (mark.size() < 2 || (mark.back() != ')' && mark.back() != ']')) return false;
  const bool opened = is_opened(mark);
  if (mark.size() != (opened ? 3 : 2)) return false;
  const char item = mark[opened ? 1 : 0];
  const char first = is_ascii_digit(item) ? '1' : item >= 'a' ? 'a' : 'A';
  if (item < first + 2) return false;
  std::string wanted(mark);
  wanted[opened ? 1 : 0] = static_cast<char>(item - 1);
  const std::size_t last = last_item(before, before.size(), wanted, opened, form);
  if (last == std::string_view::npos) return false;
  wanted[opened ? 1 : 0] = static_cast<char>(item - 2);
  return last_item(before, last, wanted, opened, ListForm::anywhere) != std::string_view::npos;
}

bool is_list_item(const Outline& outline, const ParagraphStart& start, std::string_view before,
                  const Marking& now) {
  if (start.value || !start.label.empty() || !start.reading || start.entire_text) return false;
  const std::string_view mark = outline.text(start.mark);
  before = near_end(before);
  if (continues_list(before, mark, ListForm::lines)) return true;
  const bool stronger = !now.level || join(now, start.reading->reading.marking) != now;
  return !stronger && (!is_opened(mark) || continues_list(before, mark, ListForm::anywhere));
}

bool ends_sentence(const Outline& outline, const Line& line) {
  constexpr std::size_t near = 80;
  const std::string_view text = outline.content(line);
  return outline.forms.paragraphs.complete->matches(
      text.substr(text.size() - std::min(text.size(), near)));
}

bool is_named(const Outline& outline, std::size_t last, std::size_t at) {
  return last + 1 == at &&
         outline.forms.paragraphs.number_named->matches(near_end(
             outline.text({outline.lines[last].content.begin, outline.lines[at].content.begin})));
}

bool continues_sentence(const Outline& outline, const ParagraphStart& start, const Marking& now,
                        std::size_t last, std::size_t at) {
  if (!start.reading || ends_sentence(outline, outline.lines[last])) return false;
  if (now.level && join(now, start.reading->reading.marking) != now) return false;
  if (is_named(outline, last, at)) return true;
  const std::string_view after = outline.text(start.text);
  if (!after.empty() && after.front() >= 'a' && after.front() <= 'z') return true;
  return last + 1 == at && count_code_points(outline.content(outline.lines[last])) >=
                               outline.forms.paragraphs.wrapped_from;
}

}  // namespace declass
