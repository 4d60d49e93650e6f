#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detect/finding.h"
#include "text/result.h"
#include "text/source_text.h"

namespace declass {

/// What a rule says of itself: texts that it finds, texts that it leaves, texts that it is known
/// to miss.
struct RuleExamples {
  std::string rule, kind, file;
  std::vector<std::string> finds, leaves, misses;
};

/// The rules of rules/detect that recognise an identifier by its form: numbers of persons,
/// telephones, addresses, accounts. All of them in one pass over a text. Immutable.
class Identifiers {
 public:
  /// Takes those of `files` that are identifier rules (identifiers*.yaml). Every problem found.
  static Result<Identifiers> compile(const std::vector<SourceText>& files);

  std::vector<std::string> kinds() const;
  std::vector<RuleExamples> examples() const;

  /// Every match of every rule that reaches `least`. Appends, in the order of the text.
  void find(const SourceText& source, Span span, double least, std::vector<Finding>& out) const;

 private:
  struct Compiled;
  explicit Identifiers(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
