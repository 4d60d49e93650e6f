#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/system.h"
#include "text/result.h"

namespace declass {

/// Who may read and write what the store makes.
namespace file_mode {
inline constexpr unsigned secret = 0600, secret_folder = 0700;
inline constexpr unsigned open = 0644, open_folder = 0755;
inline constexpr unsigned sealed = 0444;  ///< nobody writes to it any more
}  // namespace file_mode

/// An open file or folder that closes itself. A negative number holds nothing.
class Handle {
 public:
  Handle() = default;
  Handle(std::shared_ptr<System> system, Outcome opened);
  Handle(Handle&& other) noexcept;
  Handle& operator=(Handle&& other) noexcept;
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle();

  int number() const { return number_; }

 private:
  std::shared_ptr<System> system_;
  int number_ = -1;
};

/// An open folder and what is done with the files in it. Every problem of the system becomes a
/// diagnostic that names the file (DA0511). Nothing is tried twice.
class Folder {
 public:
  /// Follows symbolic links in `path`: its user named it.
  static Result<Folder> open(std::shared_ptr<System> system, const std::string& path);
  /// Likewise, and makes it and its parents where they are missing.
  static Result<Folder> open_or_make(std::shared_ptr<System> system, const std::string& path);
  /// A folder in this one, no symbolic link; made with `mode` where it is missing.
  Result<Folder> open_or_make_below(const std::string& name, unsigned mode) const;
  Result<Folder> open_below(const std::string& name) const;

  const std::string& path() const { return path_; }
  int number() const { return handle_.number(); }
  System& system() const { return *system_; }

  Result<std::vector<System::Entry>> list() const;
  bool has(const std::string& name) const;
  /// Nothing where the name is free.
  Result<std::optional<System::Status>> status(const std::string& name) const;
  Result<System::Status> status() const;

  /// A regular file, whole.
  Result<std::string> read(const std::string& name) const;
  /// A new file with these bytes, durable under its name once the folder is synced.
  Result<Handle> write_new(const std::string& name, std::string_view bytes, unsigned mode) const;
  /// The file `name` has these bytes, or it has what it had: through a temporary file, durable.
  Result<void> replace(const std::string& name, std::string_view bytes, unsigned mode) const;
  Result<Handle> open_to_append(const std::string& name) const;
  Result<Handle> open_lock(const std::string& name, System::Lock kind) const;
  Result<void> write(const Handle& file, const std::string& name, std::string_view bytes) const;
  Result<void> sync(const Handle& file, const std::string& name) const;
  Result<void> sync() const;
  Result<void> rename(const std::string& from, const std::string& to,
                      System::Replace replace) const;
  Result<void> set_mode(const std::string& name, unsigned mode) const;
  Result<void> remove(const std::string& name) const;

  /// The diagnostic for what the system said about a file in this folder.
  Diagnostic problem(const std::string& name, std::string_view what, Outcome outcome) const;

 private:
  Folder(std::shared_ptr<System> system, Outcome opened, std::string path);

  std::shared_ptr<System> system_;
  Handle handle_;
  std::string path_;
};

}  // namespace declass
