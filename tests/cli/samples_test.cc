#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cli/program.h"

namespace declass::testing {
namespace {

namespace fs = std::filesystem;

/// One line of a sample's `commands`: the file with the expected output, and the command.
struct SampleCommand {
  fs::path folder;
  std::string expected, line;
};

std::vector<SampleCommand> sample_commands() {
  std::vector<SampleCommand> out;
  for (const auto& entry : fs::directory_iterator(source_folder() / "samples")) {
    std::istringstream commands(read_file(entry.path() / "commands"));
    for (std::string line; std::getline(commands, line);) {
      const std::size_t colon = line.find(": ");
      if (line.starts_with('#') || colon == std::string::npos) continue;
      out.push_back({entry.path(), line.substr(0, colon), line.substr(colon + 2)});
    }
  }
  return out;
}

// Set DECLASS_UPDATE=1 to write what the program says now; review the difference as a change of
// behaviour.
TEST(Samples, EveryExpectedOutputIsWhatTheProgramSays) {
  const bool update = std::getenv("DECLASS_UPDATE") != nullptr;
  const std::vector<SampleCommand> commands = sample_commands();
  ASSERT_FALSE(commands.empty());
  for (const SampleCommand& command : commands) {
    const ScratchFolder scratch;
    const ProgramRun run = shell(
        "export LOG=" + (scratch / "log").string() + "; declass " + command.line, command.folder);
    EXPECT_TRUE(run.exit == 0 || run.exit == 1) << command.line << "\n" << run.err;
    const fs::path expected = command.folder / command.expected;
    if (update) {
      fs::create_directories(expected.parent_path());
      std::ofstream(expected, std::ios::binary) << run.out;
    }
    EXPECT_EQ(run.out, read_file(expected)) << expected << "\ndeclass " << command.line;
  }
}

// The words of every sample that a policy may cut stand in its `withheld` file. None of them may
// appear in what the program prints, writes or names when it redacts the sample.
TEST(Samples, NoWithheldWordReachesReleaseLogStreamsOrFileNames) {
  std::size_t words = 0;
  for (const auto& entry : fs::directory_iterator(source_folder() / "samples")) {
    std::istringstream list(read_file(entry.path() / "withheld"));
    for (std::string line; std::getline(list, line);) {
      const std::size_t colon = line.find(": ");
      if (line.starts_with('#') || colon == std::string::npos) continue;
      const std::string arguments = line.substr(0, colon);
      const std::string word = line.substr(colon + 2);
      ++words;
      const ScratchFolder scratch;
      const std::string out = (scratch / "out/").string();
      for (const char* mode : {"-n", "-n --json", "", "--json -f"}) {
        const ProgramRun run =
            shell("declass redact " + arguments + " -o " + out + " " + mode, entry.path());
        EXPECT_TRUE(run.exit == 0 || run.exit == 1) << arguments << " " << mode << "\n" << run.err;
        EXPECT_EQ(run.out.find(word), std::string::npos)
            << word << " in stdout of " << arguments << " " << mode;
        EXPECT_EQ(run.err.find(word), std::string::npos)
            << word << " in stderr of " << arguments << " " << mode;
      }
      for (const auto& [name, bytes] : files_below(scratch.path())) {
        EXPECT_EQ(name.find(word), std::string::npos) << word << " in a file name";
        EXPECT_EQ(bytes.find(word), std::string::npos) << word << " in " << name;
      }
      const ProgramRun show =
          shell("declass audit show " + (scratch / "declass-log").string(), scratch.path());
      EXPECT_EQ(show.exit, 0) << show.err;
      EXPECT_EQ(show.out.find(word), std::string::npos) << word << " in audit show";
    }
  }
  EXPECT_GT(words, 5U);
}

}  // namespace
}  // namespace declass::testing
