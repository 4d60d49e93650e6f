#include "document/body.h"

#include <fmt/format.h>

#include <utility>

#include "document/false_starts.h"
#include "document/head.h"
#include "document/header_fields.h"
#include "document/headings.h"
#include "document/line_rules.h"
#include "document/paragraph_start.h"
#include "document/sections.h"
#include "marking/algebra.h"
#include "text/words.h"

namespace declass {
namespace {

class BodyReader {
 public:
  BodyReader(Outline& outline, std::size_t first)
      : outline_(outline), starts_(outline), numbering_(outline, first), begin_(first), at_(first) {
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
        // The lines of a stamp may stand apart, those of a field do not.
        if (above_ != nullptr && above_->kind != SegmentKind::note) above_ = nullptr;
        ++at_;
        continue;
      }
      if (is_rest_of_line() && take_paragraph(line)) continue;
      const Beginning beginning = at_ == begin_ ? Beginning::nothing : what_begins(outline_, at_);
      if (beginning == Beginning::message) return at_;
      if (beginning == Beginning::section) {
        take_section_header();
        continue;
      }
      if (take_furniture(line)) continue;
      above_ = nullptr;
      if (notes_ || (!take_heading() && !take_paragraph(line))) take_text(line);
    }
    return at_;
  }

 private:
  bool take_furniture(const Line& line) {
    if (may_be_furniture(outline_, line)) {
      if (const LineRule* rule = find_line_rule(outline_, line, LineRule::Zone::body, above_)) {
        above_ = rule;
        open_furniture(rule->kind, line);
        if (rule->has_values) take_values(outline_, *rule, line, *outline_.last());
        notes_ = notes_ || rule->opens_notes;
        if (rule->ends_body) ended_ = std::exchange(paragraph_, std::nullopt);
        return true;
      }
    }
    if (const auto controls = outline_.take_captions(line.content, Outline::CaptionPlace::body)) {
      open_furniture(SegmentKind::page_line, line);
      outline_.last()->mark = *controls;
      return true;
    }
    const std::size_t sections = outline_.message.sections.size();
    if (take_page_banner(outline_, line)) {
      ++at_;
    } else if (!take_flat_section(outline_, at_)) {
      return false;
    }
    in_text_ = false;
    if (outline_.message.sections.size() > sections) at_ = read_section_head(outline_, at_);
    return true;
  }

  /// The text of a later section goes on with that of the section before.
  void take_section_header() {
    at_ = read_section_header(outline_, at_);
    if (!paragraph_) paragraph_ = ended_;
    in_text_ = false;
  }

  /// What looks like a stamp may be a wrapped line of its paragraph, and is then as sensitive.
  void open_furniture(SegmentKind kind, const Line& line) {
    Segment& segment = outline_.open(kind, line.content.begin);
    segment.text = line.content;
    if (paragraph_ && kind == SegmentKind::note) {
      segment.marking = outline_.message.segments[*paragraph_].marking;
    }
    in_text_ = false;
    ++at_;
  }

  bool take_heading() {
    const std::size_t count = heading_lines(outline_, starts_, at_, heading_place());
    if (count == 0) return false;
    Segment& heading = outline_.open(SegmentKind::heading, outline_.lines[at_].content.begin);
    heading.text = outline_.lines[at_].content;
    take_heading_marks(outline_, at_, count, heading);
    paragraph_.reset();
    in_text_ = false;
    at_ += count;
    return true;
  }

  /// The paragraph before was cut off this line.
  bool is_rest_of_line() const { return in_text_ && last_text_ == at_; }

  HeadingPlace heading_place() const {
    if (in_text_ && (is_rest_of_line() || !outline_.lines[at_ - 1].blank()))
      return HeadingPlace::in_text;
    return paragraph_ && !text_is_complete() ? HeadingPlace::unfinished : HeadingPlace::free;
  }

  bool text_is_complete() const { return ends_sentence(outline_, outline_.lines[last_text_]); }

  bool take_paragraph(const Line& line) {
    const auto start = starts_.at(line);
    if (start == nullptr || goes_on(*start) || is_listed(*start, line)) return false;
    const bool item = numbering_.is_item(at_, *start);
    const auto number = numbering_.accept(at_, *start, number_place());
    if (start->value && !number && !item) return false;
    if (number && last_number_ && *number != *last_number_ + 1) {
      outline_.anomaly("DC0105", "paragraph-numbers-jump",
                       fmt::format("paragraph {} follows paragraph {}", *number, *last_number_),
                       start->label);
    }
    Segment& segment = open_paragraph(line);
    segment.number = number;
    if (number) last_number_ = number;
    if (!number) segment.parent = last_number_;
    take_start(*start, segment);
    if (number) numbered_ = *paragraph_;
    return true;
  }

  bool is_listed(const ParagraphStart& start, const Line& line) const {
    if (!paragraph_ || !start.reading) return false;
    const std::vector<Segment>& segments = outline_.message.segments;
    const std::size_t begin = segments[numbered_.value_or(*paragraph_)].span.begin;
    return is_list_item(outline_, start, outline_.text({begin, line.content.begin}),
                        segments[*paragraph_].marking);
  }

  NumberPlace number_place() const {
    const bool apart = at_ > begin_ && outline_.lines[at_ - 1].blank();
    return apart && (!paragraph_ || text_is_complete()) ? NumberPlace::apart : NumberPlace::in_text;
  }

  /// Opens a paragraph with this line as its first.
  Segment& open_paragraph(const Line& line) {
    Segment& segment = outline_.open(SegmentKind::paragraph, line.content.begin);
    segment.text = line.content;
    paragraph_ = outline_.message.segments.size() - 1;
    parts_ = 1;
    take_line();
    return segment;
  }

  void take_line() {
    in_text_ = true;
    last_text_ = at_;
    if (!cut_at_next_paragraph()) ++at_;
  }

  /// A line that lost its line ends holds the next paragraph: what is left is that.
  bool cut_at_next_paragraph() {
    Line& line = outline_.lines[at_];
    const auto place = next_paragraph_inside(outline_, line, numbering_);
    if (place) line = line_after(outline_.source, line, *place);
    return place.has_value();
  }

  bool goes_on(const ParagraphStart& start) const {
    if (!paragraph_ || (numbering_.is_next(start) && !is_named(outline_, last_text_, at_)))
      return false;
    return continues_sentence(outline_, start, outline_.message.segments[*paragraph_].marking,
                              last_text_, at_);
  }

  void take_start(const ParagraphStart& start, Segment& segment) {
    segment.label = start.label;
    segment.mark = start.mark;
    segment.text = start.text;
    if (!start.reading) return;
    const MarkReading& reading = start.reading->reading;
    segment.marking =
        SharedMarking(std::shared_ptr<const Marking>(start.reading, &reading.marking));
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

  /// Text goes on where it was: in its paragraph, across furniture as the next part of it. What
  /// stands below a portion that has no number of its own is no longer covered by its mark.
  void take_text(const Line& line) {
    if (notes_) return take_note(line);
    if (const auto mark = doubtful_mark(line)) {
      Segment& segment = open_paragraph(line);
      segment.mark = *mark;
      segment.parent = last_number_;
      segment.text = {mark->end, line.content.end};
      outline_.anomaly("DC0103", "mark-unreadable", "a portion mark that cannot be read", *mark);
    } else if (paragraph_ && leaves_item()) {
      Segment rest = below_item();
      Segment& segment = open_paragraph(line);
      segment.parent = rest.parent;
      segment.marking = std::move(rest.marking);
      segment.inherited = true;
    } else if (!in_text_ && paragraph_) {
      open_part(line);
    } else if (!in_text_) {
      open_paragraph(line);
    } else {
      take_line();
    }
  }

  void take_note(const Line& line) {
    if (outline_.last()->kind != SegmentKind::note) return open_furniture(SegmentKind::note, line);
    ++at_;
  }

  void open_part(const Line& line) {
    const Segment first = outline_.message.segments[*paragraph_];
    Segment& part = outline_.open(SegmentKind::paragraph, line.content.begin);
    part.number = first.number;
    part.parent = first.parent;
    part.portion = first.portion;
    part.marking = first.marking;
    part.text = line.content;
    part.part = ++parts_;
    outline_.message.segments[first.portion].part = 1;
    take_line();
  }

  /// A mark that cannot be read, where a paragraph may begin; not the next letter of a list.
  std::optional<Span> doubtful_mark(const Line& line) {
    const auto mark = unreadable_mark(outline_, line);
    if (!mark || (paragraph_ && !text_is_complete())) return std::nullopt;
    const std::string_view inside = trimmed(outline_.text({mark->begin + 1, mark->end - 1}));
    if (inside.empty()) return mark;
    const bool listed = inside.front() == 'A' || inside.front() == list_letter_ + 1;
    list_letter_ = inside.front();
    return listed ? std::nullopt : mark;
  }

  /// The line stands below a marked portion without a number, apart from it and not as the rest of
  /// its last sentence.
  bool leaves_item() const {
    const Segment& now = outline_.message.segments[*paragraph_];
    return !now.number && !now.mark.empty() && last_text_ + 1 < at_ &&
           outline_.lines[at_ - 1].blank() && text_is_complete();
  }

  /// What text below a sub-item is: its paragraph's and no weaker than the item; without a
  /// paragraph that has a mark, the message's.
  Segment below_item() const {
    Segment out;
    const Segment& item = outline_.message.segments[*paragraph_];
    out.parent = item.parent;
    if (!item.parent || !numbered_) return out;
    const Segment& paragraph = outline_.message.segments[*numbered_];
    if (!paragraph.mark.empty()) out.marking = join(paragraph.marking, item.marking);
    return out;
  }

  Outline& outline_;
  ParagraphStarts starts_;
  Numbering numbering_;
  std::size_t begin_, at_;
  std::optional<std::size_t> paragraph_;  ///< the segment with which the paragraph began
  std::optional<std::size_t> ended_;      ///< the one that the end of a section ended
  std::optional<std::size_t> numbered_;   ///< the last segment with a number
  std::optional<int> last_number_;
  std::size_t last_text_ = 0;        ///< the last line of the paragraph; only where there is one
  const LineRule* above_ = nullptr;  ///< the rule that took the last line that one took
  bool notes_ = false;               ///< what follows is no text of the message
  char list_letter_ = '\0';
  bool in_text_ = false;  ///< the line before was text of a paragraph
  int parts_ = 1;
};

}  // namespace

std::size_t read_body(Outline& outline, std::size_t first) {
  return first < outline.lines.size() ? BodyReader(outline, first).read() : first;
}

}  // namespace declass
