#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "log_fixture.h"
#include "store/log_files.h"

namespace declass {
namespace {

constexpr long long noon = 1772366400;
constexpr int writers = 4, appends = 20;

/// Appends in a process of its own; each append opens the log anew where `reopen` says so.
pid_t start_writer(int number, const std::string& folder, const std::string& out) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  const RandomBytes random = fixed_random(static_cast<unsigned>(number));
  LogOptions options;
  options.segment_records = 30;
  auto log = Log::open_or_create(folder, options, noon, random);
  for (int i = 0; log && i < appends; ++i) {
    const auto done = log->append_and_publish({publication(number * 100 + i, out)}, noon, random);
    if (!done) ::_exit(1);
  }
  ::_exit(log ? 0 : 1);
}

Verification verified(const std::string& folder) {
  const auto files = open_log_files(folder);
  EXPECT_TRUE(files);
  return *verify_log(*files);
}

TEST(Concurrency, FourProcessesStartOneLogAndAppendToItAtOnce) {
  const TemporaryFolder place;
  std::vector<pid_t> children;
  for (int i = 1; i <= writers; ++i) {
    children.push_back(start_writer(i, place / "log", place / "out"));
  }
  for (const pid_t child : children) {
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
  const Verification found = verified(place / "log");
  EXPECT_EQ(found.failure, "");
  EXPECT_EQ(found.details, std::uint64_t{writers} * appends);
  const auto names = std::filesystem::directory_iterator(place / "out");
  EXPECT_EQ(std::distance(begin(names), end(names)), writers * appends);
  EXPECT_FALSE(std::filesystem::exists(place / ".log.new"));
}

TEST(Concurrency, ALogSurvivesWritersThatAreKilled) {
  const TemporaryFolder place;
  std::mt19937_64 choice(3);
  for (int round = 0; round < 15; ++round) {
    std::vector<pid_t> children;
    for (int i = 1; i <= 2; ++i) {
      children.push_back(start_writer(round * 10 + i, place / "log", place / "out"));
    }
    ::usleep(static_cast<useconds_t>(choice() % 30'000));
    for (const pid_t child : children) ::kill(child, SIGKILL);
    for (const pid_t child : children) ::waitpid(child, nullptr, 0);
  }
  const RandomBytes random = fixed_random(1);
  auto log = Log::open_or_create(place / "log", {}, noon, random);
  ASSERT_TRUE(log) << render(log.error());
  ASSERT_TRUE(log->append_and_publish({publication(9999, place / "out")}, noon, random));
  const auto files = open_log_files(place / "log");
  ASSERT_TRUE(files);
  Evidences evidences;
  evidences.releases = *digest_releases(place / "out", place / "log");
  const auto found = verify_log(*files, evidences);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->failure, "");
  std::printf("%zu releases, %llu recorded without one\n", evidences.releases->size(),
              static_cast<unsigned long long>(found->releases->missing));
}

}  // namespace
}  // namespace declass
