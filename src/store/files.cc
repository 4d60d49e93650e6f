#include "store/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "store/folder.h"
#include "store/kernel.h"

namespace declass {
namespace {

namespace fs = std::filesystem;

/// An open descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

Result<std::string> read_all(int descriptor, const std::string& name, std::size_t limit,
                             std::size_t expected) {
  std::string bytes;
  bytes.reserve(expected + 1);
  constexpr std::size_t chunk = std::size_t{1} << 20;
  while (bytes.size() <= limit) {
    const std::size_t before = bytes.size();
    const std::size_t room =
        std::max<std::size_t>(expected > before ? expected - before + 1 : 0, 4096);
    bytes.resize(before + std::min(chunk, room));
    const ssize_t got = ::read(descriptor, bytes.data() + before, bytes.size() - before);
    if (got < 0) {
      bytes.resize(before);
      if (errno == EINTR) continue;
      return failure(
          file_problem(name, "DA0501", fmt::format("cannot be read: {}", std::strerror(errno))));
    }
    bytes.resize(before + static_cast<std::size_t>(got));
    if (got == 0) return bytes;
  }
  return failure(file_problem(name, "DA0503", fmt::format("is larger than {} MiB", limit >> 20U),
                              "split it into its documents"));
}

}  // namespace

Result<SourceText> read_input(const std::string& path, std::size_t limit) {
  const bool standard_input = path == "-";
  const Descriptor descriptor(
      standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (descriptor.number() < 0) {
    return failure(
        file_problem(path, "DA0501", fmt::format("cannot be opened: {}", std::strerror(errno))));
  }
  std::size_t expected = 0;
  if (!standard_input) {
    struct stat status {};
    if (::fstat(descriptor.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
      return failure(file_problem(path, "DA0502", "is not a regular file"));
    }
    expected = static_cast<std::size_t>(status.st_size);
    if (expected > limit) {
      return failure(file_problem(path, "DA0503",
                                  fmt::format("is larger than {} MiB", limit >> 20U),
                                  "split it into its documents"));
    }
  }
  auto bytes = read_all(descriptor.number(), path, limit, expected);
  if (!bytes) return failure(std::move(bytes.error()));
  return SourceText(path, std::move(*bytes));
}

Result<std::vector<std::string>> list_folder(const std::string& folder,
                                             const std::vector<std::string>& endings) {
  std::vector<std::string> out;
  std::error_code error;
  auto walk = fs::recursive_directory_iterator(folder, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    const fs::directory_entry& entry = *walk;
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.') || entry.is_symlink()) {
      if (entry.is_directory()) walk.disable_recursion_pending();
      continue;
    }
    if (!entry.is_regular_file()) continue;
    const bool wanted =
        endings.empty() || std::any_of(endings.begin(), endings.end(),
                                       [&](const std::string& e) { return name.ends_with(e); });
    if (wanted) out.push_back(entry.path().lexically_relative(folder).string());
  }
  if (error) return failure(file_problem(folder, "DA0501", "cannot be listed: " + error.message()));
  std::sort(out.begin(), out.end());
  return out;
}

Result<std::vector<SourceText>> read_rules(const std::string& folder) {
  auto names = list_folder(folder, {".yaml", ".txt", ".tsv"});
  if (!names) return failure(std::move(names.error()));
  std::vector<SourceText> out;
  for (const std::string& name : *names) {
    if (name.ends_with(".test.yaml")) continue;
    auto file = read_input((fs::path(folder) / name).string());
    if (!file) return failure(std::move(file.error()));
    out.push_back(std::move(*file));
  }
  return out;
}

Result<void> write_secret(const std::string& path, std::string_view bytes, Overwrite overwrite) {
  const fs::path whole(path);
  const std::string folder = whole.has_parent_path() ? whole.parent_path().string() : ".";
  const std::string name = whole.filename().string();
  const auto open = Folder::open(std::make_shared<Kernel>(), folder);
  if (!open) return failure(open.error());
  if (overwrite == Overwrite::refuse && open->has(name)) {
    return failure(
        file_problem(path, "DA0201", "there is a file of this name", "add `-f` to replace it"));
  }
  return open->replace(name, bytes, file_mode::secret);
}

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

bool exists(const std::string& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

}  // namespace declass
