#pragma once

#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "text/diagnostic.h"

namespace declass {

/// The value, or why there is none: every problem found, not only the first.
template <class T>
using Result = tl::expected<T, Diagnostics>;

/// The failure of any Result, for one or for many diagnostics.
inline tl::unexpected<Diagnostics> failure(Diagnostics problems) {
  return tl::unexpected<Diagnostics>(std::move(problems));
}
inline tl::unexpected<Diagnostics> failure(Diagnostic problem) {
  return tl::unexpected<Diagnostics>(Diagnostics{std::move(problem)});
}

}  // namespace declass
