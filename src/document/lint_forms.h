#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pattern/pattern.h"
#include "text/date.h"

namespace declass {

/// What lint asks beside what reading finds.
struct LintForms {
  struct Pair {
    std::string one, other;
  };
  std::vector<std::string> order;      ///< captions, the most restrictive first
  std::vector<Pair> conflicts, needs;  ///< captions; a caption and what it needs
  std::optional<Date> classifier_since, portions_since, form_since;
  std::set<std::string, std::less<>> classifier_orders;  ///< since that day, for what has no date
  std::optional<Pattern> derivative;                     ///< the label of a source
  /// Codes of remarks on the form of a mark; controls whose marks name no level.
  std::set<std::string, std::less<>> form, without_level;
  std::map<std::string, std::string, std::less<>> fixes;  ///< by the id of what is wrong
};

}  // namespace declass
