#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace declass::testing {
namespace {

using Json = nlohmann::json;

/// The cable in Windows-1252: an e with an accent and a dash stand before the cut and in it.
const std::string cable =
    "O 141455Z MAY 07\nFM AMEMBASSY VALLETTA\nTO SECSTATE WASHDC 2210\n\n"
    "C O N F I D E N T I A L VALLETTA 000112\n\nE.O. 12958: DECL: 05/13/2037\nTAGS: EWWT\n"
    "SUBJECT: (U) THE FERRY WAS LATE\n\nClassified By: Ambassador Helen R. Marwick, reasons 1.4 "
    "(b) and (d)\n\n1. (U) He sat in the caf\xE9 \x96 all day.\n\n"
    "2. (C) The na\xEFve master kept two logs,\nand showed only one of them.\n\n"
    "3. (U) The quay is closed.\n";

struct Folder {
  ScratchFolder folder;

  Folder() { folder.write("cable.txt", cable); }

  ProgramRun run(std::vector<std::string> arguments) const {
    return declass(arguments, folder.path());
  }
};

const std::vector<std::string> redact = {"redact",  "cable.txt", "-p",      "public",    "-o",
                                         "out.txt", "-q",        "--as-of", "2020-01-01"};

std::vector<std::string> with(std::vector<std::string> arguments, std::vector<std::string> more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

TEST(Encodings, EveryCommandRefusesWhatIsNotUtf8AndSaysHowToReadIt) {
  const Folder at;
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{redact,
                                             {"inspect", "cable.txt"},
                                             {"find", "cable.txt"},
                                             {"lint", "cable.txt"},
                                             {"explain", "cable.txt:14", "-p", "public"},
                                             {"policy", "diff", "public", "strict", "cable.txt"}}) {
    const ProgramRun run = at.run(command);
    EXPECT_EQ(run.exit, 4) << command.front() << run.err;
    EXPECT_NE(run.err.find("DC0004"), std::string::npos) << command.front() << run.err;
    EXPECT_NE(run.err.find("--encoding"), std::string::npos) << command.front() << run.err;
    EXPECT_LE(at.run(with(command, {"--encoding", "windows-1252"})).exit, 1) << command.front();
    const ProgramRun wrong = at.run(with(command, {"--encoding", "koi8-r"}));
    EXPECT_EQ(wrong.exit, 2) << command.front() << wrong.err;
  }
}

TEST(Encodings, AReleaseIsUtf8AndItsPlacesAreTheFiles) {
  const Folder at;
  const ProgramRun run = at.run(with(redact, {"--encoding", "windows-1252", "--json"}));
  ASSERT_LE(run.exit, 1) << run.err;
  const std::string released = read_file(at.folder / "out.txt");
  EXPECT_NE(released.find("in the caf\xC3\xA9 \xE2\x80\x93 all day."), std::string::npos)
      << released;
  EXPECT_EQ(released.find("master"), std::string::npos) << released;
  const std::size_t begin = cable.find("2. (C) The");
  const Json cuts = Json::parse(run.out)["decisions"];
  ASSERT_EQ(cuts.size(), 1U) << run.out;
  EXPECT_EQ(cuts[0]["begin"], begin) << run.out;
  EXPECT_EQ(cuts[0]["end"], cable.find("3. (U) The quay")) << run.out;
}

TEST(Encodings, VerifyReadsTheOriginalAsTheRunDid) {
  const Folder at;
  ASSERT_LE(at.run(with(redact, {"--encoding", "windows-1252"})).exit, 1);
  const std::vector<std::string> verify = {"verify",    "out.txt", "--original",
                                           "cable.txt", "--log",   "declass-log"};
  EXPECT_EQ(at.run(verify).exit, 4);
  const ProgramRun run = at.run(with(verify, {"--encoding", "windows-1252"}));
  EXPECT_EQ(run.exit, 0) << run.out << run.err;
  // The places of the record are used: a word out of the cut is found where it does not belong.
  std::string released = read_file(at.folder / "out.txt");
  released.insert(released.find("The quay"), "two logs ");
  at.folder.write("out.txt", released);
  EXPECT_NE(at.run(with(verify, {"--encoding", "windows-1252"})).exit, 0);
}

}  // namespace
}  // namespace declass::testing
