#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.h"

namespace declass::testing {
namespace {

using Json = nlohmann::ordered_json;

ProgramRun instruction(std::vector<std::string> arguments, const std::string& input = "") {
  const ScratchFolder scratch;
  arguments.insert(arguments.begin(), "instruction");
  return declass(arguments, scratch.path(), input);
}

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> out;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) out.push_back(Json::parse(line));
  return out;
}

TEST(InstructionCommand, SaysStatusRowAndAuthorityInWords) {
  const ProgramRun run =
      instruction({"E.O. 12958: DECL: 05/06/2037", "--origin", "2007-05-07", "--level", "secret"});
  EXPECT_EQ(run.exit, 0);
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(run.out,
            "status       not yet declassified, until 2037-05-06\n"
            "instruction  E.O. 12958: DECL: 05/06/2037\n"
            "read as      date 2037-05-06 under E.O. 12958\n"
            "decided by   row 3: the date that is marked, more than 25 years after origin\n"
            "authority    32 CFR 2001.12(c)(1)\n"
            "level        secret\n"
            "dated        2007-05-07\n"
            "as of        2026-11-24\n"
            "flag         date-beyond-25-years: the date is more than 25 years after origin, and "
            "no exemption is marked [DI0201]\n");
}

TEST(InstructionCommand, HasAWordForEveryStatus) {
  const auto first_line = [](std::vector<std::string> arguments) {
    const std::string out = instruction(std::move(arguments)).out;
    return out.substr(13, out.find('\n') - 13);
  };
  EXPECT_EQ(first_line({"DECL: 05/06/2017", "--origin", "2007-05-07", "--level", "C"}),
            "declassified since 2017-05-06");
  EXPECT_EQ(first_line({"OADR", "--origin", "1985-05-07", "--level", "TS"}),
            "review is due since 2010-12-31; not shown to be declassified");
  EXPECT_EQ(first_line({"25X1-human", "--origin", "2007-05-07", "--level", "TS"}),
            "never automatic: refer to originating agency");
  EXPECT_EQ(first_line({"TBD", "--origin", "2007-05-07", "--level", "S"}),
            "unknown: to be withheld");
  EXPECT_EQ(first_line({"N/A", "--origin", "2007-05-07", "--level", "U"}),
            "not classified: its controls decide");
  EXPECT_EQ(first_line({"", "--origin", "2007-05-07", "--level", "S"}),
            "not yet declassified, until 2032-12-31");
}

TEST(InstructionCommand, AnswersProgramsInAFixedOrder) {
  const ProgramRun run = instruction({"E.O. 12958: DECL: X3, X5", "--origin", "1999-08-09",
                                      "--level", "S", "--as-of", "2024-12-30", "--json"});
  EXPECT_EQ(run.out,
            "{\"text\":\"E.O. 12958: DECL: X3, X5\",\"order\":\"12958\",\"kind\":\"exemption\","
            "\"date\":null,\"codes\":[\"X3\",\"X5\"],\"status\":\"not-yet\","
            "\"nominal\":\"2024-12-31\",\"basis\":\"9\",\"owner\":null,\"flags\":[],"
            "\"level\":\"secret\",\"as_of\":\"2024-12-30\"}\n");
}

TEST(InstructionCommand, TakesLevelsAsLettersAndWords) {
  for (const char* level : {"TS", "ts", "top-secret", "Top Secret", "TOP SECRET"}) {
    const ProgramRun run =
        instruction({"GDS", "--origin", "1974-08-09", "--level", level, "--json"});
    EXPECT_EQ(Json::parse(run.out)["nominal"], "1984-12-31") << level;
  }
  for (const char* level : {"U", "UNCLASSIFIED", "unclassified"}) {
    const ProgramRun run =
        instruction({"GDS", "--origin", "1974-08-09", "--level", level, "--json"});
    EXPECT_EQ(Json::parse(run.out)["status"], "not-classified") << level;
  }
}

TEST(InstructionCommand, AConfirmedEventCountsFromItsDay) {
  const ProgramRun run = instruction({"UPON RETURN OF THE ENVOY", "--origin", "2002-06-07",
                                      "--level", "C", "--event-date", "2004-01-02", "--json"});
  const Json answer = Json::parse(run.out);
  EXPECT_EQ(answer["status"], "declassified");
  EXPECT_EQ(answer["nominal"], "2004-01-02");
  EXPECT_EQ(answer["basis"], "5");
}

TEST(InstructionCommand, AMistakeIsToldWithItsRemedy) {
  struct Mistake {
    std::vector<std::string> arguments;
    std::string says, hint;
  };
  const std::vector<Mistake> mistakes = {
      {{}, "there is no instruction to read", "declass instruction \"E.O."},
      {{"OADR"}, "`--level` is missing", "--level C"},
      {{"OADR", "--level", "Q"}, "`--level Q` is no level", "U, R, C, S, TS"},
      {{"OADR", "--level", "S//NF"}, "`--level S//NF` is no level", "U, R, C, S, TS"},
      {{"OADR", "--level", "S", "--origin", "7 May 1985"},
       "`--origin 7 May 1985` is no day",
       "YYYY-MM-DD"},
      {{"OADR", "--level", "S", "--as-of", "2026-02-30"},
       "`--as-of 2026-02-30` is no day",
       "YYYY-MM-DD"},
      {{"OADR", "--level", "S", "--event-date", "soon"},
       "`--event-date soon` is no day",
       "YYYY-MM-DD"},
      {{"OADR", "--jsonl"}, "`--jsonl` reads its texts from standard input", "leave the text out"},
  };
  for (const Mistake& mistake : mistakes) {
    const ProgramRun run = instruction(mistake.arguments);
    EXPECT_EQ(run.exit, 2) << mistake.says;
    EXPECT_EQ(run.out, "") << mistake.says;
    EXPECT_NE(run.err.find(mistake.says), std::string::npos) << run.err;
    EXPECT_NE(run.err.find(mistake.hint), std::string::npos) << run.err;
  }
  EXPECT_EQ(instruction({"OADR", "--level", "S", "--lvel", "S"}).exit, 2);
}

TEST(InstructionCommand, AnswersManyLinesInOneRun) {
  std::string input;
  for (int i = 0; i < 3000; ++i) {
    input += R"({"id":)" + std::to_string(i) +
             R"(,"text":"DECL: 05/06/2017","origin":"2007-05-07","level":"C","as_of":"2017-05-0)" +
             (i % 2 == 0 ? "5" : "6") + "\"}\n";
  }
  const ProgramRun run = instruction({"--jsonl"}, input);
  EXPECT_EQ(run.exit, 0);
  const std::vector<Json> answers = lines_of(run.out);
  ASSERT_EQ(answers.size(), 3000U);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    EXPECT_EQ(answers[i]["id"], i);
    EXPECT_EQ(answers[i]["status"], i % 2 == 0 ? "not-yet" : "declassified");
  }
  EXPECT_EQ(answers[0].begin().key(), "id");
}

TEST(InstructionCommand, ABrokenLineIsAnsweredAndEndsNothing) {
  const std::string input =
      "{\"id\":\"a\",\"text\":\"OADR\"\n"
      "no json\n"
      "\n"
      "[]\n"
      "{\"id\":\"b\",\"text\":7,\"level\":\"S\"}\n"
      "{\"id\":\"c\",\"level\":\"S\"}\n"
      "{\"id\":\"d\",\"text\":\"OADR\"}\n"
      "{\"id\":\"e\",\"text\":\"OADR\",\"level\":\"Q\"}\n"
      "{\"id\":\"f\",\"text\":\"OADR\",\"level\":\"S\",\"origin\":\"1985-02-30\"}\n"
      "{\"id\":\"g\",\"text\":\"OADR\",\"level\":\"S\",\"text\":\"X1\"}\n"
      "{\"id\":\"h\",\"text\":\"OADR\",\"level\":\"S\",\"as-of\":\"2026-01-01\"}\n"
      "{\"id\":\"i\",\"text\":\"\xff\\u0000\",\"level\":\"S\"}\n"
      "{\"id\":[1],\"text\":null,\"origin\":null,\"level\":\"S\",\"note\":\"kept\"}\n"
      "{\"id\":\"z\",\"text\":\"OADR\",\"origin\":\"1985-05-07\",\"level\":\"S\"}";
  const ProgramRun run = instruction({"--jsonl"}, input);
  EXPECT_EQ(run.exit, 0);
  const std::vector<Json> answers = lines_of(run.out);
  ASSERT_EQ(answers.size(), 13U);
  const std::vector<Json> ids = {"a", nullptr, nullptr,          "b", "c", "d", "e", "f", "g",
                                 "h", "i",     Json::array({1}), "z"};
  for (std::size_t i = 0; i < answers.size(); ++i) {
    EXPECT_EQ(answers[i]["id"], ids[i]) << answers[i];
    EXPECT_EQ(answers[i].contains("error"), i < 11) << answers[i];
  }
  EXPECT_EQ(answers[11]["kind"], "missing");
  EXPECT_EQ(answers[11]["basis"], "29");
  EXPECT_EQ(answers[12]["status"], "review");
}

TEST(InstructionCommand, HostileTextIsShownEscaped) {
  const ProgramRun run = instruction(
      {"DECL: 05/06/2017 \x1b[2J\xE2\x80\xAE", "--origin", "2007-05-07", "--level", "C"});
  EXPECT_EQ(run.out.find('\x1b'), std::string::npos);
  EXPECT_NE(run.out.find("unknown: to be withheld"), std::string::npos);
}

}  // namespace
}  // namespace declass::testing
