#include "marking/marking.h"

#include <algorithm>

namespace declass {

bool Marking::has(std::string_view control) const {
  return std::binary_search(controls.begin(), controls.end(), control);
}

void add_control(Marking& marking, std::string_view control) {
  const auto at = std::lower_bound(marking.controls.begin(), marking.controls.end(), control);
  if (at == marking.controls.end() || *at != control) marking.controls.emplace(at, control);
}

}  // namespace declass
