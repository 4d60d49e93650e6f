#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/folder.h"
#include "store/log.h"

namespace declass {

/// How the temporary names of releases begin; the log's id and the release's follow.
inline constexpr const char* staged_prefix = ".declass-";

/// The releases of one append between being written and having their names. Those that have
/// none when it ends are removed.
class Releases {
 public:
  /// `mark` stands in the temporary names: only this log's leftovers are ever cleaned up.
  Releases(std::shared_ptr<System> system, std::string mark);
  ~Releases();
  Releases(const Releases&) = delete;
  Releases& operator=(const Releases&) = delete;

  /// Writes the release under a temporary name beside its final one, 0600, durable. Refused: a
  /// name that leaves its folder (DA0202), a place inside the log (DA0203), a name that is taken
  /// (DA0201).
  Result<void> stage(const Publication& publication, const std::string& rel,
                     const Folder& log_folder);

  /// Makes them readable and gives them their names; then makes the names durable. Tries all of
  /// them; what could not be named is reported (DA0509).
  Result<void> publish();

 private:
  struct Staged {
    std::shared_ptr<const Folder> folder;
    std::string temporary, name;
    System::Replace replace = System::Replace::no;
    Handle file;
    bool named = false;
  };

  Result<std::shared_ptr<const Folder>> folder_of(const Destination& destination,
                                                  const Folder& log_folder);
  Result<void> clean(const Folder& folder) const;
  Result<void> name(Staged& release) const;

  std::shared_ptr<System> system_;
  std::string mark_;
  std::map<std::string, std::shared_ptr<const Folder>> folders_;  ///< by path
  std::set<std::pair<std::pair<std::uint64_t, std::uint64_t>, std::string>> taken_;
  std::vector<Staged> staged_;
};

}  // namespace declass
