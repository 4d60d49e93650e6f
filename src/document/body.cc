#include "document/body.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/banner_line.h"
#include "document/head.h"
#include "document/header_fields.h"
#include "document/headings.h"
#include "document/paragraph_start.h"
#include "marking/algebra.h"
#include "text/utf8.h"
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
        ++at_;
        continue;
      }
      if (at_ != begin_ && starts_message(outline_, at_)) return at_;
      if (take_furniture(line)) continue;
      if (notes_ || (!take_heading() && !take_paragraph(line))) take_text(line);
    }
    return at_;
  }

 private:
  bool take_furniture(const Line& line) {
    if (outline_.forms.any_body_line->matches(outline_.content(line))) {
      if (const LineRule* rule = find_line_rule(outline_, line, LineRule::Zone::body, above_)) {
        above_ = rule;
        open_furniture(rule->kind, line);
        if (rule->has_values) take_values(outline_, *rule, line, *outline_.last());
        notes_ = notes_ || rule->opens_notes;
        if (rule->ends_body) paragraph_.reset();
        return true;
      }
    }
    if (const auto controls = outline_.take_captions(line.content, Outline::CaptionPlace::body)) {
      open_furniture(SegmentKind::page_line, line);
      outline_.last()->mark = *controls;
      return true;
    }
    const std::size_t sections = outline_.message.sections.size();
    if (take_page_banner(line)) {
      ++at_;
    } else if (!take_flat_section(line)) {
      return false;
    }
    in_text_ = false;
    if (outline_.message.sections.size() > sections) at_ = read_section_head(outline_, at_);
    return true;
  }

  /// A section's banner with its fields on one line, which lost its line ends.
  bool take_flat_section(const Line& line) {
    if (outline_.content(line).find("SECTION ") == std::string_view::npos) return false;
    const Line banner = cut_at_label(outline_, line);
    if (banner.span.end == line.span.end || !take_page_banner(banner)) return false;
    outline_.lines[at_] = line_after(outline_.source, line, banner.span.end);
    return true;
  }

  /// In a message without a banner of its own a stamp that is not classified lowers nothing.
  bool take_page_banner(const Line& line) {
    if (!may_be_page_banner(outline_.content(line))) return false;
    const auto banner = read_banner_line(outline_, line);
    if (!banner || !is_page_banner(outline_, *banner)) return false;
    if (outline_.message.banners.empty() && !is_classified(*banner->mark.reading.marking.level))
      return false;
    return take_banner_line(outline_, *banner, SegmentKind::page_line, Outline::CaptionPlace::body);
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

  HeadingPlace heading_place() const {
    if (in_text_ && !outline_.lines[at_ - 1].blank()) return HeadingPlace::in_text;
    return paragraph_ && !text_is_complete() ? HeadingPlace::unfinished : HeadingPlace::free;
  }

  /// Whether the paragraph's text so far ends as a sentence does.
  bool text_is_complete() const {
    constexpr std::size_t near = 80;
    const std::string_view text = outline_.content(outline_.lines[last_text_]);
    return outline_.forms.paragraphs.complete->matches(
        text.substr(text.size() - std::min(text.size(), near)));
  }

  bool take_paragraph(const Line& line) {
    const auto start = starts_.at(line);
    if (start == nullptr || goes_on(*start)) return false;
    const bool item = numbering_.is_item(at_, *start);
    const bool apart =
        at_ > begin_ && outline_.lines[at_ - 1].blank() && (!paragraph_ || text_is_complete());
    const auto number =
        numbering_.accept(at_, *start, apart ? NumberPlace::apart : NumberPlace::in_text);
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

  NumberPlace number_place() const {
    const bool complete = !paragraph_ || text_is_complete();
    const bool apart = at_ > begin_ && outline_.lines[at_ - 1].blank() && complete;
    return apart ? NumberPlace::apart : NumberPlace::in_text;
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
    last_text_ = at_++;
  }

  /// Whether a line that looks like the beginning of something no more sensitive is the sentence
  /// before it going on: `the form` and below it `(U) was used`. A weaker mark never ends a
  /// stronger portion by chance.
  bool goes_on(const ParagraphStart& start) const {
    if (!paragraph_ || !start.reading || numbering_.is_next(start) || text_is_complete())
      return false;
    const Marking& now = outline_.message.segments[*paragraph_].marking;
    if (now.level && join(now, start.reading->reading.marking) != now) return false;
    const std::string_view after = outline_.text(start.text);
    if (!after.empty() && after.front() >= 'a' && after.front() <= 'z') return true;
    return last_text_ + 1 == at_ &&
           count_code_points(outline_.content(outline_.lines[last_text_])) >=
               outline_.forms.paragraphs.wrapped_from;
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
