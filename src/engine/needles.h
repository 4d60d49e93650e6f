#pragma once

#include <string>
#include <vector>

#include "engine/process.h"

namespace declass {

/// What must not stand in a release, as it is looked for.
struct Needles {
  /// What was redacted, finding by finding, with the last word of each person's name; three
  /// letters or more.
  std::vector<std::string> cut;
  std::vector<bool> is_name;  ///< of each: counts only where it is written as a name

  /// Every spelling of the terms of the lists in the `when` of a cutting clause, also where they
  /// matched nothing.
  std::vector<std::string> listed;
};
Needles needles_of(const SourceText& source, const Outcome& outcome, const Policy& policy);

/// Whether a cutting clause of the policy names the list in its `when`.
bool cuts_list(const Policy& policy, const std::string& list);

}  // namespace declass
