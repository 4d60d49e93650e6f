#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace declass::testing {

/// What a run of a program left behind.
struct ProgramRun {
  int exit = -1;
  std::string out, err;
};

/// Runs the built `declass` with these arguments in a folder, with nothing on standard input but
/// `input`. The day is fixed at 2026-11-24 unless `environment` says otherwise.
ProgramRun declass(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                   const std::string& input = "",
                   const std::map<std::string, std::string>& environment = {});

/// Runs a line of shell in which `declass` is the built program.
ProgramRun shell(const std::string& line, const std::filesystem::path& folder);

/// A fresh folder that is removed with this value.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

  /// Writes a file below the folder, and the folders that it needs; its path.
  std::string write(const std::string& name, const std::string& bytes) const;

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& path);

/// Every regular file below a folder with its bytes, by relative path.
std::map<std::string, std::string> files_below(const std::filesystem::path& folder);

inline std::filesystem::path source_folder() { return DECLASS_SOURCE_DIR; }

}  // namespace declass::testing
