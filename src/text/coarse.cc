#include "text/coarse.h"

namespace declass {

Coarse::Coarse(std::string_view folded) {
  letters.reserve(folded.size());
  places.reserve(folded.size() + 1);
  for (std::uint32_t at = 0; at < folded.size(); ++at) {
    if (folded[at] == 'm') {
      letters += "rn";
      places.push_back(at);
    } else {
      letters += coarse_letter(folded[at]);
    }
    places.push_back(at);
  }
  places.push_back(static_cast<std::uint32_t>(folded.size()));
}

}  // namespace declass
