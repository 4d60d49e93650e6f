#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detect/finding.h"
#include "document/message.h"
#include "text/result.h"
#include "text/source_text.h"

namespace declass {

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
  /// the policy's lists name.
  std::vector<Finding> find(const SourceText& source, const Message& message,
                            const std::vector<Term>& terms) const;

 private:
  struct Compiled;
  explicit Detector(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
