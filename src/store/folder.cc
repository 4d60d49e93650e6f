#include "store/folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "audit/layout.h"

namespace declass {
namespace {

/// `a/b/` is `b` in `a`; a path without a slash lies in the current folder.
std::pair<std::string, std::string> split_path(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {".", path};
  return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

}  // namespace

Handle::Handle(std::shared_ptr<System> system, Outcome opened)
    : system_(std::move(system)), number_(static_cast<int>(opened)) {}

Handle::Handle(Handle&& other) noexcept
    : system_(std::move(other.system_)), number_(std::exchange(other.number_, -1)) {}

Handle& Handle::operator=(Handle&& other) noexcept {
  std::swap(system_, other.system_);
  std::swap(number_, other.number_);
  return *this;
}

Handle::~Handle() {
  if (number_ >= 0) system_->close(number_);
}

Folder::Folder(std::shared_ptr<System> system, Outcome opened, std::string path)
    : system_(system), handle_(std::move(system), opened), path_(std::move(path)) {}

Diagnostic Folder::problem(const std::string& name, std::string_view what, Outcome outcome) const {
  return file_problem(
      name.empty() ? path_ : path_ + "/" + name, "DA0511",
      fmt::format("cannot be {}: {}", what, std::strerror(static_cast<int>(-outcome))));
}

Result<Folder> Folder::open(std::shared_ptr<System> system, const std::string& path) {
  const Outcome opened = system->open_folder(path);
  Folder out(std::move(system), opened, path);
  if (opened < 0) return failure(out.problem("", "opened", opened));
  return out;
}

Result<Folder> Folder::open_or_make(std::shared_ptr<System> system, const std::string& path) {
  const Outcome opened = system->open_folder(path);
  const auto [above, name] = split_path(path);
  if (opened != -ENOENT || name.empty() || name == "." || name == "..") {
    Folder out(std::move(system), opened, path);
    if (opened < 0) return failure(out.problem("", "opened", opened));
    return out;
  }
  const auto parent = open_or_make(system, above);
  if (!parent) return failure(parent.error());
  auto made = parent->open_or_make_below(name, file_mode::open_folder);
  if (made) made->path_ = path;
  return made;
}

Result<Folder> Folder::open_or_make_below(const std::string& name, unsigned mode) const {
  const Outcome made = system_->make_folder_at(number(), name, mode);
  if (made < 0 && made != -EEXIST) return failure(problem(name, "made", made));
  if (made >= 0) {
    if (auto synced = sync(); !synced) return failure(synced.error());
  }
  return open_below(name);
}

Result<Folder> Folder::open_below(const std::string& name) const {
  const Outcome opened = system_->open_folder_at(number(), name);
  if (opened < 0) return failure(problem(name, "opened", opened));
  return Folder(system_, opened, path_ + "/" + name);
}

Result<std::vector<System::Entry>> Folder::list() const {
  std::vector<System::Entry> out;
  const Outcome listed = system_->list(number(), out);
  if (listed < 0) return failure(problem("", "listed", listed));
  return out;
}

Result<System::Status> Folder::status() const {
  System::Status out;
  const Outcome got = system_->status(number(), out);
  if (got < 0) return failure(problem("", "read", got));
  return out;
}

Result<std::optional<System::Status>> Folder::status(const std::string& name) const {
  System::Status out;
  const Outcome got = system_->status_at(number(), name, out);
  if (got == -ENOENT) return std::optional<System::Status>();
  if (got < 0) return failure(problem(name, "read", got));
  return std::optional(out);
}

Result<std::string> Folder::read(const std::string& name) const {
  const Outcome opened = system_->open_to_read(number(), name);
  if (opened < 0) return failure(problem(name, "opened", opened));
  const Handle file(system_, opened);
  System::Status status;
  const Outcome known = system_->status(file.number(), status);
  if (known < 0) return failure(problem(name, "read", known));
  if (status.kind != System::Kind::file) return failure(problem(name, "read", -EINVAL));
  std::string out(status.size + 1, '\0');  // one more, to meet the end of the file
  std::size_t used = 0;
  while (true) {
    const Outcome got = system_->read(file.number(), out.data() + used, out.size() - used);
    if (got < 0) return failure(problem(name, "read", got));
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used == out.size()) out.resize(2 * out.size());
  }
  out.resize(used);
  return out;
}

Result<Handle> Folder::write_new(const std::string& name, std::string_view bytes,
                                 unsigned mode) const {
  const Outcome created = system_->create(number(), name, mode);
  if (created < 0) return failure(problem(name, "made", created));
  Handle file(system_, created);
  if (auto written = write(file, name, bytes); !written) return failure(written.error());
  // The mode of `create` is less whatever the process masks.
  const Outcome allowed = system_->set_mode(file.number(), mode);
  if (allowed < 0) return failure(problem(name, "written", allowed));
  if (auto synced = sync(file, name); !synced) return failure(synced.error());
  return file;
}

Result<void> Folder::replace(const std::string& name, std::string_view bytes, unsigned mode) const {
  const std::string temporary = temporary_name(name);
  // Left by a crash: who writes to a log holds its lock.
  if (has(temporary)) {
    if (auto removed = remove(temporary); !removed) return removed;
  }
  if (auto written = write_new(temporary, bytes, mode); !written) {
    system_->remove(number(), temporary);
    return failure(written.error());
  }
  if (auto renamed = rename(temporary, name, System::Replace::yes); !renamed) {
    system_->remove(number(), temporary);
    return renamed;
  }
  return sync();
}

bool Folder::has(const std::string& name) const {
  System::Status status;
  return system_->status_at(number(), name, status) >= 0;
}

Result<Handle> Folder::open_to_append(const std::string& name) const {
  const Outcome opened = system_->open_to_append(number(), name);
  if (opened < 0) return failure(problem(name, "opened", opened));
  return Handle(system_, opened);
}

Result<Handle> Folder::open_lock(const std::string& name, System::Lock kind) const {
  const Outcome opened = system_->open_to_read(number(), name);
  if (opened < 0) return failure(problem(name, "opened", opened));
  Handle file(system_, opened);
  const Outcome locked = system_->lock(file.number(), kind);
  if (locked < 0) return failure(problem(name, "locked", locked));
  return file;
}

Result<void> Folder::write(const Handle& file, const std::string& name,
                           std::string_view bytes) const {
  while (!bytes.empty()) {
    const Outcome written = system_->write(file.number(), bytes);
    if (written <= 0) return failure(problem(name, "written", written == 0 ? -EIO : written));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> Folder::sync(const Handle& file, const std::string& name) const {
  const Outcome synced = system_->sync(file.number());
  if (synced < 0) return failure(problem(name, "made durable", synced));
  return {};
}

Result<void> Folder::sync() const {
  const Outcome synced = system_->sync(number());
  if (synced < 0) return failure(problem("", "made durable", synced));
  return {};
}

Result<void> Folder::rename(const std::string& from, const std::string& to,
                            System::Replace replace) const {
  const Outcome renamed = system_->rename(number(), from, to, replace);
  if (renamed < 0) return failure(problem(to, "given its name", renamed));
  return {};
}

Result<void> Folder::set_mode(const std::string& name, unsigned mode) const {
  const Outcome opened = system_->open_to_read(number(), name);
  if (opened < 0) return failure(problem(name, "opened", opened));
  const Handle file(system_, opened);
  const Outcome done = system_->set_mode(file.number(), mode);
  if (done < 0) return failure(problem(name, "given its mode", done));
  return {};
}

Result<void> Folder::remove(const std::string& name) const {
  const Outcome removed = system_->remove(number(), name);
  if (removed < 0) return failure(problem(name, "removed", removed));
  return {};
}

}  // namespace declass
