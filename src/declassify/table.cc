#include "declassify/table.h"

#include <algorithm>

namespace declass {

void tidy(std::vector<std::string>& flags) {
  std::sort(flags.begin(), flags.end());
  flags.erase(std::unique(flags.begin(), flags.end()), flags.end());
}

}  // namespace declass
