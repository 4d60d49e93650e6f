#pragma once

#include "engine/process.h"

namespace declass {

/// A name that was cut at one place is cut wherever it stands: adds a finding for each place where
/// the name, or its last word alone, stands in released text as a name would be written and no
/// finding covers it. True where any was added.
bool add_repeated_names(const SourceText& source, Facts& facts, const Verdict& verdict);

/// The last word of a name of several words, three letters or more; else empty.
std::string surname_of(std::string_view name);

/// Whether a stretch is written as a name is: it begins with a capital letter. In a text of
/// capitals alone every word does.
bool is_capitalised(std::string_view text);

}  // namespace declass
