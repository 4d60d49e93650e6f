#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "program.h"

namespace declass::testing {
namespace {

using Json = nlohmann::ordered_json;

ProgramRun marking(std::vector<std::string> arguments, const std::string& input = "") {
  arguments.insert(arguments.begin(), "marking");
  return declass(arguments, source_folder(), input);
}

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out.push_back(Json::parse(line));
  return out;
}

TEST(MarkingCommand, OneObjectAMarkWithItsKeysInAFixedOrder) {
  const ProgramRun run = marking({"--json", "SECRET//NOFORN", "(//GBR C)"});
  EXPECT_EQ(run.exit, 0);
  EXPECT_EQ(run.err, "");
  const auto lines = lines_of(run.out);
  ASSERT_EQ(lines.size(), 2U);
  std::vector<std::string> keys;
  for (const auto& item : lines[0].items()) keys.push_back(item.key());
  const std::vector<std::string> first = {
      "text",         "kind",          "valid",  "level",   "owner",  "sci",
      "sar",          "aea",           "fgi",    "dissem",  "non_ic", "rel_to",
      "display_only", "declassify_on", "banner", "portion", "errors", "warnings"};
  ASSERT_GE(keys.size(), first.size());
  EXPECT_TRUE(std::equal(first.begin(), first.end(), keys.begin()));
  EXPECT_EQ(lines[0]["kind"], "banner");
  EXPECT_EQ(lines[0]["valid"], true);
  EXPECT_EQ(lines[0]["level"], "secret");
  EXPECT_EQ(lines[0]["dissem"], Json::array({"noforn"}));
  EXPECT_EQ(lines[0]["fgi"], nullptr);
  EXPECT_EQ(lines[0]["portion"], "(S//NF)");
  EXPECT_EQ(lines[1]["kind"], "portion");
  EXPECT_EQ(lines[1]["owner"], "GBR");
}

TEST(MarkingCommand, RollUp) {
  const ProgramRun run = marking({"--rollup", "--json", "(U)", "(C//REL TO USA, GBR)", "(S//NF)"});
  EXPECT_EQ(run.exit, 0);
  const auto lines = lines_of(run.out);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0]["portions"].size(), 3U);
  EXPECT_EQ(lines[0]["banner"], "SECRET//NOFORN");
  EXPECT_EQ(marking({"--rollup", "(U)", "(C)"}).out, "CONFIDENTIAL\n");
  EXPECT_EQ(lines_of(marking({"--rollup", "--json", "--date", "2015-01-01", "(S//RELIDO)", "(C)"})
                         .out)[0]["banner"],
            "SECRET//RELIDO");
}

TEST(MarkingCommand, AnErrorInAMarkIsExitOne) {
  EXPECT_EQ(marking({"SECRET//NOFORN"}).exit, 0);
  EXPECT_EQ(marking({"(C/NF)"}).exit, 0);
  EXPECT_EQ(marking({"SECRET//NOFORN/ORCON"}).exit, 1);
  EXPECT_EQ(marking({"--rollup", "(C)", "(X)"}).exit, 1);
}

TEST(MarkingCommand, TextForPeople) {
  const ProgramRun run = marking({"(S//SI//NF)"});
  EXPECT_EQ(run.out,
            "(S//SI//NF)\n"
            "  level           secret\n"
            "  SCI             SI\n"
            "  dissemination   noforn\n"
            "  banner          SECRET//SI//NOFORN\n"
            "  portion         (S//SI//NF)\n"
            "  refer to        NSA\n"
            "  valid           as the register has it\n");
}

TEST(MarkingCommand, ReleaseToACountry) {
  const ProgramRun run = marking({"--releasable-to", "AUS", "SECRET//REL TO USA, FVEY"});
  EXPECT_NE(run.out.find("to AUS          releasable: the release names a group that holds it"),
            std::string::npos)
      << run.out;
  const auto lines = lines_of(marking({"--json", "--releasable-to", "GBR", "--releasable-to", "DEU",
                                       "(S//REL TO USA, GBR)"})
                                  .out);
  EXPECT_EQ(lines[0]["releasable"][0]["releasable"], true);
  EXPECT_EQ(lines[0]["releasable"][1]["releasable"], false);
}

TEST(MarkingCommand, WrongUseIsExitTwoAndSaysWhatToDo) {
  const std::vector<std::vector<std::string>> cases = {{},
                                                       {"--banner", "--portion", "SECRET"},
                                                       {"--date", "tomorrow", "SECRET"},
                                                       {"--releasable-to", "QQQ", "SECRET"},
                                                       {"--jsonl", "SECRET"},
                                                       {"--no-such-flag", "SECRET"}};
  for (const auto& arguments : cases) {
    const ProgramRun run = marking(arguments);
    EXPECT_EQ(run.exit, 2) << run.err;
    EXPECT_EQ(run.out, "");
    EXPECT_NE(run.err, "");
  }
  EXPECT_NE(marking({"--help"}).out.find("Examples:"), std::string::npos);
}

TEST(MarkingCommand, LinesInLinesOutInOrder) {
  std::string input;
  for (int i = 0; i < 2000; ++i) {
    input += "{\"id\": " + std::to_string(i) + ", \"kind\": \"portion\", \"text\": \"(S//NF)\"}\n";
  }
  const auto lines = lines_of(marking({"--jsonl"}, input).out);
  ASSERT_EQ(lines.size(), 2000U);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ASSERT_EQ(lines[i]["id"], i);
    ASSERT_EQ(lines[i]["banner"], "SECRET//NOFORN");
  }
}

TEST(MarkingCommand, ALineThatIsNoQuestionGetsAnAnswerAndEndsNothing) {
  const std::string input =
      "no json\n"
      "[1]\n"
      "{\"id\": \"a\"}\n"
      "{\"id\": \"b\", \"kind\": \"banner\"}\n"
      "{\"id\": \"c\", \"kind\": \"colour\", \"text\": \"SECRET\"}\n"
      "{\"id\": \"d\", \"kind\": \"rollup\", \"portions\": [1]}\n"
      "{\"id\": \"e\", \"kind\": \"banner\", \"text\": \"SECRET\", \"date\": \"soon\"}\n"
      "{\"id\": \"f\", \"kind\": \"banner\", \"text\": \"\xff\"}\n"
      "\n"
      "{\"id\": {\"x\": [1, null]}, \"kind\": \"banner\", \"text\": \"SECRET\"}\n"
      "{\"id\": \"g\", \"kind\": \"rollup\", \"portions\": [\"(U)\", \"(C)\"], \"date\": null}";
  const ProgramRun run = marking({"--jsonl"}, input);
  const auto lines = lines_of(run.out);
  ASSERT_EQ(lines.size(), 11U) << run.out;
  for (std::size_t i = 0; i < 9; ++i) EXPECT_FALSE(lines[i]["errors"].empty()) << lines[i];
  const char* ids[] = {"a", "b", "c", "d", "e"};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(lines[i + 2]["id"], ids[i]);
  EXPECT_EQ(lines[0]["id"], nullptr);
  EXPECT_EQ(lines[9]["id"], Json::parse("{\"x\": [1, null]}"));
  EXPECT_EQ(lines[9]["level"], "secret");
  EXPECT_EQ(lines[10]["banner"], "CONFIDENTIAL");
  EXPECT_EQ(run.exit, 1);
}

TEST(MarkingCommand, TextThatIsShownCannotSpeakToATerminal) {
  const ProgramRun run = marking({"SECRET\x1b[31m"});
  EXPECT_EQ(run.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(run.exit, 1);
  EXPECT_NE(marking({"--json", "SECRET\x1b[31m"}).out.find("\\u001b"), std::string::npos);
}

/// Words that hold a level's letters, or brackets that hold no mark, mark nothing.
TEST(MarkingCommand, WordsThatAreNoMarksMarkNothingInADocument) {
  const std::string text =
      "SECRETARY OF STATE REMARKS\n\n"
      "1. (U) The Secretary met the minister.\n\n"
      "2. (C) A point of substance.\n\n"
      "(Iceland) was not there.\n\n"
      "Ref(s): State 12345\n"
      "Reason(s): 1.4 (b) and (d)\n\n"
      "3. (b)(1) applies here.\n\n"
      "(C) 2007 Example Press. All rights reserved.\n";
  const ProgramRun run = declass({"inspect", "--json", "-"}, source_folder(), text);
  const auto lines = lines_of(run.out);
  ASSERT_EQ(lines.size(), 1U) << run.err;
  EXPECT_EQ(lines[0]["banner"], nullptr);
  std::vector<std::string> marks;
  for (const Json& segment : lines[0]["segments"]) {
    if (!segment["mark"].is_null()) marks.push_back(segment["mark"]);
  }
  EXPECT_EQ(marks, (std::vector<std::string>{"(U)", "(C)"}));
}

}  // namespace
}  // namespace declass::testing
