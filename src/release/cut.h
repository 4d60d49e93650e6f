#pragma once

#include <string>
#include <vector>

#include "document/message.h"
#include "release/marker.h"
#include "release/release.h"

namespace declass {

/// What some tiles, first to last, say together about a cut: the strictest action, its reasons in
/// clause order, once each, and the codes that they cite. `classified_codes` is what an exemption
/// `classified` stands for.
Cut cut_of(const std::vector<Decision>& tiles, std::size_t first, std::size_t last,
           const std::vector<std::string>& classified_codes);

/// What a cut inside a portion is called: `name` for a person, else the kind of its finding.
std::string kind_of_finding(const Cut& cut, const std::vector<Finding>& findings);

/// What a portion is called: `paragraph`, `heading`, `subject line` …
std::string_view noun_of(SegmentKind kind);

enum class CutSize { span, portion };
MarkerFacts facts_of(const Cut& cut, CutSize size, std::size_t amount);

}  // namespace declass
