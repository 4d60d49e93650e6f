#include "marking/level.h"

#include <array>

namespace declass {
namespace {

constexpr std::array<std::string_view, 5> names = {"unclassified", "restricted", "confidential",
                                                   "secret", "top-secret"};

}  // namespace

std::string_view name_of(Level level) { return names[static_cast<std::size_t>(level)]; }

std::optional<Level> level_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<Level>(i);
  }
  return std::nullopt;
}

}  // namespace declass
