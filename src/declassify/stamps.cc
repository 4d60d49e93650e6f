#include "declassify/stamps.h"

#include <algorithm>
#include <map>

#include "declassify/flags.h"
#include "declassify/scan_instruction.h"
#include "text/words.h"

namespace declass {
namespace {

using Effect = StampForm::Effect;

/// More different stamps than any paper bears: the rest say nothing.
constexpr std::size_t most_stamps = 64;

bool is_body(SegmentKind kind) {
  return kind == SegmentKind::paragraph || kind == SegmentKind::heading;
}

bool may_hold_stamp(SegmentKind kind) {
  switch (kind) {
    case SegmentKind::note:
    case SegmentKind::page_line:
    case SegmentKind::header:
    case SegmentKind::banner:
    case SegmentKind::caption:
    case SegmentKind::signature:
    case SegmentKind::other:
      return true;
    case SegmentKind::order:
    case SegmentKind::tags:
    case SegmentKind::subject:
    case SegmentKind::reference:
    case SegmentKind::classified_by:
    case SegmentKind::paragraph:
    case SegmentKind::heading:
      return false;
  }
  return false;
}

/// Neighbouring lines that are not body text: a stamp may run over two or three of them.
std::vector<Span> head_and_foot_runs(const Message& message) {
  const std::vector<Segment>& segments = message.segments;
  const auto body = [](const Segment& segment) { return is_body(segment.kind); };
  const auto first = std::find_if(segments.begin(), segments.end(), body);
  const auto last = std::find_if(segments.rbegin(), segments.rend(), body).base();
  std::vector<Span> out;
  for (auto begin = segments.begin(); begin != segments.end();) {
    auto end = begin;
    bool page = false;
    for (; end != segments.end() && may_hold_stamp(end->kind); ++end) {
      page = page || end->kind == SegmentKind::page_line;
    }
    if (end == begin) {
      ++begin;
      continue;
    }
    const bool within = begin > first && end < last;
    if (!within || page) out.push_back({begin->span.begin, (end - 1)->span.end});
    begin = end;
  }
  return out;
}

std::string_view group_of(std::string_view text, const Pattern& pattern, const Match& match,
                          std::string_view name) {
  const auto span = pattern.named(match, name);
  return span ? text.substr(span->begin, span->size()) : std::string_view();
}

std::optional<Date> date_in(std::string_view text, const DateForms& forms,
                            const DateWindow& window) {
  const auto read = read_whole_date(text, forms, window);
  return read ? read->date : std::nullopt;
}

class StampReader {
 public:
  StampReader(const Schedule::Compiled& rules, const DateWindow& window)
      : rules_(rules), window_(window) {}

  /// Where two forms match the same words, the first of the file is meant.
  void read(std::string_view text, Span span) {
    claimed_.clear();
    std::map<std::size_t, Stamp> found;
    for (const StampForm& form : rules_.stamps) {
      std::size_t from = 0;
      while (const auto match = form.pattern.find(text, from)) {
        const Span whole = match->whole();
        from = std::max(whole.end, from + 1);
        if (from > text.size()) break;
        if (!claim(whole)) continue;
        found.emplace(whole.begin, stamp_of(text, form, *match, span));
      }
    }
    for (auto& [begin, stamp] : found) add(std::move(stamp));
    for (const Pattern& footer : rules_.footers) {
      const auto match = footer.find(text);
      if (!match || footer_date_) continue;
      footer_date_ = date_in(group_of(text, footer, *match, "date"), rules_.dates, window_);
    }
  }

  std::vector<Stamp> finish() {
    for (Stamp& stamp : stamps_) {
      const Effect effect = stamp.form->effect;
      const bool released = effect == Effect::released || effect == Effect::released_part;
      if (released && !stamp.date) stamp.date = footer_date_;
    }
    return std::move(stamps_);
  }

 private:
  bool claim(Span span) {
    const auto next = claimed_.lower_bound(span.begin);
    if (next != claimed_.end() && next->first < span.end) return false;
    if (next != claimed_.begin() && std::prev(next)->second > span.begin) return false;
    claimed_.emplace(span.begin, span.end);
    return true;
  }

  Stamp stamp_of(std::string_view text, const StampForm& form, const Match& match,
                 Span span) const {
    Stamp out;
    out.form = &form;
    out.span = span;
    out.date = date_in(group_of(text, form.pattern, match, "date"), rules_.dates, window_);
    out.authority = std::string(trimmed(group_of(text, form.pattern, match, "authority")));
    if (out.authority.empty()) out.authority = form.fixed_authority;
    return out;
  }

  void add(Stamp stamp) {
    if (stamps_.size() >= most_stamps) return;
    const bool known = std::any_of(stamps_.begin(), stamps_.end(), [&](const Stamp& other) {
      return other.form == stamp.form && other.date == stamp.date &&
             other.authority == stamp.authority && stamp.form->effect != Effect::taken_out;
    });
    if (!known) stamps_.push_back(std::move(stamp));
  }

  const Schedule::Compiled& rules_;
  const DateWindow& window_;
  std::map<std::size_t, std::size_t> claimed_;  ///< begin and end of what was read
  std::vector<Stamp> stamps_;
  std::optional<Date> footer_date_;
};

/// The earlier date, and the stronger claim on the same day.
void prefer(RowRole role, Date date, StampRuling& out) {
  if (out.date && *out.date <= date && out.role != RowRole::stamp_without_proof) return;
  out.role = role;
  out.date = date;
}

}  // namespace

std::vector<Stamp> find_stamps(const SourceText& source, const Message& message,
                               const Schedule::Compiled& rules) {
  DateWindow window{message.date, rules.limits.stamp_window};
  if (!rules.limits.usable(window.origin)) window.origin.reset();
  StampReader reader(rules, window);
  for (const Span run : head_and_foot_runs(message)) {
    reader.read(plain_upper(source.slice(run)), run);
  }
  return reader.finish();
}

StampRuling rule_by_stamps(const std::vector<Stamp>& stamps, std::optional<Date> origin,
                           Date as_of) {
  StampRuling out;
  for (const Stamp& stamp : stamps) {
    const Effect effect = stamp.form->effect;
    // A stamp from before the document is a quotation of another one.
    if (origin && stamp.date && *stamp.date < *origin) continue;
    const bool in_force = stamp.is_complete() && *stamp.date <= as_of;
    switch (effect) {
      case Effect::whole:
        if (in_force) {
          prefer(RowRole::stamp, *stamp.date, out);
        } else if (!stamp.is_complete()) {
          out.flags.emplace_back(flags::stamp_without_proof);
          if (!out.role) out.role = RowRole::stamp_without_proof;
        }
        break;
      case Effect::released:
      case Effect::released_part:
        if (in_force) {
          prefer(RowRole::release_stamp, *stamp.date, out);
        } else if (!stamp.is_complete()) {
          out.flags.emplace_back(flags::stamp_without_proof);
          if (!out.role) out.role = RowRole::stamp_without_proof;
        }
        if (effect == Effect::released_part) out.flags.emplace_back(flags::stamp_in_part);
        break;
      case Effect::part:
        out.flags.emplace_back(flags::stamp_in_part);
        if (!out.role) out.role = RowRole::stamp_without_proof;
        break;
      case Effect::denied:
        out.flags.emplace_back(flags::stamp_denied);
        break;
      case Effect::cancelled:
      case Effect::taken_out:
        break;
    }
  }
  tidy(out.flags);
  return out;
}

}  // namespace declass
