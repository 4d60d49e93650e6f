#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "text/date.h"

namespace declass {

/// What lint asks beside what reading finds.
struct LintForms {
  struct Pair {
    std::string one, other;
  };
  std::vector<std::string> order;      ///< captions, the most restrictive first
  std::vector<Pair> conflicts, needs;  ///< captions; a caption and what it needs
  std::optional<Date> classifier_since;
  std::map<std::string, std::string, std::less<>> fixes;  ///< by the id of what is wrong
};

}  // namespace declass
