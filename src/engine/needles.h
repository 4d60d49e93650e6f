#pragma once

#include <string>
#include <vector>

#include "engine/process.h"

namespace declass {

/// What was redacted in one document, as it is looked for: finding by finding, with the last word
/// of each person's name; three letters or more. What a list names is the policy's to look for.
struct Needles {
  std::vector<std::string> cut;
  std::vector<bool> is_name;  ///< of each: counts only where it is written as a name
};
Needles needles_of(const SourceText& source, const Outcome& outcome);

}  // namespace declass
