#include "memory_disk.h"

#include <algorithm>
#include <cerrno>

namespace declass {
namespace {

/// What a loss of power may leave of bytes that grew from `durable` to `written`.
std::string torn(const std::string& durable, const std::string& written, std::mt19937_64& choice) {
  if (durable == written) return durable;
  const bool grew = written.starts_with(durable);
  const std::size_t added = grew ? written.size() - durable.size() : 0;
  switch (choice() % (grew ? 5 : 2)) {
    case 0:
      return durable;
    case 1:
      return written;
    case 2:
      return written.substr(0, durable.size() + choice() % (added + 1));
    case 3:
      return durable + std::string(added, '\0');
    default:
      break;
  }
  // One block is lost. It may hold the end of what was durable: that part was not rewritten.
  const std::size_t sizes[] = {64, 512, 4096};
  const std::size_t block = sizes[choice() % 3];
  const std::size_t first = durable.size() / block;
  const std::size_t last = (written.size() - 1) / block;
  const std::size_t lost = first + choice() % (last - first + 1);
  std::string out = written;
  for (std::size_t i = std::max(durable.size(), lost * block);
       i < std::min(out.size(), (lost + 1) * block); ++i) {
    out[i] = '\0';
  }
  return out;
}

}  // namespace

void Disk::settle() {
  for (auto& [number, node] : nodes) {
    node.durable_bytes = node.bytes;
    node.durable_names = node.names;
    node.pending.clear();
  }
}

Disk Disk::after_power_loss(std::mt19937_64& choice) const {
  Disk out = *this;
  for (auto& [number, node] : out.nodes) {
    if (node.kind == System::Kind::file) {
      node.bytes = torn(node.durable_bytes, node.bytes, choice);
      continue;
    }
    node.names = node.durable_names;
    for (const FolderOperation& operation : node.pending) {
      if (choice() % 2 == 0) continue;
      if (!operation.removed.empty()) {
        const auto from = node.names.find(operation.removed);
        if (from == node.names.end()) continue;  // what gave the name was lost
        node.names.erase(from);
      }
      if (!operation.added.empty()) node.names[operation.added] = operation.node;
    }
  }
  out.settle();
  return out;
}

std::optional<std::string> Disk::file(const std::string& path) const {
  const auto all = files();
  const auto found = all.find(path);
  if (found == all.end()) return std::nullopt;
  return found->second;
}

std::map<std::string, std::string> Disk::files() const {
  std::map<std::string, std::string> out;
  std::vector<std::pair<std::string, int>> folders = {{"", 0}};
  while (!folders.empty()) {
    const auto [prefix, folder] = folders.back();
    folders.pop_back();
    for (const auto& [name, number] : nodes.at(folder).names) {
      const Node& node = nodes.at(number);
      if (node.kind == System::Kind::folder)
        folders.emplace_back(prefix + name + "/", number);
      else
        out[prefix + name] = node.bytes;
    }
  }
  return out;
}

std::optional<Outcome> MemoryDisk::disturbed() {
  if (ended) return -EIO;
  ++calls;
  if (fault_at == 0 || calls < fault_at || (only_once && calls > fault_at)) return std::nullopt;
  if (fault == 0) ended = true;
  return fault == 0 ? -EIO : -fault;
}

Outcome MemoryDisk::open_node(int node) {
  open_[next_file_] = {node, 0};
  return next_file_++;
}

Outcome MemoryDisk::find(int folder, const std::string& name) const {
  const auto& names = disk.nodes.at(open_.at(folder).node).names;
  const auto found = names.find(name);
  return found == names.end() ? -ENOENT : found->second;
}

Outcome MemoryDisk::open_folder(const std::string& path) {
  if (const auto result = disturbed()) return *result;
  int node = 0;
  std::size_t begin = 0;
  while (begin < path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part == "." || part.empty()) continue;
    const auto& names = disk.nodes.at(node).names;
    const auto found = names.find(part);
    if (found == names.end()) return -ENOENT;
    node = found->second;
    if (disk.nodes.at(node).kind != Kind::folder) return -ENOTDIR;
  }
  return open_node(node);
}

Outcome MemoryDisk::open_folder_at(int folder, const std::string& name) {
  if (const auto result = disturbed()) return *result;
  const Outcome found = find(folder, name);
  if (found < 0) return found;
  if (disk.nodes.at(static_cast<int>(found)).kind != Kind::folder) return -ENOTDIR;
  return open_node(static_cast<int>(found));
}

Outcome MemoryDisk::make_folder_at(int folder, const std::string& name, unsigned mode) {
  if (const auto result = disturbed()) return *result;
  if (find(folder, name) >= 0) return -EEXIST;
  const int number = disk.next++;
  disk.nodes[number] = {Kind::folder, mode, {}, {}, {}, {}, {}};
  node_of(folder).names[name] = number;
  node_of(folder).pending.push_back({name, "", number});
  return 0;
}

Outcome MemoryDisk::list(int folder, std::vector<Entry>& into) {
  if (const auto result = disturbed()) return *result;
  into.clear();
  for (const auto& [name, number] : node_of(folder).names) {
    into.push_back({name, disk.nodes.at(number).kind});
  }
  return 0;
}

Outcome MemoryDisk::open_to_read(int folder, const std::string& name) {
  if (const auto result = disturbed()) return *result;
  const Outcome found = find(folder, name);
  return found < 0 ? found : open_node(static_cast<int>(found));
}

Outcome MemoryDisk::create(int folder, const std::string& name, unsigned mode) {
  if (const auto result = disturbed()) return *result;
  if (find(folder, name) >= 0) return -EEXIST;
  const int number = disk.next++;
  disk.nodes[number] = {Kind::file, mode, {}, {}, {}, {}, {}};
  node_of(folder).names[name] = number;
  node_of(folder).pending.push_back({name, "", number});
  return open_node(number);
}

Outcome MemoryDisk::open_to_append(int folder, const std::string& name) {
  return open_to_read(folder, name);
}

void MemoryDisk::close(int file) { open_.erase(file); }

Outcome MemoryDisk::status(int file, Status& into) {
  if (const auto result = disturbed()) return *result;
  const Disk::Node& node = node_of(file);
  into = {node.kind,
          node.bytes.size(),
          node.mode,
          {0, static_cast<std::uint64_t>(open_.at(file).node)}};
  return 0;
}

Outcome MemoryDisk::status_at(int folder, const std::string& name, Status& into) {
  if (const auto result = disturbed()) return *result;
  const Outcome found = find(folder, name);
  if (found < 0) return found;
  const Disk::Node& node = disk.nodes.at(static_cast<int>(found));
  into = {node.kind, node.bytes.size(), node.mode, {0, static_cast<std::uint64_t>(found)}};
  return 0;
}

Outcome MemoryDisk::read(int file, char* into, std::size_t size) {
  if (const auto result = disturbed()) return *result;
  Open& open = open_.at(file);
  const std::string& bytes = node_of(file).bytes;
  const std::size_t count = std::min(size, bytes.size() - std::min(open.offset, bytes.size()));
  std::copy_n(bytes.begin() + static_cast<long>(open.offset), count, into);
  open.offset += count;
  return static_cast<Outcome>(count);
}

Outcome MemoryDisk::write(int file, std::string_view bytes) {
  if (const auto result = disturbed()) {
    // The kernel may have taken part of it before the end, or before the disk was full.
    const bool partly = calls == fault_at && (fault == 0 || fault == ENOSPC);
    if (partly) node_of(file).bytes += bytes.substr(0, bytes.size() / 2);
    return *result;
  }
  // Short writes are legal; a third of the calls take half.
  const std::size_t count = calls % 3 == 0 ? (bytes.size() + 1) / 2 : bytes.size();
  node_of(file).bytes += bytes.substr(0, count);
  return static_cast<Outcome>(count);
}

Outcome MemoryDisk::truncate(int file, std::uint64_t size) {
  if (const auto result = disturbed()) return *result;
  node_of(file).bytes.resize(size);
  return 0;
}

Outcome MemoryDisk::set_mode(int file, unsigned mode) {
  if (const auto result = disturbed()) return *result;
  node_of(file).mode = mode;
  return 0;
}

Outcome MemoryDisk::sync(int file) {
  if (const auto result = disturbed()) return *result;
  Disk::Node& node = node_of(file);
  node.durable_bytes = node.bytes;
  node.durable_names = node.names;
  node.pending.clear();
  return 0;
}

Outcome MemoryDisk::rename(int folder, const std::string& from, const std::string& to,
                           Replace replace) {
  if (const auto result = disturbed()) return *result;
  const Outcome found = find(folder, from);
  if (found < 0) return found;
  const Outcome there = find(folder, to);
  if (there >= 0) {
    if (replace == Replace::no) return -EEXIST;
    const Disk::Node& old = disk.nodes.at(static_cast<int>(there));
    if (old.kind == Kind::folder && !old.names.empty()) return -ENOTEMPTY;
  }
  Disk::Node& node = node_of(folder);
  node.names.erase(from);
  node.names[to] = static_cast<int>(found);
  node.pending.push_back({to, from, static_cast<int>(found)});
  return 0;
}

Outcome MemoryDisk::remove(int folder, const std::string& name) {
  if (const auto result = disturbed()) return *result;
  const Outcome found = find(folder, name);
  if (found < 0) return found;
  if (disk.nodes.at(static_cast<int>(found)).kind == Kind::folder) return -EISDIR;
  node_of(folder).names.erase(name);
  node_of(folder).pending.push_back({"", name, 0});
  return 0;
}

Outcome MemoryDisk::remove_folder(int folder, const std::string& name) {
  if (const auto result = disturbed()) return *result;
  const Outcome found = find(folder, name);
  if (found < 0) return found;
  if (!disk.nodes.at(static_cast<int>(found)).names.empty()) return -ENOTEMPTY;
  node_of(folder).names.erase(name);
  node_of(folder).pending.push_back({"", name, 0});
  return 0;
}

Outcome MemoryDisk::lock(int /*file*/, Lock /*kind*/) {
  const auto result = disturbed();
  return result ? *result : 0;
}

Outcome MemoryDisk::is_network(int /*folder*/) {
  const auto result = disturbed();
  return result ? *result : 0;
}

}  // namespace declass
