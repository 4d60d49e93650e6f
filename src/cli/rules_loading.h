#pragma once

#include <optional>
#include <string>

#include "cli/session.h"
#include "engine/process.h"

namespace declass {

/// Compiles everything under rules/. Complains and finishes with `usage` on failure.
std::optional<Rules> load_rules(Session& session);

/// A shipped policy by its name, or a policy file by its path (anything with a `/` or ending in
/// `.yaml`). Never falls back to another policy. `file` gets the policy's own bytes.
struct LoadedPolicy {
  Policy policy;
  SourceText file;
};
std::optional<LoadedPolicy> load_policy(Session& session, const Rules& rules,
                                        const std::string& name_or_path);

}  // namespace declass
