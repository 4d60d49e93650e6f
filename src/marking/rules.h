#pragma once

#include <string_view>
#include <vector>

#include "marking/compiled.h"

namespace declass {

/// Whether an SCI or atomic-energy path is, or is below, the entry that a rule is about.
bool path_has(std::string_view path, const MarkRule& rule);

/// Every rule that speaks about a marking: of its controls, its SCI and atomic-energy entries, its
/// programmes; in the order of the register.
std::vector<const MarkRule*> rules_of(const Marking& marking, const Vocabulary::Compiled& compiled);

}  // namespace declass
