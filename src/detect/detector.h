#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detect/finding.h"
#include "detect/identifiers.h"
#include "detect/terms.h"
#include "document/message.h"
#include "text/result.h"
#include "text/source_text.h"

namespace declass {

/// One word that might be a name, with the numbers of all its cues: what the training tool reads.
struct WordCues {
  Span span;
  bool mixed = false;  ///< stands where capitals mean something
  std::vector<std::uint16_t> cues;
  float score = 0;
};

/// A text of which nothing is known but that it is one: a message of one paragraph.
Message plain_message(const SourceText& source);

/// Patterns, word lists and weights of rules/detect, compiled. Immutable; copies share the
/// compiled form.
class Detector {
 public:
  /// Takes the files of rules/detect: *.yaml, words/*.txt, weights.tsv (by name); every problem
  /// found.
  static Result<Detector> compile(const std::vector<SourceText>& files);

  /// The finding kinds that the rules know, sorted: `email`, `person`, `phone`, `term` …
  const std::vector<std::string>& kinds() const;

  /// Every finding in a message with a score of at least 0.05, sorted by place. Terms are what
  /// the policy's lists name; a caller with many messages or many terms makes the index once.
  std::vector<Finding> find(const SourceText& source, const Message& message,
                            const std::vector<Term>& terms) const;
  std::vector<Finding> find(const SourceText& source, const Message& message,
                            const TermIndex& terms) const;

  /// What each rule says that it finds, leaves and misses.
  std::vector<RuleExamples> examples() const;

  /// Every candidate word of a message with its cues, and what the cues' numbers mean.
  std::vector<WordCues> cues(const SourceText& source, const Message& message) const;
  static std::vector<std::string> cue_names();

 private:
  struct Compiled;
  explicit Detector(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
