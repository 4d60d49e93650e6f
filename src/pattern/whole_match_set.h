#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/pattern.h"

namespace declass {

/// Which of many expressions match a whole text, asked in one pass over it. Copies share the
/// compiled form.
class WholeMatchSet {
 public:
  /// What is wrong where they do not compile together. None at all match nothing.
  /// Requires: all are case-sensitive patterns, or say otherwise in themselves.
  static tl::expected<WholeMatchSet, std::string> compile(std::vector<Pattern> patterns);

  /// The places, in the list that was compiled, of the patterns that match, in order.
  std::vector<std::size_t> matching(std::string_view text) const;

 private:
  struct Compiled;
  explicit WholeMatchSet(std::shared_ptr<const Compiled> compiled)
      : compiled_(std::move(compiled)) {}

  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
