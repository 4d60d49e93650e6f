#include "cli/inputs.h"

#include <filesystem>

#include "store/files.h"

namespace declass {

Result<std::vector<Input>> expand_inputs(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  std::vector<Input> out;
  for (const std::string& path : paths) {
    if (path == "-" || !is_folder(path)) {
      out.push_back({path, "", fs::path(path).filename().string()});
      continue;
    }
    auto files = list_folder(path, {});
    if (!files) return failure(std::move(files.error()));
    for (const std::string& file : *files) {
      const fs::path relative(file);
      out.push_back({(fs::path(path) / relative).string(), relative.parent_path().string(),
                     relative.filename().string()});
    }
  }
  return out;
}

}  // namespace declass
