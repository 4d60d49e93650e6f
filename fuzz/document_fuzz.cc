// Any text as a document: messages whose segments tile it. The rules are those of the source tree.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "document/parse.h"

namespace {

std::vector<declass::SourceText> rule_files(const char* folder) {
  const std::filesystem::path root = std::filesystem::path(DECLASS_SOURCE_DIR) / "rules" / folder;
  std::vector<declass::SourceText> out;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".yaml") || name.ends_with(".test.yaml")) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    out.emplace_back(name, bytes.str());
  }
  return out;
}

const declass::Vocabulary& words() {
  static const auto compiled = declass::Vocabulary::compile(rule_files("marking"));
  if (!compiled) std::abort();
  return *compiled;
}

const declass::Forms& forms() {
  static const auto compiled = declass::Forms::compile(rule_files("document"), words());
  if (!compiled) std::abort();
  return *compiled;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const declass::SourceText source("fuzz.txt",
                                   std::string(reinterpret_cast<const char*>(data), size));
  if (!declass::check_text(source, std::size_t{1} << 20)) return 0;
  std::size_t at = 0;
  for (const declass::Message& message : declass::parse_messages(source, forms(), words())) {
    if (message.span.begin != at) std::abort();
    for (std::size_t i = 0; i < message.segments.size(); ++i) {
      const declass::Segment& segment = message.segments[i];
      if (segment.span.begin != at || segment.span.end < at || segment.portion > i) std::abort();
      for (const declass::Span inner : {segment.text, segment.label, segment.mark}) {
        if (inner.begin > inner.end || !segment.span.contains(inner)) std::abort();
      }
      at = segment.span.end;
    }
    if (message.span.end != at) std::abort();
  }
  if (at != source.size()) std::abort();
  return 0;
}
