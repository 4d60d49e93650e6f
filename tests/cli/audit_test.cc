#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.h"

namespace declass::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;
using nlohmann::json;

/// A small cable that names a private person.
std::string cable(int number) {
  return "O 141455Z MAY 07\nFM AMEMBASSY VALLETTA\nTO SECSTATE WASHDC 2210\n\n"
         "C O N F I D E N T I A L VALLETTA 00011" +
         std::to_string(number) +
         "\n\nE.O. 12958: DECL: 05/13/2017\nTAGS: EWWT\nSUBJECT: FERRIES\n\n"
         "Classified By: Ambassador Helen R. Marwick, reasons 1.4 (b) and (d)\n\n"
         "1. (C) Mr. Anton Zwergfeld, a farmer, said the ferry was late.\n";
}

/// A folder with a signed log of two releases, made by the program.
class AuditCommand : public ::testing::Test {
 protected:
  AuditCommand() {
    EXPECT_EQ(audit({"init", "log", "--origin", "records.example.gov/2026"}).exit, 0);
    release(1);
    fs::copy_file(folder / "log/checkpoint", folder / "pin");
    release(2);
  }

  void release(int number) {
    const std::string name = "in-" + std::to_string(number) + ".txt";
    folder.write(name, cable(number));
    const ProgramRun run = declass({"redact", name, "-o", "out/", "--log", "log", "--as-of",
                                    "2026-11-24", "--authority", "R. Ewer, Director"},
                                   folder.path());
    EXPECT_LE(run.exit, 1) << run.err;
  }

  ProgramRun audit(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "audit");
    return declass(arguments, folder.path());
  }

  ScratchFolder folder;
};

TEST_F(AuditCommand, VerifiesALogItsPinsAndItsReleases) {
  const ProgramRun run = audit({"verify", "log", "--pin", "pin", "--releases", "out"});
  EXPECT_EQ(run.exit, 0) << run.out << run.err;
  EXPECT_THAT(run.out, HasSubstr("log        records.example.gov/2026\n"));
  EXPECT_THAT(run.out, HasSubstr("segments   1/1 present, 3/3 lines canonical, chain unbroken\n"));
  EXPECT_THAT(run.out, HasSubstr("details    2/2 match their record\n"));
  EXPECT_THAT(run.out, HasSubstr("checkpoint size 3 root "));
  EXPECT_THAT(run.out, HasSubstr(" (key 1 of 1), 0 records beyond it\n"));
  EXPECT_THAT(run.out, HasSubstr("pins       1/1 consistent (size 2)\n"));
  EXPECT_THAT(run.out, HasSubstr("releases   2/2 match their record; 0 published without record; 0 "
                                 "recorded, file not here\n"));
  EXPECT_TRUE(run.out.ends_with("RESULT     OK\n"));
}

TEST_F(AuditCommand, SaysThatALogWithoutAKeyIsNotSigned) {
  EXPECT_LE(declass({"redact", "in-1.txt", "-o", "other/", "--log", "bare"}, folder.path()).exit,
            1);
  const ProgramRun run = audit({"verify", "bare"});
  EXPECT_EQ(run.exit, 0);
  EXPECT_THAT(run.out, HasSubstr("not signed"));
  EXPECT_THAT(run.out, HasSubstr("pins       none given\n"));
}

TEST_F(AuditCommand, RefusesALogInWhichAnyFileWasChanged) {
  for (const auto& [name, bytes] : files_below(folder / "log")) {
    if (bytes.empty()) continue;
    std::string changed = bytes;
    changed[bytes.size() / 2] = static_cast<char>(changed[bytes.size() / 2] ^ 1);
    folder.write("log/" + name, changed);
    ProgramRun run = audit({"verify", "log"});
    EXPECT_EQ(run.exit, 5) << name << ": " << run.out;
    EXPECT_THAT(run.out, HasSubstr("\nFAIL ")) << name;
    EXPECT_TRUE(run.out.ends_with("RESULT     FAIL\n")) << name;
    if (name != "log.key") {
      folder.write("log/" + name, bytes.substr(0, bytes.size() - 1));
      EXPECT_EQ(audit({"verify", "log"}).exit, 5) << name;
    }
    folder.write("log/" + name, bytes);
  }
  EXPECT_EQ(audit({"verify", "log"}).exit, 0);
}

TEST_F(AuditCommand, NamesTheFirstBadThing) {
  const std::string file = "log/audit-0000000000.jsonl";
  const std::string good = read_file(folder / file);
  folder.write(file, good.substr(0, good.rfind('\n', good.size() - 2) + 1));
  EXPECT_THAT(audit({"verify", "log"}).out,
              HasSubstr("FAIL truncated: checkpoint says 3, file has 2\n"));
  folder.write(file, good);
  folder.write("log/\x1b[31mred", "");
  const ProgramRun run = audit({"verify", "log"});
  EXPECT_EQ(run.exit, 5);
  EXPECT_THAT(run.out, HasSubstr("FAIL `\\x1b[31mred` does not belong to the log\n"));
}

TEST_F(AuditCommand, AReleaseThatWasChangedHasNoRecord) {
  const auto releases = files_below(folder / "out");
  ASSERT_EQ(releases.size(), 2U);
  folder.write("out/" + releases.begin()->first, releases.begin()->second + " ");
  const ProgramRun run = audit({"verify", "log", "--releases", "out"});
  EXPECT_EQ(run.exit, 5);
  EXPECT_THAT(run.out, HasSubstr("FAIL release " + releases.begin()->first));
}

TEST_F(AuditCommand, RedactDoesNotAppendToALogThatWasChanged) {
  const std::string file = "log/audit-0000000000.jsonl";
  std::string bytes = read_file(folder / file);
  bytes[bytes.find("\"k\":") + 4] = '7';
  folder.write(file, bytes);
  folder.write("in-3.txt", cable(3));
  const ProgramRun run =
      declass({"redact", "in-3.txt", "-o", "three.txt", "--log", "log"}, folder.path());
  EXPECT_EQ(run.exit, 5) << run.err;
  EXPECT_THAT(run.err, HasSubstr("[DA0101]"));
  EXPECT_FALSE(fs::exists(folder / "three.txt"));
  EXPECT_EQ(read_file(folder / file), bytes);
}

TEST_F(AuditCommand, ShowsWhoReleasedWhatUnderWhichPolicyCutByCut) {
  const ProgramRun run = audit({"show", "log"});
  EXPECT_EQ(run.exit, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("seq  time "));
  EXPECT_THAT(run.out, HasSubstr("07VALLETTA112"));
  EXPECT_THAT(run.out, HasSubstr("\nrecord 2: 07VALLETTA112\n"));
  EXPECT_THAT(run.out, HasSubstr("policy public, as of 2026-11-24"));
  EXPECT_THAT(run.out, HasSubstr("approved by R. Ewer, Director\n"));
  EXPECT_THAT(run.out, HasSubstr("cut 1: paragraph 1 (C), redact, (b)(6), clause "
                                 "protect-private-persons, bytes "));
  EXPECT_LT(run.out.find("record 1:"), run.out.find("record 2:"));
}

TEST_F(AuditCommand, NothingInTheLogOrItsListingHoldsAWithheldWord) {
  for (const auto& [name, bytes] : files_below(folder / "log")) {
    EXPECT_THAT(bytes, Not(HasSubstr("Zwergfeld"))) << name;
    EXPECT_THAT(bytes, Not(HasSubstr("ZWERGFELD"))) << name;
  }
  EXPECT_THAT(audit({"show", "log"}).out, Not(HasSubstr("Zwergfeld")));
  EXPECT_THAT(audit({"show", "log", "--json"}).out, Not(HasSubstr("Zwergfeld")));
}

TEST_F(AuditCommand, ShowsOneRecord) {
  const ProgramRun run = audit({"show", "log", "--record", "1"});
  EXPECT_EQ(run.exit, 0);
  EXPECT_THAT(run.out, HasSubstr("record 1: 07VALLETTA111\n"));
  EXPECT_THAT(run.out, Not(HasSubstr("07VALLETTA112")));
  EXPECT_EQ(audit({"show", "log", "--record", "9"}).exit, 2);
}

TEST_F(AuditCommand, ShowsJsonOneRecordALine) {
  std::istringstream lines(audit({"show", "log", "--json"}).out);
  std::vector<json> records;
  for (std::string line; std::getline(lines, line);) records.push_back(json::parse(line));
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0]["type"], "log.open");
  EXPECT_EQ(records[2]["seq"], 2);
  EXPECT_EQ(records[2]["policy"], "public");
  EXPECT_EQ(records[2]["detail"]["cuts"][0]["codes"][0], "(b)(6)");
}

TEST_F(AuditCommand, SaysWhereDetailsAreNotKept) {
  fs::remove(folder / "log/details-0000000000.jsonl");
  EXPECT_EQ(audit({"verify", "log"}).exit, 5);
  EXPECT_EQ(audit({"verify", "log", "--without-details"}).exit, 0);
  const ProgramRun run = audit({"show", "log"});
  EXPECT_EQ(run.exit, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("their details are not kept here\n"));
}

TEST_F(AuditCommand, WillNotShowALogThatDoesNotVerify) {
  const std::string file = "log/details-0000000000.jsonl";
  std::string bytes = read_file(folder / file);
  bytes[bytes.find("in-1.txt")] = 'I';
  folder.write(file, bytes);
  const ProgramRun run = audit({"show", "log"});
  EXPECT_EQ(run.exit, 5);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("detail of record 1"));
}

TEST_F(AuditCommand, JsonOfAVerificationNamesTheFailure) {
  json found = json::parse(audit({"verify", "log", "--json", "--pin", "pin"}).out);
  EXPECT_EQ(found["result"], "ok");
  EXPECT_EQ(found["failure"], nullptr);
  EXPECT_EQ(found["records"], 3);
  EXPECT_EQ(found["pins"][0], 2);
  folder.write("log/checkpoint", "x");
  const ProgramRun run = audit({"verify", "log", "--json"});
  EXPECT_EQ(run.exit, 5);
  found = json::parse(run.out);
  EXPECT_EQ(found["result"], "fail");
  EXPECT_EQ(found["failure"], "checkpoint: the checkpoint is not well-formed");
}

TEST_F(AuditCommand, ATornTailNeedsAPersonAndTheNextReleasePutsItRight) {
  const std::string file = "log/audit-0000000000.jsonl";
  folder.write(file, read_file(folder / file) + "{\"actor\":\"op");
  ProgramRun run = audit({"verify", "log"});
  EXPECT_EQ(run.exit, 1);
  EXPECT_THAT(run.out,
              HasSubstr("WARN torn tail: 12 bytes after record 2 (crash, not committed)\n"));
  release(3);
  run = audit({"verify", "log"});
  EXPECT_EQ(run.exit, 0) << run.out;
  EXPECT_THAT(audit({"show", "log"}).out, HasSubstr("12 bytes set aside after a crash"));
}

TEST_F(AuditCommand, InitRefusesAPlaceThatIsTakenAndABadOrigin) {
  EXPECT_EQ(audit({"init", "log", "--origin", "a.example/1"}).exit, 2);
  EXPECT_EQ(audit({"init", "new", "--origin", "with blank"}).exit, 2);
  EXPECT_EQ(audit({"init", "new"}).exit, 2);
  EXPECT_FALSE(fs::exists(folder / "new"));
  EXPECT_EQ(audit({"verify", "nowhere"}).exit, 74);
}

}  // namespace
}  // namespace declass::testing
