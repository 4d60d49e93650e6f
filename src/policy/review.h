#pragma once

#include <span>
#include <vector>

#include "policy/policy.h"

namespace declass {

/// Portions whose status leaves the decision to a person.
void list_statuses(const MessageFacts& facts, const Policy& policy, std::vector<ReviewItem>& out);

/// Findings between the policy's `review` and `cut` that stand in released text. What stands inside
/// a cut is nobody's concern any more, and must not show.
void list_possible_findings(std::span<const MessageFacts> facts, const Policy& policy,
                            Verdict& verdict);

/// Tiles that were cut for an interim reason, or because no clause spoke about them.
void list_interim_reasons(Verdict& verdict);

}  // namespace declass
