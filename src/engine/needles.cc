#include "engine/needles.h"

#include <algorithm>
#include <set>

#include "detect/person_forms.h"
#include "engine/repeated_names.h"
#include "text/folded_text.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t shortest = 3;

bool is_long_enough(std::string_view text) { return count_code_points(folded(text)) >= shortest; }

/// Takes each text once.
class Collector {
 public:
  explicit Collector(Needles& out) : out_(out) {}

  void cut(std::string_view text, bool name) {
    const std::string plain = squeezed(text);
    if (!is_long_enough(plain) || !seen_.insert({plain, name}).second) return;
    out_.cut.push_back(plain);
    out_.is_name.push_back(name);
  }

  void listed(std::string_view text) {
    if (is_long_enough(text)) out_.listed.emplace_back(text);
  }

 private:
  Needles& out_;
  std::set<std::pair<std::string, bool>> seen_;
};

}  // namespace

bool cuts_list(const Policy& policy, const std::string& list) {
  const auto names_list = [&](const Fact& fact) {
    return fact.key == FactKey::listed_in &&
           std::find(fact.values.begin(), fact.values.end(), list) != fact.values.end();
  };
  return std::any_of(policy.clauses().begin(), policy.clauses().end(), [&](const Clause& clause) {
    return clause.action != Action::release &&
           std::any_of(clause.when.begin(), clause.when.end(), [&](const Condition& condition) {
             return std::any_of(condition.begin(), condition.end(), names_list);
           });
  });
}

// What was redacted is taken from the decisions: one marker may stand for several names.
Needles needles_of(const SourceText& source, const Outcome& outcome, const Policy& policy) {
  Needles out;
  Collector collector(out);
  std::set<std::size_t> seen;
  for (const Decision& tile : outcome.verdict.tiles) {
    if (tile.action != Action::redact) continue;
    bool by_finding = false;
    for (const Reason& reason : tile.reasons) {
      if (!reason.finding) continue;
      by_finding = true;
      if (!seen.insert(*reason.finding).second) continue;
      const Finding& finding = outcome.findings[*reason.finding];
      if (finding.kind == "term") continue;  // every spelling of its list is looked for
      const std::string_view words = source.slice(finding.span);
      const bool name = finding.kind == "person";
      collector.cut(words, name);
      if (name) collector.cut(surname_of(words), true);
    }
    if (!by_finding) collector.cut(source.slice(tile.span), false);
  }
  std::set<std::string> lists;
  for (const Term& term : policy.terms()) {
    if (!lists.contains(term.list)) {
      if (!cuts_list(policy, term.list)) continue;
      lists.insert(term.list);
    }
    collector.listed(term.text);
    for (const std::string& alias : term.aliases) collector.listed(alias);
    if (!term.person) continue;
    const PersonForms forms = person_forms(term.text);
    for (const std::string& form : forms.whole) collector.listed(form);
    collector.listed(forms.surname);
  }
  return out;
}

}  // namespace declass
