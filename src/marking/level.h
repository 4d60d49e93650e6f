#pragma once

#include <optional>
#include <string_view>

namespace declass {

/// How much damage disclosure would do, in the US order of levels. Restricted is a foreign and NATO
/// level (and a US one until 1953); Limited Official Use is a control on unclassified text.
enum class Level { unclassified, restricted, confidential, secret, top_secret };

/// `unclassified`, `restricted`, `confidential`, `secret`, `top-secret`: the words of the JSON
/// output and of policies.
std::string_view name_of(Level level);

/// The level of one of these words.
std::optional<Level> level_named(std::string_view name);

inline bool is_classified(Level level) { return level != Level::unclassified; }

}  // namespace declass
