#pragma once

#include <random>
#include <string>
#include <vector>

namespace declass {

/// One way in which typists and scanners spoil a mark. A mark to which it cannot happen stays as
/// it is.
struct MarkDamage {
  const char* name;
  std::string (*apply)(const std::string& mark, std::mt19937_64& random);
};

const std::vector<MarkDamage>& mark_damages();

}  // namespace declass
