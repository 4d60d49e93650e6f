// Any bytes as a YAML file: a tree whose spans lie within the file, or a diagnostic with a place.

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "yaml/node.h"

namespace {

void check(const declass::Node& node, std::size_t size, int depth) {
  if (depth > 21 || node.span.begin > node.span.end || node.span.end > size) std::abort();
  for (const declass::Node& item : node.items) check(item, size, depth + 1);
  for (const auto& [key, value] : node.entries) {
    check(key, size, depth + 1);
    check(value, size, depth + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const declass::SourceText source("fuzz.yaml",
                                   std::string(reinterpret_cast<const char*>(data), size));
  const auto root = declass::parse_yaml(source);
  if (root) {
    check(*root, size, 0);
  } else if (root.error().empty() || declass::render(root.error()).empty()) {
    std::abort();
  }
  return 0;
}
