#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "detect/detector.h"

namespace {

using namespace declass;

std::vector<SourceText> rule_files() {
  std::vector<SourceText> out;
  const std::filesystem::path folder = std::filesystem::path(DECLASS_SOURCE_DIR) / "rules/detect";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().string();
    if (!entry.is_regular_file() || path.ends_with(".md") || path.ends_with(".test.yaml")) continue;
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    out.emplace_back(path, bytes.str());
  }
  return out;
}

}  // namespace

// Any bytes: findings lie within the text, and nothing crashes. The first line is also a term.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Detector detector = Detector::compile(rule_files()).value();
  const SourceText source("fuzz", std::string(data, data + size));
  const std::string_view bytes = source.bytes();
  const std::vector<Term> terms = {
      {"list", std::string(bytes.substr(0, bytes.find('\n'))), size % 2 == 0, false, {}}};
  for (const Finding& finding : detector.find(source, plain_message(source), terms)) {
    if (finding.span.begin >= finding.span.end || finding.span.end > source.size()) std::abort();
  }
  return 0;
}
