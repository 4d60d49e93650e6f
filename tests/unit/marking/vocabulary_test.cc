#include "marking/vocabulary.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace declass {
namespace {

std::vector<SourceText> shipped_files() {
  std::vector<SourceText> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(DECLASS_SOURCE_DIR) + "/rules/marking")) {
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path()).rdbuf();
    files.emplace_back(entry.path().filename().string(), bytes.str());
  }
  return files;
}

/// The diagnostics of the shipped files with `from` replaced by `to` in one of them.
std::string problems_with(const std::string& file, const std::string& from, const std::string& to) {
  std::vector<SourceText> files = shipped_files();
  for (SourceText& source : files) {
    if (source.name() != file) continue;
    std::string bytes(source.bytes());
    const std::size_t at = bytes.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    source = SourceText(file, bytes.replace(at, from.size(), to));
  }
  const auto vocabulary = Vocabulary::compile(files);
  return vocabulary ? std::string() : render(vocabulary.error());
}

TEST(VocabularyFiles, TheShippedOnesCompile) {
  const auto vocabulary = Vocabulary::compile(shipped_files());
  EXPECT_TRUE(vocabulary) << render(vocabulary.error());
}

TEST(VocabularyFiles, WhatIsWrongIsSaidWithItsPlace) {
  const struct {
    const char* file;
    const char* from;
    const char* to;
    const char* says;
  } cases[] = {
      {"controls.yaml", "id: noforn,", "id: noforn, colour: red,", "unknown key `colour`"},
      {"controls.yaml", "category: dissem", "category: disem", "did you mean `dissem`?"},
      {"controls.yaml", "excludes: [orcon-usgov, relido]", "excludes: [orcon-usgov, relidoo]",
       "unknown control `relidoo`"},
      {"controls.yaml", "id: orcon-usgov", "id: orcon", "stands here twice"},
      {"controls.yaml", "version: 1", "version: 2", "version"},
      {"levels.yaml", "level: secret", "level: seecret", "did you mean `secret`?"},
      {"levels.yaml", "1953-12-14", "1953-13-14", "must be a date"},
      {"countries.yaml", "members: [AUS, GBR, USA]", "members: [AUS, GBR, USE]",
       "`USE` is no code of a country"},
      {"countries.yaml", "on: 2023-04-04", "on: soon", "must be a date"},
      {"legacy.yaml", "seen: UMBRA, reads: [si]", "seen: UMBRA, reads: [sii]",
       "unknown control `sii`"},
      {"cui.yaml", "specified_prefix", "specifed_prefix", "specifed_prefix"},
  };
  for (const auto& item : cases) {
    const std::string problems = problems_with(item.file, item.from, item.to);
    EXPECT_NE(problems.find(item.says), std::string::npos) << item.to << "\n" << problems;
    EXPECT_EQ(problems.rfind(item.file, 0), 0U) << problems;
  }
}

TEST(VocabularyFiles, AFileThatIsNoRulesIsAProblemAndNoCrash) {
  for (const char* bytes : {"a: b", "fgi:\tz:1\"\t{z\t1", "version: 1\n", ""}) {
    for (const char* name : {"levels.yaml", "controls.yaml", "legacy.yaml"}) {
      const auto vocabulary = Vocabulary::compile({SourceText(name, bytes)});
      ASSERT_FALSE(vocabulary) << name << ": " << bytes;
      EXPECT_FALSE(vocabulary.error().empty());
    }
  }
}

TEST(VocabularyFiles, OneTooFewAndOneTooMany) {
  std::vector<SourceText> files = shipped_files();
  files.erase(files.begin());
  EXPECT_FALSE(Vocabulary::compile(files));
  files = shipped_files();
  files.emplace_back("colours.yaml", "version: 1\n");
  EXPECT_FALSE(Vocabulary::compile(files));
}

}  // namespace
}  // namespace declass
