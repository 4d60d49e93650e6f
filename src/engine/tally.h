#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/process.h"
#include "policy/term_use.h"

namespace declass {

/// What became of documents under a policy, counted over as many as are added.
class Tally {
 public:
  explicit Tally(const Policy& policy) : policy_(policy), terms_(policy) {}

  void add(const SourceText& source, const Outcome& outcome);

  struct Portions {
    std::size_t released = 0, in_part = 0, withheld = 0;
  };
  const Portions& portions() const { return portions_; }
  std::size_t cuts_inside() const { return cuts_inside_; }
  /// Cuts by action, by code or interim reason, and by the clauses that asked for them.
  const std::map<std::string, std::size_t>& actions() const { return actions_; }
  const std::map<std::string, std::size_t>& exemptions() const { return exemptions_; }
  const std::map<std::string, std::size_t>& clauses() const { return clauses_; }

  /// Clauses that spoke about nothing, in the order of the policy.
  std::vector<std::string> silent_clauses() const;
  /// Entries of lists that matched nothing: `lists/officials.txt:3:1`, never the entry.
  std::vector<std::string> unmatched_terms() const;

 private:
  void add_cut(const Cut& cut);
  void add_portions(const Outcome& outcome);

  Policy policy_;
  TermUse terms_;
  Portions portions_;
  std::size_t cuts_inside_ = 0;
  std::map<std::string, std::size_t> actions_, exemptions_, clauses_;
  std::set<std::size_t> spoke_;
};

}  // namespace declass
