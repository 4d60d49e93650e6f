#pragma once

#include <string>
#include <vector>

#include "detect/detector.h"

namespace declass {

/// What one example of a rule asked for and did not get. An example shows with {braces} what is to
/// be found.
struct FailedExample {
  std::string rule, kind, file, example, problem;
};

/// Puts every example of every rule to the detector: `finds` must be found as the braces show,
/// `leaves` and `misses` must not be. A miss that is found by now is one too: the list of known
/// misses stays honest.
std::vector<FailedExample> check_examples(const Detector& detector);

}  // namespace declass
