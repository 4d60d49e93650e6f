#include "policy/voices.h"

#include <fmt/format.h>

#include <algorithm>

#include "marking/algebra.h"
#include "policy/compiled_policy.h"
#include "text/words.h"

namespace declass {
namespace {

std::string or_none(const std::string& text) { return text.empty() ? "none" : text; }

Subject subject_of(const SourceText& source, const MessageFacts& facts, const Question& about,
                   const Policy& policy, Date as_of) {
  Subject out;
  out.source = &source;
  out.message = facts.message;
  out.segment = &facts.message->segments[about.segment];
  out.status = policy.effective_status(facts.determination->segments[about.segment]);
  out.finding = about.finding;
  out.as_of = as_of;
  return out;
}

std::string owner_text(const Marking& marking) {
  return marking.owners.empty() ? marking.owner
                                : fmt::format("{} ({})", marking.owner, join(marking.owners, " "));
}

/// The lists that a finding is on.
std::string lists_of(const Subject& subject, const Policy::Compiled& policy) {
  if (subject.finding->kind == "term") return subject.finding->rule;
  const std::string name = folded_name(subject.source->slice(subject.finding->span));
  std::vector<std::string> out;
  for (const auto& [list, names] : policy.listed_names) {
    if (names.contains(name)) out.push_back(list);
  }
  return or_none(join(out, " "));
}

/// The value of a fact that is about the message.
std::string message_value(FactKey key, const Subject& subject) {
  const Message& message = *subject.message;
  if (is_administrative(subject.segment->kind)) return "not asked of an administrative segment";
  if (key == FactKey::caption) return or_none(join(message.captions, " "));
  if (key == FactKey::reason)
    return or_none(message.reasons ? join(message.reasons->letters, " ") : "");
  if (!message.date) return "unknown, the message has no date";
  int years = year_of(subject.as_of) - year_of(*message.date);
  if (years > 0 && add_years(*message.date, years) > subject.as_of) --years;
  return std::to_string(years);
}

std::string value_of_fact(FactKey key, const Subject& subject, const Policy::Compiled& policy) {
  const Marking& marking = subject.segment->marking;
  switch (key) {
    case FactKey::status:
      return std::string(name_of(subject.status));
    case FactKey::level:
    case FactKey::level_at_most:
      return marking.level ? std::string(name_of(*marking.level)) : "unmarked";
    case FactKey::control:
      return or_none(join(marking.controls, " "));
    case FactKey::live_control:
      return or_none(join(live_controls(marking, policy.rules->vocabulary), " "));
    case FactKey::owner:
      return owner_text(marking);
    case FactKey::releasable_to:
      return or_none(join(marking.rel_to, " "));
    case FactKey::inherited:
      return subject.segment->inherited ? "true" : "false";
    case FactKey::segment:
      return std::string(name_of(subject.segment->kind));
    case FactKey::caption:
    case FactKey::reason:
    case FactKey::age_years_at_least:
      return message_value(key, subject);
    case FactKey::finding:
      return subject.finding->kind;
    case FactKey::role:
      return std::string(name_of(subject.finding->role.value_or(Role::unknown)));
    case FactKey::min_score:
      return fmt::format("{:.2f}", subject.finding->score);
    case FactKey::listed_in:
      return lists_of(subject, policy);
  }
  return {};
}

/// The values that a fact asks for; of many the first.
std::string wanted_by(const Fact& fact) {
  constexpr std::size_t most = 4;
  if (fact.values.empty()) return fmt::format("{} or more", fact.number);
  if (fact.values.size() <= most) return join(fact.values, " or ");
  const std::vector<std::string> some(fact.values.begin(), fact.values.begin() + most - 1);
  return fmt::format("{} or one of {} more", join(some, ", "), fact.values.size() - some.size());
}

/// `status is declassified, it asks for not-yet or review`.
std::string failing(const Fact& fact, const Subject& subject, const Policy::Compiled& policy) {
  if (scope_of(fact.key) == FactScope::finding && subject.finding == nullptr) return {};
  return fmt::format("{} is {}, it asks for {}", name_of(fact.key),
                     value_of_fact(fact.key, subject, policy), wanted_by(fact));
}

/// Asks the clauses about one subject.
class Hearing {
 public:
  Hearing(const Policy& policy, Subject subject)
      : policy_(policy), compiled_(policy.compiled()), subject_(subject) {}

  ClauseVoice hear(std::size_t index) const {
    const Clause& clause = compiled_.clauses[index];
    ClauseVoice out;
    out.clause = index;
    Subject surer = subject_;
    surer.scores = Scores::ignored;
    const bool sure =
        subject_.finding == nullptr || subject_.finding->score >= policy_.settings().cut;
    if (!selects(clause, surer)) {
      out.because = first_failing(clause);
      return out;
    }
    if (const Condition* exception = first_of(clause.unless)) {
      out.kind = ClauseVoice::Kind::excepted;
      out.because = words_of(*exception);
    } else if (sure && selects(clause, subject_)) {
      out.kind = ClauseVoice::Kind::speaks;
    } else {
      const bool listed = subject_.finding->score >= policy_.settings().review;
      out.kind = listed ? ClauseVoice::Kind::unsure : ClauseVoice::Kind::silent;
      out.because = fmt::format("the finding scores {:.2f}", subject_.finding->score);
    }
    return out;
  }

 private:
  bool is_asked(const Condition& condition) const {
    return is_about_finding(condition) == (subject_.finding != nullptr);
  }

  bool selects(const Clause& clause, const Subject& subject) const {
    return std::any_of(clause.when.begin(), clause.when.end(), [&](const Condition& condition) {
      return is_asked(condition) && holds(condition, subject, compiled_);
    });
  }

  const Condition* first_of(const std::vector<Condition>& conditions) const {
    for (const Condition& condition : conditions) {
      if (holds(condition, subject_, compiled_)) return &condition;
    }
    return nullptr;
  }

  /// Of each condition the first fact that does not hold.
  std::string first_failing(const Clause& clause) const {
    std::vector<std::string> out;
    for (const Condition& condition : clause.when) {
      if (!is_asked(condition)) continue;
      for (const Fact& fact : condition) {
        if (holds({fact}, subject_, compiled_)) continue;
        out.push_back(failing(fact, subject_, compiled_));
        break;
      }
    }
    return join(out, "; ");
  }

  std::string words_of(const Condition& condition) const {
    std::vector<std::string> out;
    for (const Fact& fact : condition) {
      out.push_back(
          fmt::format("{} is {}", name_of(fact.key), value_of_fact(fact.key, subject_, compiled_)));
    }
    return join(out, ", ");
  }

  const Policy& policy_;
  const Policy::Compiled& compiled_;
  Subject subject_;
};

}  // namespace

std::vector<FactValue> facts_about(const SourceText& source, const MessageFacts& facts,
                                   const Question& about, const Policy& policy, Date as_of) {
  const Subject subject = subject_of(source, facts, about, policy, as_of);
  std::vector<FactValue> out;
  for (const FactKey key : fact_keys()) {
    const bool of_finding = scope_of(key) == FactScope::finding;
    if (of_finding != (about.finding != nullptr) || key == FactKey::level_at_most) continue;
    out.push_back({key, value_of_fact(key, subject, policy.compiled())});
  }
  return out;
}

std::vector<ClauseVoice> voices_about(const SourceText& source, const MessageFacts& facts,
                                      const Question& about, const Policy& policy, Date as_of) {
  const Hearing hearing(policy, subject_of(source, facts, about, policy, as_of));
  std::vector<ClauseVoice> out;
  const std::vector<Clause>& clauses = policy.clauses();
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const bool asked =
        about.finding == nullptr ? clauses[i].about_segments : clauses[i].about_findings;
    if (asked) out.push_back(hearing.hear(i));
  }
  return out;
}

}  // namespace declass
