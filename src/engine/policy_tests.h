#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/process.h"

namespace declass {

/// What a test expects of a portion, or of a stretch of text.
struct PolicyExpectation {
  std::string portion;  ///< `3`, `subject`, `2 (b)`: as a dry run names it; empty: a stretch
  std::string text;     ///< a stretch that stands in the document exactly once
  Action action = Action::release;
  std::string clause;     ///< must be among those that decided it; empty: no clause spoke
  std::string exemption;  ///< that the clause cites; empty: not asked
  Span span;              ///< in the test file
};

/// One small document with what a policy must decide about all of it.
struct PolicyTest {
  std::string name, document;
  std::optional<Date> as_of;
  std::vector<PolicyExpectation> expected;
  std::optional<std::vector<std::string>> review;  ///< kinds of what needs a person, in order
  std::string refused_by;  ///< the clause that refuses the document; empty: none does
  Span span;               ///< in the test file
};

struct PolicyTests {
  std::string policy;
  Date as_of;
  std::vector<PolicyTest> tests;
};

/// Reads a NAME.test.yaml; every problem found.
Result<PolicyTests> read_policy_tests(const SourceText& source);

struct PolicyTestResult {
  enum class Kind { pass, fail, error } kind = Kind::pass;
  std::string name;
  Diagnostics problems;  ///< about the test file: what was decided otherwise (DP0802), or why the
                         ///< test says nothing (DP0803)
};

/// A test passes where every expectation holds and nothing else is cut. Each portion of the
/// document needs an expectation: what no test speaks about is no test.
PolicyTestResult run_policy_test(const PolicyTest& test, const PolicyTests& file,
                                 const SourceText& source, const Rules& rules,
                                 const Policy& policy);

}  // namespace declass
