#include "policy/review.h"

#include <fmt/format.h>

#include <algorithm>

namespace declass {
namespace {

const char* review_words(Cause cause) {
  switch (cause) {
    case Cause::calculated:
      return "a calculated date has passed, which proves nothing by itself";
    case Cause::stamp:
      return "a stamp declassifies this, which the policy does not take for proof";
    case Cause::event:
      return "an event may have declassified this";
    case Cause::marked:
    case Cause::none:
      break;
  }
  return "the instruction asks for a review";
}

}  // namespace

void list_statuses(const MessageFacts& facts, const Policy& policy, std::vector<ReviewItem>& out) {
  const std::vector<Segment>& segments = facts.message->segments;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i].portion != i) continue;
    const Determination& determination = facts.determination->segments[i];
    switch (policy.effective_status(determination)) {
      case Status::unknown:
        out.push_back({"status-unknown",
                       fmt::format("whether this is declassified cannot be said (row {})",
                                   determination.basis),
                       segments[i].span});
        break;
      case Status::refer:
        out.push_back(
            {"referral",
             fmt::format("to be referred to {}", determination.refer_to.value_or("its owner")),
             segments[i].span});
        break;
      case Status::review:
        out.push_back(
            {"review-due",
             fmt::format("{} (row {})", review_words(determination.cause), determination.basis),
             segments[i].span});
        break;
      case Status::not_yet:
      case Status::declassified:
      case Status::not_classified:
        break;
    }
  }
}

namespace {

/// The first tile that ends behind an offset.
std::vector<Decision>::const_iterator tile_at(const std::vector<Decision>& tiles,
                                              std::size_t offset) {
  return std::upper_bound(
      tiles.begin(), tiles.end(), offset,
      [](std::size_t value, const Decision& tile) { return value < tile.span.end; });
}

bool is_released_somewhere(const std::vector<Decision>& tiles, Span span) {
  for (auto tile = tile_at(tiles, span.begin); tile != tiles.end() && tile->span.begin < span.end;
       ++tile) {
    if (tile->action == Action::release) return true;
  }
  return false;
}

/// Tiles without a gap between that were cut for the same reasons are one thing to look at.
std::vector<Decision> joined_by_reasons(const std::vector<Decision>& tiles) {
  std::vector<Decision> out;
  for (const Decision& tile : tiles) {
    if (tile.action == Action::release) continue;
    if (!out.empty() && out.back().span.end == tile.span.begin &&
        out.back().reasons == tile.reasons) {
      out.back().span.end = tile.span.end;
    } else {
      out.push_back(tile);
    }
  }
  return out;
}

/// The portions that are listed as referrals because of their status, sorted.
std::vector<Span> listed_referrals(const Verdict& verdict) {
  std::vector<Span> out;
  for (const ReviewItem& item : verdict.review) {
    if (item.kind == "referral") out.push_back(item.span);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool covers(const std::vector<Span>& spans, Span span) {
  const auto after = std::upper_bound(
      spans.begin(), spans.end(), span.begin,
      [](std::size_t value, const Span& candidate) { return value < candidate.begin; });
  return after != spans.begin() && (after - 1)->contains(span.begin);
}

}  // namespace

void list_possible_findings(const std::vector<const Finding*>& possible, Verdict& verdict) {
  for (const Finding* finding : possible) {
    if (!is_released_somewhere(verdict.tiles, finding->span)) continue;
    verdict.review.push_back({fmt::format("possible-{}", finding->kind),
                              fmt::format("may be of kind {} (score {:.2f}); it was not cut",
                                          finding->kind, finding->score),
                              finding->span});
  }
}

void list_interim_reasons(Verdict& verdict) {
  const std::vector<Span> referrals = listed_referrals(verdict);
  for (const Decision& tile : joined_by_reasons(verdict.tiles)) {
    if (tile.reasons.empty()) {
      verdict.review.push_back(
          {"no-clause", "no clause of the policy speaks about this text: withheld", tile.span});
    }
    for (const Reason& reason : tile.reasons) {
      if (reason.exemption == "pending-review") {
        verdict.review.push_back({reason.exemption,
                                  fmt::format("withheld until reviewed: {}", reason.because),
                                  tile.span});
      } else if (reason.exemption == "referral" && !covers(referrals, tile.span)) {
        verdict.review.push_back({reason.exemption,
                                  fmt::format("withheld until referred: {}", reason.because),
                                  tile.span});
      }
    }
  }
}

}  // namespace declass
