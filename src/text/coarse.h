#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace declass {

/// The class of a folded byte in which scanners and readers mistake one for the other: `0Oo`,
/// `1lI|`, `5S`, `8B`, `2Z`, `6G`. All else is its own.
constexpr char coarse_letter(char folded) {
  switch (folded) {
    case 'i':
    case '1':
    case '|':
      return 'l';
    case '0':
      return 'o';
    case '5':
      return 's';
    case '8':
      return 'b';
    case '2':
      return 'z';
    case '6':
      return 'g';
    default:
      return folded;
  }
}

/// A folded text letter by letter in these classes, an `m` as `rn`.
struct Coarse {
  explicit Coarse(std::string_view folded);

  std::string letters;
  std::vector<std::uint32_t> places;  ///< in the folded text, for each letter, and its size

  bool begins_letter(std::size_t at) const { return at == 0 || places[at - 1] != places[at]; }
};

}  // namespace declass
