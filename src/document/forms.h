#pragma once

#include <memory>
#include <string>
#include <vector>

#include "marking/vocabulary.h"
#include "text/result.h"
#include "text/source_text.h"

namespace declass {

/// The forms that a message can take: lines, captions, banners, paragraphs and references, compiled
/// from rules/document/*.yaml. Immutable; copies share the compiled form.
class Forms {
 public:
  /// Takes the files of rules/document (their names tell which is which) and the vocabulary whose
  /// controls the captions name; every problem found. An example beside a rule that the rule does
  /// not take, or takes and should leave, is such a problem (DP0110).
  static Result<Forms> compile(const std::vector<SourceText>& files, const Vocabulary& vocabulary);

  /// The ids of all captions, in the order of the rules.
  std::vector<std::string> caption_ids() const;

  struct Compiled;
  const Compiled& compiled() const { return *compiled_; }

 private:
  explicit Forms(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
