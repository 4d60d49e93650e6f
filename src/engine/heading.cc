#include "engine/heading.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "declassify/citation.h"
#include "marking/algebra.h"
#include "marking/canonical.h"
#include "release/marker.h"
#include "text/words.h"

namespace declass {
namespace {

bool is_released(const std::vector<Decision>& tiles, Span span) {
  const auto after = std::upper_bound(
      tiles.begin(), tiles.end(), span.begin,
      [](std::size_t offset, const Decision& tile) { return offset < tile.span.begin; });
  for (auto tile = after == tiles.begin() ? after : after - 1;
       tile != tiles.end() && tile->span.begin < span.end; ++tile) {
    if (tile->span.overlaps(span) && tile->action >= Action::withhold) return false;
  }
  return true;
}

bool is_cleared(Status status) {
  return status == Status::declassified || status == Status::not_classified;
}

/// Whether everything in a message is declassified or never was classified.
bool is_cleared(const MessageDetermination& determination, const Policy& policy) {
  return std::all_of(
      determination.segments.begin(), determination.segments.end(),
      [&](const Determination& d) { return is_cleared(policy.effective_status(d)); });
}

bool is_classified_message(const Message& message) {
  return message.marking.level && is_classified(*message.marking.level);
}

MarkTreatment treatment_of(MarkStyle style) {
  switch (style) {
    case MarkStyle::strike:
      return MarkTreatment::strike;
    case MarkStyle::keep:
      return MarkTreatment::keep;
    case MarkStyle::drop:
      return MarkTreatment::drop;
  }
  return MarkTreatment::keep;
}

/// Of each banner by its place, whether it says that the message is classified.
std::map<std::size_t, bool> classified_banners(const Message& message) {
  std::map<std::size_t, bool> out;
  for (const Banner& banner : message.banners) {
    out[banner.span.begin] = is_classified(*banner.marking.level);
  }
  return out;
}

/// The markings of the released segments of a message that stay classified.
std::vector<Marking> markings_left(const Outcome& outcome, std::size_t index,
                                   const Policy& policy) {
  const Message& message = outcome.messages[index];
  std::vector<Marking> left;
  for (std::size_t i = 0; i < message.segments.size(); ++i) {
    const Status status = policy.effective_status(outcome.determinations[index].segments[i]);
    if (is_cleared(status) || !is_released(outcome.verdict.tiles, message.segments[i].text))
      continue;
    left.push_back(message.segments[i].marking);
  }
  return left;
}

/// What stands in place of a message's banner: the roll-up of what is left of it, where that is
/// another marking; empty: the banner stays.
std::string new_banner(const Outcome& outcome, std::size_t index, bool cleared, const Rules& rules,
                       const Policy& policy) {
  const Message& message = outcome.messages[index];
  const std::vector<Marking> left = markings_left(outcome, index, policy);
  if (left.empty()) return cleared ? "DECLASSIFIED" : "UNCLASSIFIED";
  const std::string rest = roll_up(left, message.date, rules.vocabulary).banner;
  return rest == canonical_banner(message.marking, rules.vocabulary) ? "" : rest;
}

}  // namespace

std::optional<std::string> marking_of_rest(const Outcome& outcome, const Rules& rules,
                                           const Policy& policy) {
  std::vector<Marking> left;
  std::optional<Date> date;
  for (std::size_t m = 0; m < outcome.messages.size(); ++m) {
    const std::vector<Marking> more = markings_left(outcome, m, policy);
    left.insert(left.end(), more.begin(), more.end());
    date = std::max(date, outcome.messages[m].date);
  }
  if (left.empty()) return std::nullopt;
  return roll_up(left, date, rules.vocabulary).banner;
}

std::vector<MessageStyle> message_styles(const Outcome& outcome, const Rules& rules,
                                         const Policy& policy, Date as_of) {
  std::vector<MessageStyle> out;
  for (std::size_t m = 0; m < outcome.messages.size(); ++m) {
    const Message& message = outcome.messages[m];
    const MessageDetermination& determination = outcome.determinations[m];
    const bool cleared = is_cleared(determination, policy);
    MessageStyle style;
    style.classified_codes =
        classified_citation(message, determination, rules.schedule, as_of).codes;
    if (is_classified_message(message)) {
      style.banner = new_banner(outcome, m, cleared, rules, policy);
    }
    const std::map<std::size_t, bool> banners = classified_banners(message);
    for (std::size_t i = 0; i < message.segments.size(); ++i) {
      const Segment& segment = message.segments[i];
      bool lapsed = policy.effective_status(determination.segments[i]) == Status::declassified;
      if (segment.kind == SegmentKind::caption || segment.kind == SegmentKind::page_line) {
        const auto banner = banners.find(segment.mark.begin);
        lapsed = banner == banners.end() ? cleared && is_classified_message(message)
                                         : banner->second && !style.banner.empty();
      }
      style.marks.push_back(lapsed ? treatment_of(policy.output().markings) : MarkTreatment::keep);
    }
    out.push_back(std::move(style));
  }
  return out;
}

void add_citation_reviews(Outcome& outcome, Date as_of, const Schedule& schedule) {
  for (std::size_t m = 0; m < outcome.messages.size(); ++m) {
    const Message& message = outcome.messages[m];
    const bool cites = std::any_of(
        outcome.verdict.tiles.begin(), outcome.verdict.tiles.end(), [&](const Decision& tile) {
          return message.span.overlaps(tile.span) && tile.action != Action::release &&
                 std::any_of(tile.reasons.begin(), tile.reasons.end(),
                             [](const Reason& reason) { return reason.exemption == "classified"; });
        });
    if (!cites) continue;
    const Citation citation =
        classified_citation(message, outcome.determinations[m], schedule, as_of);
    if (citation.needs_person.empty()) continue;
    outcome.verdict.review.push_back({"citation", citation.needs_person, message.span, {}});
  }
}

Disposition disposition_of(const SourceText& source, const Outcome& outcome) {
  if (outcome.release.cuts.empty()) return Disposition::in_full;
  bool any = false;
  for (const Message& message : outcome.messages) {
    for (const Segment& segment : message.segments) {
      const bool portion = segment.kind == SegmentKind::paragraph ||
                           segment.kind == SegmentKind::note || segment.kind == SegmentKind::other;
      if (!portion || trimmed(source.slice(segment.text)).empty()) continue;
      if (is_released(outcome.verdict.tiles, segment.text)) return Disposition::in_part;
      any = true;
    }
  }
  return any ? Disposition::denied : Disposition::in_part;
}

namespace {

std::string disposition_line(const Outcome& outcome) {
  std::string line(stamp_of(outcome.disposition));
  if (!outcome.codes.empty()) line += " " + grouped_codes(outcome.codes);
  return line;
}

/// Whether a person's word declassified any of it.
bool was_reviewed(const MessageDetermination& determination) {
  return std::any_of(determination.segments.begin(), determination.segments.end(),
                     [](const Determination& d) { return d.cause == Cause::person; });
}

/// One line a message that is no longer classified.
void add_declassified_lines(const Outcome& outcome, const Policy& policy, Date as_of,
                            Heading& out) {
  for (std::size_t m = 0; m < outcome.messages.size(); ++m) {
    const Message& message = outcome.messages[m];
    if (!is_classified_message(message)) continue;
    const MessageDetermination& determination = outcome.determinations[m];
    const std::string id =
        message.document_id ? fmt::format(": {}", *message.document_id) : std::string();
    if (was_reviewed(determination)) {
      out.lines.push_back(fmt::format("Declassified on review as of {}{}", to_iso(as_of), id));
      continue;
    }
    const auto turned = std::max_element(
        determination.segments.begin(), determination.segments.end(),
        [&](const Determination& a, const Determination& b) {
          const auto weight = [&](const Determination& d) {
            return policy.effective_status(d) == Status::declassified ? d.date : std::nullopt;
          };
          return weight(a) < weight(b);
        });
    if (turned == determination.segments.end() || !turned->date) continue;
    const Instruction& by = determination.deciding;
    const std::string order = by.order ? *by.order : message.order.value_or("");
    out.lines.push_back(fmt::format("Declassified on {} by the instruction on its face{}{}",
                                    to_iso(*turned->date),
                                    order.empty() ? "" : fmt::format(" (E.O. {})", order), id));
  }
}

/// What a copy for insiders says of itself.
std::string internal_line(const Outcome& outcome, bool cleared) {
  const std::string_view end = "internal copy, not for release";
  if (cleared) return ascii_upper(end);
  std::optional<Level> highest;
  for (const Message& message : outcome.messages) {
    for (const Segment& segment : message.segments) {
      highest = std::max(highest, segment.marking->level);
    }
  }
  return ascii_upper(
      fmt::format("still classified: {}; {}", highest ? name_of(*highest) : "level unknown", end));
}

}  // namespace

Heading heading_of(const Outcome& outcome, const Policy& policy, const ProcessOptions& options) {
  Heading out;
  out.disposition = outcome.disposition;
  const bool cleared = std::all_of(outcome.determinations.begin(), outcome.determinations.end(),
                                   [&](const auto& d) { return is_cleared(d, policy); });
  const bool withheld = std::any_of(outcome.release.cuts.begin(), outcome.release.cuts.end(),
                                    [](const Cut& cut) { return cut.action >= Action::withhold; });
  out.lines.push_back(disposition_line(outcome));
  if (outcome.left && !outcome.left->empty()) {
    out.lines.push_back(fmt::format("What is left is still classified: {}", *outcome.left));
  }
  if (!policy.is_public()) out.lines.push_back(internal_line(outcome, cleared));
  out.foot = out.lines;
  out.foot.insert(out.foot.begin(), "");
  if (cleared && !withheld) {
    add_declassified_lines(outcome, policy, options.as_of, out);
  } else if (!cleared) {
    out.lines.push_back(
        fmt::format("Not all of this document is declassified as of {}.", to_iso(options.as_of)));
  }
  if (!outcome.dropped.empty()) {
    out.lines.emplace_back("Entries of sorted lists were taken out whole, without a marker.");
  }
  out.lines.push_back(options.authority ? fmt::format("Approved by {}.", *options.authority)
                                        : "No one has approved this release.");
  out.lines.push_back(fmt::format("Policy {}, version 1, as of {}. {}.", policy.name(),
                                  to_iso(options.as_of), options.tool));
  return out;
}

}  // namespace declass
