#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace declass::testing {
namespace {

namespace fs = std::filesystem;

const std::string original =
    "O 141455Z MAY 07\nFM AMEMBASSY VALLETTA\nTO SECSTATE WASHDC 2210\n\n"
    "C O N F I D E N T I A L VALLETTA 000112\n\nE.O. 12958: DECL: 05/13/2037\nTAGS: EWWT\n"
    "SUBJECT: (U) THE FERRY WAS LATE\n\nClassified By: Ambassador Helen R. Marwick, reasons 1.4 "
    "(b) "
    "and (d)\n\n1. (C) The master kept two logs, and showed only\none of them.\n\n"
    "2. (U) The office of Gralloch answers on\nweekdays; ask there.\n\n"
    "3. (U) The quay is closed.\n";

/// A folder with an original, a policy that cuts one word, and the release with its log.
struct Released {
  ScratchFolder folder;
  std::string bytes;

  Released() {
    folder.write("cable.txt", original);
    std::string policy = read_file(source_folder() / "policies" / "public.yaml");
    policy.replace(policy.find("policy: public"), 14, "policy: words");
    const std::string start = "\nclauses:\n";
    policy.replace(policy.find(start), start.size(),
                   "\nlists: {words: words.txt}\nclauses:\n"
                   "  - {id: words, when: {finding: term, listed_in: words}, action: redact, "
                   "exemption: \"(b)(7)(D)\", because: listed, harm: harm}\n");
    folder.write("words.yaml", policy);
    folder.write("words.txt", "gralloch\n");
    const ProgramRun run = declass(
        {"redact", "cable.txt", "-p", "./words.yaml", "-o", "out.txt", "-q"}, folder.path());
    EXPECT_LE(run.exit, 1) << run.err;
    bytes = read_file(folder / "out.txt");
  }

  ProgramRun verify(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"verify", "out.txt", "--original", "cable.txt"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return declass(arguments, folder.path());
  }

  /// The release with one change.
  void change(const std::string& from, const std::string& to) const {
    std::string text = bytes;
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from << "\n" << text;
    folder.write("out.txt", text.replace(at, from.size(), to));
  }
};

TEST(Verify, AReleaseOfOursHolds) {
  const Released released;
  const ProgramRun run = released.verify({"--log", "declass-log", "-p", "./words.yaml"});
  EXPECT_EQ(run.exit, 0) << run.out << run.err;
  EXPECT_NE(run.out.find("record 1: policy words"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("RESULT      OK"), std::string::npos) << run.out;
  const ProgramRun alone = released.verify();
  EXPECT_EQ(alone.exit, 0) << alone.out << alone.err << released.bytes;
  const std::string cuts = "cuts        ";
  EXPECT_EQ(alone.out.substr(alone.out.find(cuts), cuts.size() + 2),
            run.out.substr(run.out.find(cuts), cuts.size() + 2))
      << "the texts alone tell as many cuts as the record\n"
      << released.bytes;
}

TEST(Verify, WhateverIsChangedIsFound) {
  const struct {
    const char *story, *from, *to, *code;
  } cases[] = {
      {"a word was added", "The quay is closed", "The quay is now closed", "DA0421"},
      {"a word was changed", "The quay is closed", "The quay is open", "DA0421"},
      {"text went without a marker", "The quay is closed.", "closed.", "DA0422"},
      {"the order was changed", "The quay is", "is The quay", "DA0421"},
      {"what was cut stands elsewhere", "The quay", "The Gralloch quay", "DA0423"},
      {"what was cut stands encoded", "The quay", "The R1JBTExPQ0g= quay", "DA0423"},
      {"the head is gone", "RELEASED IN PART", "COPY", "DA0421"},
  };
  for (const auto& [story, from, to, code] : cases) {
    const Released released;
    released.change(from, to);
    const ProgramRun run = released.verify();
    EXPECT_EQ(run.exit, 1) << story << "\n" << run.out << run.err;
    EXPECT_NE(run.err.find(code), std::string::npos) << story << "\n" << run.err;
    EXPECT_EQ(run.err.find("ralloch"), std::string::npos) << "places, never words";
    EXPECT_NE(run.out.find("RESULT      FAIL"), std::string::npos);
  }
}

TEST(Verify, WhiteSpaceIsNoChange) {
  const Released released;
  released.change("The quay is closed", "The  quay\n   is closed");
  EXPECT_EQ(released.verify().exit, 0);
}

TEST(Verify, AReleaseOfAnotherOriginalIsNone) {
  const Released released;
  std::string other = original;
  other.replace(other.find("quay is closed"), 4, "dock");
  released.folder.write("cable.txt", other);
  EXPECT_EQ(released.verify().exit, 1);
}

TEST(Verify, TheRecordMustBeOfThisRelease) {
  const Released released;
  released.change("weekdays", "weekdays ");
  const ProgramRun run = released.verify({"--log", "declass-log"});
  EXPECT_EQ(run.exit, 5) << run.out << run.err;
  EXPECT_NE(run.out.find("no record of the log is of this release"), std::string::npos);
}

TEST(Verify, AChangedLogIsNotBelieved) {
  const Released released;
  for (const auto& [name, bytes] : files_below(released.folder / "declass-log")) {
    if (!name.starts_with("audit-")) continue;
    std::string text = bytes;
    text[text.find("doc.redact")] = 'D';
    released.folder.write("declass-log/" + name, text);
  }
  EXPECT_EQ(released.verify({"--log", "declass-log"}).exit, 5);
}

TEST(Verify, FilesThatCannotBeReadSafelyAreRefused) {
  const Released released;
  released.folder.write("cable.txt", "not \xFF text");
  EXPECT_EQ(released.verify().exit, 4);
  EXPECT_EQ(declass({"verify", "out.txt"}, released.folder.path()).exit, 2);
  EXPECT_EQ(Released().verify({"-p", "no-such-policy"}).exit, 2);
}

TEST(Verify, ForPrograms) {
  const Released released;
  released.change("The quay", "The Gralloch quay");
  const ProgramRun run = released.verify({"--json"});
  const auto json = nlohmann::json::parse(run.out);
  EXPECT_EQ(json["result"], "fail");
  EXPECT_EQ(json["kept_is_original"], false);
  EXPECT_EQ(json["nothing_left"], false);
  EXPECT_EQ(json["record"], nullptr);
  EXPECT_EQ(run.out.find("Gralloch"), std::string::npos);
  ASSERT_FALSE(json["faults"].empty());
  EXPECT_TRUE(json["faults"][0]["line"].is_number());
}

}  // namespace
}  // namespace declass::testing
