#pragma once

#include <optional>

#include "engine/process.h"

namespace declass {

/// Proves where a release came from, byte by byte, from its pieces alone: each piece is what stands
/// in the source at its place, but for what never leaves, and every decision there is to release;
/// what lies between pieces is a heading, a marker or the words with which a mark is struck. The
/// place in the source at which that does not hold, or nothing.
std::optional<Span> undecided_place(const SourceText& source, const Outcome& outcome);

}  // namespace declass
