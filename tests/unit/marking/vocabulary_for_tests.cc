#include "vocabulary_for_tests.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "text/words.h"

namespace declass {
namespace {

Vocabulary compile_shipped() {
  std::vector<SourceText> files;
  const std::string folder = std::string(DECLASS_SOURCE_DIR) + "/rules/marking";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path()).rdbuf();
    files.emplace_back(entry.path().string(), bytes.str());
  }
  auto vocabulary = Vocabulary::compile(files);
  if (!vocabulary) {
    std::cerr << render(vocabulary.error());
    std::abort();
  }
  return *vocabulary;
}

}  // namespace

const Vocabulary& shipped_vocabulary() {
  static const Vocabulary vocabulary = compile_shipped();
  return vocabulary;
}

std::string shown(const Marking& marking) {
  std::string out = marking.level ? std::string(name_of(*marking.level)) : "-";
  const auto add = [&out](std::string_view label, const std::vector<std::string>& words) {
    if (!words.empty()) out += " " + std::string(label) + ":" + join(words, ",");
  };
  if (marking.owner != "us") out += " " + marking.owner;
  add("owners", marking.owners);
  add("sci", marking.sci);
  add("sar", marking.sar);
  add("aea", marking.aea);
  if (marking.fgi) out += " fgi:" + join(*marking.fgi, ",");
  add("rel", marking.rel_to);
  add("display", marking.display_only);
  add("cui", marking.cui);
  for (const std::string& control : marking.controls) out += " " + control;
  return out;
}

}  // namespace declass
