#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "cli/redact_options.h"
#include "cli/redact_output.h"
#include "cli/redact_review.h"
#include "cli/rules_loading.h"
#include "engine/tally.h"
#include "store/log.h"

namespace declass {

/// What a run of `declass redact` works with; all of it outlives the run.
struct RedactSetting {
  const RedactOptions& options;
  const Rules& rules;
  const LoadedPolicy& policy;
  const OutputPlan& plan;
  const ProcessOptions& process_options;
};

/// One run of `declass redact` over all its inputs: redacts, records and publishes them, or shows
/// what would become of them.
class RedactRun {
 public:
  RedactRun(Session& session, const RedactSetting& setting);

  /// Sets the exit code.
  void run(const std::vector<Input>& inputs);

 private:
  bool open_log();
  Result<Outcome> redact(const SourceText& source) const;
  void take(const Input& input, std::size_t number);
  void show(const SourceText& source, const Outcome& outcome);
  void enqueue(const Input& input, std::size_t number, const SourceText& source,
               const Outcome& outcome);
  void publish();
  void count(const SourceText& source, const Outcome& outcome);
  void fail(const Diagnostics& problems);
  void progress(std::size_t done, std::size_t all) const;
  void clear_progress() const;
  void summarise();
  int single_failure() const;

  Session& session_;
  RedactSetting setting_;
  OutputNames names_;
  ReviewAnswers answers_;
  Tally tally_;
  std::vector<ReviewedDocument> reviewed_;
  RandomBytes random_;
  std::unique_ptr<Log> log_;
  std::vector<Publication> batch_;
  std::vector<std::string> reports_;
  std::vector<std::string> refused_codes_;
  std::size_t dispositions_[3] = {0, 0, 0};
  std::size_t inputs_ = 0, failed_ = 0, cuts_ = 0, reviews_ = 0;
  bool broken_ = false;
};

}  // namespace declass
