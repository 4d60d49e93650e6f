#include "engine/tally.h"

#include <fmt/format.h>

#include <algorithm>

namespace declass {
namespace {

/// Of each portion, by message and first segment, the strictest action of a cut that touches it.
std::map<std::pair<std::size_t, std::size_t>, Action> cut_portions(const Outcome& outcome) {
  std::map<std::pair<std::size_t, std::size_t>, Action> out;
  for (const Cut& cut : outcome.release.cuts) {
    const auto& segments = outcome.messages[cut.message].segments;
    for (std::size_t i = cut.segment; i < segments.size(); ++i) {
      if (segments[i].span.begin >= cut.span.end) break;
      Action& action = out[{cut.message, segments[i].portion}];
      action = std::max(action, cut.action);
    }
  }
  return out;
}

}  // namespace

void Tally::add(const SourceText& source, const Outcome& outcome) {
  for (const Cut& cut : outcome.release.cuts) add_cut(cut);
  add_portions(outcome);
  for (const Decision& tile : outcome.verdict.tiles) {
    for (const Reason& reason : tile.reasons) spoke_.insert(reason.clause);
    for (const SharedReasons& lost : tile.lost) {
      for (const Reason& reason : lost) spoke_.insert(reason.clause);
    }
  }
  for (const Finding& finding : outcome.findings) {
    if (finding.kind == "term") terms_.note(source.slice(finding.span), finding.rule);
  }
}

void Tally::add_cut(const Cut& cut) {
  ++actions_[std::string(name_of(cut.action))];
  if (cut.action == Action::redact) ++cuts_inside_;
  for (const std::string& code : cut.codes) ++exemptions_[code];
  std::set<std::string> ids, interim;
  for (const Reason& reason : cut.reasons) {
    ids.insert(reason.id);
    const bool is_interim = reason.exemption == "referral" || reason.exemption == "pending-review";
    if (is_interim) interim.insert(reason.exemption);
  }
  if (cut.reasons.empty()) interim.insert("pending-review");
  for (const std::string& id : ids) ++clauses_[id];
  for (const std::string& one : interim) ++exemptions_[one];
}

void Tally::add_portions(const Outcome& outcome) {
  const auto cut = cut_portions(outcome);
  for (std::size_t m = 0; m < outcome.messages.size(); ++m) {
    const auto& segments = outcome.messages[m].segments;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      if (is_administrative(segments[i].kind) || segments[i].portion != i) continue;
      const auto action = cut.find({m, i});
      if (action == cut.end()) {
        ++portions_.released;
      } else {
        ++(action->second >= Action::withhold ? portions_.withheld : portions_.in_part);
      }
    }
  }
}

std::vector<std::string> Tally::silent_clauses() const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < policy_.clauses().size(); ++i) {
    if (!spoke_.contains(i)) out.push_back(policy_.clauses()[i].id);
  }
  return out;
}

std::vector<std::string> Tally::unmatched_terms() const {
  std::vector<std::string> out;
  for (const std::size_t term : terms_.unused()) {
    const SourceText& file = policy_.list_files().at(policy_.terms()[term].list);
    const Position place = file.position(policy_.term_places()[term].begin);
    out.push_back(fmt::format("{}:{}:{}", file.name(), place.line, place.column));
  }
  return out;
}

}  // namespace declass
