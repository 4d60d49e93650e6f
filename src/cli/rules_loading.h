#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "engine/process.h"

namespace declass {

/// Compiles everything under rules/. Complains and finishes with `usage` on failure.
std::optional<Rules> load_rules(Session& session);

/// The policy that was named, else `$DECLASS_POLICY`, else that of the settings, else `public`.
std::string policy_or_default(Session& session, const std::string& named);

/// The names of the policies that are shipped, sorted.
std::vector<std::string> shipped_policies(const Session& session);

/// Where a shipped policy, or one that was named by its path, stands; complains and finishes with
/// `usage` where there is none of that name.
std::optional<std::string> policy_path(Session& session, const std::string& name);

/// Where the tests of a policy file stand: `public.test.yaml` beside `public.yaml`.
std::string test_file_of(const std::string& policy_path);

/// A policy from its file; its lists are read beside it.
Result<Policy> compile_policy(const SourceText& file, const Rules& rules);

/// A shipped policy by its name, or a policy file by its path (anything with a `/` or ending in
/// `.yaml`). Never falls back to another policy. `file` gets the policy's own bytes.
struct LoadedPolicy {
  Policy policy;
  SourceText file;
};
std::optional<LoadedPolicy> load_policy(Session& session, const Rules& rules,
                                        const std::string& name_or_path);

}  // namespace declass
