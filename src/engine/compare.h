#pragma once

#include <string>
#include <vector>

#include "engine/process.h"

namespace declass {

/// A stretch about which two runs over the same bytes decide otherwise.
struct Difference {
  enum class Kind { newly_released, newly_withheld, otherwise };

  Kind kind = Kind::otherwise;
  Span span;
  std::string portion;        ///< as a dry run names it
  std::string before, after;  ///< `withhold (withhold-classified)`, `refused (DP0301)`
};

std::string_view name_of(Difference::Kind kind);

/// Newly released first, then newly withheld, then what is cut for another reason or in another
/// way; each by place. A run that makes no release withholds everything. White space is no text.
std::vector<Difference> compare(const SourceText& source, const Result<Outcome>& before,
                                const Result<Outcome>& after);

}  // namespace declass
