#include "engine/explain.h"

#include <algorithm>

#include "text/words.h"

namespace declass {
namespace {

/// The facts of one message again, out of an outcome.
struct Heard {
  std::vector<Finding> findings;
  std::vector<std::size_t> places;  ///< of each in the outcome
};

Heard findings_of(const Outcome& outcome, const Message& message) {
  Heard out;
  for (std::size_t i = 0; i < outcome.findings.size(); ++i) {
    if (!message.span.contains(outcome.findings[i].span.begin)) continue;
    out.findings.push_back(outcome.findings[i]);
    out.places.push_back(i);
  }
  return out;
}

std::size_t index_at(const std::vector<Segment>& segments, std::size_t offset) {
  const auto after =
      std::partition_point(segments.begin(), segments.end(),
                           [&](const Segment& segment) { return segment.span.begin <= offset; });
  return after == segments.begin() ? 0 : static_cast<std::size_t>(after - segments.begin()) - 1;
}

Explanation explain_part(const SourceText& source, const Outcome& outcome, const Policy& policy,
                         Date as_of, const Decision& tile, std::size_t message, Span part) {
  Explanation out;
  out.decision = tile;
  out.decision.span = part;
  out.message = message;
  const Message& whole = outcome.messages[message];
  out.segment = index_at(whole.segments, part.begin);
  const Heard heard = findings_of(outcome, whole);
  const MessageFacts facts{&whole, &outcome.determinations[message], &heard.findings};
  const Question segment{out.segment, nullptr};
  out.about_segment = {facts_about(source, facts, segment, policy, as_of),
                       voices_about(source, facts, segment, policy, as_of)};
  for (std::size_t i = 0; i < heard.findings.size(); ++i) {
    if (!heard.findings[i].span.overlaps(part)) continue;
    const Question finding{out.segment, &heard.findings[i]};
    out.about_findings.push_back({heard.places[i],
                                  {facts_about(source, facts, finding, policy, as_of),
                                   voices_about(source, facts, finding, policy, as_of)}});
  }
  return out;
}

}  // namespace

std::vector<Explanation> explain(const SourceText& source, const Outcome& outcome,
                                 const Policy& policy, Date as_of, Span wanted) {
  std::vector<Explanation> out;
  for (std::size_t m = 0; m < outcome.messages.size(); ++m) {
    for (const Segment& segment : outcome.messages[m].segments) {
      if (!segment.span.overlaps(wanted)) continue;
      for (const Decision& tile : outcome.verdict.tiles) {
        const Span part = {std::max(tile.span.begin, segment.span.begin),
                           std::min(tile.span.end, segment.span.end)};
        if (part.begin >= part.end || !part.overlaps(wanted)) continue;
        const Span seen = {std::max(part.begin, wanted.begin), std::min(part.end, wanted.end)};
        if (trimmed(source.slice(seen)).empty()) continue;
        out.push_back(explain_part(source, outcome, policy, as_of, tile, m, part));
      }
    }
  }
  return out;
}

}  // namespace declass
