#include "cli/find_print.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "text/escape.h"

namespace declass {
namespace {

using Json = nlohmann::ordered_json;

// The numbers that follow from single-precision sums, without their noise.
double rounded(double value) { return std::round(value * 1000) / 1000; }

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json evidence_json(const std::vector<Evidence>& evidence) {
  Json out = Json::array();
  for (const Evidence& one : evidence) {
    Json entry{{"cue", one.cue}, {"weight", rounded(one.weight)}};
    entry["offset"] = one.offset ? Json(*one.offset) : Json();
    out.push_back(std::move(entry));
  }
  return out;
}

Json finding_json(const SourceText& source, const Finding& finding, Shown shown) {
  Json out;
  out["kind"] = finding.kind;
  out["rule"] = finding.rule;
  out["begin"] = source.file_offset(finding.span.begin);
  out["end"] = source.file_offset(finding.span.end);
  out["begin_cp"] = source.code_points_before(finding.span.begin);
  out["end_cp"] = source.code_points_before(finding.span.end);
  out["score"] = rounded(finding.score);
  out["entity"] = finding.entity ? Json(*finding.entity) : Json();
  out["role"] = finding.role ? Json(name_of(*finding.role)) : Json();
  out["evidence"] = evidence_json(finding.evidence);
  if (shown == Shown::places_and_text) out["text"] = source.slice(finding.span);
  return out;
}

std::string place_of(const SourceText& source, std::size_t offset) {
  const Position position = source.position(offset);
  return fmt::format("{}:{}", position.line, position.column);
}

std::string reasons_text(const SourceText& source, const Finding& finding, ReasonsShown reasons) {
  constexpr std::size_t largest = 3;
  std::string out;
  std::size_t count = 0;
  for (const Evidence& one : finding.evidence) {
    if (reasons == ReasonsShown::largest && ++count > largest) break;
    out += reasons == ReasonsShown::every_cue ? "\n    " : out.empty() ? ": " : ", ";
    out += one.weight == 0 ? std::string(one.cue) : fmt::format("{} {:+.1f}", one.cue, one.weight);
    if (one.offset) out += fmt::format(" (at {})", place_of(source, *one.offset));
  }
  return out;
}

}  // namespace

std::string findings_text(const SourceText& source, const std::vector<Finding>& findings,
                          Shown shown, ReasonsShown reasons) {
  std::string out;
  for (const Finding& finding : findings) {
    out += fmt::format("{}:{}: {} {:.2f}", escaped(source.name()),
                       place_of(source, finding.span.begin), finding.kind, finding.score);
    if (finding.kind != finding.rule && !finding.entity) out += " " + escaped(finding.rule);
    if (finding.entity) out += fmt::format(" #{}", *finding.entity);
    if (finding.role) out += fmt::format(" {}", name_of(*finding.role));
    if (shown == Shown::places_and_text) {
      out += fmt::format(" `{}`", escaped(source.slice(finding.span)));
    }
    out += reasons_text(source, finding, reasons) + "\n";
  }
  return out;
}

std::string findings_json(const SourceText& source, const std::vector<Finding>& findings,
                          Shown shown) {
  Json list = Json::array();
  for (const Finding& finding : findings) list.push_back(finding_json(source, finding, shown));
  return dumped(Json{{"document", source.name()}, {"findings", std::move(list)}});
}

std::string cues_json(const SourceText& source, const std::vector<WordCues>& words) {
  Json list = Json::array();
  for (const WordCues& word : words) {
    list.push_back({source.code_points_before(word.span.begin),
                    source.code_points_before(word.span.end), word.mixed ? 1 : 0,
                    rounded(static_cast<double>(word.score)), word.cues});
  }
  return dumped(Json{{"document", source.name()}, {"words", std::move(list)}});
}

std::string cue_names_json() { return dumped(Json(Detector::cue_names())); }

}  // namespace declass
