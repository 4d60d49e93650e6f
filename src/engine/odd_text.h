#pragma once

#include <vector>

#include "engine/process.h"

namespace declass {

/// What in released text is for a person to look at, whatever a clause says of it: text that looks
/// like a marker of ours (`marker-in-source`), control characters, which are left out
/// (`control-character`), and what may be a short listed word backwards or in ROT13
/// (`possible-encoding`). What stands inside a cut is nobody's concern any more.
std::vector<ReviewItem> odd_text(const SourceText& source, const std::vector<Message>& messages,
                                 const Verdict& verdict, const Policy& policy);

}  // namespace declass
