#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/decisions.h"
#include "text/span.h"

namespace declass {

/// What a condition can ask about, in the order of docs/policy-format.md.
enum class FactKey {
  status,
  level,
  level_at_most,
  control,
  live_control,
  owner,
  releasable_to,
  inherited,
  segment,
  caption,
  reason,
  age_years_at_least,
  finding,
  role,
  min_score,
  listed_in
};

/// What a fact is about, and so what a clause that names it selects.
enum class FactScope { segment, portion, finding };

FactScope scope_of(FactKey key);

/// `status`, `level_at_most` …: the keys of a condition, and all of them in their order.
std::string_view name_of(FactKey key);
const std::vector<FactKey>& fact_keys();

/// One key of a condition: any of the values must hold.
struct Fact {
  FactKey key = FactKey::status;
  std::vector<std::string> values;
  double number = 0;  ///< age_years_at_least and min_score
};

/// One mapping: all facts must hold.
using Condition = std::vector<Fact>;

/// A fact of the condition is about a finding: it selects spans, not segments.
bool is_about_finding(const Condition& condition);

struct Clause {
  std::string id;
  std::vector<Condition> when;    ///< any of them
  std::vector<Condition> unless;  ///< none of them
  Action action = Action::withhold;
  std::string exemption, because, harm, description;
  bool about_findings = false;  ///< a condition of `when` names a finding
  bool about_segments = false;  ///< a condition of `when` names none: it selects whole segments
  Span span, exemption_place;   ///< in the policy file
};

}  // namespace declass
