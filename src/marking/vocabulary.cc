#include "marking/vocabulary.h"

#include <algorithm>

#include "marking/compile.h"

namespace declass {

const MarkRule* Vocabulary::Compiled::rule(std::string_view id) const {
  const auto at = rule_by_id.find(id);
  return at == rule_by_id.end() ? nullptr : &rules[at->second];
}

std::string_view Vocabulary::Compiled::place(std::string_view word) const {
  const auto at = places.find(word);
  return at == places.end() ? std::string_view() : at->second;
}

Result<Vocabulary> Vocabulary::compile(const std::vector<SourceText>& files) {
  auto compiled = std::make_shared<Compiled>();
  Diagnostics problems = compile_vocabulary(files, *compiled);
  const bool failed = std::any_of(problems.begin(), problems.end(), [](const Diagnostic& problem) {
    return problem.severity == Severity::error;
  });
  if (failed) return failure(std::move(problems));
  return Vocabulary(std::move(compiled));
}

const Control* Vocabulary::control(std::string_view id) const {
  const auto at = std::lower_bound(compiled_->controls.begin(), compiled_->controls.end(), id,
                                   [](const Control& control, std::string_view wanted) {
                                     return std::string_view(control.id) < wanted;
                                   });
  return at == compiled_->controls.end() || at->id != id ? nullptr : &*at;
}

const std::vector<Control>& Vocabulary::controls() const { return compiled_->controls; }

bool Vocabulary::is_country_or_group(std::string_view code) const {
  return !code.empty() && compiled_->place(code) == code;
}

}  // namespace declass
