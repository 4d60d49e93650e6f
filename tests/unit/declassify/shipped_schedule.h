#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "declassify/schedule.h"
#include "marking/vocabulary.h"

namespace declass {

inline std::vector<SourceText> shipped_files(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(DECLASS_SOURCE_DIR) + "/rules/" + folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".yaml") && !name.ends_with(".test.yaml")) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<SourceText> files;
  for (const auto& path : paths) {
    std::ostringstream bytes;
    bytes << std::ifstream(path).rdbuf();
    files.emplace_back(path.string(), bytes.str());
  }
  return files;
}

template <class T>
T compile_shipped(const std::string& folder) {
  auto compiled = T::compile(shipped_files(folder));
  if (!compiled) {
    std::cerr << render(compiled.error());
    std::abort();
  }
  return *compiled;
}

/// What the program ships.
inline const Schedule& shipped_schedule() {
  static const auto schedule = compile_shipped<Schedule>("declassify");
  return schedule;
}
inline const Vocabulary& shipped_vocabulary() {
  static const auto vocabulary = compile_shipped<Vocabulary>("marking");
  return vocabulary;
}

inline Date day(const std::string& iso) { return *parse_iso_date(iso); }

inline Level level(const std::string& letter) {
  return letter == "TS"  ? Level::top_secret
         : letter == "S" ? Level::secret
         : letter == "C" ? Level::confidential
         : letter == "R" ? Level::restricted
                         : Level::unclassified;
}

}  // namespace declass
