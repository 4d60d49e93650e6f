#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pattern/pattern.h"

namespace declass {

using WordSet = std::set<std::string, std::less<>>;

/// rules/document/references.yaml, which says what each pattern is for.
struct ReferenceForms {
  std::optional<Pattern> bullet, between, separator, trailing, note, begun, serial, broken_serial,
      nothing, list_number, no_cable, tag, person;
  std::vector<Pattern> cable;
  std::map<std::string, std::string> posts;
  std::vector<std::string> prefixes;
  WordSet no_posts, not_tags, known_tags;
};

}  // namespace declass
