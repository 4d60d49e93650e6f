#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "detect/terms.h"
#include "policy/policy.h"
#include "text/encoded_search.h"
#include "text/folded_search.h"

namespace declass {

/// What is looked for on behalf of the lists, made when it is first needed.
struct TermSearches {
  TermIndex index;
  FoldedSearch spellings;  ///< of the lists in the `when` of a cutting clause
  EncodedSearch encoded;   ///< likewise
};

struct Policy::Compiled {
  std::string name, title;
  bool is_public = true;
  PolicySettings settings;
  OutputStyle output;
  std::vector<Clause> clauses;
  std::vector<Term> terms;
  std::vector<Span> term_places;  ///< in its list's file, one a term
  std::map<std::string, std::set<std::string>>
      listed_names;  ///< by list: folded entries and aliases
  std::map<std::string, SourceText> list_files;
  std::optional<PolicyRules> rules;
  mutable std::once_flag searches_once;
  mutable std::optional<TermSearches> searches;
  const TermSearches& term_searches() const;
  bool cuts_list(const std::string& list) const;
  Span clauses_place, review_place;  ///< in the policy file: `clauses:` and `settings.review`
};

/// The words of a name as lists are compared: folded, with a blank between, without a possessive
/// ending.
std::string folded_name(std::string_view text);

/// The folded names by which a term of a list knows a person: the term, its aliases, and of a
/// person the surname, the initials with the surname and the inverted form.
std::vector<std::string> listed_names(const Term& term);

class Fields;
class Reader;
struct Node;

void read_settings(Reader& reader, const Node& node, Policy::Compiled& out);
void read_output(Reader& reader, const Node& node, OutputStyle& output);

/// Whether a code, of which there are too many for `fact_words`, is one of the key's.
bool is_fact_code(FactKey key, const std::string& word, const PolicyRules& rules);

/// In words, what the values of a key are where they are codes; else empty.
const char* fact_codes(FactKey key);

/// Reads `when` or `unless`: one mapping or a list of them.
std::vector<Condition> read_conditions(Reader& reader, const Node& node, const PolicyRules& rules,
                                       const std::vector<std::string>& lists);

/// Reads one list of a policy into terms, and where each stands.
struct ListedTerms {
  std::vector<Term> terms;
  std::vector<Span> places;
};
ListedTerms read_list(Reader& reader, const SourceText& file, const std::string& list);

/// What kinds of text no clause would speak about, in words; empty where each is spoken about.
std::string unspoken_text(const Policy::Compiled& policy);

enum class Scores { count, ignored };

/// Whether every fact of a condition holds for the subject.
struct Subject {
  const SourceText* source = nullptr;
  const Message* message = nullptr;
  const Segment* segment = nullptr;
  Status status = Status::unknown;
  const Finding* finding = nullptr;
  Scores scores = Scores::count;
  Date as_of;
};
bool holds(const Condition& condition, const Subject& subject, const Policy::Compiled& policy);

}  // namespace declass
