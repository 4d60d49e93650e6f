#include <algorithm>

#include "document/body.h"
#include "document/lines.h"
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

std::string name_in(std::string_view text, const Pattern& pattern, const Match& match) {
  const auto name = pattern.named(match, "signature");
  return name ? std::string(text.substr(name->begin, name->size())) : std::string();
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

/// A signer in a form that a text may have as well, two words or small letters: it is named, and
/// its line stays the text's.
enum class Place { below_text, below_a_field };
std::optional<std::string> unsplit_signature(const Outline& outline, Span text, Place place) {
  const SignatureForm& form = outline.forms.paragraphs.signature;
  const std::string_view bytes = outline.text(without_blanks(outline.source, text));
  const std::size_t feed = bytes.rfind('\n');
  const std::string_view last_line = trimmed(bytes.substr(feed + 1));
  const bool alone = place == Place::below_a_field && feed == std::string_view::npos;
  if ((alone || feed != std::string_view::npos) && !form.unless_named->matches(last_line)) {
    const std::string_view near = last_of(bytes.substr(0, feed + 1));
    const auto match = form.named->full_match(last_line);
    if (match && (alone || form.after_named->matches(near)) && !form.not_after->matches(near))
      return name_in(last_line, *form.named, *match);
  }
  const std::string_view tail = last_of(bytes);
  const auto match = form.named_in_line->find(tail);
  const bool capitals = ascii_upper(tail) == tail;
  if (!match || (capitals && !form.named_in_line->named(*match, "end"))) return std::nullopt;
  const std::string name = name_in(tail, *form.named_in_line, *match);
  return form.unless_named->matches(name) ? std::nullopt : std::optional(name);
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
  if (!signature) {
    const bool below_field = split && is_administrative(previous->kind);
    outline.message.signature = unsplit_signature(
        outline, last->text, below_field ? Place::below_a_field : Place::below_text);
    return;
  }
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

}  // namespace declass
