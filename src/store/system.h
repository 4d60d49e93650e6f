#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace declass {

/// A negative number is an errno with its sign changed; anything else is the result.
using Outcome = long;

/// The calls by which a log and its releases are read and written, one function each, so that a
/// test can stand in for the kernel and fail or end the run at any of them. Paths are relative to
/// an open folder; no call follows a symbolic link in a name's last part but `open_folder`.
class System {
 public:
  enum class Lock { shared, exclusive };
  enum class Replace { no, yes };
  enum class Kind { file, folder, other };

  struct Status {
    Kind kind = Kind::other;
    std::uint64_t size = 0;
    unsigned mode = 0;
    std::pair<std::uint64_t, std::uint64_t> identity;  ///< the same for the same file or folder
  };
  struct Entry {
    std::string name;
    Kind kind = Kind::other;
  };

  virtual ~System() = default;

  /// Follows symbolic links: the user named this folder.
  virtual Outcome open_folder(const std::string& path) = 0;
  virtual Outcome open_folder_at(int folder, const std::string& name) = 0;
  virtual Outcome make_folder_at(int folder, const std::string& name, unsigned mode) = 0;
  virtual Outcome list(int folder, std::vector<Entry>& into) = 0;

  virtual Outcome open_to_read(int folder, const std::string& name) = 0;
  /// A new file; one of that name must not be there.
  virtual Outcome create(int folder, const std::string& name, unsigned mode) = 0;
  /// An existing file, whose writes go to its end.
  virtual Outcome open_to_append(int folder, const std::string& name) = 0;
  virtual void close(int file) = 0;

  virtual Outcome status(int file, Status& into) = 0;
  virtual Outcome status_at(int folder, const std::string& name, Status& into) = 0;
  virtual Outcome read(int file, char* into, std::size_t size) = 0;
  virtual Outcome write(int file, std::string_view bytes) = 0;
  virtual Outcome truncate(int file, std::uint64_t size) = 0;
  virtual Outcome set_mode(int file, unsigned mode) = 0;

  /// Makes a file's bytes, or a folder's names, durable. Never to be retried after an error: the
  /// kernel may have dropped what it could not write.
  virtual Outcome sync(int file) = 0;

  virtual Outcome rename(int folder, const std::string& from, const std::string& to,
                         Replace replace) = 0;
  virtual Outcome remove(int folder, const std::string& name) = 0;
  virtual Outcome remove_folder(int folder, const std::string& name) = 0;

  /// Waits for the lock; it ends with the file's last descriptor.
  virtual Outcome lock(int file, Lock kind) = 0;

  /// 1 where the file system is reached through a network, else 0.
  virtual Outcome is_network(int folder) = 0;
};

}  // namespace declass
