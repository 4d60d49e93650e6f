#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cli/program.h"

namespace declass::testing {
namespace {

namespace fs = std::filesystem;

/// A command of a document with the lines that the document says it prints.
struct Example {
  std::string command;
  std::vector<std::string> expected;
};

/// The commands in the ```console blocks of a page, in order. What a command writes to standard
/// error stands behind what it writes to standard output.
std::vector<Example> examples_of(const fs::path& page) {
  std::vector<Example> out;
  std::istringstream text(read_file(page));
  bool inside = false;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("```")) {
      inside = line == "```console";
    } else if (inside && line.starts_with("$ ")) {
      out.push_back({line.substr(2), {}});
    } else if (inside && !out.empty()) {
      out.back().expected.push_back(line);
    }
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) out.push_back(line);
  return out;
}

bool line_matches(const std::string& expected, const std::string& line) {
  const std::string dots = "…";
  if (!expected.ends_with(dots)) return expected == line;
  return line.starts_with(expected.substr(0, expected.size() - dots.size()));
}

/// `…` alone on a line stands for any number of lines; at a line's end for the rest of it.
bool matches(const std::vector<std::string>& expected, const std::vector<std::string>& lines) {
  std::size_t at = 0;
  bool skipping = false;
  for (const std::string& want : expected) {
    if (want == "…") {
      skipping = true;
      continue;
    }
    while (skipping && at < lines.size() && !line_matches(want, lines[at])) ++at;
    if (at >= lines.size() || !line_matches(want, lines[at])) return false;
    skipping = false;
    ++at;
  }
  return skipping || at == lines.size();
}

std::vector<fs::path> pages() {
  std::vector<fs::path> out = {source_folder() / "README.md"};
  for (const auto& entry : fs::directory_iterator(source_folder() / "docs")) {
    if (entry.path().extension() == ".md") out.push_back(entry.path());
  }
  for (const auto& entry : fs::directory_iterator(source_folder() / "samples")) {
    if (fs::exists(entry.path() / "README.md")) out.push_back(entry.path() / "README.md");
  }
  return out;
}

// Every page's commands run in a folder in which the source tree's folders lie, as they would for a
// reader who stands in a checkout.
TEST(Docs, EveryExampleSaysWhatTheProgramSays) {
  std::size_t count = 0;
  for (const fs::path& page : pages()) {
    const ScratchFolder scratch;
    for (const char* folder : {"samples", "docs", "policies", "rules"}) {
      fs::create_directory_symlink(source_folder() / folder, scratch / folder);
    }
    for (const Example& example : examples_of(page)) {
      const ProgramRun run = shell(example.command, scratch.path());
      EXPECT_TRUE(matches(example.expected, lines_of(run.out + run.err)))
          << page << "\n$ " << example.command << "\nsays:\n"
          << run.out << run.err;
      ++count;
    }
  }
  EXPECT_GT(count, 8U);
}

}  // namespace
}  // namespace declass::testing
