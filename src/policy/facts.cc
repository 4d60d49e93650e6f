#include <algorithm>

#include "marking/algebra.h"
#include "policy/compiled_policy.h"
#include "text/words.h"

namespace declass {
namespace {

bool any_of_values(const Fact& fact, std::string_view word) {
  return std::find(fact.values.begin(), fact.values.end(), word) != fact.values.end();
}

/// `any` and `none` beside the ids of controls.
bool control_holds(const Fact& fact, const std::vector<std::string>& controls) {
  return std::any_of(fact.values.begin(), fact.values.end(), [&](const std::string& value) {
    if (value == "any") return !controls.empty();
    if (value == "none") return controls.empty();
    return std::find(controls.begin(), controls.end(), value) != controls.end();
  });
}

bool level_holds(const Fact& fact, const Marking& marking) {
  return any_of_values(fact, marking.level ? name_of(*marking.level) : "unmarked");
}

bool level_at_most_holds(const Fact& fact, const Marking& marking) {
  return marking.level &&
         std::any_of(fact.values.begin(), fact.values.end(), [&](const auto& value) {
           const auto limit = level_named(value);
           return limit && *marking.level <= *limit;
         });
}

/// `foreign` holds for one country's text as well as for that of a country that is not named.
bool owner_holds(const Fact& fact, const Marking& marking) {
  const bool ours = marking.owner == "us" || marking.owner == "nato" || marking.owner == "joint";
  return any_of_values(fact, marking.owner) || (!ours && any_of_values(fact, "foreign")) ||
         std::any_of(marking.owners.begin(), marking.owners.end(),
                     [&](const std::string& owner) { return any_of_values(fact, owner); });
}

bool releasable_holds(const Fact& fact, const Marking& marking, const Vocabulary& vocabulary) {
  return std::any_of(fact.values.begin(), fact.values.end(), [&](const std::string& code) {
    return releasable_to(marking, code, vocabulary).releasable;
  });
}

/// A date that lies so many years later than any calendar has not come.
bool is_aged(Date from, int years, Date as_of) {
  return year_of(from) + years <= 9999 && add_years(from, years) <= as_of;
}

/// Captions, reasons and age are about a message's portions, never its administrative segments.
bool portion_holds(const Fact& fact, const Subject& subject) {
  if (is_administrative(subject.segment->kind)) return false;
  const Message& message = *subject.message;
  if (fact.key == FactKey::caption) {
    return std::any_of(message.captions.begin(), message.captions.end(),
                       [&](const std::string& caption) { return any_of_values(fact, caption); });
  }
  if (fact.key == FactKey::reason) {
    return message.reasons &&
           std::any_of(message.reasons->letters.begin(), message.reasons->letters.end(),
                       [&](const std::string& letter) { return any_of_values(fact, letter); });
  }
  return message.date && is_aged(*message.date, static_cast<int>(fact.number), subject.as_of);
}

bool listed_holds(const Fact& fact, const Subject& subject, const Policy::Compiled& policy) {
  const Finding& finding = *subject.finding;
  if (finding.kind == "term") return any_of_values(fact, finding.rule);
  const std::string name = folded_name(subject.source->slice(finding.span));
  return std::any_of(fact.values.begin(), fact.values.end(), [&](const std::string& list) {
    const auto names = policy.listed_names.find(list);
    return names != policy.listed_names.end() && names->second.contains(name);
  });
}

bool fact_holds(const Fact& fact, const Subject& subject, const Policy::Compiled& policy) {
  const Marking& marking = subject.segment->marking;
  const Vocabulary& vocabulary = policy.rules->vocabulary;
  if (scope_of(fact.key) == FactScope::finding && subject.finding == nullptr) return false;
  switch (fact.key) {
    case FactKey::status:
      return any_of_values(fact, name_of(subject.status));
    case FactKey::level:
      return level_holds(fact, marking);
    case FactKey::level_at_most:
      return level_at_most_holds(fact, marking);
    case FactKey::control:
      return control_holds(fact, marking.controls);
    case FactKey::live_control:
      return control_holds(fact, live_controls(marking, vocabulary));
    case FactKey::owner:
      return owner_holds(fact, marking);
    case FactKey::releasable_to:
      return releasable_holds(fact, marking, vocabulary);
    case FactKey::inherited:
      return any_of_values(fact, subject.segment->inherited ? "true" : "false");
    case FactKey::segment:
      return any_of_values(fact, name_of(subject.segment->kind));
    case FactKey::caption:
    case FactKey::reason:
    case FactKey::age_years_at_least:
      return portion_holds(fact, subject);
    case FactKey::finding:
      return any_of_values(fact, subject.finding->kind);
    case FactKey::role:
      return any_of_values(fact, name_of(subject.finding->role.value_or(Role::unknown)));
    case FactKey::min_score:
      return subject.scores == Scores::ignored || subject.finding->score >= fact.number;
    case FactKey::listed_in:
      return listed_holds(fact, subject, policy);
  }
  return false;
}

}  // namespace

FactScope scope_of(FactKey key) {
  switch (key) {
    case FactKey::status:
    case FactKey::level:
    case FactKey::level_at_most:
    case FactKey::control:
    case FactKey::live_control:
    case FactKey::owner:
    case FactKey::releasable_to:
    case FactKey::inherited:
    case FactKey::segment:
      return FactScope::segment;
    case FactKey::caption:
    case FactKey::reason:
    case FactKey::age_years_at_least:
      return FactScope::portion;
    case FactKey::finding:
    case FactKey::role:
    case FactKey::min_score:
    case FactKey::listed_in:
      return FactScope::finding;
  }
  return FactScope::segment;
}

bool holds(const Condition& condition, const Subject& subject, const Policy::Compiled& policy) {
  return std::all_of(condition.begin(), condition.end(),
                     [&](const Fact& fact) { return fact_holds(fact, subject, policy); });
}

bool is_about_finding(const Condition& condition) {
  return std::any_of(condition.begin(), condition.end(),
                     [](const Fact& fact) { return scope_of(fact.key) == FactScope::finding; });
}

}  // namespace declass
