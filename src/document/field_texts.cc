#include <algorithm>

#include "document/classified_by.h"
#include "document/header_fields.h"
#include "document/reference_fields.h"
#include "document/tag_fields.h"
#include "marking/parse.h"
#include "text/words.h"

namespace declass {
namespace {

std::size_t back_over_blanks(const Outline& outline, std::size_t begin, std::size_t end) {
  while (end > begin && is_ascii_space(outline.source.bytes()[end - 1])) --end;
  return end;
}

/// Where TAGS end: behind `own`, and behind the lines from there on that hold nothing but codes.
std::size_t behind_tag_lines(const Outline& outline, std::size_t begin, std::size_t own,
                             std::size_t end) {
  const std::string_view bytes = outline.source.bytes();
  std::size_t at = back_over_blanks(outline, begin, own);
  while (at < end) {
    const std::size_t feed = std::min(bytes.find('\n', at), end);
    const bool comma = at > begin && bytes[at - 1] == ',';
    const auto before = comma ? TagsBefore::comma : TagsBefore::nothing;
    const std::string_view rest = outline.text({at, feed});
    if (!trimmed(rest).empty()) {
      if (!is_tag_line(rest, before, outline.forms.references)) return at;
      at = back_over_blanks(outline, begin, feed);
      continue;
    }
    if (feed >= end) return at;
    const std::size_t next = std::min(bytes.find('\n', feed + 1), end);
    if (!is_tag_line(outline.text({feed + 1, next}), before, outline.forms.references)) return at;
    at = back_over_blanks(outline, begin, next);
  }
  return at;
}

/// How far a field's text is its own.
enum class Reading { strict, lenient };
std::size_t own_end(const Outline& outline, const Segment& segment,
                    Reading reading = Reading::strict) {
  constexpr std::size_t longest = 2000;
  for (const OwnText& own : outline.forms.own) {
    if (own.kind != segment.kind) continue;
    const bool lenient = segment.label.empty() || reading == Reading::lenient;
    const Pattern& pattern = lenient ? *own.resumed : *own.pattern;
    const auto match = pattern.match_prefix(outline.text(segment.text).substr(0, longest));
    const std::size_t end = segment.text.begin + (match ? match->whole().end : 0);
    if (segment.kind != SegmentKind::tags) return end;
    return behind_tag_lines(outline, segment.text.begin, end, segment.text.end);
  }
  return segment.text.end;
}

std::size_t first_line_end(const Outline& outline, const Segment& segment) {
  const std::size_t feed = outline.text(segment.text).find('\n');
  return feed == std::string_view::npos ? segment.text.end : segment.text.begin + feed;
}

/// Every tags field: its first line, whose codes nobody may know, and what may be codes below it.
std::string tags_text(const Outline& outline) {
  std::string out;
  for (const Segment& segment : outline.message.segments) {
    if (segment.kind != SegmentKind::tags) continue;
    const std::size_t end =
        std::max(own_end(outline, segment, Reading::lenient), first_line_end(outline, segment));
    out += std::string(outline.text({segment.text.begin, end})) + "\n";
  }
  return out;
}

/// The first subject line; later sections repeat it.
std::string subject_text(const Outline& outline) {
  std::string out;
  std::optional<std::size_t> first;
  for (const Segment& segment : outline.message.segments) {
    if (segment.kind != SegmentKind::subject) continue;
    if (!first) first = segment.portion;
    if (segment.portion == *first) out += std::string(outline.text(segment.text)) + "\n";
  }
  return out;
}

/// An instruction is what its line and the lines below say, where the line by itself is not
/// complete; else the line alone.
void read_instructions(Outline& outline) {
  const std::string_view bytes = outline.source.bytes();
  for (const Segment& segment : outline.message.segments) {
    if (segment.kind != SegmentKind::order) continue;
    Span span = segment.text;
    const std::size_t own = own_end(outline, segment);
    if (own >= first_line_end(outline, segment)) span.end = own;
    while (!span.empty() && is_ascii_space(bytes[span.end - 1])) --span.end;
    while (!span.empty() && (is_ascii_space(bytes[span.begin]) || bytes[span.begin] == ':'))
      ++span.begin;
    outline.message.instructions.push_back(span);
  }
}

/// A subject line that begins with a mark has it as a paragraph does.
void read_subject_marks(Outline& outline) {
  for (Segment& segment : outline.message.segments) {
    if (segment.kind != SegmentKind::subject || segment.label.empty()) continue;
    const auto mark = outline.portions.leading(outline.text(segment.text));
    if (!mark) continue;
    segment.mark = {segment.text.begin, segment.text.begin + mark->length};
    segment.text.begin = segment.mark.end;
    segment.marking = mark->reading.marking;
    segment.mark_controls = segment.marking->controls;
  }
}

}  // namespace

namespace {

/// Who classified is on a line that says so; reasons may stand on one of their own.
void take_authority(Outline& outline, const Segment& segment) {
  const ClassifiedByForms& forms = outline.forms.classified_by;
  const std::string label = std::string(outline.text(segment.label)) + " ";
  if (segment.label.empty() || forms.label->matches(label)) {
    take_classified_by(outline, segment.text);
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
      take_classified_by(outline, {begin, std::min(segment.text.end, begin + longest)});
    }
    return;
  }
}

}  // namespace

namespace {

/// Later sections of a cable repeat its references.
void add_references(Message& message, const std::vector<Reference>& found) {
  for (const Reference& one : found) {
    const bool repeated = std::any_of(
        message.references.begin(), message.references.end(), [&](const Reference& other) {
          return one.id && other.id == one.id && other.bullet == one.bullet;
        });
    if (!repeated) message.references.push_back(one);
  }
}

}  // namespace

void read_fields(Outline& outline) {
  Message& message = outline.message;
  read_instructions(outline);
  read_subject_marks(outline);
  message.tags = read_tags(tags_text(outline), outline.forms.references);
  const std::string subject = squeezed(subject_text(outline));
  if (!subject.empty()) message.subject = subject;
  for (const Segment& segment : message.segments) {
    if (segment.kind == SegmentKind::reference) {
      const auto found = read_references(outline.source, segment.text, own_end(outline, segment),
                                         message.date, outline.forms.references);
      add_references(message, found);
    }
    if (segment.kind == SegmentKind::classified_by) take_authority(outline, segment);
  }
  read_classifier_in_body(outline);
}

void split_foreign_text(Outline& outline) {
  std::vector<Segment> out;
  std::vector<std::size_t> moved;  // where each segment went
  for (Segment segment : outline.message.segments) {
    moved.push_back(out.size());
    segment.portion = moved[segment.portion];
    std::size_t end = own_end(outline, segment);
    while (end < segment.text.end && is_ascii_space(outline.source.bytes()[end])) ++end;
    if (end >= segment.text.end) {
      out.push_back(std::move(segment));
      continue;
    }
    Segment rest;
    rest.span = rest.text = {end, segment.span.end};
    rest.label = rest.mark = {end, end};
    segment.span.end = segment.text.end = end;
    out.push_back(std::move(segment));
    rest.portion = out.size();
    outline.anomaly("DC0101", "text-unrecognised",
                    "text in a field that is not the field's: it takes the message's level",
                    {end, end});
    out.push_back(std::move(rest));
  }
  outline.message.segments = std::move(out);
}

void take_classified_by(Outline& outline, Span text) {
  Message& message = outline.message;
  const std::string words = mended_words(outline.text(text), outline.forms.classified_by);
  const auto officer = read_officer(words, outline.forms.classified_by);
  if (!message.classified_by && (officer.name || officer.title)) {
    message.classified_by = officer;
    message.classified_by->text = text;
  }
  if (!message.reasons) message.reasons = read_reasons(words, outline.forms.classified_by);
}

}  // namespace declass
