#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace declass {

/// How the letters of names follow each other, and how those of ordinary words do: learned from the
/// word lists, one entry each. Letters are A to Z; whatever else stands in a word counts as its
/// edge.
class NameLetters {
 public:
  static constexpr std::size_t steps = 8;

  /// One word in capitals. Requires: `settle` was not called yet.
  void learn_name(std::string_view word) { learn(word, 0); }
  void learn_word(std::string_view word) { learn(word, 1); }

  /// Ends the learning.
  void settle();

  /// How usual the letters of a word in capitals are in names, from 0 (no name has them) up, in
  /// unit steps of the logarithm per letter. Requires: settled.
  std::size_t usual_step(std::string_view word) const;

  /// How much more usual they are in names than in ordinary words, `steps / 2` where as much.
  std::size_t likeness_step(std::string_view word) const;

 private:
  void learn(std::string_view word, std::size_t kind);

  static constexpr std::size_t triples = std::size_t{27} * 27 * 27;
  struct Table {
    std::vector<std::uint32_t> counts = std::vector<std::uint32_t>(triples);
    std::vector<float> logs;  ///< of the shares, once settled
  };
  std::array<Table, 2> tables_;
};

}  // namespace declass
