#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// Many words and phrases looked for with one edit: a letter more, less, or another, or two
/// neighbours swapped, in one of their words of four letters or more; digits that are drawn like
/// letters (`P3TR0V`) are read as them first. Needles of fewer than six letters or more than 64 are
/// never found. What stands exactly is not found either. Linear in the text and what is found.
/// Immutable; copies share the compiled form.
class NearSearch {
 public:
  struct Hit {
    std::size_t needle = 0;  ///< its place in the list
    Span span;
  };

  explicit NearSearch(const std::vector<std::string>& needles);

  std::vector<Hit> find_all(std::string_view text) const;

 private:
  struct Compiled;
  class Scan;
  std::shared_ptr<const Compiled> compiled_;
};

/// The words are equal but for one edit, and not equal. Bytes are compared.
bool is_one_edit_apart(std::string_view a, std::string_view b);

}  // namespace declass
