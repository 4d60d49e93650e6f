#include <algorithm>

#include "document/authority_fields.h"
#include "document/header_fields.h"
#include "document/reference_fields.h"
#include "document/tag_fields.h"
#include "marking/algebra.h"
#include "marking/parse.h"
#include "text/words.h"

namespace declass {
namespace {

/// Where TAGS end: behind `own`, and behind the lines from there on that hold nothing but codes.
std::size_t behind_tag_lines(std::string_view text, std::size_t own, const ReferenceForms& forms) {
  const auto without_blanks = [&](std::size_t end) {
    while (end > 0 && is_ascii_space(text[end - 1])) --end;
    return end;
  };
  std::size_t at = without_blanks(own);
  while (at < text.size()) {
    const std::size_t feed = std::min(text.find('\n', at), text.size());
    const bool comma = at > 0 && text[at - 1] == ',';
    const auto before = comma ? TagsBefore::comma : TagsBefore::nothing;
    const std::string_view rest = text.substr(at, feed - at);
    if (!trimmed(rest).empty()) {
      if (!is_tag_line(rest, before, forms)) return at;
      at = without_blanks(feed);
      continue;
    }
    if (feed >= text.size()) return at;
    const std::size_t next = std::min(text.find('\n', feed + 1), text.size());
    if (!is_tag_line(text.substr(feed + 1, next - feed - 1), before, forms)) return at;
    at = without_blanks(next);
  }
  return at;
}

/// How far a field's text is its own.
enum class Reading { strict, lenient };
std::size_t own_length(const Outline& outline, SegmentKind kind, std::string_view text,
                       Reading reading) {
  constexpr std::size_t longest = 2000;
  for (const OwnText& own : outline.forms.own) {
    if (own.kind != kind) continue;
    const Pattern& pattern = reading == Reading::lenient ? *own.resumed : *own.pattern;
    const auto match = pattern.match_prefix(text.substr(0, longest));
    const std::size_t length = match ? match->whole().end : 0;
    if (kind != SegmentKind::tags) return length;
    return behind_tag_lines(text, length, outline.forms.references);
  }
  return text.size();
}

std::size_t own_end(const Outline& outline, const Segment& segment) {
  const Reading reading = segment.label.empty() ? Reading::lenient : Reading::strict;
  return segment.text.begin +
         own_length(outline, segment.kind, outline.text(segment.text), reading);
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
    const std::string text = joined_codes(outline.text(segment.text), outline.forms.references);
    const std::size_t own = own_length(outline, SegmentKind::tags, text, Reading::lenient);
    out += text.substr(0, std::max(own, text.find('\n'))) + "\n";
  }
  return out;
}

/// A subject without what is no word of it: a rule below it, the marks of lines' ends, a mark
/// behind it.
std::string subject_words(const Outline& outline, const Segment& segment) {
  std::string out;
  std::string_view rest = outline.text(segment.text);
  while (!rest.empty()) {
    const std::size_t feed = std::min(rest.find('\n'), rest.size());
    std::string_view line = trimmed(rest.substr(0, feed));
    rest.remove_prefix(std::min(rest.size(), feed + 1));
    if (outline.forms.paragraphs.rule_line->matches(line)) continue;
    while (line.ends_with('\\')) line = trimmed(line.substr(0, line.size() - 1));
    if (!line.empty()) out += std::string(line) + " ";
  }
  const std::size_t bracket = out.rfind('(');
  if (!segment.mark.empty() || bracket == std::string::npos || bracket == 0) return out;
  const auto mark = outline.portions.leading(std::string_view(out).substr(bracket));
  const bool at_end = mark && bracket + mark->length + 1 == out.size();
  if (at_end && mark->reading.marking.level) out.resize(bracket);
  return out;
}

/// Every subject that is not empty, with its parts behind page lines; later sections repeat it.
std::vector<std::string> subjects(const Outline& outline) {
  std::vector<std::string> out;
  std::optional<std::size_t> portion;
  for (const Segment& segment : outline.message.segments) {
    if (segment.kind != SegmentKind::subject) continue;
    const std::string words = subject_words(outline, segment);
    if (words.empty()) continue;
    if (portion == segment.portion) {
      out.back() = squeezed(out.back() + " " + words);
    } else {
      out.push_back(squeezed(words));
    }
    portion = segment.portion;
  }
  return out;
}

/// TAGS and subject; a line of nothing but known codes is TAGS though it is called a subject.
void read_tags_and_subject(Outline& outline) {
  Message& message = outline.message;
  const ReferenceForms& forms = outline.forms.references;
  message.tags = read_tags(tags_text(outline), forms);
  std::vector<std::string> found = subjects(outline);
  constexpr std::size_t fewest = 2;
  if (message.tags.empty() && !found.empty() &&
      is_tag_line(found.front(), TagsBefore::nothing, forms)) {
    std::vector<Tag> tags = read_tags(found.front(), forms);
    if (tags.size() >= fewest) {
      message.tags = std::move(tags);
      found.erase(found.begin());
    }
  }
  if (!found.empty()) message.subject = found.front();
}

/// An instruction is what its line and the lines below say, where the line by itself is not
/// complete; else the line alone.
void read_instructions(Outline& outline) {
  const std::string_view bytes = outline.source.bytes();
  const std::vector<Segment>& segments = outline.message.segments;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Segment& segment = segments[i];
    if (segment.kind != SegmentKind::order) continue;
    Span span = segment.text;
    const std::size_t own = own_end(outline, segment);
    if (own >= first_line_end(outline, segment)) span.end = own;
    while (!span.empty() && is_ascii_space(bytes[span.end - 1])) --span.end;
    while (!span.empty() && (is_ascii_space(bytes[span.begin]) || bytes[span.begin] == ':'))
      ++span.begin;
    const bool said_below =
        span.empty() && i + 1 < segments.size() && segments[i + 1].kind == SegmentKind::order;
    if (!said_below) outline.message.instructions.push_back(span);
  }
}

/// A subject line that begins with a mark has it as a paragraph does.
void read_subject_marks(Outline& outline) {
  constexpr int most_marks = 3;
  for (Segment& segment : outline.message.segments) {
    if (segment.kind != SegmentKind::subject || segment.label.empty()) continue;
    const std::size_t begin = segment.text.begin;
    for (int marks = 0; marks < most_marks; ++marks) {
      const auto mark = outline.portions.leading(outline.text(segment.text));
      if (!mark) break;
      const Marking& marking = mark->reading.marking;
      segment.marking = segment.mark.empty() ? marking : join(segment.marking, marking);
      segment.mark = {begin, segment.text.begin + mark->length};
      segment.text.begin = segment.mark.end;
      while (!segment.text.empty() &&
             std::string_view(" :").find(outline.source.bytes()[segment.text.begin]) !=
                 std::string_view::npos)
        ++segment.text.begin;
    }
    segment.mark_controls = segment.marking->controls;
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
  read_tags_and_subject(outline);
  constexpr std::size_t most_references = 1000;
  for (const Segment& segment : message.segments) {
    if (segment.kind == SegmentKind::reference && message.references.size() < most_references) {
      const auto found = read_references(outline.source, segment.text, own_end(outline, segment),
                                         message.date, outline.forms.references);
      add_references(message, found);
    }
  }
  read_authority(outline);
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

}  // namespace declass
