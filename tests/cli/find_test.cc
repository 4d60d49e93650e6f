#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.h"

namespace declass::testing {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* note =
    "1. MR. JOHN HARGREAVES OPENED. WRITE TO roe@example.org, HE SAID.\n"
    "\n2. LATER THE AMBASSADOR TOLD HARGREAVES THAT IT WAS LATE.\n";

TEST(FindCommand, AReadableListWithoutTheText) {
  const ScratchFolder folder;
  folder.write("note.txt", note);
  const ProgramRun run = declass({"find", "note.txt"}, folder.path());
  EXPECT_EQ(run.exit, 0) << run.err;
  EXPECT_NE(run.out.find("note.txt:1:8: person"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("email 0.99 email-address"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("HARGREAVES"), std::string::npos) << run.out;
}

TEST(FindCommand, ShowTextShowsItEscaped) {
  const ScratchFolder folder;
  folder.write("note.txt", note);
  const ProgramRun run = declass({"find", "--show-text", "note.txt"}, folder.path());
  EXPECT_NE(run.out.find("`JOHN HARGREAVES`"), std::string::npos) << run.out;
}

TEST(FindCommand, JsonHasItsFixedKeysAndBothOffsets) {
  const ScratchFolder folder;
  folder.write("note.txt", std::string("\xC3\x89T\xC3\x89. ") + note);
  const ProgramRun run = declass({"find", "--json", "note.txt"}, folder.path());
  ASSERT_EQ(run.exit, 0) << run.err;
  const Json line = Json::parse(run.out);
  EXPECT_EQ(line["document"], "note.txt");
  ASSERT_FALSE(line["findings"].empty());
  std::vector<std::string> keys;
  for (const auto& [key, value] : line["findings"][0].items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"kind", "rule", "begin", "end", "begin_cp", "end_cp",
                                            "score", "entity", "role", "evidence"}));
  const Json& first = line["findings"][0];
  EXPECT_EQ(first["begin"].get<int>() - first["begin_cp"].get<int>(), 2);
  EXPECT_EQ(run.out.find("HARGREAVES"), std::string::npos);
}

TEST(FindCommand, SeveralFilesGiveALineEachAndKindsChoose) {
  const ScratchFolder folder;
  folder.write("a.txt", note);
  folder.write("b.txt", note);
  const ProgramRun run =
      declass({"find", "--json", "--kind", "email", "a.txt", "b.txt"}, folder.path());
  std::istringstream lines(run.out);
  std::string line;
  std::size_t count = 0;
  while (std::getline(lines, line)) {
    ++count;
    const Json json = Json::parse(line);
    ASSERT_EQ(json["findings"].size(), 1U);
    EXPECT_EQ(json["findings"][0]["kind"], "email");
  }
  EXPECT_EQ(count, 2U);
}

TEST(FindCommand, MinScoreWidensAndNarrows) {
  const ScratchFolder folder;
  folder.write("note.txt", note);
  const auto count = [&](const std::string& least) {
    const ProgramRun run =
        declass({"find", "--json", "--min-score", least, "note.txt"}, folder.path());
    return Json::parse(run.out)["findings"].size();
  };
  EXPECT_GE(count("0.05"), count("0.30"));
  EXPECT_EQ(count("1"), 0U);
}

TEST(FindCommand, ExplainGivesEveryCueALineAndMemoryItsPlace) {
  const ScratchFolder folder;
  folder.write("note.txt", note);
  const ProgramRun run = declass({"find", "--explain", "note.txt"}, folder.path());
  EXPECT_NE(run.out.find("\n    courtesy-"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("-elsewhere"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("(at "), std::string::npos) << run.out;
}

TEST(FindCommand, AFragmentOfAnythingThatIsTextIsRead) {
  const ScratchFolder folder;
  const ProgramRun run = declass({"find", "--json", "-"}, folder.path(), "told Mr Hargreaves so");
  EXPECT_EQ(run.exit, 0) << run.err;
  EXPECT_EQ(Json::parse(run.out)["findings"].size(), 1U);
}

TEST(FindCommand, WhatCannotBeReadIsRefused) {
  const ScratchFolder folder;
  folder.write("bad.txt", std::string("IV\xFF"
                                      "AN"));
  EXPECT_EQ(declass({"find", "bad.txt"}, folder.path()).exit, 4);
  EXPECT_EQ(declass({"find", "--kind", "colour", "bad.txt"}, folder.path()).exit, 2);
  EXPECT_EQ(declass({"find"}, folder.path()).exit, 2);
}

}  // namespace
}  // namespace declass::testing
