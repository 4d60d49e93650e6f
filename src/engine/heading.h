#pragma once

#include <vector>

#include "engine/process.h"

namespace declass {

/// How the marks of each message are written: struck, kept or dropped as the policy says on what is
/// no longer classified, kept on everything else; and what takes the banner's place.
std::vector<MessageStyle> message_styles(const Outcome& outcome, const Rules& rules,
                                         const Policy& policy, Date as_of);

/// The roll-up of the released segments that stay classified; nothing where none does.
std::optional<std::string> marking_of_rest(const Outcome& outcome, const Rules& rules,
                                           const Policy& policy);

/// Lists what a cut of classified text cannot cite by itself.
void add_citation_reviews(Outcome& outcome, Date as_of, const Schedule& schedule);

/// In full where nothing was cut, denied where of all portions none is left, else in part.
Disposition disposition_of(const SourceText& source, const Outcome& outcome);

/// The lines above and below a release: its disposition with the codes, and the marking of what is
/// left where that is classified; above, by which instruction it is declassified and since when,
/// only where nothing classified was held back and no portion withheld (32 CFR 2001.25), who
/// approved it, policy and as-of date. Requires: the release was rendered.
Heading heading_of(const Outcome& outcome, const Policy& policy, const ProcessOptions& options);

}  // namespace declass
