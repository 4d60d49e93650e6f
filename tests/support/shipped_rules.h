#pragma once

#include <string>

#include "engine/process.h"
#include "support/shipped.h"

namespace declass {

/// All rules that the program ships.
inline const Rules& shipped_rules() {
  static const Rules rules{shipped_words(), shipped_forms(),
                           value_of(Schedule::compile(rule_files("declassify"))),
                           value_of(Detector::compile(rule_files("detect")))};
  return rules;
}

inline Policy policy_of(const std::string& name, const std::string& yaml) {
  return value_of(Policy::compile(SourceText(name + ".yaml", yaml), policy_rules(shipped_rules()),
                                  [](const std::string& file) -> Result<SourceText> {
                                    return SourceText(file, "GRALLOCH\n");
                                  }));
}

/// The policy `public` that the program ships.
inline const Policy& public_policy() {
  static const Policy policy = policy_of(
      "public", bytes_of(std::filesystem::path(DECLASS_SOURCE_DIR) / "policies" / "public.yaml"));
  return policy;
}

inline ProcessOptions options_on(const char* day) {
  return {*parse_iso_date(day), "declass", std::nullopt, {}, {}};
}

}  // namespace declass
