#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <sstream>

#include "log_fixture.h"
#include "store/log_files.h"

namespace declass {
namespace {

constexpr long long noon = 1772366400;
const std::string page = DECLASS_SOURCE_DIR "/docs/audit-format.md";

/// What stands in the page between "```KIND NAME" and "```".
std::string block(const std::string& heading) {
  const std::string text = read_file(page);
  const std::string fence = "```" + heading + "\n";
  const std::size_t at = text.find(fence);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + fence.size();
  return text.substr(begin, text.find("```", begin) - begin);
}

void set_block(const std::string& heading, const std::string& bytes) {
  std::string text = read_file(page);
  const std::string fence = "```" + heading + "\n";
  const std::size_t begin = text.find(fence) + fence.size();
  text.replace(begin, text.find("```", begin) - begin, bytes);
  write_file(page, text);
}

/// What a line of bash prints, run in a folder.
std::string run(const std::string& script, const std::string& folder) {
  const TemporaryFolder place;
  write_file(place / "script", script);
  const std::string command = "cd '" + folder + "' && TMPDIR='" + place.path() + "' bash '" +
                              place.path() + "/script' 2>&1";
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return "popen failed";
  std::string out;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe))
    out.append(buffer, got);
  ::pclose(pipe);
  return out;
}

/// The log of the page: signed, with `releases` releases.
void make_log(const std::string& folder, const std::string& out, int releases) {
  const RandomBytes random = fixed_random(1);
  auto log = Log::create_signed(folder, "records.example.gov/2026", {}, noon, random);
  ASSERT_TRUE(log) << render(log.error());
  for (int i = 1; i <= releases; ++i) {
    ASSERT_TRUE(log->append_and_publish({publication(i, out)}, noon + i, random));
  }
}

bool verifies(const std::string& folder) {
  const auto files = open_log_files(folder);
  EXPECT_TRUE(files);
  return verify_log(*files)->verdict == Verification::Verdict::intact;
}

// Set DECLASS_UPDATE=1 to write the page anew; review the difference as a change of the format.
TEST(AuditFormatPage, ShowsTheBytesThatAreWritten) {
  const TemporaryFolder place;
  make_log(place / "log", place / "out", 1);
  for (const char* heading : {"json audit-0000000000.jsonl", "json details-0000000000.jsonl",
                              "text checkpoint", "text log.vkey"}) {
    const std::string name = std::string(heading).substr(5);
    const std::string written = read_file(place / ("log/" + name));
    if (std::getenv("DECLASS_UPDATE") != nullptr) set_block(heading, written);
    EXPECT_EQ(block(heading), written);
  }
}

TEST(AuditFormatPage, ItsShellCommandsAcceptWhatTheProgramAccepts) {
  const std::string script = block("sh chain") + block("sh tree") + block("sh details");
  ASSERT_NE(block("sh tree"), "");
  for (const int releases : {0, 1, 2, 3, 4, 6, 7, 8}) {
    const TemporaryFolder place;
    make_log(place / "log", place / "out", releases);
    EXPECT_TRUE(verifies(place / "log"));
    EXPECT_EQ(run(script, place / "log"), "") << releases;
  }
}

TEST(AuditFormatPage, ItsShellCommandsRefuseWhatTheProgramRefuses) {
  const std::string script = block("sh chain") + block("sh tree") + block("sh details");
  const TemporaryFolder place;
  make_log(place / "log", place / "out", 3);
  std::mt19937_64 choice(11);
  for (int i = 0; i < 40; ++i) {
    const char* name = i % 3 == 0 ? "details-0000000000.jsonl" : "audit-0000000000.jsonl";
    const std::string path = place / (std::string("log/") + name);
    const std::string good = read_file(path);
    std::string bad = good;
    const std::size_t at = choice() % good.size();
    if (i % 2 == 0)
      bad[at] = bad[at] == 'x' ? 'y' : 'x';
    else
      bad.resize(at);
    write_file(path, bad);
    EXPECT_FALSE(verifies(place / "log")) << name << " " << at;
    EXPECT_NE(run(script, place / "log"), "") << name << " " << at;
    write_file(path, good);
  }
}

TEST(AuditFormatPage, ItsSignatureCommandAcceptsAndRefuses) {
  const TemporaryFolder place;
  if (run("command -v openssl", place.path()).empty()) GTEST_SKIP() << "there is no openssl here";
  make_log(place / "log", place / "out", 2);
  const std::string script = block("sh signature");
  EXPECT_EQ(run(script, place / "log"), "Signature Verified Successfully\n");
  std::string checkpoint = read_file(place / "log/checkpoint");
  checkpoint[checkpoint.find("\n3\n") + 1] = '2';
  write_file(place / "log/checkpoint", checkpoint);
  EXPECT_NE(run(script, place / "log").find("BROKEN"), std::string::npos);
}

}  // namespace
}  // namespace declass
