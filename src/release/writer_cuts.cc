#include "release/writer.h"

#include <algorithm>

#include "release/cut.h"
#include "release/marker.h"
#include "text/words.h"

namespace declass {
namespace {

Span clipped(Span span, Span whole) {
  return {std::max(span.begin, whole.begin), std::min(span.end, whole.end)};
}

}  // namespace

std::size_t Writer::last_of_cut(std::size_t index) const {
  const std::vector<Segment>& segments = message_->segments;
  for (std::size_t next = index + 1; next < segments.size(); ++next) {
    const std::size_t edge = segments[next].span.begin;
    const auto [first, last] = transcript_.tiles_in({edge - 1, edge + 1});
    const bool goes_on = last == first + 1 && tiles_[first].action == Action::redact;
    if (!goes_on || withheld_[segments[next].portion]) return next - 1;
  }
  return segments.size() - 1;
}

bool Writer::is_dropped(Span span) const {
  const auto after =
      std::upper_bound(layout_.dropped.begin(), layout_.dropped.end(), span.begin,
                       [](std::size_t offset, const Span& line) { return offset < line.end; });
  return after != layout_.dropped.end() && after->contains(span.begin);
}

bool Writer::all_dropped(Span span) const {
  const auto [first, last] = transcript_.tiles_in(span);
  for (std::size_t i = first; i < last; ++i) {
    if (tiles_[i].action != Action::release && !is_dropped(tiles_[i].span)) return false;
  }
  return true;
}

void Writer::write_kept_lines(const Segment& segment, std::size_t index) {
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

void Writer::write_around_cuts(std::size_t index, std::size_t last_index) {
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

std::size_t Writer::end_of_cut(std::size_t tile) const {
  const bool dropped = is_dropped(tiles_[tile].span);
  std::size_t end = tiles_[tile].span.end;
  for (++tile; tile < tiles_.size() && tiles_[tile].action != Action::release &&
               is_dropped(tiles_[tile].span) == dropped;
       ++tile) {
    end = tiles_[tile].span.end;
  }
  return end;
}

void Writer::write_cut(Span span, std::size_t index) {
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

void Writer::join_to_last(const Cut& cut) {
  Cut& before = transcript_.last_cut();
  before.span.end = cut.span.end;
  for (const Reason& reason : cut.reasons) {
    if (std::find(before.reasons.begin(), before.reasons.end(), reason) == before.reasons.end()) {
      before.reasons.push_back(reason);
    }
  }
  transcript_.no_blank_is_due();
}

bool Writer::copy_words(Span span, const Segment& segment, std::size_t index) {
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

bool Writer::blank_line_follows(Span whole) const {
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

Cut Writer::cut_at(Span span, std::size_t index) const {
  const auto [first, last] = transcript_.tiles_in(span);
  Cut cut = cut_of(tiles_, first, last, style_->classified_codes);
  cut.span = span;
  cut.message = message_index_;
  cut.segment = index;
  return cut;
}

}  // namespace declass
