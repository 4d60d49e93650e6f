#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/marking_json.h"

namespace declass {

/// What a mark says, for people: a line with the mark, then a line for each thing that it says,
/// then what is wrong with it.
void append_marking_text(std::string& out, std::string_view text, const MarkReading& reading,
                         const Vocabulary& vocabulary, const std::vector<ReleaseAnswer>& answers);

/// The banner, then what is wrong.
void append_roll_up_text(std::string& out, const RollUp& result,
                         const std::vector<ReleaseAnswer>& answers);

}  // namespace declass
