#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "policy/policy.h"

namespace declass {

struct Policy::Compiled {
  std::string name, title;
  bool is_public = true;
  PolicySettings settings;
  OutputStyle output;
  std::vector<Clause> clauses;
  std::vector<Term> terms;
  std::map<std::string, std::set<std::string>>
      listed_names;  ///< by list: folded entries and aliases
  std::map<std::string, SourceText> list_files;
  std::optional<PolicyRules> rules;
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

void read_settings(Reader& reader, const Node& node, PolicySettings& settings);
void read_output(Reader& reader, const Node& node, OutputStyle& output);

/// Reads `when` or `unless`: one mapping or a list of them.
std::vector<Condition> read_conditions(Reader& reader, const Node& node, const PolicyRules& rules,
                                       const std::vector<std::string>& lists);

/// Reads one list of a policy into terms.
std::vector<Term> read_list(Reader& reader, const SourceText& file, const std::string& list);

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
