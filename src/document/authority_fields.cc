#include "document/authority_fields.h"

#include <algorithm>

#include "document/classified_by.h"
#include "document/mended_words.h"
#include "text/words.h"

namespace declass {
namespace {

/// Takes officer and reasons where the message has none yet; `said` is what `text` and its parts
/// say.
void take_classified_by(Outline& outline, Span text, std::string_view said) {
  Message& message = outline.message;
  const std::string words = mended_words(said, outline.forms.classified_by);
  const auto officer = read_officer(words, outline.forms.classified_by);
  if (!message.classified_by && (officer.name || officer.title)) {
    message.classified_by = officer;
    message.classified_by->text = text;
  }
  if (!message.reasons) message.reasons = read_reasons(words, outline.forms.classified_by);
}

/// Below a memorandum the field is one line, for what follows may be anything. A line of nothing
/// but names and titles is read as its rest and stays text.
std::string_view rest_in_text(const Outline& outline, std::size_t field, std::string_view said) {
  const std::vector<Segment>& segments = outline.message.segments;
  constexpr std::size_t initial = 2;
  const std::string_view last = trimmed(said).substr(trimmed(said).rfind(' ') + 1);
  const bool ends = last.ends_with('.') && last.size() > initial;
  if (ends || field + 1 >= segments.size() || field == 0) return {};
  const Segment& next = segments[field + 1];
  const bool part = next.kind == SegmentKind::paragraph && next.part;
  if ((!part && next.kind != SegmentKind::classified_by) || !next.label.empty()) return {};
  const std::string_view text = outline.text(next.text);
  return outline.forms.classified_by.goes_on->matches(trimmed(text)) ? text : std::string_view();
}

/// The text of a field with what stands behind page lines in it.
std::string whole_text(const Outline& outline, std::size_t first) {
  const std::vector<Segment>& segments = outline.message.segments;
  std::string out(outline.text(segments[first].text));
  for (std::size_t i = first + 1; i < segments.size(); ++i) {
    const bool part = segments[i].portion == first;
    if (!part && segments[i].kind != SegmentKind::page_line &&
        segments[i].kind != SegmentKind::caption) {
      break;
    }
    if (part) out += std::string(outline.text(segments[i].text));
  }
  return out + std::string(rest_in_text(outline, first, out));
}

/// Who classified is on a line that says so; reasons may stand on one of their own.
void take_authority(Outline& outline, std::size_t at) {
  const ClassifiedByForms& forms = outline.forms.classified_by;
  const Segment& segment = outline.message.segments[at];
  if (segment.portion != at) return;
  const std::string label = std::string(outline.text(segment.label)) + " ";
  if (segment.label.empty() || forms.label->matches(label)) {
    take_classified_by(outline, segment.text, whole_text(outline, at));
  } else if (!outline.message.reasons) {
    outline.message.reasons = read_reasons(mended_words(outline.text(segment.text), forms), forms);
  }
}

/// In some cables the first paragraph says who classified them.
void read_classifier_in_body(Outline& outline) {
  constexpr std::size_t longest = 600;
  for (const Segment& segment : outline.message.segments) {
    if (segment.kind != SegmentKind::paragraph) continue;
    const std::string_view text = trimmed(outline.text(segment.text).substr(0, longest));
    if (const auto label = outline.forms.classified_by.label->match_prefix(text)) {
      const std::size_t begin =
          segment.text.begin +
          static_cast<std::size_t>(text.data() - outline.text(segment.text).data()) +
          label->whole().end;
      const Span said{begin, std::min(segment.text.end, begin + longest)};
      take_classified_by(outline, said, outline.text(said));
    }
    return;
  }
}

}  // namespace

void read_authority(Outline& outline) {
  for (std::size_t i = 0; i < outline.message.segments.size(); ++i) {
    if (outline.message.segments[i].kind == SegmentKind::classified_by) take_authority(outline, i);
  }
  read_classifier_in_body(outline);
}

}  // namespace declass
