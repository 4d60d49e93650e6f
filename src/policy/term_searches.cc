#include <algorithm>

#include "detect/person_forms.h"
#include "policy/compiled_policy.h"
#include "text/folded_text.h"
#include "text/utf8.h"

namespace declass {
namespace {

constexpr std::size_t shortest = 3;  ///< letters of what is looked for in encodings

std::vector<std::string> cut_spellings(const Policy::Compiled& policy) {
  std::set<std::string> lists;
  for (const auto& [list, file] : policy.list_files) {
    if (policy.cuts_list(list)) lists.insert(list);
  }
  std::vector<std::string> out;
  for (const Term& term : policy.terms) {
    if (!lists.contains(term.list)) continue;
    for (std::string& spelling : spellings_of(term)) {
      if (count_code_points(folded(spelling)) >= shortest) out.push_back(std::move(spelling));
    }
  }
  return out;
}

}  // namespace

bool Policy::Compiled::cuts_list(const std::string& list) const {
  const auto names_list = [&](const Fact& fact) {
    return fact.key == FactKey::listed_in &&
           std::find(fact.values.begin(), fact.values.end(), list) != fact.values.end();
  };
  return std::any_of(clauses.begin(), clauses.end(), [&](const Clause& clause) {
    return clause.action != Action::release &&
           std::any_of(clause.when.begin(), clause.when.end(), [&](const Condition& condition) {
             return std::any_of(condition.begin(), condition.end(), names_list);
           });
  });
}

const TermSearches& Policy::Compiled::term_searches() const {
  std::call_once(searches_once, [&] {
    const std::vector<std::string> spellings = cut_spellings(*this);
    searches = TermSearches{TermIndex(terms), FoldedSearch(spellings), EncodedSearch(spellings)};
  });
  return *searches;
}

const TermIndex& Policy::term_index() const { return compiled_->term_searches().index; }
const EncodedSearch& Policy::encoded_terms() const { return compiled_->term_searches().encoded; }
const FoldedSearch& Policy::listed_spellings() const {
  return compiled_->term_searches().spellings;
}
bool Policy::cuts_list(const std::string& list) const { return compiled_->cuts_list(list); }

}  // namespace declass
