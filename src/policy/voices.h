#pragma once

#include <string>
#include <vector>

#include "policy/policy.h"

namespace declass {

/// What one clause says about a segment, or about a finding in it.
struct ClauseVoice {
  enum class Kind {
    silent,    ///< a fact of `when` does not hold
    excepted,  ///< `when` holds, and `unless` too
    unsure,    ///< it would hold if the finding scored higher
    speaks
  };

  std::size_t clause = 0;  ///< its place in the policy
  Kind kind = Kind::silent;
  std::string because;  ///< of a silent one the fact that fails, of an excepted one the exception
};

/// A fact with its value here, `status` and `declassified`.
struct FactValue {
  FactKey key = FactKey::status;
  std::string value;
};

/// What is asked about: a segment by its place in the message, and a finding in it or null.
struct Question {
  std::size_t segment = 0;
  const Finding* finding = nullptr;
};

/// Every fact that a condition can name, about a segment or a finding: never text of the document.
std::vector<FactValue> facts_about(const SourceText& source, const MessageFacts& facts,
                                   const Question& about, const Policy& policy, Date as_of);

/// What each clause that could speak says, in the order of the policy: about a finding the clauses
/// that name one, about a segment the others.
std::vector<ClauseVoice> voices_about(const SourceText& source, const MessageFacts& facts,
                                      const Question& about, const Policy& policy, Date as_of);

}  // namespace declass
