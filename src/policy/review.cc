#include "policy/review.h"

#include <fmt/format.h>

#include <algorithm>

namespace declass {

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
             fmt::format("a calculated date has passed, which proves nothing by itself (row {})",
                         determination.basis),
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

bool is_released(const std::vector<Decision>& tiles, Span span) {
  const auto after = std::upper_bound(
      tiles.begin(), tiles.end(), span.begin,
      [](std::size_t offset, const Decision& tile) { return offset < tile.span.begin; });
  if (after == tiles.begin()) return false;
  const Decision& tile = *(after - 1);
  return tile.action == Action::release && tile.span.contains(span);
}

bool is_interim(const std::string& exemption) {
  return exemption == "referral" || exemption == "pending-review";
}

}  // namespace

void list_possible_findings(std::span<const MessageFacts> facts, const Policy& policy,
                            Verdict& verdict) {
  const PolicySettings& settings = policy.settings();
  for (const MessageFacts& message : facts) {
    for (const Finding& finding : *message.findings) {
      const bool possible = finding.score >= settings.review && finding.score < settings.cut;
      if (!possible || !is_released(verdict.tiles, finding.span)) continue;
      verdict.review.push_back({fmt::format("possible-{}", finding.kind),
                                fmt::format("may be of kind {} (score {:.2f}); it was not cut",
                                            finding.kind, finding.score),
                                finding.span});
    }
  }
}

void list_interim_reasons(Verdict& verdict) {
  for (const Decision& tile : verdict.tiles) {
    if (tile.action == Action::release) continue;
    if (tile.reasons.empty()) {
      verdict.review.push_back(
          {"no-clause", "no clause of the policy speaks about this text: withheld", tile.span});
    }
    for (const Reason& reason : tile.reasons) {
      if (!is_interim(reason.exemption) || reason.exemption == "referral") continue;
      verdict.review.push_back({reason.exemption,
                                fmt::format("withheld until reviewed: {}", reason.because),
                                tile.span});
    }
  }
}

}  // namespace declass
