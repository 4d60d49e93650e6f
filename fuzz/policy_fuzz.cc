// Any bytes as a policy, as a list of one, as its tests and as a review file: a value, or
// diagnostics with a place. The same bytes as files of rules.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "engine/policy_tests.h"
#include "engine/review_file.h"

namespace {

using namespace declass;

std::vector<SourceText> files_of(const char* folder) {
  std::vector<SourceText> out;
  const std::filesystem::path path = std::filesystem::path(DECLASS_SOURCE_DIR) / "rules" / folder;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    const std::string ending = entry.path().extension().string();
    if (ending != ".yaml" && ending != ".txt" && ending != ".tsv") continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path()).rdbuf();
    out.emplace_back(entry.path().string(), bytes.str());
  }
  return out;
}

template <class T>
T must(Result<T> value) {
  if (!value) std::abort();
  return std::move(*value);
}

const PolicyRules& rules() {
  static const PolicyRules all = [] {
    auto words = must(Vocabulary::compile(files_of("marking")));
    auto forms = must(Forms::compile(files_of("document"), words));
    auto schedule = must(Schedule::compile(files_of("declassify")));
    return PolicyRules{words, forms, schedule, {"person", "phone", "term"}};
  }();
  return all;
}

template <class T>
void check(const Result<T>& value) {
  if (!value && (value.error().empty() || render(value.error()).empty())) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const SourceText source("fuzz.yaml", bytes);
  const auto policy = Policy::compile(
      source, rules(),
      [&](const std::string& path) -> Result<SourceText> { return SourceText(path, bytes); });
  check(policy);
  if (policy) policy->warnings(source);
  check(read_policy_tests(source));
  check(read_review(source));
  check(Schedule::compile({SourceText("table.yaml", bytes)}));
  check(Vocabulary::compile({SourceText("levels.yaml", bytes)}));
  return 0;
}
