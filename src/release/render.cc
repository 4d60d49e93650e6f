#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "release/marker.h"
#include "release/release.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t columns = 80;

bool is_control(char32_t point) {
  return (point < 0x20 && point != '\t' && point != '\n' && point != '\r' && point != '\f') ||
         point == 0x7F || (point >= 0x80 && point <= 0x9F);
}

std::string_view noun_of(SegmentKind kind) {
  switch (kind) {
    case SegmentKind::paragraph:
      return "paragraph";
    case SegmentKind::heading:
      return "heading";
    case SegmentKind::subject:
      return "subject line";
    case SegmentKind::note:
      return "note";
    case SegmentKind::signature:
      return "signature";
    case SegmentKind::header:
    case SegmentKind::banner:
    case SegmentKind::caption:
    case SegmentKind::order:
    case SegmentKind::tags:
    case SegmentKind::reference:
    case SegmentKind::classified_by:
    case SegmentKind::page_line:
      return "header line";
    case SegmentKind::other:
      return "passage";
  }
  return "passage";
}

/// Writes a release piece by piece. Everything that it takes from the source goes through `copy`.
class Writer {
 public:
  Writer(const SourceText& source, const std::vector<Decision>& tiles,
         const std::vector<Finding>& findings, const OutputStyle& output)
      : source_(source), tiles_(tiles), findings_(findings), output_(output) {}

  void say(std::string_view text) { out_.bytes += text; }

  void write_message(const Message& message, const MessageStyle& style, std::size_t index) {
    message_ = &message;
    style_ = &style;
    message_index_ = index;
    for (std::size_t i = 0; i < message.segments.size();) i = write_segment(i);
  }

  Release take() { return std::move(out_); }

 private:
  /// The tiles that overlap a span, by place.
  std::pair<std::size_t, std::size_t> tiles_in(Span span) const {
    const auto first = std::upper_bound(
        tiles_.begin(), tiles_.end(), span.begin,
        [](std::size_t offset, const Decision& tile) { return offset < tile.span.end; });
    auto last = first;
    while (last != tiles_.end() && last->span.begin < span.end) ++last;
    return {static_cast<std::size_t>(first - tiles_.begin()),
            static_cast<std::size_t>(last - tiles_.begin())};
  }

  bool all_are(Span span, Action action) const {
    const auto [first, last] = tiles_in(span);
    return std::all_of(tiles_.begin() + static_cast<std::ptrdiff_t>(first),
                       tiles_.begin() + static_cast<std::ptrdiff_t>(last),
                       [&](const Decision& tile) { return tile.action == action; });
  }

  /// Copies released source text. The only place where source bytes reach the release.
  void copy(Span span) {
    assert(all_are(span, Action::release));
    const std::string_view text = source_.slice(span);
    const std::size_t begin = out_.bytes.size();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t from = at;
      if (!is_control(next_code_point(text, at))) out_.bytes += text.substr(from, at - from);
    }
    if (out_.bytes.size() > begin) out_.pieces.push_back({{begin, out_.bytes.size()}, span});
  }

  /// Returns the segment to go on with.
  std::size_t write_segment(std::size_t index) {
    const Segment& segment = message_->segments[index];
    const std::size_t last = last_part(index);
    if (any_withheld({segment.span.begin, message_->segments[last].span.end})) {
      withhold_portion(index, last);
      return last + 1;
    }
    if (all_are(segment.span, Action::release)) {
      copy_segment(segment, index);
    } else {
      write_around_cuts(segment, index);
    }
    return index + 1;
  }

  bool any_withheld(Span span) const {
    const auto [first, last] = tiles_in(span);
    return std::any_of(tiles_.begin() + static_cast<std::ptrdiff_t>(first),
                       tiles_.begin() + static_cast<std::ptrdiff_t>(last),
                       [](const Decision& tile) { return tile.action >= Action::withhold; });
  }

  /// The last segment of the portion that begins at `index`: only furniture lies between its parts.
  std::size_t last_part(std::size_t index) const {
    const std::vector<Segment>& segments = message_->segments;
    std::size_t last = index;
    for (std::size_t i = index + 1; i < segments.size(); ++i) {
      if (segments[i].portion == segments[index].portion) {
        last = i;
      } else if (segments[i].kind != SegmentKind::page_line &&
                 segments[i].kind != SegmentKind::note) {
        break;
      }
    }
    return last;
  }

  void copy_segment(const Segment& segment, std::size_t index) {
    const bool banner = segment.kind == SegmentKind::banner && !style_->banner.empty();
    const MarkTreatment treatment = style_->marks[index];
    if (segment.mark.empty() || (treatment == MarkTreatment::keep && !banner)) {
      copy(segment.span);
      return;
    }
    copy({segment.span.begin, segment.mark.begin});
    write_mark(segment, treatment, banner);
    std::size_t after = segment.mark.end;
    if (treatment == MarkTreatment::drop && !banner) {
      while (after < segment.span.end && source_.bytes()[after] == ' ') ++after;
    }
    copy({after, segment.span.end});
  }

  /// A mark on text that is no longer classified. The old word stays, visibly struck.
  void write_mark(const Segment& segment, MarkTreatment treatment, bool banner) {
    if (banner) {
      say(fmt::format("[{}] (was: ", style_->banner));
      copy(segment.mark);
      say(")");
    } else if (treatment == MarkTreatment::strike) {
      say("[was ");
      copy(segment.mark);
      say("]");
    }
  }

  /// One marker for all parts of a portion, behind its number and its mark.
  void withhold_portion(std::size_t index, std::size_t last) {
    const std::vector<Segment>& segments = message_->segments;
    const Segment& first = segments[index];
    std::string text;
    for (std::size_t i = index; i <= last; ++i) {
      if (segments[i].portion == first.portion)
        text += std::string(source_.slice(segments[i].text)) + " ";
    }
    const bool field = is_administrative(first.kind) || first.kind == SegmentKind::subject;
    copy_sign(first.label, field ? ": " : " ");
    copy_sign(first.mark, " ");
    Cut cut = cut_of({first.span.begin, segments[last].span.end}, index);
    cut.kind = noun_of(first.kind);
    write_marker(cut, true, amount_of(text));
    say("\n\n");
  }

  /// The number or mark of a withheld portion, where it was decided to stay.
  void copy_sign(Span span, std::string_view separator) {
    if (span.empty() || !all_are(span, Action::release)) return;
    copy_words(span);
    say(separator);
  }

  std::size_t amount_of(std::string_view text) const {
    switch (output_.show_amount) {
      case Amount::none:
        return 0;
      case Amount::lines:
        return lines_at_80_columns(text);
      case Amount::words: {
        const std::string plain = squeezed(text);
        return plain.empty()
                   ? 0
                   : 1 + static_cast<std::size_t>(std::count(plain.begin(), plain.end(), ' '));
      }
    }
    return 0;
  }

  /// One line: released pieces with their white space squeezed, cuts as markers, neighbours that
  /// would read alike as one.
  void write_around_cuts(const Segment& segment, std::size_t index) {
    const auto [first, last] = tiles_in(segment.span);
    bool blank_due = false;
    std::string last_marker;  // set while nothing but blanks has been written since
    for (std::size_t i = first; i < last; ++i) {
      const Span span{std::max(tiles_[i].span.begin, segment.span.begin),
                      std::min(tiles_[i].span.end, segment.span.end)};
      if (tiles_[i].action == Action::release) {
        if (copy_squeezed(span, blank_due, segment, index)) last_marker.clear();
        continue;
      }
      Cut cut = cut_of(span, index);
      cut.kind = kind_of_finding(cut);
      const std::string marker = marker_text(facts_of(cut, false, 0), output_);
      if (marker == last_marker) {
        out_.cuts.back().span.end = cut.span.end;
        blank_due = false;
        continue;
      }
      if (blank_due) say(" ");
      blank_due = false;
      write_marker(cut, false, 0);
      last_marker = marker;
    }
    say(blank_line_follows(first, last, segment.span.end) ? "\n\n" : "\n");
  }

  /// Whether a blank line stands behind the last cut: what stands before it must not show.
  bool blank_line_follows(std::size_t first, std::size_t last, std::size_t end) const {
    std::size_t begin = end;
    for (std::size_t i = last; i > first && tiles_[i - 1].action == Action::release; --i) {
      begin = std::min(begin, tiles_[i - 1].span.begin);
    }
    std::string_view tail = source_.slice({begin, end});
    std::size_t feeds = 0;
    while (!tail.empty() && is_ascii_space(tail.back())) {
      if (tail.back() == '\n') ++feeds;
      tail.remove_suffix(1);
    }
    return feeds > 1;
  }

  void copy_words(Span span) {
    bool blank_due = false;
    for (std::size_t at = span.begin; at < span.end;) {
      std::size_t end = at;
      while (end < span.end && !is_ascii_space(source_.bytes()[end])) ++end;
      if (end > at) {
        if (blank_due) say(" ");
        copy({at, end});
      }
      blank_due = true;
      at = end + (end == at ? 1 : 0);
    }
  }

  /// Writes a released stretch word by word. True where it wrote anything.
  bool copy_squeezed(Span span, bool& blank_due, const Segment& segment, std::size_t index) {
    const std::string_view bytes = source_.bytes();
    bool wrote = false;
    std::size_t at = span.begin;
    while (at < span.end) {
      if (is_ascii_space(bytes[at])) {
        blank_due = !out_.bytes.empty() && !is_ascii_space(out_.bytes.back());
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < span.end && !is_ascii_space(bytes[end])) ++end;
      if (blank_due) say(" ");
      blank_due = false;
      if (at == segment.mark.begin && !segment.mark.empty() && segment.mark.end <= span.end &&
          style_->marks[index] != MarkTreatment::keep) {
        write_mark(segment, style_->marks[index], segment.kind == SegmentKind::banner);
        end = segment.mark.end;
      } else {
        copy({at, end});
      }
      at = end;
      wrote = true;
    }
    return wrote;
  }

  std::string kind_of_finding(const Cut& cut) const {
    for (const Reason& reason : cut.reasons) {
      if (!reason.finding) continue;
      const std::string& kind = findings_[*reason.finding].kind;
      return kind == "person" ? "name" : kind;
    }
    return "text";
  }

  /// What the tiles under a span say about it.
  Cut cut_of(Span span, std::size_t index) const {
    Cut cut;
    cut.span = span;
    cut.message = message_index_;
    cut.segment = index;
    cut.action = Action::release;
    const auto [first, last] = tiles_in(span);
    for (std::size_t i = first; i < last; ++i) cut.action = std::max(cut.action, tiles_[i].action);
    for (std::size_t i = first; i < last; ++i) {
      if (tiles_[i].action != cut.action) continue;
      for (const Reason& reason : tiles_[i].reasons) {
        const bool known =
            std::any_of(cut.reasons.begin(), cut.reasons.end(), [&](const Reason& other) {
              return other.clause == reason.clause && other.finding == reason.finding;
            });
        if (!known) cut.reasons.push_back(reason);
      }
    }
    std::stable_sort(cut.reasons.begin(), cut.reasons.end(),
                     [](const Reason& a, const Reason& b) { return a.clause < b.clause; });
    for (const Reason& reason : cut.reasons) {
      for (const std::string& code : codes_of(reason)) {
        if (std::find(cut.codes.begin(), cut.codes.end(), code) == cut.codes.end())
          cut.codes.push_back(code);
      }
    }
    return cut;
  }

  std::vector<std::string> codes_of(const Reason& reason) const {
    if (reason.exemption == "classified") return style_->classified_codes;
    if (reason.exemption == "referral" || reason.exemption == "pending-review") return {};
    return {reason.exemption};
  }

  MarkerFacts facts_of(const Cut& cut, bool whole, std::size_t amount) const {
    MarkerFacts facts;
    facts.codes = cut.codes;
    facts.kind = cut.kind;
    facts.whole_portion = whole;
    facts.amount = amount;
    facts.pending = cut.reasons.empty();
    for (const Reason& reason : cut.reasons) {
      facts.referral = facts.referral || reason.exemption == "referral";
      facts.pending = facts.pending || reason.exemption == "pending-review";
    }
    return facts;
  }

  void write_marker(Cut& cut, bool whole, std::size_t amount) {
    if (whole) cut.amount = amount_text(amount, output_.show_amount);
    cut.marker.begin = out_.bytes.size();
    say(marker_text(facts_of(cut, whole, amount), output_));
    cut.marker.end = out_.bytes.size();
    out_.cuts.push_back(std::move(cut));
  }

  const SourceText& source_;
  const std::vector<Decision>& tiles_;
  const std::vector<Finding>& findings_;
  const OutputStyle& output_;
  const Message* message_ = nullptr;
  const MessageStyle* style_ = nullptr;
  std::size_t message_index_ = 0;
  Release out_;
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

std::size_t lines_at_80_columns(std::string_view text) {
  const std::string plain = squeezed(text);
  std::size_t lines = plain.empty() ? 0 : 1;
  std::size_t column = 0;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    const std::size_t width = count_code_points(std::string_view(plain).substr(at, end - at));
    if (column != 0 && column + 1 + width > columns) {
      ++lines;
      column = 0;
    }
    column += width + (column == 0 ? 0 : 1);
    at = end + 1;
  }
  return lines;
}

Release render(const SourceText& source, const std::vector<Message>& messages,
               const std::vector<MessageStyle>& styles, const std::vector<Decision>& tiles,
               const std::vector<Finding>& findings, const Heading& heading,
               const OutputStyle& output) {
  Writer writer(source, tiles, findings, output);
  for (const std::string& line : heading.lines) writer.say(line + "\n");
  writer.say("\n");
  for (std::size_t i = 0; i < messages.size(); ++i) writer.write_message(messages[i], styles[i], i);
  return writer.take();
}

}  // namespace declass
