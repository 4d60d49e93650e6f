#pragma once

#include "document/outline.h"

namespace declass {

/// The rule of lines.yaml that takes a line in the zone, or null. `above` is the rule of the line
/// above it, or null; `behind` one that took the line and may not stand there, or null: the next.
const LineRule* find_line_rule(const Outline& outline, const Line& line, LineRule::Zone zone,
                               const LineRule* above = nullptr, const LineRule* behind = nullptr);

/// A quick question before that for a line of a body; no: no rule takes it.
bool may_be_furniture(const Outline& outline, const Line& line);

/// The line, or the part of it before the first field label that stands inside it.
Line cut_at_label(const Outline& outline, const Line& line);

}  // namespace declass
