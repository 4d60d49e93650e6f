#pragma once

#include "marking/parse.h"
#include "marking/reader.h"
#include "marking/vocabulary.h"

namespace declass {

/// Adds what is wrong with the meaning of a mark that was read: levels too low or too high for a
/// control, controls that exclude each other, companions that are missing (a warning), lists that
/// release to no one.
void validate(MarkReading& reading, MarkKind kind, const Vocabulary& vocabulary);

/// validate, and the canonical forms.
void finish_reading(MarkReading& reading, MarkKind kind, const Vocabulary& vocabulary);

}  // namespace declass
