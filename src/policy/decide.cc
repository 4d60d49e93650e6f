#include <algorithm>
#include <set>
#include <tuple>

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

/// What a person's answers change for the clauses.
class Answers {
 public:
  explicit Answers(std::span<const ReviewDecision> decided) {
    for (const ReviewDecision& one : decided) {
      if (one.kind.starts_with(possible)) {
        (one.word == ReviewDecision::Word::redact ? cut_ : let_go_).insert({one.kind, one.span});
      } else if (one.word == ReviewDecision::Word::release) {
        answered_.insert({one.kind, one.clause, one.span});
      }
    }
  }

  /// A possible finding that is none, or one that is sure by now.
  bool cuts(const Finding& finding) const { return cut_.contains(key_of(finding)); }
  bool lets_go(const Finding& finding) const { return let_go_.contains(key_of(finding)); }

  /// Whether an interim reason for text that is listed under this span no longer holds. A referral
  /// because of a portion's status is answered for every clause.
  bool is_answered(const Clause& clause, Span listed) const {
    return answered_.contains({clause.exemption, clause.id, listed}) ||
           (clause.exemption == "referral" && answered_.contains({"referral", "", listed}));
  }

 private:
  static constexpr std::string_view possible = "possible-";
  using Key = std::pair<std::string, Span>;

  static Key key_of(const Finding& finding) {
    return {std::string(possible) + finding.kind, finding.span};
  }

  std::set<Key> cut_, let_go_;
  std::set<std::tuple<std::string, std::string, Span>> answered_;
};

/// Lets every clause speak about one message.
class Deliberation {
 public:
  Deliberation(const SourceText& source, const MessageFacts& facts, const Policy& policy,
               const Answers& answers, Date as_of, std::size_t first_finding, Decisions& decisions)
      : source_(source),
        facts_(facts),
        policy_(policy),
        compiled_(policy.compiled()),
        answers_(answers),
        as_of_(as_of),
        first_finding_(first_finding),
        decisions_(decisions),
        portions_(portion_spans(*facts.message)) {}

  void run() {
    for (std::size_t i = 0; i < compiled_.clauses.size(); ++i) {
      const Clause& clause = compiled_.clauses[i];
      if (clause.about_segments) speak_about_segments(clause, i);
      if (clause.about_findings) speak_about_findings(clause, i);
    }
  }

  /// Findings that a clause would have cut but for its `unless`.
  std::vector<Span> take_let_through() { return std::move(let_through_); }

  /// Findings that a clause would have cut if they were surer, by their places in the message.
  std::vector<std::size_t> take_possible() { return {possible_.begin(), possible_.end()}; }

 private:
  enum class Answer { silent, possible, let_through, selected };

  Subject subject(std::size_t segment) const {
    Subject out;
    out.source = &source_;
    out.message = facts_.message;
    out.segment = &facts_.message->segments[segment];
    out.status = policy_.effective_status(facts_.determination->segments[segment]);
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
    std::vector<bool> spoken(clause.action == Action::release ? 0 : segments.size());
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const Subject about = subject(i);
      if (!any(clause.when, about) || any(clause.unless, about)) continue;
      if (clause.action == Action::release) {
        decisions_.argue(segments[i].span, clause.action, reason(clause, index));
      } else if (!spoken[segments[i].portion]) {
        spoken[segments[i].portion] = true;
        argue_portion(i, clause, reason(clause, index));
      }
    }
  }

  void speak_about_findings(const Clause& clause, std::size_t index) {
    for (std::size_t i = 0; i < facts_.findings->size(); ++i) {
      switch (speak_about(clause, index, i)) {
        case Answer::let_through:
          let_through_.push_back((*facts_.findings)[i].span);
          break;
        case Answer::possible:
          possible_.insert(i);
          break;
        case Answer::silent:
        case Answer::selected:
          break;
      }
    }
  }

  /// A finding that stands in several segments is cut if the clause selects it in any of them.
  Answer speak_about(const Clause& clause, std::size_t index, std::size_t place) {
    const Finding& finding = (*facts_.findings)[place];
    if (finding.score < policy_.settings().review) return Answer::silent;
    if (answers_.lets_go(finding)) return Answer::let_through;
    Reason why = reason(clause, index);
    why.finding = first_finding_ + place;
    const std::vector<Segment>& segments = facts_.message->segments;
    Answer strongest = Answer::silent;
    for (std::size_t i = segment_at(*facts_.message, finding.span.begin);
         i < segments.size() && segments[i].span.begin < finding.span.end; ++i) {
      const Answer answer = answer_about(clause, finding, i);
      strongest = std::max(strongest, answer);
      if (answer != Answer::selected) continue;
      if (clause.action == Action::redact) {
        if (!answers_.is_answered(clause, finding.span)) {
          decisions_.argue(finding.span, clause.action, std::move(why));
        }
        return answer;
      }
      argue_portions_of(finding, clause, why);
      return answer;
    }
    return strongest;
  }

  Answer answer_about(const Clause& clause, const Finding& finding, std::size_t segment) const {
    Subject about = subject(segment);
    about.finding = &finding;
    const bool decided = answers_.cuts(finding);
    if (decided) about.scores = Scores::ignored;
    const auto selects = [&] {
      return std::any_of(clause.when.begin(), clause.when.end(), [&](const Condition& condition) {
        return is_about_finding(condition) && holds(condition, about, compiled_);
      });
    };
    if ((decided || finding.score >= policy_.settings().cut) && selects()) {
      return any(clause.unless, about) ? Answer::let_through : Answer::selected;
    }
    const bool excepted = any(clause.unless, about);
    about.scores = Scores::ignored;
    return !excepted && selects() ? Answer::possible : Answer::silent;
  }

  void argue_portions_of(const Finding& finding, const Clause& clause, const Reason& why) {
    const std::vector<Segment>& segments = facts_.message->segments;
    std::set<std::size_t> portions;
    for (std::size_t i = segment_at(*facts_.message, finding.span.begin);
         i < segments.size() && segments[i].span.begin < finding.span.end; ++i) {
      if (portions.insert(segments[i].portion).second) argue_portion(i, clause, why);
    }
  }

  /// A portion is withheld but for its number and its mark, which say that something is there and
  /// how sensitive it is. An instruction to refuse spares nothing.
  void argue_portion(std::size_t segment, const Clause& clause, const Reason& why) {
    const Action action = clause.action;
    const Span whole = portions_[segment];
    const Segment& first = facts_.message->segments[facts_.message->segments[segment].portion];
    if (answers_.is_answered(clause, first.span)) return;
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
  const Answers& answers_;
  Date as_of_;
  std::size_t first_finding_;
  Decisions& decisions_;
  std::vector<Span> portions_;
  std::vector<Span> let_through_;
  std::set<std::size_t> possible_;
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

Verdict Policy::decide(const SourceText& source, std::span<const MessageFacts> facts, Date as_of,
                       std::span<const ReviewDecision> decided) const {
  Decisions decisions(source.whole());
  const Answers answers(decided);
  Verdict out;
  std::vector<const Finding*> possible;
  std::size_t first_finding = 0;
  for (const MessageFacts& message : facts) {
    Deliberation deliberation(source, message, *this, answers, as_of, first_finding, decisions);
    deliberation.run();
    for (const Span span : deliberation.take_let_through()) out.let_through.push_back(span);
    for (const std::size_t place : deliberation.take_possible()) {
      possible.push_back(&(*message.findings)[place]);
    }
    first_finding += message.findings->size();
  }
  out.tiles = decisions.tiles();
  for (const MessageFacts& message : facts) list_statuses(message, *this, out);
  list_possible_findings(possible, out);
  list_interim_reasons(source, facts, out);
  drop_decided(decided, out.review);
  std::sort(out.let_through.begin(), out.let_through.end());
  std::sort(out.review.begin(), out.review.end(), [](const ReviewItem& a, const ReviewItem& b) {
    return std::tie(a.span, a.kind, a.clause, a.message) <
           std::tie(b.span, b.kind, b.clause, b.message);
  });
  return out;
}

}  // namespace declass
