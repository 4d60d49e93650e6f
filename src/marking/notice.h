#pragma once

#include <string_view>

#include "marking/compiled.h"

namespace declass {

/// `(C) 2007 Example Press`, `(C) Example Press Holdings Limited`: the sign of a copyright notice,
/// not a mark. `inside` stands in the brackets, `after` is the text that follows them.
bool is_copyright_notice(std::string_view inside, std::string_view after,
                         const Vocabulary::Compiled& compiled);

/// Holds a letter of another script that looks like one of ours.
bool has_look_alike(std::string_view text);

}  // namespace declass
