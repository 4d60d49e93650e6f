#pragma once

#include <vector>

#include "engine/process.h"
#include "policy/voices.h"

namespace declass {

/// What the clauses of a policy were asked about a segment or a finding, and what they said.
struct HeardClauses {
  std::vector<FactValue> facts;
  std::vector<ClauseVoice> voices;
};

/// Why one stretch of a document was decided as it was.
struct Explanation {
  Decision decision;
  std::size_t message = 0, segment = 0;  ///< in the outcome
  HeardClauses about_segment;
  struct OfFinding {
    std::size_t finding = 0;  ///< in the outcome
    HeardClauses heard;
  };
  std::vector<OfFinding> about_findings;  ///< those that stand in the stretch
};

/// One for each decision that touches `wanted` with more than white space. Requires: the outcome is
/// of this source and policy.
std::vector<Explanation> explain(const SourceText& source, const Outcome& outcome,
                                 const Policy& policy, Date as_of, Span wanted);

}  // namespace declass
