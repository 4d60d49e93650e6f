#include "marking/canonical.h"

namespace declass {

std::string canonical_banner(const Marking&, const Vocabulary&) { return {}; }
std::string canonical_portion(const Marking&, const Vocabulary&) { return {}; }

}  // namespace declass
