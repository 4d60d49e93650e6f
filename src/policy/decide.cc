#include <algorithm>

#include "policy/compiled_policy.h"
#include "policy/review.h"

namespace declass {
namespace {

/// A portion from its first part to its last, with the page lines inside it.
std::vector<Span> portion_spans(const Message& message) {
  std::vector<Span> out;
  for (const Segment& segment : message.segments) out.push_back(segment.span);
  for (const Segment& segment : message.segments) {
    Span& whole = out[segment.portion];
    whole.end = std::max(whole.end, segment.span.end);
  }
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = out[message.segments[i].portion];
  return out;
}

/// The segment in which an offset stands. Requires: the message covers it.
std::size_t segment_at(const Message& message, std::size_t offset) {
  const auto after = std::upper_bound(
      message.segments.begin(), message.segments.end(), offset,
      [](std::size_t value, const Segment& segment) { return value < segment.span.begin; });
  return static_cast<std::size_t>(after - message.segments.begin()) - 1;
}

/// Lets every clause speak about one message.
class Deliberation {
 public:
  Deliberation(const SourceText& source, const MessageFacts& facts, const Policy& policy,
               const Policy::Compiled& compiled, Date as_of, std::size_t first_finding,
               Decisions& decisions)
      : source_(source),
        facts_(facts),
        policy_(policy),
        compiled_(compiled),
        as_of_(as_of),
        first_finding_(first_finding),
        decisions_(decisions),
        portions_(portion_spans(*facts.message)) {}

  void run() {
    for (std::size_t i = 0; i < compiled_.clauses.size(); ++i) {
      const Clause& clause = compiled_.clauses[i];
      if (clause.about_findings) {
        speak_about_findings(clause, i);
      } else {
        speak_about_segments(clause, i);
      }
    }
  }

  /// Findings that a clause would have cut but for its `unless`.
  std::vector<Span> take_let_through() { return std::move(let_through_); }

  Status status_of(std::size_t segment) const {
    return policy_.effective_status(facts_.determination->segments[segment]);
  }

 private:
  Subject subject(std::size_t segment) const {
    Subject out;
    out.source = &source_;
    out.message = facts_.message;
    out.segment = &facts_.message->segments[segment];
    out.status = status_of(segment);
    out.as_of = as_of_;
    return out;
  }

  bool any(const std::vector<Condition>& conditions, const Subject& subject) const {
    return std::any_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
      return holds(condition, subject, compiled_);
    });
  }

  static Reason reason(const Clause& clause, std::size_t index) {
    Reason out;
    out.clause = index;
    out.id = clause.id;
    out.exemption = clause.exemption;
    out.because = clause.because;
    return out;
  }

  void speak_about_segments(const Clause& clause, std::size_t index) {
    const std::vector<Segment>& segments = facts_.message->segments;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const Subject about = subject(i);
      if (!any(clause.when, about) || any(clause.unless, about)) continue;
      if (clause.action == Action::release) {
        decisions_.argue(segments[i].span, clause.action, reason(clause, index));
      } else {
        argue_portion(i, clause.action, reason(clause, index));
      }
    }
  }

  void speak_about_findings(const Clause& clause, std::size_t index) {
    for (std::size_t i = 0; i < facts_.findings->size(); ++i) {
      const Finding& finding = (*facts_.findings)[i];
      if (finding.score < policy_.settings().cut) continue;
      const std::size_t segment = segment_at(*facts_.message, finding.span.begin);
      Subject about = subject(segment);
      about.finding = &finding;
      if (!any(clause.when, about)) continue;
      if (any(clause.unless, about)) {
        let_through_.push_back(finding.span);
        continue;
      }
      Reason why = reason(clause, index);
      why.finding = first_finding_ + i;
      if (clause.action == Action::redact) {
        decisions_.argue(finding.span, clause.action, std::move(why));
      } else {
        argue_portion(segment, clause.action, std::move(why));
      }
    }
  }

  /// A portion is withheld but for its number and its mark, which say that something is there and
  /// how sensitive it is. An instruction to refuse spares nothing.
  void argue_portion(std::size_t segment, Action action, const Reason& why) {
    const Span whole = portions_[segment];
    const Segment& first = facts_.message->segments[facts_.message->segments[segment].portion];
    std::size_t at = whole.begin;
    for (const Span sign : {first.label, first.mark}) {
      if (action == Action::refuse || sign.empty() || sign.begin < at) continue;
      decisions_.argue({at, sign.begin}, action, why);
      decisions_.argue(sign, Action::release, why);
      at = sign.end;
    }
    decisions_.argue({at, whole.end}, action, why);
  }

  const SourceText& source_;
  const MessageFacts& facts_;
  const Policy& policy_;
  const Policy::Compiled& compiled_;
  Date as_of_;
  std::size_t first_finding_;
  Decisions& decisions_;
  std::vector<Span> portions_;
  std::vector<Span> let_through_;
};

}  // namespace

Status Policy::effective_status(const Determination& determination) const {
  if (determination.status != Status::review) return determination.status;
  const PolicySettings& settings = compiled_->settings;
  const bool calculated = determination.cause == Cause::calculated &&
                          settings.calculated_dates == CalculatedDates::declassify;
  const bool stamped = determination.cause == Cause::stamp && settings.trust_stamps;
  return calculated || stamped ? Status::declassified : Status::review;
}

Verdict Policy::decide(const SourceText& source, std::span<const MessageFacts> facts,
                       Date as_of) const {
  Decisions decisions(source.whole());
  Verdict out;
  std::size_t first_finding = 0;
  for (const MessageFacts& message : facts) {
    Deliberation deliberation(source, message, *this, *compiled_, as_of, first_finding, decisions);
    deliberation.run();
    for (const Span span : deliberation.take_let_through()) out.let_through.push_back(span);
    first_finding += message.findings->size();
    list_statuses(message, *this, out.review);
  }
  out.tiles = decisions.tiles();
  list_possible_findings(facts, *this, out);
  list_interim_reasons(out);
  std::sort(out.let_through.begin(), out.let_through.end());
  std::stable_sort(
      out.review.begin(), out.review.end(),
      [](const ReviewItem& a, const ReviewItem& b) { return a.span.begin < b.span.begin; });
  return out;
}

}  // namespace declass
