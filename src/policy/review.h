#pragma once

#include <vector>

#include "policy/policy.h"

namespace declass {

/// Portions whose status leaves the decision to a person.
void list_statuses(const MessageFacts& facts, const Policy& policy, std::vector<ReviewItem>& out);

/// Findings that a clause would cut if they were surer, where they stand in released text. What
/// stands inside a cut is nobody's concern any more, and must not show.
void list_possible_findings(const std::vector<const Finding*>& possible, Verdict& verdict);

/// Tiles that were cut for an interim reason, or because no clause spoke about them.
void list_interim_reasons(Verdict& verdict);

}  // namespace declass
