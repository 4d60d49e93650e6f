#pragma once

#include <string_view>

namespace declass::control_id {

/// The controls that the algebra itself is about. All others are known from rules/marking only.
inline constexpr std::string_view unknown = "unknown";
inline constexpr std::string_view noforn = "noforn";
inline constexpr std::string_view rel_to = "rel-to";
inline constexpr std::string_view relido = "relido";
inline constexpr std::string_view eyes = "eyes";
inline constexpr std::string_view display_only = "display-only";
inline constexpr std::string_view sar = "sar";
inline constexpr std::string_view accm = "accm";
inline constexpr std::string_view cui = "cui";

}  // namespace declass::control_id
