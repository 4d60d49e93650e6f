#pragma once

#include <string_view>

#include "engine/process.h"

namespace declass {

/// Looks in a release for what must not be there, folded and in its encodings: every redacted span
/// of three letters or more, the last word of every person's name that was cut, every term of a
/// list in the `when` of a cutting clause; and of each withheld portion every run of five words (a
/// shorter one whole) that does not also stand in text released by its own decision. A hit in text
/// that only an `unless` saved, or in our own words, is allowed. Everything else refuses the
/// document (DA0401, encoded DA0408, withheld words DA0406): place and kind of the hit in the
/// source, never what it is. A byte that no decision released and that is no word of our own
/// refuses it too (DA0407).
Diagnostics read_back(const SourceText& source, const Outcome& outcome, const Policy& policy);

/// Whether a name of a file, or a line about a document, shows something that was cut, or a term of
/// a cutting list.
bool name_shows_cut(std::string_view name, const SourceText& source, const Outcome& outcome,
                    const Policy& policy);

}  // namespace declass
