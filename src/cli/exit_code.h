#pragma once

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

}  // namespace declass::exit_code

namespace declass {

/// The exit code that goes with a problem of the audit log: its code's family says which.
int log_exit_code(const Diagnostics& problems);

}  // namespace declass
