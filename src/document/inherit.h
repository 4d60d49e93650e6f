#pragma once

#include "document/outline.h"

namespace declass {

/// Gives the message its overall marking (the highest of banner, prosign and section banners, with
/// the controls of its captions) and every segment without a mark of its own what it inherits:
/// never unclassified by default. Reports what disagrees.
void inherit_markings(Outline& outline);

/// Adds the controls of the message's captions to a segment that they concern.
void apply_captions(const Outline& outline, Segment& segment);

/// Whether a message must say who classified it and why, by its date or else by its order.
bool wants_classifier(const Message& message, const LintForms& forms);

/// Reports what is missing or contradicts itself, once all markings are there.
void check_message(Outline& outline);

}  // namespace declass
