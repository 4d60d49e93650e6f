#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/detail.h"
#include "cli/inputs.h"
#include "cli/redact_options.h"
#include "cli/session.h"
#include "engine/review_file.h"

namespace declass {

/// What a person answered, out of the file that `--review` names. Every function that returns false
/// has complained and finished with `usage`.
class ReviewAnswers {
 public:
  /// An empty path is no file and no answers.
  bool load(Session& session, const std::string& path);

  /// Whether every document of the file is among the inputs, unchanged, and every decision fits
  /// something that the run lists: DP0701, DP0702; and no reason would put a word into the log that
  /// is cut: DP0705.
  using Process = std::function<Result<Outcome>(const SourceText&)>;
  bool check(Session& session, const std::vector<Input>& inputs, const std::string& encoding,
             const Policy& policy, const Process& process);

  std::vector<ReviewDecision> about(const SourceText& source) const;
  std::vector<ReviewDetail> details_about(const SourceText& source) const;
  const ReviewedDocument* document_of(const SourceText& source) const;

 private:
  Diagnostics problems_of(const ReviewedDocument& reviewed, const SourceText& source,
                          const Result<Outcome>& outcome, const Policy& policy) const;

  std::optional<SourceText> source_;
  ReviewFile file_;
};

/// Writes the review file, 0600; false where it cannot be written.
bool write_review(Session& session, const RedactOptions& options, const ReviewFile& file);

}  // namespace declass
