#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "marking/compiled.h"
#include "text/date.h"

namespace declass {

/// The codes that a list stands for one by one: `how` says which groups are taken apart. A group
/// that is not stays a code of its own. `date` is the document's.
std::vector<std::string> expanded_codes(const std::vector<std::string>& codes,
                                        CountryGroup::Expands how, std::optional<Date> date,
                                        const Vocabulary::Compiled& compiled);

/// The foreign-disclosure marks that the banner of these portions carries (CAPCO-2016 table 3).
/// `closed` says that something in the banner bars every release abroad.
struct ForeignDisclosure {
  bool noforn = false, relido = false;
  std::vector<std::string> rel_to, display_only;
  std::string why;  ///< of a NOFORN that no portion carries
};
enum class Abroad { open, closed };
ForeignDisclosure roll_up_disclosure(const std::vector<Marking>& portions, Abroad abroad,
                                     std::optional<Date> date,
                                     const Vocabulary::Compiled& compiled);

}  // namespace declass
