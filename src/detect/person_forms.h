#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detect/finding.h"

namespace declass {

/// The ways in which a listed person is written.
struct PersonForms {
  std::string surname;                ///< alone; empty where the name is one word
  std::vector<std::string> whole;     ///< initials with surname, the inverted form and that of TAGS
  std::vector<std::string> initials;  ///< bare: `IP`, `I. P.`
};

/// `Ivan Petrov`, `Petrov, Ivan`. A name of one word has none.
PersonForms person_forms(std::string_view name);

/// Every spelling of a term that is looked for, bare initials aside.
std::vector<std::string> spellings_of(const Term& term);

}  // namespace declass
