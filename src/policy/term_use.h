#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.h"

namespace declass {

/// Which entries of a policy's lists matched anything, over as many documents as are noted.
class TermUse {
 public:
  explicit TermUse(const Policy& policy);

  /// A finding of kind `term`: the words that were found, and the list.
  void note(std::string_view words, const std::string& list);

  /// The terms that were never noted, by their places in `Policy::terms()`.
  std::vector<std::size_t> unused() const;

 private:
  using Terms = std::vector<std::size_t>;

  Terms terms_spelled(std::string_view words, const std::string& list);

  Policy policy_;
  std::map<std::string, std::map<std::string, Terms>> by_name_;  ///< list, folded name, terms
  std::vector<bool> used_;
};

}  // namespace declass
