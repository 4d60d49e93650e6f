#pragma once

#include <string>

#include "marking/marking.h"
#include "marking/vocabulary.h"

namespace declass {

/// The banner and portion form that the register gives a marking; empty where it has none. The
/// portion stands in its brackets.
std::string canonical_banner(const Marking& marking, const Vocabulary& vocabulary);
std::string canonical_portion(const Marking& marking, const Vocabulary& vocabulary);

}  // namespace declass
