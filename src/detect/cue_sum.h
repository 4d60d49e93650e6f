#pragma once

#include <cstdint>
#include <vector>

#include "detect/cues.h"

namespace declass {

/// What one cue adds to the scores of a candidate, and what it says about the use for `Memory`.
struct CueWorth {
  float hand = 0, learned = 0;
  std::uint32_t use = 0;
};

/// Takes cues as `CueList` does, and adds up what they are worth in the order in which they come.
class CueSum {
 public:
  /// Requires: `worths`, by CueId, outlives the sum.
  explicit CueSum(const std::vector<CueWorth>& worths) : worths_(worths.data()) {}

  void add(CueId cue) {
    const CueWorth& worth = worths_[cue];
    hand += worth.hand;
    learned += worth.learned;
    use |= worth.use;
  }

  float hand = 0, learned = 0;
  std::uint32_t use = 0;

 private:
  const CueWorth* worths_;
};

}  // namespace declass
