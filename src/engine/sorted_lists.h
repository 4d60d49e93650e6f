#pragma once

#include <vector>

#include "engine/process.h"

namespace declass {

/// Entries of sorted lists that begin with a cut: their place in the order says between which names
/// the cut one stands, and what follows on the line says more. Takes such lines out of the released
/// text whole, with the reasons of the cut, and returns them, sorted. A list is three or more lines
/// in a row whose entries, the cut ones aside, are short and in order; whether it is one is judged
/// by what is not cut alone.
std::vector<Span> withdraw_sorted_entries(const SourceText& source,
                                          const std::vector<Message>& messages, Verdict& verdict);

}  // namespace declass
