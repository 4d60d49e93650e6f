#include "document/body.h"

#include <fmt/format.h>

#include "document/head.h"
#include "document/headings.h"
#include "document/paragraph_start.h"

namespace declass {
namespace {

class BodyReader {
 public:
  BodyReader(Outline& outline, std::size_t first)
      : outline_(outline), numbering_(outline, first), at_(first) {
    if (numbering_.repaired()) {
      outline.anomaly("DC0104", "paragraph-numbers-repaired",
                      "a pilcrow before the paragraph numbers became a `1`: read as 1, 2, 3 …",
                      outline.lines[first].content);
    }
  }

  std::size_t read() {
    while (at_ < outline_.lines.size()) {
      const Line& line = outline_.lines[at_];
      if (line.blank()) {
        ++at_;
        continue;
      }
      if (starts_message(outline_, line)) return at_;
      if (!take_furniture(line) && !take_heading() && !take_paragraph(line)) take_text(line);
    }
    return at_;
  }

 private:
  bool take_furniture(const Line& line) {
    if (outline_.forms.any_body_line->matches(outline_.content(line))) {
      if (const LineRule* rule = find_line_rule(outline_, line, LineRule::Zone::body)) {
        open_furniture(rule->kind, line);
        if (rule->ends_body) paragraph_.reset();
        return true;
      }
    }
    if (outline_.take_captions(line.content)) {
      open_furniture(SegmentKind::page_line, line);
      return true;
    }
    const std::size_t sections = outline_.message.sections.size();
    if (!read_banner_line(outline_, line, SegmentKind::page_line)) return false;
    in_text_ = false;
    ++at_;
    if (outline_.message.sections.size() > sections) at_ = read_section_head(outline_, at_);
    return true;
  }

  void open_furniture(SegmentKind kind, const Line& line) {
    outline_.open(kind, line.content.begin).text = line.content;
    in_text_ = false;
    ++at_;
  }

  bool take_heading() {
    const std::size_t count = heading_lines(
        outline_, at_,
        !in_text_ || outline_.lines[at_ - 1].blank() ? HeadingPlace::free : HeadingPlace::in_text);
    if (count == 0) return false;
    Segment& heading = outline_.open(SegmentKind::heading, outline_.lines[at_].content.begin);
    heading.text = outline_.lines[at_].content;
    paragraph_.reset();
    in_text_ = false;
    at_ += count;
    return true;
  }

  bool take_paragraph(const Line& line) {
    const auto start = read_paragraph_start(outline_, line);
    if (!start) return false;
    const auto number = numbering_.accept(at_, *start);
    if (start->value && !number) return false;
    if (number && last_number_ && *number != *last_number_ + 1) {
      outline_.anomaly("DC0105", "paragraph-numbers-jump",
                       fmt::format("paragraph {} follows paragraph {}", *number, *last_number_),
                       start->label);
    }
    Segment& segment = outline_.open(SegmentKind::paragraph, line.content.begin);
    segment.number = number;
    if (number) last_number_ = number;
    if (!number) segment.parent = last_number_;
    take_start(*start, segment);
    paragraph_ = outline_.message.segments.size() - 1;
    in_text_ = true;
    ++at_;
    return true;
  }

  void take_start(const ParagraphStart& start, Segment& segment) {
    segment.label = start.label;
    segment.mark = start.mark;
    segment.text = start.text;
    if (!start.reading) return;
    const MarkReading& reading = start.reading->reading;
    segment.marking = reading.marking;
    segment.mark_controls = reading.marking.controls;
    if (start.entire_text && reading.marking.level) outline_.message.entire_text = reading.marking;
    if (!reading.marking.level) {
      outline_.anomaly("DC0103", "mark-unreadable", "a portion mark that cannot be read",
                       segment.mark);
    } else if (!reading.repairs.empty()) {
      outline_.anomaly("DC0106", "mark-repaired", "a portion mark had to be repaired",
                       segment.mark);
    }
  }

  /// Text goes on where it was: in its paragraph, across furniture as the next part of it.
  void take_text(const Line& line) {
    if (!in_text_ && paragraph_) {
      const Segment first = outline_.message.segments[*paragraph_];
      Segment& part = outline_.open(SegmentKind::paragraph, line.content.begin);
      part.number = first.number;
      part.parent = first.parent;
      part.portion = first.portion;
      part.marking = first.marking;
      part.text = line.content;
      Segment& opening = outline_.message.segments[first.portion];
      if (!opening.part) opening.part = 1;
      part.part = ++parts_;
    } else if (!in_text_) {
      Segment& segment = outline_.open(SegmentKind::paragraph, line.content.begin);
      segment.text = line.content;
      paragraph_ = outline_.message.segments.size() - 1;
    }
    in_text_ = true;
    ++at_;
  }

  Outline& outline_;
  Numbering numbering_;
  std::size_t at_;
  std::optional<std::size_t> paragraph_;  ///< the segment with which the paragraph began
  std::optional<int> last_number_;
  bool in_text_ = false;  ///< the line before was text of a paragraph
  int parts_ = 1;
};

}  // namespace

std::size_t read_body(Outline& outline, std::size_t first) {
  return first < outline.lines.size() ? BodyReader(outline, first).read() : first;
}

}  // namespace declass
