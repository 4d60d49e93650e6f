#pragma once

#include <string>

#include "cli/rule_places.h"
#include "cli/rules_loading.h"
#include "engine/explain.h"

namespace declass {

/// What an explanation is about, and whether it may show the text itself.
struct Explained {
  const SourceText& source;
  const Outcome& outcome;
  const LoadedPolicy& policy;
  std::string policy_name;  ///< of its file, as it is shown
  const Rules& rules;
  Date as_of;
  bool show_text = false;
};

/// For people: what was decided, the facts, what each clause said and why, and where each is
/// written.
std::string explanation_text(const Explained& about, const Explanation& one, RulePlaces& places);

/// The same as one object on a line.
std::string explanation_json(const Explained& about, const Explanation& one, RulePlaces& places);

}  // namespace declass
