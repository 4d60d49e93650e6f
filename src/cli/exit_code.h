#pragma once

#include <algorithm>

#include "text/diagnostic.h"

namespace declass::exit_code {

/// What the program says to its caller; relied on from outside (docs/command-line.md).
inline constexpr int done = 0;
inline constexpr int needs_a_person = 1;  ///< or: lint, diff, verify or tests found something
inline constexpr int usage = 2;           ///< usage, rule or policy error; nothing was written
inline constexpr int some_failed = 3;
inline constexpr int refused = 4;
inline constexpr int log_changed = 5;
inline constexpr int internal = 70;
inline constexpr int io = 74;

/// What problems of the audit log end the program with, by the family of their codes: DA01 the
/// log was changed, DA02 it cannot be used so, DA05 input or output failed. The first family in
/// that order decides.
inline int of_log_problems(const Diagnostics& problems) {
  const auto has = [&](const char* family) {
    return std::any_of(problems.begin(), problems.end(),
                       [&](const Diagnostic& problem) { return problem.code.starts_with(family); });
  };
  if (has("DA01")) return log_changed;
  return has("DA02") ? usage : io;
}

}  // namespace declass::exit_code
