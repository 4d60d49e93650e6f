#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/explain_print.h"
#include "engine/printed.h"

namespace declass {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

const char* word_of(ClauseVoice::Kind kind) {
  switch (kind) {
    case ClauseVoice::Kind::silent:
      return "silent";
    case ClauseVoice::Kind::excepted:
      return "excepted";
    case ClauseVoice::Kind::unsure:
      return "unsure";
    case ClauseVoice::Kind::speaks:
      return "speaks";
  }
  return "silent";
}

Json facts_json(const HeardClauses& heard) {
  Json out = Json::object();
  for (const FactValue& fact : heard.facts) out[std::string(name_of(fact.key))] = fact.value;
  return out;
}

Json clauses_json(const Explained& about, const HeardClauses& heard) {
  Json out = Json::array();
  for (const ClauseVoice& voice : heard.voices) {
    const Clause& clause = about.policy.policy.clauses()[voice.clause];
    const Position at = about.policy.file.position(clause.span.begin);
    out.push_back({{"clause", clause.id},
                   {"says", word_of(voice.kind)},
                   {"action", name_of(clause.action)},
                   {"exemption", or_null(clause.exemption)},
                   {"why", or_null(voice.because)},
                   {"file", about.policy_name},
                   {"line", at.line},
                   {"column", at.column}});
  }
  return out;
}

Json reasons_json(const Decision& decision) {
  Json out = Json::array();
  for (const Reason& reason : decision.reasons) {
    out.push_back({{"clause", reason.id},
                   {"exemption", or_null(reason.exemption)},
                   {"because", or_null(reason.because)}});
  }
  return out;
}

Json weaker_json(const Decision& decision) {
  Json out = Json::array();
  for (const Argument& lost : decision.weaker()) {
    out.push_back({{"clause", lost.reason.id}, {"action", name_of(lost.action)}});
  }
  return out;
}

Json determination_json(const Explained& about, const Explanation& one, RulePlaces& places) {
  const Determination& determination =
      about.outcome.determinations[one.message].segments[one.segment];
  const TableRow* row = about.rules.schedule.row(determination.rule);
  return {{"status", name_of(determination.status)},
          {"date", determination.date ? Json(to_iso(*determination.date)) : Json(nullptr)},
          {"basis", determination.basis},
          {"cause", name_of(determination.cause)},
          {"rule", or_null(determination.rule)},
          {"says", row == nullptr ? Json(nullptr) : Json(row->says)},
          {"authority", row == nullptr ? Json(nullptr) : Json(row->authority)},
          {"place", or_null(places.of("declassify", "rule", determination.rule))},
          {"flags", determination.flags}};
}

Json finding_json(const Explained& about, const Explanation::OfFinding& one, RulePlaces& places) {
  const Finding& finding = about.outcome.findings[one.finding];
  Json cues = Json::array();
  for (const Evidence& evidence : finding.evidence) {
    cues.push_back({{"cue", evidence.cue},
                    {"weight", evidence.weight},
                    {"offset", evidence.offset ? Json(about.source.file_offset(*evidence.offset))
                                               : Json(nullptr)},
                    {"place", or_null(places.of("detect", "cue", evidence.cue))}});
  }
  return {{"begin", about.source.file_offset(finding.span.begin)},
          {"end", about.source.file_offset(finding.span.end)},
          {"kind", finding.kind},
          {"rule", finding.rule},
          {"place", or_null(places.of("detect", "id", finding.rule))},
          {"score", finding.score},
          {"facts", facts_json(one.heard)},
          {"clauses", clauses_json(about, one.heard)},
          {"evidence", std::move(cues)}};
}

}  // namespace

std::string explanation_json(const Explained& about, const Explanation& one, RulePlaces& places) {
  const Segment& segment = about.outcome.messages[one.message].segments[one.segment];
  Json findings = Json::array();
  for (const Explanation::OfFinding& finding : one.about_findings) {
    findings.push_back(finding_json(about, finding, places));
  }
  Json out = {{"file", about.source.name()},
              {"policy", about.policy.policy.name()},
              {"as_of", to_iso(about.as_of)},
              {"begin", about.source.file_offset(one.decision.span.begin)},
              {"end", about.source.file_offset(one.decision.span.end)},
              {"segment", portion_name(segment)},
              {"action", name_of(one.decision.action)},
              {"reasons", reasons_json(one.decision)},
              {"overruled", weaker_json(one.decision)},
              {"determination", determination_json(about, one, places)},
              {"facts", facts_json(one.about_segment)},
              {"clauses", clauses_json(about, one.about_segment)},
              {"findings", std::move(findings)}};
  if (about.show_text) out["text"] = about.source.slice(one.decision.span);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace declass
