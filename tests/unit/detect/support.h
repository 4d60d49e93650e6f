#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "detect/detector.h"

namespace declass::testing {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// The files of rules/detect as the program reads them.
inline std::vector<SourceText> shipped_files() {
  std::vector<SourceText> out;
  const std::filesystem::path folder = std::filesystem::path(DECLASS_SOURCE_DIR) / "rules/detect";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().string();
    if (!entry.is_regular_file() || path.ends_with(".test.yaml") || path.ends_with(".md")) continue;
    out.emplace_back(path, read_file(entry.path()));
  }
  std::sort(out.begin(), out.end(),
            [](const SourceText& a, const SourceText& b) { return a.name() < b.name(); });
  return out;
}

inline std::vector<SourceText> without(std::vector<SourceText> files, std::string_view name) {
  std::erase_if(files, [&](const SourceText& file) { return file.name().ends_with(name); });
  return files;
}

inline const Detector& shipped_detector() {
  static const Detector detector = Detector::compile(shipped_files()).value();
  return detector;
}

inline std::vector<Finding> find_in(const Detector& detector, const std::string& text,
                                    const std::vector<Term>& terms = {}) {
  const SourceText source("text", text);
  return detector.find(source, plain_message(source), terms);
}

inline std::vector<Finding> find_in(const std::string& text, const std::vector<Term>& terms = {}) {
  return find_in(shipped_detector(), text, terms);
}

/// The texts of the persons that count as found, in order.
inline std::vector<std::string> persons_in(const Detector& detector, const std::string& text) {
  std::vector<std::string> out;
  for (const Finding& finding : find_in(detector, text)) {
    if (finding.kind != "person" || finding.score < 0.30) continue;
    out.push_back(text.substr(finding.span.begin, finding.span.size()));
  }
  return out;
}
inline std::vector<std::string> persons_in(const std::string& text) {
  return persons_in(shipped_detector(), text);
}

}  // namespace declass::testing
