#include "engine/deliberate.h"

#include <algorithm>
#include <set>

#include "engine/heading.h"
#include "engine/odd_text.h"
#include "engine/repeated_names.h"

namespace declass {
namespace {

std::vector<Finding> flattened(const Facts& facts) {
  std::vector<Finding> out;
  for (const auto& findings : facts.findings)
    out.insert(out.end(), findings.begin(), findings.end());
  return out;
}

bool is_about_status(const ReviewDecision& decision) {
  return decision.clause.empty() && (decision.kind == "status-unknown" ||
                                     decision.kind == "referral" || decision.kind == "review-due");
}

/// A portion that a person releases is declassified by that word; what else its policy asks of
/// declassified text still holds.
void apply_statuses(const std::vector<ReviewDecision>& decided, Facts& facts) {
  std::set<Span> released;
  for (const ReviewDecision& one : decided) {
    const bool release = one.word == ReviewDecision::Word::release;
    if (release && is_about_status(one)) released.insert(one.span);
  }
  if (released.empty()) return;
  for (std::size_t m = 0; m < facts.messages.size(); ++m) {
    const std::vector<Segment>& segments = facts.messages[m].segments;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      if (!released.contains(segments[segments[i].portion].span)) continue;
      Determination& determination = facts.determinations[m].segments[i];
      determination.status = Status::declassified;
      determination.cause = Cause::person;
      determination.date.reset();
      determination.refer_to.reset();
    }
  }
}

/// One hearing, with the decisions that are known to fit.
Outcome hear(const SourceText& source, Facts facts, const Rules& rules, const Policy& policy,
             const ProcessOptions& options, const std::vector<ReviewDecision>& decided) {
  apply_statuses(decided, facts);
  Outcome out;
  out.verdict = policy.decide(source, facts_by_message(facts), options.as_of, decided);
  if (add_repeated_names(source, facts, out.verdict)) {
    out.verdict = policy.decide(source, facts_by_message(facts), options.as_of, decided);
  }
  out.findings = flattened(facts);
  out.messages = std::move(facts.messages);
  out.determinations = std::move(facts.determinations);
  add_citation_reviews(out, options.as_of, rules.schedule);
  for (ReviewItem& item : odd_text(source, out.messages, out.verdict, policy)) {
    out.verdict.review.push_back(std::move(item));
  }
  std::stable_sort(out.verdict.review.begin(), out.verdict.review.end(),
                   [](const ReviewItem& a, const ReviewItem& b) { return a.span < b.span; });
  drop_decided(decided, out.verdict.review);
  return out;
}

}  // namespace

std::vector<MessageFacts> facts_by_message(const Facts& facts) {
  std::vector<MessageFacts> out;
  for (std::size_t i = 0; i < facts.messages.size(); ++i) {
    out.push_back({&facts.messages[i], &facts.determinations[i], &facts.findings[i]});
  }
  return out;
}

// A decision holds only for what is listed. What one answer brings to light, a possible name in a
// portion that it released, is listed in the next round and may be answered there.
Outcome deliberate(const SourceText& source, const Rules& rules, const Policy& policy,
                   const ProcessOptions& options) {
  const Facts facts =
      establish(source, rules, policy.term_index(), options.as_of, options.confirmations);
  std::vector<ReviewDecision> fitting;
  std::vector<ReviewItem> answered;
  std::vector<std::size_t> open(options.decided.size());
  for (std::size_t i = 0; i < open.size(); ++i) open[i] = i;
  while (true) {
    Outcome out = hear(source, facts, rules, policy, options, fitting);
    std::vector<std::size_t> left;
    for (const std::size_t i : open) {
      const ReviewDecision& decision = options.decided[i];
      const auto item =
          std::find_if(out.verdict.review.begin(), out.verdict.review.end(),
                       [&](const ReviewItem& listed) { return decision.answers(listed); });
      if (item == out.verdict.review.end()) {
        left.push_back(i);
      } else {
        fitting.push_back(decision);
        answered.push_back(*item);
      }
    }
    if (left.size() == open.size()) {
      out.answered = std::move(answered);
      out.unanswered = std::move(left);
      return out;
    }
    open = std::move(left);
  }
}

}  // namespace declass
