#include "release/writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "release/amount.h"
#include "release/cut.h"
#include "release/marker.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::string_view unknown_control = "unknown";

}  // namespace

void Writer::write_message(const Message& message, const MessageStyle& style, std::size_t index) {
  message_ = &message;
  style_ = &style;
  message_index_ = index;
  find_portions();
  for (std::size_t i = 0; i < message.segments.size();) i = write_segment(i);
}

void Writer::find_portions() {
  const std::vector<Segment>& segments = message_->segments;
  last_part_.assign(segments.size(), 0);
  withheld_.assign(segments.size(), false);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    last_part_[segments[i].portion] = i;
    if (any_withheld(segments[i].span)) withheld_[segments[i].portion] = true;
  }
}

bool Writer::any_withheld(Span span) const {
  const auto [first, last] = transcript_.tiles_in(span);
  return std::any_of(tiles_.begin() + static_cast<std::ptrdiff_t>(first),
                     tiles_.begin() + static_cast<std::ptrdiff_t>(last),
                     [](const Decision& tile) { return tile.action >= Action::withhold; });
}

std::size_t Writer::write_segment(std::size_t index) {
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

bool Writer::is_old_banner(const Segment& segment) const {
  return segment.kind == SegmentKind::banner && !style_->banner.empty();
}

void Writer::copy_lines(Span span, const Segment& segment, std::size_t index) {
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

void Writer::write_mark(const Segment& segment, MarkTreatment treatment) {
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

void Writer::withhold_portion(std::size_t index, std::size_t last) {
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
  if (!first.marking->has(unknown_control)) copy_sign(first.mark, " ");
  Cut cut = cut_at({first.span.begin, segments[last].span.end}, index);
  cut.kind = noun_of(first.kind);
  const std::size_t amount = amount_of(text, output_.show_amount);
  cut.amount = amount_text(amount, output_.show_amount);
  const std::string marker = marker_text(facts_of(cut, CutSize::portion, amount), output_);
  transcript_.mark_cut(std::move(cut), marker);
  say("\n\n");
}

void Writer::copy_sign(Span span, std::string_view separator) {
  if (span.empty() || !transcript_.all_are(span, Action::release)) return;
  transcript_.no_blank_is_due();
  transcript_.copy_squeezed(span);
  say(separator);
}

}  // namespace declass
