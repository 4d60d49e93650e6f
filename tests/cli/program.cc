#include "cli/program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace declass::testing {
namespace fs = std::filesystem;
namespace {

/// In the child: files as standard streams, then the program. Never returns.
[[noreturn]] void become(const std::vector<std::string>& command, const fs::path& folder,
                         const fs::path& in, const fs::path& out, const fs::path& err) {
  const auto redirect = [](const fs::path& path, int flags, int stream) {
    const int file = ::open(path.c_str(), flags, 0600);
    if (file < 0 || ::dup2(file, stream) < 0) std::_Exit(126);
  };
  if (::chdir(folder.c_str()) != 0) std::_Exit(126);
  redirect(in, O_RDONLY, STDIN_FILENO);
  redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments[0], arguments.data());
  std::_Exit(127);
}

ProgramRun run(const std::vector<std::string>& command, const fs::path& folder,
               const std::string& input, const std::map<std::string, std::string>& environment) {
  const ScratchFolder streams;
  streams.write("in", input);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    ::setenv("SOURCE_DATE_EPOCH", "1795478400", 1);  // 2026-11-24
    for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
    become(command, folder, streams / "in", streams / "out", streams / "err");
  }
  int status = 0;
  if (::waitpid(child, &status, 0) != child) throw std::runtime_error("waitpid failed");
  ProgramRun out;
  out.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  out.out = read_file(streams / "out");
  out.err = read_file(streams / "err");
  return out;
}

}  // namespace

ProgramRun declass(const std::vector<std::string>& arguments, const fs::path& folder,
                   const std::string& input,
                   const std::map<std::string, std::string>& environment) {
  std::vector<std::string> command = {DECLASS_BINARY_DIR "/declass"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(command, folder, input, environment);
}

ProgramRun shell(const std::string& line, const fs::path& folder) {
  const char* path = std::getenv("PATH");
  return run({"bash", "-c", line}, folder, "",
             {{"PATH", std::string(DECLASS_BINARY_DIR ":") + (path == nullptr ? "" : path)}});
}

ScratchFolder::ScratchFolder() {
  std::string name = (fs::temp_directory_path() / "declass-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string ScratchFolder::write(const std::string& name, const std::string& bytes) const {
  const fs::path path = path_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
  return path.string();
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> out;
  if (!fs::exists(folder)) return out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      out[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
  }
  return out;
}

}  // namespace declass::testing
