#include <nlohmann/json.hpp>

#include "cli/redact_print.h"
#include "engine/printed.h"

namespace declass {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json decisions_json(const Showing& showing) {
  Json out = Json::array();
  for (const Cut& cut : showing.outcome.release.cuts) {
    const Segment& segment = showing.outcome.messages[cut.message].segments[cut.segment];
    Json one = {{"segment", portion_name(segment)},
                {"action", name_of(cut.action)},
                {"codes", cut.codes},
                {"clause", cut.reasons.empty() ? Json(nullptr) : Json(cut.reasons.front().id)},
                {"begin", showing.source.file_offset(cut.span.begin)},
                {"end", showing.source.file_offset(cut.span.end)},
                {"amount", text_or_null(cut.amount)}};
    if (showing.text == TextShown::text) one["text"] = showing.source.slice(cut.span);
    out.push_back(std::move(one));
  }
  return out;
}

Json totals_json(const Tally& tally, const Outcome& outcome) {
  std::map<std::string, std::size_t> codes;
  for (const Cut& cut : outcome.release.cuts) {
    for (const std::string& code : cut.codes) ++codes[code];
  }
  return {{"portions_released", tally.portions().released},
          {"portions_released_in_part", tally.portions().in_part},
          {"portions_withheld", tally.portions().withheld},
          {"cuts", outcome.release.cuts.size()},
          {"codes", codes},
          {"actions", tally.actions()},
          {"exemptions", tally.exemptions()},
          {"clauses", tally.clauses()}};
}

Json review_json(const Showing& showing) {
  Json out = Json::array();
  for (const ReviewItem& item : showing.outcome.verdict.review) {
    const bool placed = showing.text != TextShown::nothing || !is_near_miss(item);
    Json one = {
        {"id", out.size() + 1},
        {"kind", item.kind},
        {"begin", placed ? Json(showing.source.file_offset(item.span.begin)) : Json(nullptr)},
        {"end", placed ? Json(showing.source.file_offset(item.span.end)) : Json(nullptr)},
        {"message", item.message},
        {"clause", text_or_null(item.clause)}};
    if (showing.text == TextShown::text) one["text"] = showing.source.slice(item.span);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

std::string outcome_json(const Showing& showing, const std::string& output) {
  const Outcome& outcome = showing.outcome;
  Tally tally(showing.policy);
  tally.add(showing.source, outcome);
  Json out;
  out["document"] = outcome.document_id() ? Json(*outcome.document_id()) : Json(nullptr);
  out["output"] = text_or_null(output);
  out["status"] = std::string(stamp_of(outcome.disposition));
  out["decisions"] = decisions_json(showing);
  out["totals"] = totals_json(tally, outcome);
  out["review"] = review_json(showing);
  out["file"] = showing.text == TextShown::nothing ? Json(nullptr) : Json(showing.source.name());
  out["policy"] = showing.policy.name();
  out["policy_version"] = 1;
  out["as_of"] = to_iso(showing.options.as_of);
  out["decided"] = outcome.answered.size();
  out["untouched"] = {{"clauses", tally.silent_clauses()},
                      {"list_entries", tally.unmatched_terms()}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace declass
