#include "store/log_files.h"

#include <algorithm>
#include <limits>

#include "audit/hash.h"
#include "store/files.h"
#include "store/folder.h"
#include "store/kernel.h"
#include "store/releases.h"

namespace declass {
namespace {

/// Under a name that no file of a log has, what is no regular file is found to be foreign.
std::string listed_name(const std::string& prefix, const System::Entry& entry) {
  switch (entry.kind) {
    case System::Kind::file:
      return prefix + entry.name;
    case System::Kind::folder:
      return prefix + entry.name + "/";
    case System::Kind::other:
      break;
  }
  return prefix + entry.name + " (not a regular file)";
}

struct OpenFiles {
  Folder top;
  std::optional<Folder> kept;
  Handle lock;
};

Result<void> list_into(const Folder& folder, const std::string& prefix,
                       std::vector<std::string>& names) {
  auto entries = folder.list();
  if (!entries) return failure(entries.error());
  for (const System::Entry& entry : *entries) {
    const bool kept = entry.name == log_file::checkpoints && entry.kind == System::Kind::folder;
    if (!kept || !prefix.empty()) names.push_back(listed_name(prefix, entry));
  }
  return {};
}

Result<void> add_releases(const Folder& folder, const std::string& prefix,
                          const System::Status& log, std::vector<ReleaseFile>& out) {
  const auto own = folder.status();
  auto entries = folder.list();
  if (!own || !entries) return failure(own ? entries.error() : own.error());
  if (own->identity == log.identity) return {};
  for (const System::Entry& entry : *entries) {
    if (entry.name.starts_with(staged_prefix)) continue;
    if (entry.kind == System::Kind::file) {
      auto bytes = folder.read(entry.name);
      if (!bytes) return failure(bytes.error());
      out.push_back({prefix + entry.name, sha256_hex(*bytes)});
    } else if (entry.kind == System::Kind::folder) {
      const auto below = folder.open_below(entry.name);
      if (!below) return failure(below.error());
      if (auto done = add_releases(*below, prefix + entry.name + "/", log, out); !done) return done;
    }
  }
  return {};
}

}  // namespace

Result<LogBytes> open_log_files(const std::string& folder) {
  return open_log_files(std::make_shared<Kernel>(), folder);
}

Result<LogBytes> open_log_files(std::shared_ptr<System> system, const std::string& folder) {
  auto top = Folder::open(std::move(system), folder);
  if (!top) return failure(top.error());
  auto open = std::make_shared<OpenFiles>(OpenFiles{std::move(*top), std::nullopt, {}});
  // A copy may have no LOCK, and one that cannot be locked is not being appended to by us.
  if (auto lock = open->top.open_lock(log_file::lock, System::Lock::shared)) {
    open->lock = std::move(*lock);
  }
  LogBytes out;
  if (auto done = list_into(open->top, "", out.names); !done) return failure(done.error());
  const auto status = open->top.status(log_file::checkpoints);
  if (status && *status && (*status)->kind == System::Kind::folder) {
    auto kept = open->top.open_below(log_file::checkpoints);
    if (!kept) return failure(kept.error());
    open->kept = std::move(*kept);
    const std::string prefix = std::string(log_file::checkpoints) + "/";
    if (auto done = list_into(*open->kept, prefix, out.names); !done) return failure(done.error());
  }
  std::sort(out.names.begin(), out.names.end());
  out.read = [open](const std::string& name) -> Result<std::string> {
    const std::size_t slash = name.find('/');
    if (slash == std::string::npos) return open->top.read(name);
    return open->kept->read(name.substr(slash + 1));
  };
  return out;
}

Result<std::vector<ReleaseFile>> digest_releases(const std::string& folder,
                                                 const std::string& log_folder) {
  const auto system = std::make_shared<Kernel>();
  const auto top = Folder::open(system, folder);
  const auto log = Folder::open(system, log_folder);
  if (!top || !log) return failure(top ? log.error() : top.error());
  const auto identity = log->status();
  if (!identity) return failure(identity.error());
  std::vector<ReleaseFile> out;
  if (auto done = add_releases(*top, "", *identity, out); !done) return failure(done.error());
  return out;
}

}  // namespace declass
