#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "marking/algebra.h"
#include "marking/parse.h"

namespace {

using namespace declass;

Vocabulary compile_shipped() {
  std::vector<SourceText> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(DECLASS_SOURCE_DIR "/rules/marking")) {
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path()).rdbuf();
    files.emplace_back(entry.path().string(), bytes.str());
  }
  auto vocabulary = Vocabulary::compile(files);
  if (!vocabulary) {
    std::fputs(render(vocabulary.error()).c_str(), stderr);
    std::abort();
  }
  return *vocabulary;
}

void require(bool holds) {
  if (!holds) std::abort();
}

/// What holds of every reading, whatever was read.
void check(const MarkReading& reading, const Vocabulary& vocabulary) {
  require(!reading.valid || (reading.errors.empty() && reading.marking.level.has_value()));
  require(reading.marking.level.has_value() || reading.banner.empty());
  if (!reading.marking.level || reading.marking.has("unknown")) {
    require(!releasable_to(reading.marking, "GBR", vocabulary).releasable);
  }
  require(join(reading.marking, reading.marking) == reading.marking);
  if (reading.portion.empty() || reading.marking.has("unknown")) return;
  const MarkReading again = parse_portion(reading.portion, vocabulary);
  require(again.marking.level == reading.marking.level);
  require(again.marking.controls == reading.marking.controls);
  require(again.marking.sci == reading.marking.sci);
  require(again.portion == reading.portion);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Vocabulary vocabulary = compile_shipped();
  const std::string text(reinterpret_cast<const char*>(data), size);
  const MarkReading portion = parse_portion(text, vocabulary);
  const MarkReading banner = parse_banner(text, vocabulary);
  check(portion, vocabulary);
  check(banner, vocabulary);
  const Marking both = join(portion.marking, banner.marking);
  require(both == join(banner.marking, portion.marking));
  roll_up({portion.marking, banner.marking, both}, std::nullopt, vocabulary);
  if (const auto leading = leading_portion(text, vocabulary)) {
    require(leading->length > 0 && leading->length <= size);
  }
  if (const auto leading = leading_banner(text, vocabulary)) {
    require(leading->length > 0 && leading->length <= size);
  }
  return 0;
}
