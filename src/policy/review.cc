#include "policy/review.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "text/words.h"

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
    case Cause::person:
    case Cause::none:
      break;
  }
  return "the instruction asks for a review";
}

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

/// Whether a clause let the text out, names and the like apart.
bool is_let_out(const std::vector<Decision>& tiles, Span text) {
  for (auto tile = tile_at(tiles, text.begin); tile != tiles.end() && tile->span.begin < text.end;
       ++tile) {
    if (tile->action >= Action::withhold) return false;
  }
  return true;
}

/// Where each segment of a file begins, and its portion's first segment.
class Portions {
 public:
  explicit Portions(std::span<const MessageFacts> facts) {
    for (const MessageFacts& one : facts) {
      for (const Segment& segment : one.message->segments) {
        begins_.push_back(segment.span.begin);
        spans_.push_back(one.message->segments[segment.portion].span);
        ends_.push_back(segment.span.end);
      }
    }
  }

  /// The segments that a span touches: for each its part of the span and its portion.
  template <class Take>
  void each(Span span, const Take& take) const {
    auto at = static_cast<std::size_t>(
        std::upper_bound(begins_.begin(), begins_.end(), span.begin) - begins_.begin());
    for (at = at == 0 ? 0 : at - 1; at < begins_.size() && begins_[at] < span.end; ++at) {
      take(Span{std::max(span.begin, begins_[at]), std::min(span.end, ends_[at])}, spans_[at]);
    }
  }

 private:
  std::vector<std::size_t> begins_, ends_;
  std::vector<Span> spans_;
};

bool is_interim(const Reason& reason) {
  return reason.exemption == "referral" || reason.exemption == "pending-review";
}

ReviewItem interim_item(const Reason& reason, Span span) {
  return {reason.exemption,
          fmt::format("withheld until {}: {}",
                      reason.exemption == "referral" ? "referred" : "reviewed", reason.because),
          span, reason.id};
}

std::optional<ReviewItem> status_item(const Determination& determination, Status status,
                                      Span span) {
  switch (status) {
    case Status::unknown:
      return ReviewItem{
          "status-unknown",
          fmt::format("whether this is declassified cannot be said (row {})", determination.basis),
          span,
          {}};
    case Status::refer:
      return ReviewItem{
          "referral",
          fmt::format("to be referred to {}", determination.refer_to.value_or("its owner")),
          span,
          {}};
    case Status::review:
      return ReviewItem{
          "review-due",
          fmt::format("{} (row {})", review_words(determination.cause), determination.basis),
          span,
          {}};
    case Status::not_yet:
    case Status::declassified:
    case Status::not_classified:
      break;
  }
  return std::nullopt;
}

}  // namespace

void list_statuses(const MessageFacts& facts, const Policy& policy, Verdict& verdict) {
  const std::vector<Segment>& segments = facts.message->segments;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i].portion != i) continue;
    const Determination& determination = facts.determination->segments[i];
    auto item =
        status_item(determination, policy.effective_status(determination), segments[i].span);
    if (item && !is_let_out(verdict.tiles, segments[i].text)) {
      verdict.review.push_back(std::move(*item));
    }
  }
}

void list_possible_findings(const std::vector<const Finding*>& possible, Verdict& verdict) {
  for (const Finding* finding : possible) {
    if (!is_released_somewhere(verdict.tiles, finding->span)) continue;
    verdict.review.push_back({fmt::format("possible-{}", finding->kind),
                              fmt::format("may be of kind {} (score {:.2f}); it was not cut",
                                          finding->kind, finding->score),
                              finding->span,
                              {}});
  }
}

void list_interim_reasons(const SourceText& source, std::span<const MessageFacts> facts,
                          Verdict& verdict) {
  const Portions portions(facts);
  std::set<std::tuple<std::string, std::string, std::size_t>> seen;
  std::set<std::size_t> referred;
  for (const ReviewItem& item : verdict.review) {
    if (item.kind == "referral") referred.insert(item.span.begin);
  }
  const auto list = [&](ReviewItem item) {
    if (item.kind == "referral" && referred.contains(item.span.begin)) return;
    if (seen.emplace(item.kind, item.clause, item.span.begin).second) {
      verdict.review.push_back(std::move(item));
    }
  };
  for (const Decision& tile : verdict.tiles) {
    if (tile.action == Action::release) continue;
    portions.each(tile.span, [&](Span part, Span portion) {
      if (trimmed(source.slice(part)).empty()) return;
      if (tile.reasons.empty()) {
        list(
            {"no-clause", "no clause of the policy speaks about this text: withheld", portion, {}});
      }
      for (const Reason& reason : tile.reasons) {
        if (!is_interim(reason)) continue;
        list(interim_item(reason, tile.action == Action::redact ? tile.span : portion));
      }
    });
  }
}

void drop_decided(std::span<const ReviewDecision> decided, std::vector<ReviewItem>& items) {
  std::set<std::tuple<std::string, std::string, Span>> answered;
  for (const ReviewDecision& one : decided) answered.emplace(one.kind, one.clause, one.span);
  items.erase(std::remove_if(items.begin(), items.end(),
                             [&](const ReviewItem& item) {
                               return answered.contains({item.kind, item.clause, item.span});
                             }),
              items.end());
}

}  // namespace declass
