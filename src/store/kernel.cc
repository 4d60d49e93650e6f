#include "store/kernel.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

namespace declass {
namespace {

/// The result of a call that says -1 and leaves an errno.
Outcome outcome(long result) { return result < 0 ? -static_cast<long>(errno) : result; }

/// Repeats a call that a signal interrupted before it did anything.
template <class Call>
Outcome repeated(Call call) {
  Outcome result = 0;
  do {
    result = outcome(call());
  } while (result == -EINTR);
  return result;
}

System::Kind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return System::Kind::file;
  return S_ISDIR(mode) ? System::Kind::folder : System::Kind::other;
}

System::Status read_status(const struct stat& status) {
  return {kind_of(status.st_mode),
          static_cast<std::uint64_t>(status.st_size),
          status.st_mode & 07777U,
          {status.st_dev, status.st_ino}};
}

constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

}  // namespace

Outcome Kernel::open_folder(const std::string& path) {
  return repeated([&] { return ::open(path.c_str(), folder_flags); });
}

Outcome Kernel::open_folder_at(int folder, const std::string& name) {
  return repeated([&] { return ::openat(folder, name.c_str(), folder_flags | O_NOFOLLOW); });
}

Outcome Kernel::make_folder_at(int folder, const std::string& name, unsigned mode) {
  return outcome(::mkdirat(folder, name.c_str(), mode));
}

Outcome Kernel::list(int folder, std::vector<Entry>& into) {
  into.clear();
  const int own = ::openat(folder, ".", folder_flags);  // closedir takes its descriptor with it
  if (own < 0) return outcome(own);
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(own), ::closedir);
  if (!stream) return outcome(-1);
  errno = 0;
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    struct stat status {};
    if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno == ENOENT) continue;  // renamed or removed meanwhile
      return outcome(-1);
    }
    into.push_back({name, kind_of(status.st_mode)});
    errno = 0;
  }
  if (errno != 0) return outcome(-1);
  std::sort(into.begin(), into.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return 0;
}

Outcome Kernel::open_to_read(int folder, const std::string& name) {
  // O_NONBLOCK: a pipe in the place of a file must not hang the program.
  return repeated([&] {
    return ::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  });
}

Outcome Kernel::create(int folder, const std::string& name, unsigned mode) {
  return repeated([&] {
    return ::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    mode);
  });
}

Outcome Kernel::open_to_append(int folder, const std::string& name) {
  return repeated([&] {
    return ::openat(folder, name.c_str(),
                    O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  });
}

void Kernel::close(int file) { ::close(file); }

Outcome Kernel::status(int file, Status& into) {
  struct stat status {};
  const Outcome result = outcome(::fstat(file, &status));
  if (result < 0) return result;
  into = read_status(status);
  return 0;
}

Outcome Kernel::status_at(int folder, const std::string& name, Status& into) {
  struct stat status {};
  const Outcome result = outcome(::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW));
  if (result < 0) return result;
  into = read_status(status);
  return 0;
}

Outcome Kernel::read(int file, char* into, std::size_t size) {
  return repeated([&] { return ::read(file, into, size); });
}

Outcome Kernel::write(int file, std::string_view bytes) {
  return repeated([&] { return ::write(file, bytes.data(), bytes.size()); });
}

Outcome Kernel::truncate(int file, std::uint64_t size) {
  return repeated([&] { return ::ftruncate(file, static_cast<off_t>(size)); });
}

Outcome Kernel::set_mode(int file, unsigned mode) { return outcome(::fchmod(file, mode)); }

Outcome Kernel::sync(int file) { return outcome(::fsync(file)); }

Outcome Kernel::rename(int folder, const std::string& from, const std::string& to,
                       Replace replace) {
  if (replace == Replace::yes) {
    return outcome(::renameat(folder, from.c_str(), folder, to.c_str()));
  }
  const Outcome result =
      outcome(::renameat2(folder, from.c_str(), folder, to.c_str(), RENAME_NOREPLACE));
  if (result != -EINVAL && result != -ENOSYS) return result;
  // Some file systems cannot; a hard link does not replace either.
  const Outcome linked = outcome(::linkat(folder, from.c_str(), folder, to.c_str(), 0));
  return linked < 0 ? linked : outcome(::unlinkat(folder, from.c_str(), 0));
}

Outcome Kernel::remove(int folder, const std::string& name) {
  return outcome(::unlinkat(folder, name.c_str(), 0));
}

Outcome Kernel::remove_folder(int folder, const std::string& name) {
  return outcome(::unlinkat(folder, name.c_str(), AT_REMOVEDIR));
}

Outcome Kernel::lock(int file, Lock kind) {
  return repeated([&] { return ::flock(file, kind == Lock::shared ? LOCK_SH : LOCK_EX); });
}

Outcome Kernel::is_network(int folder) {
  struct statfs status {};
  const Outcome result = outcome(::fstatfs(folder, &status));
  if (result < 0) return result;
  // NFS, SMB, SMB2, CIFS, Coda, AFS, NCP, Ceph, Lustre, GFS2, OCFS2. FUSE and 9P are as often local
  // (containers, virtual machines) and do not say.
  constexpr std::array<unsigned, 11> magics = {0x6969,     0x517B,     0xFE534D42, 0xFF534D42,
                                               0x73757245, 0x5346414F, 0x564C,     0x00C36400,
                                               0x0BD00BD0, 0x01161970, 0x7461636F};
  const auto type = static_cast<unsigned>(status.f_type);
  return std::find(magics.begin(), magics.end(), type) == magics.end() ? 0 : 1;
}

}  // namespace declass
