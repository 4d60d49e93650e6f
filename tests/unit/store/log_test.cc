#include "store/log.h"

#include <sys/stat.h>

#include "audit/checkpoint.h"
#include "log_fixture.h"
#include "store/log_files.h"

namespace declass {
namespace {

constexpr long long noon = 1772366400;  // 2026-03-01T12:00:00Z

Verification verified(const std::string& folder) {
  const auto files = open_log_files(folder);
  EXPECT_TRUE(files) << (files ? "" : render(files.error()));
  const auto found = verify_log(*files);
  EXPECT_TRUE(found) << (found ? "" : render(found.error()));
  return *found;
}

void expect_intact(const std::string& folder, std::uint64_t records) {
  const Verification found = verified(folder);
  EXPECT_EQ(found.failure, "");
  EXPECT_EQ(found.warnings, std::vector<std::string>());
  EXPECT_EQ(found.verdict, Verification::Verdict::intact);
  EXPECT_EQ(found.records, records);
}

unsigned mode_of(const std::string& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
  return status.st_mode & 07777U;
}

TEST(Log, a_missing_folder_becomes_an_unsigned_log_that_verifies) {
  const TemporaryFolder place;
  auto log = Log::open_or_create(place / "log", {}, noon, fixed_random(1));
  ASSERT_TRUE(log) << render(log.error());
  expect_intact(place / "log", 1);
  EXPECT_FALSE(verified(place / "log").key);
}

TEST(Log, a_release_appears_with_its_record_and_its_detail_line) {
  const TemporaryFolder place;
  const RandomBytes random = fixed_random(1);
  auto log = Log::open_or_create(place / "log", {}, noon, random);
  ASSERT_TRUE(log) << render(log.error());
  const auto receipts = log->append_and_publish(
      {publication(1, place / "out"), publication(2, place / "out")}, noon, random);
  ASSERT_TRUE(receipts) << render(receipts.error());
  EXPECT_EQ((*receipts)[1].seq, 2U);
  EXPECT_EQ(read_file(place / "out/release-2.txt"), publication(2, "").bytes);
  expect_intact(place / "log", 3);
}

TEST(Log, files_have_the_modes_that_they_need_whatever_the_process_masks) {
  const TemporaryFolder place;
  const mode_t before = ::umask(0);
  const RandomBytes random = fixed_random(1);
  auto log = Log::create_signed(place / "log", "records.example.gov/2026", {}, noon, random);
  ::umask(077);
  ASSERT_TRUE(log) << render(log.error());
  ASSERT_TRUE(log->append_and_publish({publication(1, place / "out")}, noon, random));
  ::umask(before);
  EXPECT_EQ(mode_of(place / "log"), 0700U);
  EXPECT_EQ(mode_of(place / "log/log.key"), 0600U);
  EXPECT_EQ(mode_of(place / "log/details-0000000000.jsonl"), 0600U);
  EXPECT_EQ(mode_of(place / "log/audit-0000000000.jsonl"), 0644U);
  EXPECT_EQ(mode_of(place / "log/checkpoint"), 0644U);
  EXPECT_EQ(mode_of(place / "out/release-1.txt"), 0644U);
}

TEST(Log, a_signed_log_signs_and_keeps_every_checkpoint) {
  const TemporaryFolder place;
  const RandomBytes random = fixed_random(1);
  {
    auto log = Log::create_signed(place / "log", "records.example.gov/2026", {}, noon, random);
    ASSERT_TRUE(log) << render(log.error());
  }
  auto log = Log::open_or_create(place / "log", {}, noon, random);
  ASSERT_TRUE(log) << render(log.error());
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(log->append_and_publish({publication(i, place / "out")}, noon, random));
  }
  expect_intact(place / "log", 4);
  EXPECT_EQ(verified(place / "log").kept_checkpoints, 4U);
  EXPECT_TRUE(verified(place / "log").key);
}

}  // namespace
}  // namespace declass
