#pragma once

#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "store/system.h"

namespace declass {

/// What a disk holds, and what of it would survive a loss of power: the bytes of a file as of its
/// last sync, the names of a folder as of its last sync.
struct Disk {
  struct FolderOperation {
    std::string added;    ///< the name that it gives; empty: none
    std::string removed;  ///< the name that it takes; empty: none
    int node = 0;
  };
  struct Node {
    System::Kind kind = System::Kind::file;
    unsigned mode = 0;
    std::string bytes, durable_bytes;
    std::map<std::string, int> names, durable_names;
    std::vector<FolderOperation> pending;  ///< of a folder, since its last sync
  };

  std::map<int, Node> nodes{{0, Node{System::Kind::folder, 0755, {}, {}, {}, {}, {}}}};
  int next = 1;

  /// Everything that is there now has survived.
  void settle();
  /// One of the states that a loss of power may leave: of each unsynced file what was durable,
  /// what was written, half of it, zeros in its place, or all but one block; of each unsynced
  /// folder any of its operations done or not.
  Disk after_power_loss(std::mt19937_64& choice) const;

  /// The bytes of the file with that path; nothing where there is none.
  std::optional<std::string> file(const std::string& path) const;
  /// Every file's path and bytes.
  std::map<std::string, std::string> files() const;
};

/// A system whose n-th call fails or ends the run.
class MemoryDisk : public System {
 public:
  explicit MemoryDisk(Disk state = {}) : disk(std::move(state)) {}

  Disk disk;
  int calls = 0;
  int fault_at = 0;       ///< the call that goes wrong, from 1; 0: none
  int fault = 0;          ///< an errno; 0: the run ends there, a write half done
  bool only_once = true;  ///< else every call from there on fails likewise
  bool ended = false;     ///< nothing that is called changes anything any more

  Outcome open_folder(const std::string& path) override;
  Outcome open_folder_at(int folder, const std::string& name) override;
  Outcome make_folder_at(int folder, const std::string& name, unsigned mode) override;
  Outcome list(int folder, std::vector<Entry>& into) override;
  Outcome open_to_read(int folder, const std::string& name) override;
  Outcome create(int folder, const std::string& name, unsigned mode) override;
  Outcome open_to_append(int folder, const std::string& name) override;
  void close(int file) override;
  Outcome status(int file, Status& into) override;
  Outcome status_at(int folder, const std::string& name, Status& into) override;
  Outcome read(int file, char* into, std::size_t size) override;
  Outcome write(int file, std::string_view bytes) override;
  Outcome truncate(int file, std::uint64_t size) override;
  Outcome set_mode(int file, unsigned mode) override;
  Outcome sync(int file) override;
  Outcome rename(int folder, const std::string& from, const std::string& to,
                 Replace replace) override;
  Outcome remove(int folder, const std::string& name) override;
  Outcome remove_folder(int folder, const std::string& name) override;
  Outcome lock(int file, Lock kind) override;
  Outcome is_network(int folder) override;

 private:
  struct Open {
    int node = 0;
    std::size_t offset = 0;
  };

  /// Counts the call; what it must return at once, if anything.
  std::optional<Outcome> disturbed();
  Outcome open_node(int node);
  Outcome find(int folder, const std::string& name) const;
  Disk::Node& node_of(int file) { return disk.nodes.at(open_.at(file).node); }

  std::map<int, Open> open_;
  int next_file_ = 3;
};

}  // namespace declass
