#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/pattern.h"

namespace declass {

/// One match of one expression of a set.
struct SetMatch {
  Span span;           ///< bytes of the text that was searched
  std::size_t id = 0;  ///< the expression's place in the list that was compiled
};

/// Many regular expressions in one linear pass over a text, so that a hundred rules cost little
/// more than one. Copies share the compiled form.
class PatternSet {
 public:
  /// Every expression must compile, and all of them together within `max_memory` bytes (in
  /// proportion more beyond 300 expressions; 10,000 at most); else what is wrong, with the place of
  /// the expression at fault (or the list's size for the whole). `gates`, where it is not empty, is
  /// as long as `expressions`: an expression with a gate is only looked for in a text in which the
  /// gate matches; an empty gate stands for the expression itself.
  struct Problem {
    std::size_t id;
    std::string message;
  };
  static tl::expected<PatternSet, Problem> compile(const std::vector<std::string>& expressions,
                                                   std::size_t max_memory = std::size_t{64} << 20,
                                                   const std::vector<std::string>& gates = {});

  /// Every non-empty match of every expression whose gate is open, the overlapping ones included,
  /// sorted by begin, end and id. For one expression the matches are leftmost and do not overlap
  /// each other; where its first choice is the empty text, it matches nothing there. Linear in the
  /// text unless an expression reads on to the end of the text before it settles for less
  /// (`a.*b|a`).
  std::vector<SetMatch> find_all(std::string_view text) const;

  std::size_t size() const;

 private:
  struct Compiled;
  explicit PatternSet(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
