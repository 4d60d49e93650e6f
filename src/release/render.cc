#include <fmt/format.h>

#include <algorithm>

#include "release/amount.h"
#include "release/cut.h"
#include "release/marker.h"
#include "release/release.h"
#include "release/transcript.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::string_view unknown_control = "unknown";

/// Writes the segments of messages, one after the other.
class Writer {
 public:
  Writer(const SourceText& source, const std::vector<Decision>& tiles,
         const std::vector<Finding>& findings, const OutputStyle& output, const Layout& layout)
      : source_(source),
        tiles_(tiles),
        findings_(findings),
        output_(output),
        layout_(layout),
        transcript_(source, tiles) {}

  void say(std::string_view text) { transcript_.say(text); }

  void write_message(const Message& message, const MessageStyle& style, std::size_t index) {
    message_ = &message;
    style_ = &style;
    message_index_ = index;
    find_portions();
    for (std::size_t i = 0; i < message.segments.size();) i = write_segment(i);
  }

  Release take() { return transcript_.take(); }

 private:
  /// Where each portion ends, and whether any part of it is withheld.
  void find_portions() {
    const std::vector<Segment>& segments = message_->segments;
    last_part_.assign(segments.size(), 0);
    withheld_.assign(segments.size(), false);
    for (std::size_t i = 0; i < segments.size(); ++i) {
      last_part_[segments[i].portion] = i;
      if (any_withheld(segments[i].span)) withheld_[segments[i].portion] = true;
    }
  }

  bool any_withheld(Span span) const {
    const auto [first, last] = transcript_.tiles_in(span);
    return std::any_of(tiles_.begin() + static_cast<std::ptrdiff_t>(first),
                       tiles_.begin() + static_cast<std::ptrdiff_t>(last),
                       [](const Decision& tile) { return tile.action >= Action::withhold; });
  }

  /// Returns the segment to go on with.
  std::size_t write_segment(std::size_t index) {
    const Segment& segment = message_->segments[index];
    if (segment.span.empty()) return index + 1;
    if (withheld_[segment.portion]) {
      const std::size_t last = last_part_[segment.portion];
      withhold_portion(index, last);
      return last + 1;
    }
    if (transcript_.all_are(segment.span, Action::release)) {
      copy_lines(segment.span, segment, index);
      return index + 1;
    }
    const std::size_t last = last_of_cut(index);
    if (last == index && all_dropped(segment.span)) {
      write_kept_lines(segment, index);
    } else {
      write_around_cuts(index, last);
    }
    return last + 1;
  }

  /// A cut that goes on in the segment behind, across a page line, is written as one.
  std::size_t last_of_cut(std::size_t index) const {
    const std::vector<Segment>& segments = message_->segments;
    for (std::size_t next = index + 1; next < segments.size(); ++next) {
      const std::size_t edge = segments[next].span.begin;
      const auto [first, last] = transcript_.tiles_in({edge - 1, edge + 1});
      const bool goes_on = last == first + 1 && tiles_[first].action == Action::redact;
      if (!goes_on || withheld_[segments[next].portion]) return next - 1;
    }
    return segments.size() - 1;
  }

  bool is_dropped(Span span) const {
    const auto after =
        std::upper_bound(layout_.dropped.begin(), layout_.dropped.end(), span.begin,
                         [](std::size_t offset, const Span& line) { return offset < line.end; });
    return after != layout_.dropped.end() && after->contains(span.begin);
  }

  bool all_dropped(Span span) const {
    const auto [first, last] = transcript_.tiles_in(span);
    for (std::size_t i = first; i < last; ++i) {
      if (tiles_[i].action != Action::release && !is_dropped(tiles_[i].span)) return false;
    }
    return true;
  }

  /// The lines that stay, as they stand: those that went say nothing of themselves.
  void write_kept_lines(const Segment& segment, std::size_t index) {
    const auto [first, last] = transcript_.tiles_in(segment.span);
    std::size_t written = segment.span.begin;
    for (std::size_t i = first; i < last; ++i) {
      Span span = clipped(tiles_[i].span, segment.span);
      if (span.end <= written) continue;
      if (tiles_[i].action == Action::release) {
        copy_lines(span, segment, index);
      } else {
        span.end = std::min(end_of_cut(i), segment.span.end);
        write_cut(span, index);
      }
      written = span.end;
    }
  }

  static Span clipped(Span span, Span whole) {
    return {std::max(span.begin, whole.begin), std::min(span.end, whole.end)};
  }

  bool is_old_banner(const Segment& segment) const {
    return segment.kind == SegmentKind::banner && !style_->banner.empty();
  }

  /// A released stretch as it stands, its mark treated as the style says.
  void copy_lines(Span span, const Segment& segment, std::size_t index) {
    const bool banner = is_old_banner(segment);
    const MarkTreatment treatment = style_->marks[index];
    if (segment.mark.empty() || !span.contains(segment.mark) ||
        (treatment == MarkTreatment::keep && !banner)) {
      transcript_.copy(span);
      return;
    }
    transcript_.copy({span.begin, segment.mark.begin});
    write_mark(segment, treatment);
    std::size_t after = segment.mark.end;
    if (treatment == MarkTreatment::drop && !banner) {
      while (after < span.end && source_.bytes()[after] == ' ') ++after;
    }
    transcript_.copy({after, span.end});
  }

  /// A mark on text that is no longer classified. The old word stays, visibly struck.
  void write_mark(const Segment& segment, MarkTreatment treatment) {
    if (is_old_banner(segment)) {
      say(fmt::format("[{}] (was: ", style_->banner));
      transcript_.copy(segment.mark);
      say(")");
    } else if (treatment == MarkTreatment::strike) {
      say("[was ");
      transcript_.copy(segment.mark);
      say("]");
    }
  }

  /// One marker for all parts of a portion, behind its number and its mark. A mark with words that
  /// no rule knows may be a piece of the text, and goes with it.
  void withhold_portion(std::size_t index, std::size_t last) {
    const std::vector<Segment>& segments = message_->segments;
    const Segment& first = segments[index];
    std::string text;
    for (std::size_t i = index; i <= last; ++i) {
      if (segments[i].portion == first.portion) {
        text += std::string(source_.slice(segments[i].text)) + " ";
      }
    }
    const bool field = is_administrative(first.kind) || first.kind == SegmentKind::subject;
    copy_sign(first.label, field ? ": " : " ");
    if (!first.marking.has(unknown_control)) copy_sign(first.mark, " ");
    Cut cut = cut_at({first.span.begin, segments[last].span.end}, index);
    cut.kind = noun_of(first.kind);
    const std::size_t amount = amount_of(text, output_.show_amount);
    cut.amount = amount_text(amount, output_.show_amount);
    const std::string marker = marker_text(facts_of(cut, CutSize::portion, amount), output_);
    transcript_.mark_cut(std::move(cut), marker);
    say("\n\n");
  }

  /// The number or mark of a withheld portion, where it was decided to stay.
  void copy_sign(Span span, std::string_view separator) {
    if (span.empty() || !transcript_.all_are(span, Action::release)) return;
    transcript_.no_blank_is_due();
    transcript_.copy_squeezed(span);
    say(separator);
  }

  /// One line: released pieces with their white space squeezed, cuts as markers, neighbours that
  /// would read alike as one. From the first segment to the last, which one cut goes across.
  void write_around_cuts(std::size_t index, std::size_t last_index) {
    const std::vector<Segment>& segments = message_->segments;
    const std::size_t end = segments[last_index].span.end;
    transcript_.no_blank_is_due();
    transcript_.begin_line();
    last_marker_.clear();
    std::size_t written = segments[index].span.begin;  // up to here
    for (std::size_t s = index; s <= last_index; ++s) {
      const auto [first, last] = transcript_.tiles_in(segments[s].span);
      for (std::size_t i = first; i < last; ++i) {
        Span span = clipped(tiles_[i].span, segments[s].span);
        if (span.end <= written) continue;
        if (tiles_[i].action == Action::release) {
          if (copy_words(span, segments[s], s)) last_marker_.clear();
        } else {
          span.end = std::min(end_of_cut(i), end);
          write_cut(span, s);
        }
        written = span.end;
      }
    }
    transcript_.no_blank_is_due();
    if (layout_.wrap > 0) transcript_.fold_line(layout_.wrap);
    say(blank_line_follows({segments[index].span.begin, end}) ? "\n\n" : "\n");
  }

  /// The end of the cut tiles that touch each other, of one dropped line or of none.
  std::size_t end_of_cut(std::size_t tile) const {
    const bool dropped = is_dropped(tiles_[tile].span);
    std::size_t end = tiles_[tile].span.end;
    for (++tile; tile < tiles_.size() && tiles_[tile].action != Action::release &&
                 is_dropped(tiles_[tile].span) == dropped;
         ++tile) {
      end = tiles_[tile].span.end;
    }
    return end;
  }

  void write_cut(Span span, std::size_t index) {
    Cut cut = cut_at(span, index);
    cut.kind = kind_of_finding(cut, findings_);
    if (is_dropped(span)) {
      transcript_.mark_cut(std::move(cut), "");
      return;
    }
    const std::string marker = marker_text(facts_of(cut, CutSize::span, 0), output_);
    if (marker == last_marker_) {
      join_to_last(cut);
      return;
    }
    transcript_.say_word("");
    transcript_.mark_cut(std::move(cut), marker);
    last_marker_ = marker;
  }

  /// One marker for cuts that would read alike: per word it would show how many there were.
  void join_to_last(const Cut& cut) {
    Cut& before = transcript_.last_cut();
    before.span.end = cut.span.end;
    for (const Reason& reason : cut.reasons) {
      if (std::find(before.reasons.begin(), before.reasons.end(), reason) == before.reasons.end()) {
        before.reasons.push_back(reason);
      }
    }
    transcript_.no_blank_is_due();
  }

  /// A released stretch, its mark treated as the style says. True where anything was written.
  bool copy_words(Span span, const Segment& segment, std::size_t index) {
    const MarkTreatment treatment = style_->marks[index];
    const bool keep = treatment == MarkTreatment::keep && !is_old_banner(segment);
    if (segment.mark.empty() || keep || !span.contains(segment.mark)) {
      return transcript_.copy_squeezed(span);
    }
    bool wrote = transcript_.copy_squeezed({span.begin, segment.mark.begin});
    if (treatment != MarkTreatment::drop || is_old_banner(segment)) {
      transcript_.say_word("");
      write_mark(segment, treatment);
      wrote = true;
    }
    return transcript_.copy_squeezed({segment.mark.end, span.end}) || wrote;
  }

  /// Whether a blank line stands behind the last cut: what stands before it must not show.
  bool blank_line_follows(Span whole) const {
    const auto [first, last] = transcript_.tiles_in(whole);
    const std::size_t end = whole.end;
    std::size_t begin = end;
    for (std::size_t i = last; i > first && tiles_[i - 1].action == Action::release; --i) {
      begin = std::min(begin, tiles_[i - 1].span.begin);
    }
    std::string_view tail = source_.slice({std::max(begin, whole.begin), end});
    std::size_t feeds = 0;
    while (!tail.empty() && is_ascii_space(tail.back())) {
      if (tail.back() == '\n') ++feeds;
      tail.remove_suffix(1);
    }
    return feeds > 1;
  }

  /// What the tiles under a span say about it.
  Cut cut_at(Span span, std::size_t index) const {
    const auto [first, last] = transcript_.tiles_in(span);
    Cut cut = cut_of(tiles_, first, last, style_->classified_codes);
    cut.span = span;
    cut.message = message_index_;
    cut.segment = index;
    return cut;
  }

  const SourceText& source_;
  const std::vector<Decision>& tiles_;
  const std::vector<Finding>& findings_;
  const OutputStyle& output_;
  const Layout& layout_;
  Transcript transcript_;
  std::string last_marker_;  ///< set while nothing but blanks has been written since
  const Message* message_ = nullptr;
  const MessageStyle* style_ = nullptr;
  std::size_t message_index_ = 0;
  std::vector<std::size_t> last_part_;
  std::vector<bool> withheld_;
};

}  // namespace

std::string_view stamp_of(Disposition disposition) {
  switch (disposition) {
    case Disposition::in_full:
      return "RELEASED IN FULL";
    case Disposition::in_part:
      return "RELEASED IN PART";
    case Disposition::denied:
      return "DENIED IN FULL";
  }
  return "DENIED IN FULL";
}

Release render(const SourceText& source, const std::vector<Message>& messages,
               const std::vector<MessageStyle>& styles, const std::vector<Decision>& tiles,
               const std::vector<Finding>& findings, const Heading& heading,
               const OutputStyle& output, const Layout& layout) {
  Writer writer(source, tiles, findings, output, layout);
  for (const std::string& line : heading.lines) writer.say(line + "\n");
  writer.say("\n");
  for (std::size_t i = 0; i < messages.size(); ++i) writer.write_message(messages[i], styles[i], i);
  for (const std::string& line : heading.foot) writer.say(line + "\n");
  return writer.take();
}

}  // namespace declass
