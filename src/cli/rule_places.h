#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/session.h"

namespace declass {

/// Where in the files of rules/ something is said.
class RulePlaces {
 public:
  explicit RulePlaces(const Session& session) : session_(session) {}

  /// `rules/declassify/table.yaml:21`: the line of a folder's files that says `key: id`, or of a
  /// table that begins with `id`. Empty where there is none.
  std::string of(const std::string& folder, std::string_view key, std::string_view id);

 private:
  const Session& session_;
  std::map<std::string, std::vector<SourceText>> files_;
};

}  // namespace declass
