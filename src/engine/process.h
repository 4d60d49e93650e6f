#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declassify/determine.h"
#include "declassify/schedule.h"
#include "detect/detector.h"
#include "document/forms.h"
#include "document/message.h"
#include "marking/vocabulary.h"
#include "policy/policy.h"
#include "release/release.h"
#include "text/result.h"
#include "text/source_text.h"

namespace declass {

/// Everything that rules/ says, compiled.
struct Rules {
  Vocabulary vocabulary;
  Forms forms;
  Schedule schedule;
  Detector detector;
};

/// What a policy may name of them.
PolicyRules policy_rules(const Rules& rules);

struct ProcessOptions {
  Date as_of;
  std::string tool;                      ///< `declass 0.1.0`, for the head of a release
  std::optional<std::string> authority;  ///< name and title of who approves
  Confirmations confirmations;           ///< what the operator vouches for
  std::vector<ReviewDecision> decided;   ///< what a person answered about this document
  std::size_t wrap = 0;                  ///< columns for lines that hold a cut; 0: never folded
};

/// What every stage made of one document.
struct Outcome {
  std::vector<Message> messages;
  std::vector<MessageDetermination> determinations;  ///< one a message
  std::vector<Finding> findings;                     ///< of all messages, by place
  Verdict verdict;
  std::vector<MessageStyle> styles;
  Disposition disposition = Disposition::denied;
  Heading heading;
  std::vector<std::string> codes;   ///< cited anywhere, in order of first use
  std::optional<std::string> left;  ///< the marking of released text that stays classified
  std::vector<Span> dropped;        ///< lines of sorted lists that went without a marker
  Release release;
  std::vector<ReviewItem> answered;     ///< what a person's decisions answered, by place
  std::vector<std::size_t> unanswered;  ///< of `decided` those that fit nothing that is listed

  /// Of the first message that has one.
  std::optional<std::string> document_id() const;
};

/// The facts of a document, without any policy.
struct Facts {
  std::vector<Message> messages;
  std::vector<MessageDetermination> determinations;
  std::vector<std::vector<Finding>> findings;  ///< one list a message
};
Facts establish(const SourceText& source, const Rules& rules, const TermIndex& terms, Date as_of,
                const Confirmations& confirmations = {});

/// Messages and determinations alone; the lists of findings stay empty.
Facts establish_without_findings(const SourceText& source, const Rules& rules, Date as_of,
                                 const Confirmations& confirmations = {});

/// Runs the stages in order and reads the release back. The release of a document under a policy,
/// or why there is none: it cannot be read (DC00xx), a clause refuses it (DP0301), or the read-back
/// found protected text in the release (DA04xx). Requires: `policy` was compiled with these rules.
/// A decision that fits nothing changes nothing, and is named in `unanswered`: a caller must stop.
Result<Outcome> process(const SourceText& source, const Rules& rules, const Policy& policy,
                        const ProcessOptions& options);

}  // namespace declass
