#pragma once

#include "document/outline.h"

namespace declass {

/// Reads who classified a message and why: from its fields, else from its first paragraph. Once all
/// segments are there.
void read_authority(Outline& outline);

}  // namespace declass
