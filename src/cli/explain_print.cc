#include "cli/explain_print.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/redact_print.h"
#include "engine/printed.h"
#include "text/escape.h"
#include "text/table.h"
#include "text/words.h"

namespace declass {
namespace {

const Segment& segment_of(const Explained& about, const Explanation& one) {
  return about.outcome.messages[one.message].segments[one.segment];
}

std::string clause_place(const Explained& about, std::size_t clause) {
  const Position at = about.policy.file.position(about.policy.policy.clauses()[clause].span.begin);
  return fmt::format("{}:{}:{}", about.policy_name, at.line, at.column);
}

std::string voice_text(const ClauseVoice& voice, const Clause& clause) {
  switch (voice.kind) {
    case ClauseVoice::Kind::silent:
      return "silent: " + voice.because;
    case ClauseVoice::Kind::excepted:
      return "excepted: " + voice.because;
    case ClauseVoice::Kind::unsure:
      return "would " + std::string(name_of(clause.action)) + ": " + voice.because;
    case ClauseVoice::Kind::speaks:
      return std::string(name_of(clause.action)) +
             (clause.exemption.empty() ? "" : ", " + clause.exemption);
  }
  return {};
}

std::string heard_text(const Explained& about, const HeardClauses& heard) {
  Table facts;
  for (const FactValue& fact : heard.facts) {
    facts.row({std::string(name_of(fact.key)), fact.value});
  }
  Table voices;
  for (const ClauseVoice& voice : heard.voices) {
    const Clause& clause = about.policy.policy.clauses()[voice.clause];
    voices.row({clause.id, voice_text(voice, clause), clause_place(about, voice.clause)});
  }
  return facts.text("    ") + "  clauses\n" +
         (voices.empty() ? "    none is about this\n" : voices.text("    "));
}

std::string status_text(const Explained& about, const Explanation& one, RulePlaces& places) {
  const Determination& determination =
      about.outcome.determinations[one.message].segments[one.segment];
  std::string out = fmt::format("  status {}", name_of(determination.status));
  if (determination.date) out += " (turns on " + to_iso(*determination.date) + ")";
  out += fmt::format(": row {} of the declassification table", determination.basis);
  const TableRow* row = about.rules.schedule.row(determination.rule);
  if (row != nullptr) {
    out += fmt::format(", {}\n    {}, {}", row->says, row->authority,
                       places.of("declassify", "rule", row->rule));
  }
  if (!determination.flags.empty()) out += "\n    flags: " + join(determination.flags, " ");
  return out + "\n";
}

std::string finding_text(const Explained& about, const Explanation::OfFinding& one,
                         RulePlaces& places) {
  const Finding& finding = about.outcome.findings[one.finding];
  const std::string place = places.of("detect", "id", finding.rule);
  std::string out = fmt::format("\nfinding at {}: {} by {}{}, score {:.2f}\n",
                                place_of(about.source, finding.span), finding.kind, finding.rule,
                                place.empty() ? "" : " (" + place + ")", finding.score);
  if (about.show_text) out += "  " + escaped(shown_words(about.source, finding.span)) + "\n";
  Table cues;
  for (const Evidence& evidence : finding.evidence) {
    std::string from;
    if (evidence.offset) {
      const Position at = about.source.position(*evidence.offset);
      from = fmt::format("from {}:{}", at.line, at.column);
    }
    cues.row({std::string(evidence.cue), fmt::format("{:+.2f}", evidence.weight), from,
              places.of("detect", "cue", evidence.cue)});
  }
  if (!cues.empty()) out += "  cues\n" + cues.text("    ");
  return out + "  facts\n" + heard_text(about, one.heard);
}

/// `redact by protect-private-persons (over release by release-…)`.
std::string winner_text(const Explanation& one) {
  std::vector<std::string> winners, losers;
  const auto add = [](std::vector<std::string>& to, std::string text) {
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(std::move(text));
  };
  for (const Reason& reason : one.decision.reasons) {
    add(winners, reason.exemption.empty() || one.decision.action == Action::release
                     ? reason.id
                     : reason.id + " (" + reason.exemption + ")");
  }
  for (const Argument& lost : one.decision.weaker()) {
    add(losers, fmt::format("{} by {}", name_of(lost.action), lost.reason.id));
  }
  std::string out = fmt::format("{} by {}", name_of(one.decision.action),
                                winners.empty() ? "nobody: no clause spoke" : join(winners, ", "));
  if (!losers.empty()) out += ", stricter than " + join(losers, ", ");
  return out;
}

}  // namespace

std::string explanation_text(const Explained& about, const Explanation& one, RulePlaces& places) {
  const Segment& segment = segment_of(about, one);
  std::string out = fmt::format("{}:{}, {}{}\n", escaped(about.source.name()),
                                place_of(about.source, one.decision.span),
                                segment.number ? "paragraph " : "", portion_name(segment));
  out += "  " + winner_text(one) + "\n";
  for (const Reason& reason : one.decision.reasons) {
    if (!reason.because.empty()) out += fmt::format("    because {}\n", reason.because);
  }
  if (about.show_text) {
    out += "  " + escaped(shown_words(about.source, one.decision.span)) + "\n";
  }
  const std::string mark =
      segment.mark.empty() ? "no mark of its own" : squeezed(about.source.slice(segment.mark));
  out += fmt::format("\nthe segment, {}\n", escaped(mark));
  out += status_text(about, one, places) + "  facts\n" + heard_text(about, one.about_segment);
  for (const Explanation::OfFinding& finding : one.about_findings) {
    out += finding_text(about, finding, places);
  }
  return out;
}

}  // namespace declass
