#include <fmt/format.h>

#include <algorithm>

#include "document/body.h"
#include "document/false_starts.h"
#include "document/inherit.h"
#include "document/lines.h"
#include "marking/algebra.h"
#include "marking/parse.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

Span without_blanks(const SourceText& source, Span span) {
  return line_after(source, {span, span}, span.begin).content;
}

/// The last 200 bytes.
std::string_view last_of(std::string_view text) {
  return text.substr(text.size() - std::min<std::size_t>(text.size(), 200));
}

bool ends_in_blank_line(std::string_view text) {
  std::size_t feeds = 0;
  for (; !text.empty() && is_ascii_space(text.back()); text.remove_suffix(1)) {
    if (text.back() == '\n') ++feeds;
  }
  return feeds > 1;
}

/// Where the signature begins in the text of the last paragraph, or nothing.
/// `before_page` is the text of the paragraph's part before a page line; empty where there is none.
std::optional<Span> find_signature(const Outline& outline, Span text,
                                   std::string_view before_page) {
  const SignatureForm& form = outline.forms.paragraphs.signature;
  const Span content = without_blanks(outline.source, text);
  const std::string_view bytes = outline.text(content);
  if (bytes.empty()) return std::nullopt;
  const std::size_t feed = bytes.rfind('\n');
  const std::string_view last_line = bytes.substr(feed == std::string_view::npos ? 0 : feed + 1);
  const std::string_view tail = last_of(last_line);
  if (const auto same = form.same_line->find(tail)) {
    if (const auto name = form.same_line->named(*same, "signature")) {
      const std::size_t begin = content.end - tail.size() + name->begin;
      return Span{begin, content.end};
    }
  }
  if (feed == std::string_view::npos && before_page.empty()) return std::nullopt;
  const Span line = without_blanks(outline.source, {content.end - last_line.size(), content.end});
  const std::string_view name = outline.text(line);
  const std::string_view before =
      feed == std::string_view::npos ? before_page : bytes.substr(0, feed + 1);
  const std::string_view near = last_of(before);
  if (count_code_points(name) > form.longest || form.unless->matches(name) ||
      !form.after->matches(near) || form.not_after->matches(near)) {
    return std::nullopt;
  }
  const auto match = form.pattern->full_match(name);
  if (!match) return std::nullopt;
  const auto stop = form.pattern->named(*match, "stop");
  const bool word_of_text = stop && !stop->empty() && ascii_upper(near) == near;
  if (word_of_text && !ends_in_blank_line(near)) return std::nullopt;
  return line;
}

}  // namespace

void split_signature(Outline& outline) {
  std::vector<Segment>& segments = outline.message.segments;
  auto last = segments.rbegin();
  while (last != segments.rend() &&
         (last->kind == SegmentKind::note || last->kind == SegmentKind::page_line)) {
    ++last;
  }
  if (last == segments.rend() || last->kind != SegmentKind::paragraph) return;
  const auto previous = std::find_if(last + 1, segments.rend(), [](const Segment& segment) {
    return segment.kind != SegmentKind::page_line;
  });
  const bool split = last->part && *last->part > 1 && previous != segments.rend();
  const auto signature = find_signature(outline, last->text,
                                        split ? outline.text(previous->text) : std::string_view());
  if (!signature) return;
  const auto index = static_cast<std::size_t>(segments.rend() - last);
  Segment segment;
  segment.kind = SegmentKind::signature;
  segment.span = {signature->begin, last->span.end};
  segment.text = {signature->begin, last->span.end};
  segment.label = segment.mark = {signature->begin, signature->begin};
  last->span.end = last->text.end = signature->begin;
  segments.insert(segments.begin() + static_cast<std::ptrdiff_t>(index), segment);
  // Only notes and page lines follow, each a portion of its own.
  for (std::size_t i = index; i < segments.size(); ++i) segments[i].portion = i;
  std::string name(outline.text(*signature));
  while (!name.empty() && !is_ascii_letter(name.back())) name.pop_back();
  if (name.starts_with('-')) name.erase(0, 1);
  outline.message.signature = name;
}

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
  for (Segment segment : outline.message.segments) {
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
    out.push_back(segment);
    if (segment.kind != SegmentKind::paragraph || !segment.marking.level) continue;
    const Span text = segment.text;
    std::size_t from = text.begin;
    while (const auto at = next_inline_bracket(outline, text, from)) {
      from = *at + 1;
      const auto mark = leading_portion(outline.text({*at, text.end}).substr(0, longest_mark),
                                        outline.vocabulary);
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
