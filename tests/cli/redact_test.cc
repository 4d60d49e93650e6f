#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace declass::testing {
namespace {

namespace fs = std::filesystem;

const std::string as_of = "--as-of=2026-11-24";

/// A small cable whose date has passed; `number` makes its document id.
std::string cable(const std::string& number,
                  const std::string& body = "1. (C) The ferry was late.\n") {
  return "O 141455Z MAY 07\nFM AMEMBASSY VALLETTA\nTO SECSTATE WASHDC 2210\n\n"
         "C O N F I D E N T I A L VALLETTA " +
         number +
         "\n\n"
         "E.O. 12958: DECL: 05/13/2017\nTAGS: EWWT\nSUBJECT: THE FERRY WAS LATE\n\n"
         "Classified By: Ambassador Helen R. Marwick, reasons 1.4 (b) and (d)\n\n" +
         body;
}

ProgramRun redact(std::vector<std::string> arguments, const ScratchFolder& folder) {
  arguments.insert(arguments.begin(), "redact");
  arguments.push_back(as_of);
  return declass(arguments, folder.path());
}

TEST(Redact, ADocumentThatNeedsNobodyEndsWithZero) {
  const ScratchFolder folder;
  folder.write("in.txt", cable("000112"));
  const ProgramRun run = redact({"in.txt", "-o", "out.txt"}, folder);
  EXPECT_EQ(run.exit, 0) << run.err;
  EXPECT_TRUE(read_file(folder / "out.txt").starts_with("RELEASED IN FULL\n"));
  EXPECT_NE(run.err.find("1 released in full"), std::string::npos) << run.err;
}

TEST(Redact, ADryRunWritesNothing) {
  const ScratchFolder folder;
  folder.write("in.txt", cable("000112"));
  const ProgramRun run = redact({"in.txt", "-n", "-o", "out/"}, folder);
  EXPECT_EQ(run.exit, 0) << run.err;
  EXPECT_EQ(files_below(folder.path()).size(), 1U);
  EXPECT_NE(run.out.find("release-what-is-not-classified"), std::string::npos);
}

TEST(Redact, WhatCannotBeReadSafelyIsRefused) {
  const std::pair<std::string, std::string> cases[] = {
      {"", "[DC0001]"},
      {" \n\n", "[DC0001]"},
      {std::string("\xFF\xFE"
                   "C\0",
                   4),
       "[DC0002]"},
      {std::string("A\0B", 3), "[DC0003]"},
      {"CONFIDENTIAL\n\nIV\xFF"
       "AN\n",
       "[DC0004]"},
      {"overlong \xC0\x80\n", "[DC0004]"},
  };
  for (const auto& [bytes, code] : cases) {
    const ScratchFolder folder;
    folder.write("in.txt", bytes);
    const ProgramRun run = redact({"in.txt", "-o", "out.txt"}, folder);
    EXPECT_EQ(run.exit, 4) << run.err;
    EXPECT_NE(run.err.find(code), std::string::npos) << run.err;
    EXPECT_FALSE(fs::exists(folder / "out.txt"));
  }
}

TEST(Redact, AWrongByteIsSaidWithItsPlace) {
  const ScratchFolder folder;
  folder.write("in.txt", "SECRET\n\nab\xFF\n");
  const ProgramRun run = redact({"in.txt"}, folder);
  EXPECT_EQ(run.exit, 4);
  EXPECT_NE(run.err.find("in.txt:3:3: error: not UTF-8: the byte at offset 10 [DC0004]"),
            std::string::npos)
      << run.err;
  EXPECT_EQ(run.out, "");
}

TEST(Redact, WhatCannotBeJudgedIsWithheldAndNeedsAPerson) {
  const std::pair<std::string, std::string> cases[] = {
      {"no banner and no mark", "O 141455Z MAY 07\n\nThe ferry was late.\n"},
      {"a mark that cannot be read", cable("000112", "1. (X) The ferry was late.\n")},
      {"an empty mark", cable("000112", "1. ( ) The ferry was late.\n")},
      {"a control that is not known", cable("000112", "1. (C//ZZZ) The ferry was late.\n")},
      {"an instruction that cannot be read",
       "O 141455Z MAY 07\n\nC O N F I D E N T I A L VALLETTA 000112\n\nE.O. 12958: DECL: "
       "02/30/2018\n\n"
       "1. (C) The ferry was late.\n"},
      {"an instruction with nothing in it",
       "O 141455Z MAY 07\n\nC O N F I D E N T I A L VALLETTA 000112\n\nE.O. 12958: DECL:\n\n"
       "1. (C) The ferry was late.\n"},
  };
  for (const auto& [story, bytes] : cases) {
    const ScratchFolder folder;
    folder.write("in.txt", bytes);
    const ProgramRun run = redact({"in.txt", "-q"}, folder);
    EXPECT_EQ(run.exit, 1) << story << "\n" << run.out << run.err;
    EXPECT_EQ(run.out.find("ferry"), std::string::npos) << story << "\n" << run.out;
  }
}

TEST(Redact, AnExistingOutputStaysUnlessForced) {
  const ScratchFolder folder;
  folder.write("in.txt", cable("000112"));
  folder.write("out.txt", "mine");
  const ProgramRun refused = redact({"in.txt", "-o", "out.txt"}, folder);
  EXPECT_EQ(refused.exit, 2);
  EXPECT_NE(refused.err.find("`-f`"), std::string::npos) << refused.err;
  EXPECT_EQ(read_file(folder / "out.txt"), "mine");
  EXPECT_EQ(redact({"in.txt", "-o", "out.txt", "-f"}, folder).exit, 0);
  EXPECT_TRUE(read_file(folder / "out.txt").starts_with("RELEASED IN FULL"));
}

TEST(Redact, TheInputIsNeverTheOutput) {
  const ScratchFolder folder;
  folder.write("in.txt", cable("000112"));
  fs::create_hard_link(folder / "in.txt", folder / "same.txt");
  fs::create_symlink(folder / "in.txt", folder / "link.txt");
  for (const char* output : {"in.txt", "./in.txt", "same.txt", "link.txt"}) {
    const ProgramRun run = redact({"in.txt", "-o", output, "-f"}, folder);
    EXPECT_EQ(run.exit, 2) << output << run.err;
    EXPECT_EQ(read_file(folder / "in.txt"), cable("000112"));
  }
}

TEST(Redact, FoldersAreMirroredAndOneBadInputDoesNotStopTheRest) {
  const ScratchFolder folder;
  folder.write("in/a/one.txt", cable("000001"));
  folder.write("in/b/two.txt", cable("000002"));
  folder.write("in/b/bad.txt", "not \xFF text");
  folder.write("in/three.txt", cable("000001"));
  const ProgramRun run = redact({"in", "-o", "out"}, folder);
  EXPECT_EQ(run.exit, 3) << run.err;
  const auto files = files_below(folder / "out");
  EXPECT_TRUE(files.contains("a/07VALLETTA1.txt"));
  EXPECT_TRUE(files.contains("b/07VALLETTA2.txt"));
  EXPECT_TRUE(files.contains("document-0004.txt")) << "an id that was used is not used again";
  EXPECT_EQ(files.size(), 3U);
  EXPECT_NE(run.err.find("in/b/bad.txt"), std::string::npos);
  EXPECT_NE(run.err.find("4 documents: 3 released in full, 0 in part, 0 denied, 1 failed"),
            std::string::npos)
      << run.err;
  const ProgramRun verify = declass({"audit", "verify", "declass-log"}, folder.path());
  EXPECT_EQ(verify.exit, 0) << verify.out << verify.err;
}

TEST(Redact, SeveralInputsNeedAFolder) {
  const ScratchFolder folder;
  folder.write("a.txt", cable("000001"));
  folder.write("b.txt", cable("000002"));
  const ProgramRun run = redact({"a.txt", "b.txt"}, folder);
  EXPECT_EQ(run.exit, 2);
  EXPECT_NE(run.err.find("-o OUT/"), std::string::npos) << run.err;
  EXPECT_EQ(run.out, "");
}

TEST(Redact, APolicyWithAnyErrorRunsNothing) {
  const std::pair<std::string, std::string> cases[] = {
      {"policy: p\nversion: 1\nclauses:\n  - {id: a, when: {status: unknown}, action: release, "
       "colour: red}\n",
       "unknown key `colour`"},
      {"policy: p\nversion: 2\nclauses:\n  - {id: a, when: {status: unknown}, action: release}\n",
       "version `2`"},
      {"policy: other\nversion: 1\nclauses:\n  - {id: a, when: {status: unknown}, action: "
       "release}\n",
       "`other`"},
      {"policy: p\nversion: 1\nclauses: []\n", "without clauses"},
      {"policy: p\nversion: 1\nclauses:\n  - {id: a, when: {status: unknown}, action: withhold}\n",
       "without an exemption"},
  };
  for (const auto& [policy, message] : cases) {
    const ScratchFolder folder;
    folder.write("in.txt", cable("000112"));
    folder.write("p.yaml", policy);
    const ProgramRun run = redact({"in.txt", "-p", "./p.yaml", "-o", "out.txt"}, folder);
    EXPECT_EQ(run.exit, 2) << run.err;
    EXPECT_NE(run.err.find(message), std::string::npos) << run.err;
    EXPECT_EQ(files_below(folder.path()).size(), 2U);
  }
}

TEST(Redact, AnUnknownPolicyIsNotAnother) {
  const ScratchFolder folder;
  folder.write("in.txt", cable("000112"));
  const ProgramRun run = redact({"in.txt", "-p", "pubic"}, folder);
  EXPECT_EQ(run.exit, 2);
  EXPECT_NE(run.err.find("did you mean `public`?"), std::string::npos) << run.err;
  EXPECT_EQ(run.out, "");
}

TEST(Redact, UsageErrorsEndWithTwo) {
  const ScratchFolder folder;
  folder.write("in.txt", cable("000112"));
  EXPECT_EQ(declass({"redact", "in.txt", "--as-of", "2026-13-01"}, folder.path()).exit, 2);
  EXPECT_EQ(declass({"redact", "in.txt", "--as-of", "24/11/2026"}, folder.path()).exit, 2);
  EXPECT_EQ(declass({"redact", "in.txt", "--frobnicate"}, folder.path()).exit, 2);
  EXPECT_EQ(declass({"redact"}, folder.path()).exit, 2);
  EXPECT_EQ(declass({"redact", "in.txt", "--json"}, folder.path()).exit, 2);
  EXPECT_EQ(declass({"frobnicate"}, folder.path()).exit, 2);
  EXPECT_EQ(declass({"redact", "--help"}, folder.path()).exit, 0);
  EXPECT_EQ(declass({"--help"}, folder.path()).exit, 0);
  EXPECT_EQ(files_below(folder.path()).size(), 1U);
}

TEST(Redact, AMissingFileIsAnInputError) {
  const ScratchFolder folder;
  const ProgramRun run = redact({"nothing.txt"}, folder);
  EXPECT_EQ(run.exit, 74);
  EXPECT_NE(run.err.find("nothing.txt"), std::string::npos);
}

TEST(Redact, AChangedLogStopsTheRunBeforeAnythingIsWritten) {
  const ScratchFolder folder;
  folder.write("in.txt", cable("000112"));
  ASSERT_EQ(redact({"in.txt", "-o", "one.txt"}, folder).exit, 0);
  const std::string name = "declass-log/audit-0000000000.jsonl";
  std::string bytes = read_file(folder / name);
  bytes[bytes.size() / 2] ^= 1;
  folder.write(name, bytes);
  const ProgramRun run = redact({"in.txt", "-o", "two.txt"}, folder);
  EXPECT_EQ(run.exit, 5) << run.err;
  EXPECT_FALSE(fs::exists(folder / "two.txt"));
  EXPECT_EQ(declass({"audit", "verify", "declass-log"}, folder.path()).exit, 5);
}

TEST(Redact, StandardInputGoesToStandardOutput) {
  const ScratchFolder folder;
  const ProgramRun run = declass({"redact", "-", as_of, "-q"}, folder.path(), cable("000112"));
  EXPECT_EQ(run.exit, 0) << run.err;
  EXPECT_NE(run.out.find("The ferry was late."), std::string::npos);
  EXPECT_EQ(run.err, "");
}

TEST(Redact, TheSameInputGivesTheSameBytes) {
  const ScratchFolder folder;
  folder.write("in.txt", cable("000112", "1. (C) Mr. Carl Odinsby of the firm was late.\n"));
  const ProgramRun first = redact({"in.txt"}, folder);
  EXPECT_EQ(first.out, redact({"in.txt"}, folder).out);
  EXPECT_EQ(first.out.find("Odinsby"), std::string::npos) << first.out;
}

// The name of a file may say what the release hides.
TEST(Redact, AReleaseIsNotNamedAfterACutName) {
  const ScratchFolder folder;
  folder.write("odinsby.txt", cable("000112", "1. (C) Mr. Carl Odinsby of the firm was late.\n"));
  folder.write(
      "p.yaml",
      "policy: p\nversion: 1\noutput: {file_name: source}\nclauses:\n"
      "  - {id: release, when: {status: [declassified, not-classified]}, action: release}\n"
      "  - {id: names, when: {finding: person}, unless: {role: official}, action: redact, "
      "exemption: \"(b)(6)\", because: privacy}\n");
  const ProgramRun run = redact({"odinsby.txt", "-p", "./p.yaml", "-o", "out/"}, folder);
  EXPECT_EQ(run.exit, 4) << run.err;
  EXPECT_TRUE(files_below(folder / "out").empty());
}

TEST(Redact, JsonTellsEveryCut) {
  const ScratchFolder folder;
  folder.write("in.txt", cable("000112", "1. (C) Mr. Carl Odinsby of the firm was late.\n"));
  const ProgramRun run = redact({"in.txt", "-o", "out.txt", "--json", "-q"}, folder);
  const auto line = nlohmann::json::parse(run.out);
  EXPECT_EQ(line["document"], "07VALLETTA112");
  EXPECT_EQ(line["output"], "out.txt");
  EXPECT_EQ(line["status"], "RELEASED IN PART");
  ASSERT_EQ(line["decisions"].size(), 1U);
  EXPECT_EQ(line["decisions"][0]["action"], "redact");
  EXPECT_EQ(line["decisions"][0]["clause"], "protect-private-persons");
  EXPECT_EQ(line["decisions"][0]["codes"][0], "(b)(6)");
}

}  // namespace
}  // namespace declass::testing
