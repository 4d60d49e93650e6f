#include <gtest/gtest.h>

#include <algorithm>

#include "engine/printed.h"
#include "support/shipped_rules.h"

// tests/golden/document/NAME.txt, read and printed, is NAME.messages, byte for byte. A file that is
// wrong or not there is written beside the build as what was read, to be looked at and taken.

namespace declass {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> golden_names() {
  std::vector<std::string> out;
  for (const auto& entry :
       fs::directory_iterator(fs::path(DECLASS_SOURCE_DIR) / "tests/golden/document")) {
    if (entry.path().extension() == ".txt") out.push_back(entry.path().stem().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

class GoldenMessages : public ::testing::TestWithParam<std::string> {};

TEST_P(GoldenMessages, AreReadAsPrinted) {
  const fs::path folder = fs::path(DECLASS_SOURCE_DIR) / "tests/golden/document";
  const Parsed parsed(bytes_of(folder / (GetParam() + ".txt")));
  expect_tiles(parsed);
  const std::string printed = print_messages(parsed.source, parsed.messages);
  if (printed == bytes_of(folder / (GetParam() + ".messages"))) return;
  const fs::path read = fs::path(DECLASS_BINARY_DIR) / (GetParam() + ".messages");
  std::ofstream(read, std::ios::binary) << printed;
  ADD_FAILURE() << GetParam() << ".messages differs; what was read: " << read << "\n" << printed;
}

INSTANTIATE_TEST_SUITE_P(Forms, GoldenMessages, ::testing::ValuesIn(golden_names()),
                         [](const auto& form) { return form.param; });

}  // namespace
}  // namespace declass
