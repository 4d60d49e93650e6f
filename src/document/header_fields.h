#pragma once

#include "document/outline.h"

namespace declass {

/// Takes what one line of a head says into the message: dates, addresses, prosign, order and
/// instruction. What a field says over several lines is read by `read_fields` at the end.
void take_values(Outline& outline, const LineRule& rule, const Line& line, Segment& segment);

/// Takes section, post and serial of a banner line. The document id comes from the first banner
/// that has them.
void take_banner_rest(Outline& outline, const Pattern& form, const Match& rest, const Line& tail);

/// Reads the fields whose text runs over several lines: TAGS, subject, references, Classified By
/// with its reasons, instructions. Called once all segments are there.
void read_fields(Outline& outline);

/// Gives text that stands in an administrative field without being the field's own a segment of no
/// known kind, so that it is not released as administrative. Once the fields have been read.
void split_foreign_text(Outline& outline);

}  // namespace declass
