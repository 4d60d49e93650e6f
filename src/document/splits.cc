#include <fmt/format.h>

#include <algorithm>

#include "document/body.h"
#include "document/false_starts.h"
#include "document/inherit.h"
#include "document/lines.h"
#include "marking/algebra.h"
#include "marking/parse.h"
#include "text/words.h"

namespace declass {
namespace {

/// Gives the mark at `at` and what follows it in the last of `segments` a segment of its own.
void split_off(Outline& outline, std::vector<Segment>& segments, std::size_t at,
               const LeadingMark& mark) {
  Segment& whole = segments.back();
  Segment part;
  part.kind = SegmentKind::paragraph;
  part.span = {at, whole.span.end};
  part.text = {at + mark.length, whole.text.end};
  part.label = {at, at};
  part.mark = {at, at + mark.length};
  part.parent = whole.number ? whole.number : whole.parent;
  part.mark_controls = mark.reading.marking.controls;
  part.marking = join(mark.reading.marking, whole.marking);
  part.portion = segments.size();
  apply_captions(outline, part);
  whole.span.end = whole.text.end = at;
  outline.anomaly("DC0114", "inline-mark",
                  "a mark inside a paragraph that is stronger than the paragraph's own", part.mark);
  segments.push_back(std::move(part));
}

/// The next place in `within` where a mark may stand: an opening bracket after a sentence's end or
/// a wide gap.
std::optional<std::size_t> next_inline_bracket(const Outline& outline, Span within,
                                               std::size_t from) {
  constexpr std::size_t window = 8;
  const std::string_view text = outline.text(within);
  for (std::size_t at = text.find('(', from - within.begin); at != std::string_view::npos;
       at = text.find('(', at + 1)) {
    const std::size_t begin = at < window ? 0 : at - window;
    if (outline.forms.paragraphs.inline_boundary->find(text.substr(begin, at - begin))) {
      return within.begin + at;
    }
  }
  return std::nullopt;
}

/// `(c)` or `(5)` behind the two items before it. Capitals are believed to be marks.
bool is_small_item(const Outline& outline, Span before, std::size_t length) {
  const std::string_view mark = outline.text({before.end, before.end + length});
  return ascii_upper(mark) != mark || std::any_of(mark.begin(), mark.end(), is_ascii_digit)
             ? continues_list(near_end(outline.text(before)), mark, ListForm::anywhere)
             : false;
}

}  // namespace

void split_stronger_marks(Outline& outline) {
  constexpr std::size_t longest_mark = 256;
  std::vector<Segment> out;
  // Where each portion goes on: behind the last mark that was split off from it. What stands below
  // a page line is the rest of that, not of the beginning.
  std::vector<std::size_t> goes_on;
  out.reserve(outline.message.segments.size());
  goes_on.reserve(outline.message.segments.size());
  for (Segment& segment : outline.message.segments) {
    const std::size_t old = goes_on.size();
    goes_on.push_back(out.size());
    const std::size_t whole = segment.portion;
    if (whole != old) {
      const Segment& opening = out[goes_on[whole]];
      segment.number = opening.number;
      segment.parent = opening.parent;
      segment.marking = opening.marking;
      segment.inherited = opening.inherited;
    }
    segment.portion = whole == old ? out.size() : goes_on[whole];
    out.push_back(std::move(segment));
    if (out.back().kind != SegmentKind::paragraph || !out.back().marking->level) continue;
    const Span text = out.back().text;
    std::size_t from = text.begin;
    while (const auto at = next_inline_bracket(outline, text, from)) {
      from = *at + 1;
      const auto mark =
          outline.portions.leading(outline.text({*at, text.end}).substr(0, longest_mark));
      if (!mark || !mark->reading.marking.level) continue;
      if (is_small_item(outline, {text.begin, *at}, mark->length)) continue;
      if (join(mark->reading.marking, out.back().marking) != out.back().marking) {
        split_off(outline, out, *at, *mark);
        goes_on[whole] = out.size() - 1;
        from = *at + mark->length;  // a mark is never cut in two
      }
    }
  }
  outline.message.segments = std::move(out);
}

}  // namespace declass
