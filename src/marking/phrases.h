#pragma once

#include <string>
#include <string_view>

#include "marking/compiled.h"

namespace declass {

/// Adds one spelling of a term: `SBU NOFORN`, `RD-CNWDI`, `SBU/NF`. Words are runs of letters and
/// digits; what stands between them is a blank, a hyphen or a slash.
void add_phrase(Vocabulary::Compiled& compiled, std::string_view spelling, std::size_t term);

/// Sorts the phrases so that of those with the same first word the longest is tried first.
void index_phrases(Vocabulary::Compiled& compiled);

}  // namespace declass
