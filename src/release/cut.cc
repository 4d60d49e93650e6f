#include "release/cut.h"

#include <algorithm>

namespace declass {
namespace {

std::vector<std::string> codes_of(const Reason& reason,
                                  const std::vector<std::string>& classified_codes) {
  if (reason.exemption == "classified") return classified_codes;
  if (reason.exemption == "referral" || reason.exemption == "pending-review") return {};
  return {reason.exemption};
}

void add_reasons(const Decision& tile, Cut& cut) {
  for (const Reason& reason : tile.reasons) {
    const bool known =
        std::any_of(cut.reasons.begin(), cut.reasons.end(), [&](const Reason& other) {
          return other.clause == reason.clause && other.finding == reason.finding;
        });
    if (!known) cut.reasons.push_back(reason);
  }
}

}  // namespace

Cut cut_of(const std::vector<Decision>& tiles, std::size_t first, std::size_t last,
           const std::vector<std::string>& classified_codes) {
  Cut cut;
  cut.action = Action::release;
  for (std::size_t i = first; i < last; ++i) cut.action = std::max(cut.action, tiles[i].action);
  for (std::size_t i = first; i < last; ++i) {
    if (tiles[i].action == cut.action) add_reasons(tiles[i], cut);
  }
  std::stable_sort(cut.reasons.begin(), cut.reasons.end(),
                   [](const Reason& a, const Reason& b) { return a.clause < b.clause; });
  for (const Reason& reason : cut.reasons) {
    for (const std::string& code : codes_of(reason, classified_codes)) {
      if (std::find(cut.codes.begin(), cut.codes.end(), code) == cut.codes.end()) {
        cut.codes.push_back(code);
      }
    }
  }
  return cut;
}

std::string kind_of_finding(const Cut& cut, const std::vector<Finding>& findings) {
  for (const Reason& reason : cut.reasons) {
    if (!reason.finding) continue;
    const std::string& kind = findings[*reason.finding].kind;
    return kind == "person" ? "name" : kind;
  }
  return "text";
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

MarkerFacts facts_of(const Cut& cut, CutSize size, std::size_t amount) {
  MarkerFacts facts;
  facts.codes = cut.codes;
  facts.kind = cut.kind;
  facts.whole_portion = size == CutSize::portion;
  facts.amount = amount;
  facts.pending = cut.reasons.empty();
  for (const Reason& reason : cut.reasons) {
    facts.referral = facts.referral || reason.exemption == "referral";
    facts.pending = facts.pending || reason.exemption == "pending-review";
  }
  return facts;
}

}  // namespace declass
