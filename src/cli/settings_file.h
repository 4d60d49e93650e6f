#pragma once

#include <filesystem>

#include "cli/session.h"

namespace declass {

/// The nearest `.declass.yaml` in a folder or above it; empty settings where there is none, every
/// problem where it cannot be read.
Result<Settings> read_settings_upward(const std::filesystem::path& folder);

}  // namespace declass
