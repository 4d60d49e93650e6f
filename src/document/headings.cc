#include "document/headings.h"

#include "document/paragraph_start.h"
#include "marking/algebra.h"
#include "marking/parse.h"
#include "text/utf8.h"

namespace declass {
namespace {

bool is_rule(const Outline& outline, std::size_t at) {
  return at < outline.lines.size() && !outline.lines[at].blank() &&
         outline.forms.paragraphs.rule_line->matches(outline.content(outline.lines[at]));
}

/// A rule under a heading, not one under the columns of a table.
bool underlines(const Outline& outline, std::size_t at) {
  return is_rule(outline, at) &&
         !outline.forms.paragraphs.table_line->matches(outline.content(outline.lines[at]));
}

bool is_text(const Outline& outline, std::size_t at) {
  return at < outline.lines.size() && !outline.lines[at].blank() && !is_rule(outline, at);
}

bool is_short(const Outline& outline, std::size_t at) {
  const std::string_view text = outline.content(outline.lines[at]);
  return count_code_points(text) <= outline.forms.paragraphs.heading.longest;
}

bool starts_numbered_or_marked(const Outline& outline, ParagraphStarts& starts, std::size_t at) {
  return at < outline.lines.size() && starts.at(outline.lines[at]) != nullptr;
}

/// Between two rules.
std::size_t ruled_lines(const Outline& outline, std::size_t at) {
  if (!is_rule(outline, at)) return 0;
  std::size_t end = at + 1;
  while (is_text(outline, end) && is_short(outline, end) &&
         end - at <= outline.forms.paragraphs.heading.lines) {
    ++end;
  }
  return end > at + 1 && is_rule(outline, end) ? end + 1 - at : 0;
}

std::size_t underlined_lines(const Outline& outline, std::size_t at) {
  std::size_t end = at;
  while (is_text(outline, end) && is_short(outline, end) &&
         end - at < outline.forms.paragraphs.heading.lines) {
    ++end;
  }
  return end > at && underlines(outline, end) ? end + 1 - at : 0;
}

bool is_title(const Outline& outline, std::size_t at, std::string_view text) {
  const HeadingForm& form = outline.forms.paragraphs.heading;
  return !text.empty() && is_text(outline, at) && is_short(outline, at) &&
         !form.ends_sentence->matches(text) && !form.unless->matches(text);
}

/// The line behind the blank lines below `at`, or `at` where there are none.
std::size_t behind_blank(const Outline& outline, std::size_t at) {
  std::size_t next = at + 1;
  if (next < outline.lines.size() && !outline.lines[next].blank()) return at;
  while (next < outline.lines.size() && outline.lines[next].blank()) ++next;
  return next;
}

bool stands_alone(const Outline& outline, ParagraphStarts& starts, std::size_t at) {
  if (!is_title(outline, at, outline.content(outline.lines[at]))) return false;
  const std::size_t next = behind_blank(outline, at);
  return next > at && starts_numbered_or_marked(outline, starts, next);
}

/// A title with a mark, above a numbered paragraph; above anything else it may be a portion.
bool is_marked_title(const Outline& outline, ParagraphStarts& starts, std::size_t at,
                     const ParagraphStart& start) {
  if (!start.label.empty() || start.entire_text) return false;
  const std::string_view text = outline.text(start.text);
  if (text.find(':') != std::string_view::npos || !is_title(outline, at, text)) return false;
  const std::size_t next = behind_blank(outline, at);
  if (next == at || next >= outline.lines.size()) return false;
  const auto below = starts.at(outline.lines[next]);
  return below != nullptr && below->value;
}

}  // namespace

std::size_t heading_lines(const Outline& outline, ParagraphStarts& starts, std::size_t at,
                          HeadingPlace place) {
  if (const std::size_t ruled = ruled_lines(outline, at)) return ruled;
  if (place == HeadingPlace::in_text || !is_text(outline, at)) return 0;
  const auto start = starts.at(outline.lines[at]);
  if (start && start->value) return 0;
  if (const std::size_t underlined = underlined_lines(outline, at)) {
    if (!start || underlined == 2) return underlined;  // a marked text of one line and its rule
  }
  if (start) {
    return place == HeadingPlace::free && is_marked_title(outline, starts, at, *start) ? 1 : 0;
  }
  return place == HeadingPlace::free && stands_alone(outline, starts, at) ? 1 : 0;
}

void take_heading_marks(const Outline& outline, std::size_t at, std::size_t count,
                        Segment& heading) {
  for (std::size_t i = at; i < at + count; ++i) {
    const std::size_t begin = outline.lines[i].content.begin;
    const auto mark = outline.portions.leading(outline.content(outline.lines[i]));
    if (!mark) continue;
    const bool first = heading.mark.empty();
    if (first) heading.mark = {begin, begin + mark->length};
    if (first) heading.text.begin = heading.mark.end;
    const Marking& marking = mark->reading.marking;
    heading.marking =
        first ? SharedMarking(marking) : SharedMarking(join(heading.marking, marking));
    heading.mark_controls = heading.marking->controls;
  }
}

}  // namespace declass
