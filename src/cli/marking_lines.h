#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "marking/algebra.h"

namespace declass {

/// Reads each text as a portion and rolls them up; what is wrong with a portion names it.
RollUp roll_up_texts(const std::vector<std::string>& texts, std::optional<Date> date,
                     const Vocabulary& vocabulary);

/// Answers every line of standard input with a line, in order. A line that is no question gets an
/// answer with `errors`; none ends the run. `date` holds for lines without one.
void answer_lines(Session& session, const Vocabulary& vocabulary, std::optional<Date> date);

}  // namespace declass
