#pragma once

#include <string>

#include "support/shipped_rules.h"

namespace declass {

/// A policy that cuts the terms of one list out of an otherwise released text; the marker is
/// `[REDACTED {codes}]`.
inline Policy term_policy(const std::string& list, const std::string& amount = "none") {
  const std::string yaml = R"yaml(policy: terms
version: 1
title: T
audience: internal
settings: {cut: 0.30, review: 0.05}
output: {marker: "[REDACTED {codes}]", show_amount: )yaml" +
                           amount +
                           R"yaml(, markings: keep, file_name: document-id}
lists: {words: words.yaml}
clauses:
  - id: open
    when: {status: [declassified, not-classified, not-yet, review, refer, unknown]}
    action: release
    because: open
  - id: cut
    when: {finding: term, listed_in: words}
    action: redact
    exemption: "(b)(6)"
    because: privacy
    harm: harm
)yaml";
  return value_of(Policy::compile(SourceText("terms.yaml", yaml), policy_rules(shipped_rules()),
                                  [&](const std::string& file) -> Result<SourceText> {
                                    return SourceText(file, "version: 1\nterms:\n" + list);
                                  }));
}

/// Entries of a list: persons, then plain terms.
inline std::string entries(const std::vector<std::string>& persons,
                           const std::vector<std::string>& terms = {}) {
  std::string out;
  for (const std::string& one : persons) out += "  - {term: \"" + one + "\", kind: person}\n";
  for (const std::string& one : terms) out += "  - term: \"" + one + "\"\n";
  return out;
}

inline const std::string term_document_head = "UNCLAS BERN 000881\n\nTAGS: PREL\n\n1. (U) ";

/// The body of a release, from its first paragraph's mark on, with every marker as `M`.
inline std::string body_of(const std::string& release) {
  const std::string start = "1. (U) ";
  std::string out = release.substr(release.find(start) + start.size());
  const std::size_t foot = out.find("\n\n");
  out = out.substr(0, foot == std::string::npos ? out.find_last_not_of('\n') + 1 : foot);
  const std::string marker = "[REDACTED (b)(6)]";
  for (std::size_t at = out.find(marker); at != std::string::npos; at = out.find(marker)) {
    out.replace(at, marker.size(), "M");
  }
  return out;
}

}  // namespace declass
