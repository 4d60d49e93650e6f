#pragma once

#include <string>
#include <vector>

#include "text/result.h"

namespace declass {

/// One document that a command was given.
struct Input {
  std::string path;    ///< to open; `-` is standard input
  std::string folder;  ///< below the folder that was named: where its release goes; may be empty
  std::string name;    ///< the file's own name
};

/// The files that were named, and those below the folders that were named, sorted by path within
/// each folder. A path that is neither is a problem (DA0501).
Result<std::vector<Input>> expand_inputs(const std::vector<std::string>& paths);

}  // namespace declass
