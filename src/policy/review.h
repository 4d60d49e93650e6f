#pragma once

#include <vector>

#include "policy/policy.h"

namespace declass {

/// What a run lists for a person, from facts and decisions. Of what is listed about a portion the
/// span is that of the portion's first segment.

/// Portions whose status leaves the decision to a person, and that no clause released all the same.
void list_statuses(const MessageFacts& facts, const Policy& policy, Verdict& verdict);

/// Findings that a clause would cut if they were surer, where they stand in released text. What
/// stands inside a cut is nobody's concern any more, and must not show.
void list_possible_findings(const std::vector<const Finding*>& possible, Verdict& verdict);

/// Text that was cut for an interim reason, or because no clause spoke about it; white space is no
/// text. Requires: the referrals of `list_statuses` are listed.
void list_interim_reasons(const SourceText& source, std::span<const MessageFacts> facts,
                          Verdict& verdict);

}  // namespace declass
