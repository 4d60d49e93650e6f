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
#include "policy/review_item.h"
#include "text/encoded_search.h"
#include "text/folded_search.h"
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

struct Verdict {
  std::vector<Decision> tiles;
  std::vector<ReviewItem> review;  ///< sorted by place
  std::vector<Span> let_through;   ///< findings that only an `unless` saved, sorted
};

/// The words that a key of a condition takes, from the rules; empty for numbers and codes, and for
/// lists, which a policy names itself.
std::vector<std::string> fact_words(FactKey key, const PolicyRules& rules,
                                    const std::vector<std::string>& lists = {});

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
  /// The terms ready to be looked for; made when first asked for.
  const TermIndex& term_index() const;
  /// The spellings of the terms of cutting lists, three letters or more, whatever their case; and
  /// in encodings.
  const FoldedSearch& listed_spellings() const;
  const EncodedSearch& encoded_terms() const;
  /// Whether a clause that cuts names the list in its `when`.
  bool cuts_list(const std::string& list) const;
  /// The lists' files as they were read, by the lists' names; where in its list each term stands.
  const std::map<std::string, SourceText>& list_files() const;
  const std::vector<Span>& term_places() const;
  /// What an author should look at: text that no clause speaks about (DP0201), an exemption without
  /// harm (DP0202), a public policy that lists too little for a person (DP0204).
  /// Takes the file that was compiled.
  Diagnostics warnings(const SourceText& source) const;

  /// One decision for every byte of the file. `decided` are the answers of a person: a finding that
  /// was only possible is cut, an interim reason no longer holds. What is answered is not listed.
  Verdict decide(const SourceText& source, std::span<const MessageFacts> facts, Date as_of,
                 std::span<const ReviewDecision> decided = {}) const;

  /// The status that the policy's settings make of a determination.
  Status effective_status(const Determination& determination) const;

  struct Compiled;
  const Compiled& compiled() const { return *compiled_; }

 private:
  explicit Policy(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
