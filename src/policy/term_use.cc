#include "policy/term_use.h"

#include "detect/terms.h"
#include "policy/compiled_policy.h"

namespace declass {

TermUse::TermUse(const Policy& policy) : policy_(policy), used_(policy.terms().size(), false) {
  for (std::size_t i = 0; i < policy.terms().size(); ++i) {
    const Term& term = policy.terms()[i];
    for (const std::string& name : listed_names(term)) by_name_[term.list][name].push_back(i);
  }
}

void TermUse::note(std::string_view words, const std::string& list) {
  for (const std::size_t term : terms_spelled(words, list)) used_[term] = true;
}

// A spelling that the names of no term give is asked of each term by itself, once.
TermUse::Terms TermUse::terms_spelled(std::string_view words, const std::string& list) {
  const auto [entry, is_new] = by_name_[list].try_emplace(folded_name(words));
  if (!is_new) return entry->second;
  const SourceText source("words", std::string(words));
  for (std::size_t i = 0; i < policy_.terms().size(); ++i) {
    if (policy_.terms()[i].list != list) continue;
    std::vector<Finding> found;
    TermIndex({policy_.terms()[i]}).find(source, source.whole(), {}, found);
    if (!found.empty()) entry->second.push_back(i);
  }
  return entry->second;
}

std::vector<std::size_t> TermUse::unused() const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < used_.size(); ++i) {
    if (!used_[i]) out.push_back(i);
  }
  return out;
}

}  // namespace declass
