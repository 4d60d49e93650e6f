#include "store/releases.h"

#include <fmt/format.h>

#include <algorithm>

#include "audit/layout.h"

namespace declass {
namespace {

std::string path_of(const Destination& destination) {
  return destination.folder + "/" + destination.name;
}

/// The parts of a relative path that stays below its folder; empty where it is none.
std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    std::string part = path.substr(begin, end - begin);
    const bool allowed =
        !part.empty() && part != "." && part != ".." && part.find('\0') == std::string::npos;
    if (!allowed) return {};
    out.push_back(std::move(part));
    begin = end + 1;
  }
  return out;
}

}  // namespace

Destination destination_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {".", path};
  return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

Releases::Releases(std::shared_ptr<System> system, std::string mark)
    : system_(std::move(system)), mark_(std::move(mark)) {}

Releases::~Releases() {
  for (const Staged& release : staged_) {
    if (!release.named) system_->remove(release.folder->number(), release.temporary);
  }
}

Result<std::shared_ptr<const Folder>> Releases::folder_of(const Destination& destination,
                                                          const Folder& log_folder) {
  auto parts = parts_of(destination.name);
  if (parts.empty()) {
    return failure(file_problem(path_of(destination), "DA0202", "is not a name below its folder"));
  }
  parts.pop_back();
  std::string path = destination.folder;
  for (const std::string& part : parts) path += "/" + part;
  if (const auto known = folders_.find(path); known != folders_.end()) return known->second;
  auto folder = Folder::open_or_make(system_, destination.folder);
  for (std::size_t i = 0; folder && i < parts.size(); ++i) {
    folder = folder->open_or_make_below(parts[i], file_mode::open_folder);
  }
  if (!folder) return failure(folder.error());
  const auto own = log_folder.status();
  const auto here = folder->status();
  if (!own || !here) return failure(own ? here.error() : own.error());
  if (own->identity == here->identity) {
    return failure(file_problem(path_of(destination), "DA0203", "lies inside the audit log"));
  }
  if (auto cleaned = clean(*folder); !cleaned) return failure(cleaned.error());
  auto kept = std::make_shared<const Folder>(std::move(*folder));
  folders_[path] = kept;
  return kept;
}

Result<void> Releases::clean(const Folder& folder) const {
  auto entries = folder.list();
  if (!entries) return failure(entries.error());
  for (const System::Entry& entry : *entries) {
    if (!entry.name.starts_with(mark_) || entry.kind != System::Kind::file) continue;
    if (auto removed = folder.remove(entry.name); !removed) return removed;
  }
  return {};
}

Result<void> Releases::stage(const Publication& publication, const std::string& rel,
                             const Folder& log_folder) {
  const Destination& destination = *publication.destination;
  auto folder = folder_of(destination, log_folder);
  if (!folder) return failure(folder.error());
  Staged release;
  release.folder = *folder;
  release.name = parts_of(destination.name).back();
  release.temporary = mark_ + rel;
  const bool replace = publication.overwrite == Overwrite::replace;
  release.replace = replace ? System::Replace::yes : System::Replace::no;
  const auto here = release.folder->status();
  const auto there = release.folder->status(release.name);
  if (!here || !there) return failure(here ? there.error() : here.error());
  if (!taken_.insert({here->identity, release.name}).second) {
    return failure(file_problem(path_of(destination), "DA0201", "would be written twice"));
  }
  if (*there && !replace) {
    return failure(
        file_problem(path_of(destination), "DA0201", "is there already", "`-f` replaces it"));
  }
  auto file = release.folder->write_new(release.temporary, publication.bytes, file_mode::secret);
  if (!file) {
    system_->remove(release.folder->number(), release.temporary);
    return failure(file.error());
  }
  release.file = std::move(*file);
  staged_.push_back(std::move(release));
  return {};
}

Result<void> Releases::name(Staged& release) const {
  const Outcome readable = system_->set_mode(release.file.number(), file_mode::open);
  if (readable < 0) {
    return failure(release.folder->problem(release.name, "made readable", readable));
  }
  auto named = release.folder->rename(release.temporary, release.name, release.replace);
  release.named = named.has_value();
  return named;
}

Result<void> Releases::publish() {
  Diagnostics problems;
  const auto note = [&](Diagnostics found) {
    for (Diagnostic& one : found) {
      one.code = "DA0509";
      one.message += "; its record stands in the log";
      problems.push_back(std::move(one));
    }
  };
  for (Staged& release : staged_) {
    if (auto named = name(release); !named) note(std::move(named.error()));
  }
  for (const auto& [path, folder] : folders_) {
    if (auto synced = folder->sync(); !synced) note(std::move(synced.error()));
  }
  if (problems.empty()) return {};
  return failure(std::move(problems));
}

}  // namespace declass
