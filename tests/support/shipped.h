#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "document/forms.h"
#include "document/parse.h"
#include "marking/vocabulary.h"

namespace declass {

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// The files of a folder of rules/ as the program reads them, sorted by name.
inline std::vector<SourceText> rule_files(const std::string& folder) {
  namespace fs = std::filesystem;
  const fs::path root = fs::path(DECLASS_SOURCE_DIR) / "rules" / folder;
  std::vector<SourceText> out;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string name = fs::relative(entry.path(), root).string();
    if (!entry.is_regular_file() || name.ends_with(".test.yaml")) continue;
    out.emplace_back(name, bytes_of(entry.path()));
  }
  std::sort(out.begin(), out.end(),
            [](const SourceText& a, const SourceText& b) { return a.name() < b.name(); });
  return out;
}

template <class T>
T value_of(Result<T> result) {
  if (!result) {
    std::cerr << render(result.error());
    std::abort();
  }
  return std::move(*result);
}

/// Vocabulary and forms that the program ships.
inline const Vocabulary& shipped_words() {
  static const Vocabulary words = value_of(Vocabulary::compile(rule_files("marking")));
  return words;
}

inline const Forms& shipped_forms() {
  static const Forms forms = value_of(Forms::compile(rule_files("document"), shipped_words()));
  return forms;
}

/// A document together with what was read from it.
struct Parsed {
  SourceText source;
  std::vector<Message> messages;

  explicit Parsed(const std::string& bytes)
      : source("document.txt", bytes),
        messages(parse_messages(source, shipped_forms(), shipped_words())) {}

  std::string text(Span span) const { return std::string(source.slice(span)); }

  /// The segment in which `words` stand, which must be there once.
  const Segment& segment_with(const std::string& words) const {
    const std::size_t at = source.bytes().find(words);
    if (at == std::string_view::npos) std::abort();
    for (const Message& message : messages) {
      for (const Segment& segment : message.segments) {
        if (segment.span.contains(at)) return segment;
      }
    }
    std::abort();
  }
};

/// Every byte lies in one segment of one message.
inline void expect_tiles(const Parsed& parsed) {
  std::size_t at = 0;
  for (const Message& message : parsed.messages) {
    ASSERT_EQ(message.span.begin, at);
    for (std::size_t i = 0; i < message.segments.size(); ++i) {
      const Segment& segment = message.segments[i];
      ASSERT_EQ(segment.span.begin, at);
      ASSERT_LE(segment.span.begin, segment.span.end);
      ASSERT_LE(segment.portion, i);
      at = segment.span.end;
      for (const Span inner : {segment.text, segment.label, segment.mark}) {
        ASSERT_LE(inner.begin, inner.end);
        ASSERT_TRUE(segment.span.contains(inner)) << i;
      }
    }
    ASSERT_EQ(message.span.end, at);
  }
  ASSERT_EQ(at, parsed.source.size());
}

}  // namespace declass
