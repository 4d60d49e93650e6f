#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "declassify/determine.h"
#include "declassify/schedule.h"
#include "detect/detector.h"
#include "document/forms.h"
#include "policy/clause.h"
#include "policy/decisions.h"
#include "text/result.h"

namespace declass {

enum class CalculatedDates { review, declassify };
enum class Amount { none, lines, words };
enum class MarkStyle { strike, keep, drop };
enum class FileNaming { document_id, source };

struct PolicySettings {
  CalculatedDates calculated_dates = CalculatedDates::review;
  bool trust_stamps = false;
  double cut = 0.30;     ///< a finding at or above it counts as found
  double review = 0.05;  ///< from here up to `cut` a finding is listed for a person
};

struct OutputStyle {
  std::string marker = "foia";  ///< `foia`, `frus`, `bracket`, or a template
  Amount show_amount = Amount::lines;
  MarkStyle markings = MarkStyle::strike;
  FileNaming file_name = FileNaming::document_id;
};

/// What the rules know, so that a policy can name nothing else.
struct PolicyRules {
  Vocabulary vocabulary;
  Forms forms;
  Schedule schedule;
  std::vector<std::string> finding_kinds;
};

/// Reads a file that a policy names, relative to the policy.
using ReadFile = std::function<Result<SourceText>(const std::string&)>;

/// The facts about one message.
struct MessageFacts {
  const Message* message = nullptr;
  const MessageDetermination* determination = nullptr;
  const std::vector<Finding>* findings = nullptr;
};

/// One thing that a person has to look at.
struct ReviewItem {
  std::string kind;  ///< `status-unknown`, `referral`, `possible-name` …
  std::string message;
  Span span;
};

struct Verdict {
  std::vector<Decision> tiles;
  std::vector<ReviewItem> review;  ///< sorted by place
  std::vector<Span> let_through;   ///< findings that only an `unless` saved, sorted
};

/// One policy: clauses that turn facts into decisions. Immutable; copies share the compiled form.
class Policy {
 public:
  /// Every problem of the policy and its lists, or the policy.
  static Result<Policy> compile(const SourceText& source, const PolicyRules& rules,
                                const ReadFile& read);

  const std::string& name() const;
  const std::string& title() const;
  bool is_public() const;
  const PolicySettings& settings() const;
  const OutputStyle& output() const;
  const std::vector<Clause>& clauses() const;
  const std::vector<Term>& terms() const;
  /// The lists' files as they were read, by the lists' names.
  const std::map<std::string, SourceText>& list_files() const;

  /// One decision for every byte of the file.
  Verdict decide(const SourceText& source, std::span<const MessageFacts> facts, Date as_of) const;

  /// The status that the policy's settings make of a determination.
  Status effective_status(const Determination& determination) const;

  struct Compiled;

 private:
  explicit Policy(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
