#include "store/log.h"

#include <sys/stat.h>

#include "audit/layout.h"
#include "audit/tree.h"
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

TEST(Log, AMissingFolderBecomesAnUnsignedLogThatVerifies) {
  const TemporaryFolder place;
  auto log = Log::open_or_create(place / "log", {}, noon, fixed_random(1));
  ASSERT_TRUE(log) << render(log.error());
  expect_intact(place / "log", 1);
  EXPECT_FALSE(verified(place / "log").key);
}

TEST(Log, AReleaseAppearsWithItsRecordAndItsDetailLine) {
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

TEST(Log, FilesHaveTheModesThatTheyNeedWhateverTheProcessMasks) {
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

TEST(Log, ASignedLogSignsAndKeepsEveryCheckpoint) {
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

std::string code_of(const Result<std::vector<Receipt>>& result) {
  return result ? "" : result.error().front().code;
}

class OpenLog : public testing::Test {
 protected:
  OpenLog() : log(*Log::open_or_create(place / "log", {}, noon, random)) {}

  Result<std::vector<Receipt>> append(Publication one) {
    return log.append_and_publish({std::move(one)}, noon, random);
  }

  TemporaryFolder place;
  RandomBytes random = fixed_random(1);
  Log log;
};

TEST_F(OpenLog, DoesNotReplaceAReleaseUnlessAskedTo) {
  std::filesystem::create_directory(place / "out");
  write_file(place / "out/release-1.txt", "older");
  EXPECT_EQ(code_of(append(publication(1, place / "out"))), "DA0201");
  EXPECT_EQ(read_file(place / "out/release-1.txt"), "older");
  expect_intact(place / "log", 1);
  Publication again = publication(1, place / "out");
  again.overwrite = Overwrite::replace;
  EXPECT_EQ(code_of(append(again)), "");
  EXPECT_EQ(read_file(place / "out/release-1.txt"), again.bytes);
}

TEST_F(OpenLog, DoesNotWriteThroughASymbolicLink) {
  std::filesystem::create_directory(place / "out");
  write_file(place / "precious", "kept");
  std::filesystem::create_symlink(place / "precious", place / "out/release-1.txt");
  EXPECT_EQ(code_of(append(publication(1, place / "out"))), "DA0201");
  Publication again = publication(1, place / "out");
  again.overwrite = Overwrite::replace;
  EXPECT_EQ(code_of(append(again)), "");
  EXPECT_EQ(read_file(place / "precious"), "kept");
  EXPECT_FALSE(std::filesystem::is_symlink(place / "out/release-1.txt"));
}

TEST_F(OpenLog, AFolderBelowTheOutputMayNotBeASymbolicLink) {
  std::filesystem::create_directories(place / "out");
  std::filesystem::create_directories(place / "elsewhere");
  std::filesystem::create_directory_symlink(place / "elsewhere", place / "out/sub");
  Publication one = publication(1, place / "out");
  one.destination->name = "sub/a.txt";
  EXPECT_EQ(code_of(append(one)), "DA0511");
  EXPECT_TRUE(std::filesystem::is_empty(place / "elsewhere"));
}

TEST_F(OpenLog, MakesTheFoldersOfAMirroredName) {
  Publication one = publication(1, place / "a/b/out/");
  one.destination->name = "2008/january/a.txt";
  EXPECT_EQ(code_of(append(one)), "");
  EXPECT_EQ(read_file(place / "a/b/out/2008/january/a.txt"), one.bytes);
}

TEST_F(OpenLog, ANameMayNotLeaveItsFolder) {
  for (const std::string& name :
       {std::string(), std::string(".."), std::string("../x"), std::string("a/../../x"),
        std::string("/etc/x"), std::string("a//b"), std::string("a/"), std::string("a\0b", 3)}) {
    Publication one = publication(1, place / "out");
    one.destination->name = name;
    EXPECT_EQ(code_of(append(one)), "DA0202") << name;
  }
}

TEST_F(OpenLog, AReleaseMayNotBecomeAFileOfTheLog) {
  Publication one = publication(1, place / "log");
  one.destination->name = "checkpoint";
  one.overwrite = Overwrite::replace;
  EXPECT_EQ(code_of(append(one)), "DA0203");
  one.destination = Destination{place.path(), "log/x"};
  EXPECT_EQ(code_of(append(one)), "DA0203");
  expect_intact(place / "log", 1);
}

TEST_F(OpenLog, TwoReleasesOfABatchMayNotShareAName) {
  const auto twice = log.append_and_publish(
      {publication(1, place / "out"), publication(1, place / "out/.")}, noon, random);
  EXPECT_EQ(code_of(twice), "DA0201");
  EXPECT_TRUE(std::filesystem::is_empty(place / "out"));
  expect_intact(place / "log", 1);
}

TEST_F(OpenLog, AReleaseForStandardOutputIsRecordedOnly) {
  Publication one = publication(1, "");
  one.destination.reset();
  EXPECT_EQ(code_of(append(one)), "");
  expect_intact(place / "log", 2);
}

TEST_F(OpenLog, WhatCannotStandInARecordIsRefusedBeforeAnythingIsWritten) {
  Publication one = publication(1, place / "out");
  one.record.policy =
      "\xc3\xb6"
      "ffentlich";
  EXPECT_EQ(code_of(append(one)), "DA0206");
  one.record.policy = std::string(max_record_line, 'x');
  EXPECT_EQ(code_of(append(one)), "DA0206");
  EXPECT_FALSE(std::filesystem::exists(place / "out"));
  expect_intact(place / "log", 1);
}

TEST_F(OpenLog, LeavesNoTemporaryFileAndCleansUpItsOwn) {
  EXPECT_EQ(code_of(append(publication(1, place / "out"))), "");
  const std::string own = ".declass-" +
                          hex(view_of(leaf_hash([&] {
                            const std::string bytes =
                                read_file(place / "log/audit-0000000000.jsonl");
                            return bytes.substr(0, bytes.find('\n'));
                          }())))
                              .substr(0, 8) +
                          "-";
  write_file(place / ("out/" + own + "left"), "secret");
  write_file(place / "out/.declass-00000000-left", "of another log");
  write_file(place / "log/checkpoint.tmp", "x");
  write_file(place / "log/audit-0000000000.jsonl", read_file(place / "log/audit-0000000000.jsonl"));
  EXPECT_EQ(code_of(append(publication(2, place / "out"))), "");
  EXPECT_FALSE(std::filesystem::exists(place / ("out/" + own + "left")));
  EXPECT_TRUE(std::filesystem::exists(place / "out/.declass-00000000-left"));
  ASSERT_TRUE(Log::open_or_create(place / "log", {}, noon, random));
  auto again = Log::open_or_create(place / "log", {}, noon, random);
  expect_intact(place / "log", 3);
}

TEST_F(OpenLog, GoesOnWhereAnotherProcessAppendedMeanwhile) {
  auto other = Log::open_or_create(place / "log", {}, noon, random);
  ASSERT_TRUE(other);
  EXPECT_EQ(code_of(append(publication(1, place / "out"))), "");
  ASSERT_TRUE(other->append_and_publish({publication(2, place / "out")}, noon, random));
  EXPECT_EQ(code_of(append(publication(3, place / "out"))), "");
  expect_intact(place / "log", 4);
}

TEST_F(OpenLog, RefusesToAppendToALogThatWasChangedAndTouchesNothing) {
  ASSERT_EQ(code_of(append(publication(1, place / "out"))), "");
  ASSERT_EQ(code_of(append(publication(2, place / "out"))), "");
  const std::string file = place / "log/audit-0000000000.jsonl";
  const std::string good = read_file(file);
  const auto code_of_opening = [&] {
    const auto opened = Log::open_or_create(place / "log", {}, noon, random);
    return opened ? "" : opened.error().front().code;
  };
  struct Case {
    std::string bytes, code;
  };
  std::string edited = good;
  edited[edited.find("reviewer")] = 'R';
  const std::string last = good.substr(good.rfind('\n', good.size() - 2) + 1);
  for (const Case& one : {Case{edited, "DA0101"}, Case{good.substr(0, good.size() - 1), "DA0102"},
                          Case{good.substr(0, good.size() - last.size()), "DA0102"},
                          Case{good + last, "DA0101"}, Case{"", "DA0102"}}) {
    write_file(file, one.bytes);
    EXPECT_EQ(code_of_opening(), one.code);
    EXPECT_EQ(read_file(file), one.bytes);
  }
  write_file(file, good);
  const std::string checkpoint = read_file(place / "log/checkpoint");
  write_file(place / "log/checkpoint", "x" + checkpoint);
  EXPECT_EQ(code_of_opening(), "DA0103");
  std::filesystem::remove(place / "log/checkpoint");
  EXPECT_EQ(code_of_opening(), "DA0103");
  write_file(place / "log/checkpoint", checkpoint);
  EXPECT_EQ(code_of_opening(), "");
}

TEST_F(OpenLog, SetsATornTailAsideAndSaysSoInARecord) {
  ASSERT_EQ(code_of(append(publication(1, place / "out"))), "");
  const std::string file = place / "log/audit-0000000000.jsonl";
  write_file(file, read_file(file) + "{\"actor\":\"rev");
  EXPECT_EQ(verified(place / "log").verdict, Verification::Verdict::uncommitted);
  ASSERT_EQ(code_of(append(publication(2, place / "out"))), "");
  expect_intact(place / "log", 4);
  const std::string kept = torn_name("audit", 2, "{\"actor\":\"rev");
  EXPECT_EQ(read_file(place / ("log/" + kept)), "{\"actor\":\"rev");
  EXPECT_EQ(mode_of(place / ("log/" + kept)), 0600U);
}

TEST(Log, BeginsANewSegmentWhenOneIsFull) {
  const TemporaryFolder place;
  const RandomBytes random = fixed_random(1);
  LogOptions options;
  options.segment_records = 3;
  for (int i = 1; i <= 7; ++i) {
    auto log = Log::open_or_create(place / "log", options, noon, random);
    ASSERT_TRUE(log);
    ASSERT_TRUE(log->append_and_publish({publication(i, place / "out")}, noon, random));
  }
  expect_intact(place / "log", 10);
  EXPECT_EQ(verified(place / "log").segments, 3U);
  EXPECT_EQ(mode_of(place / "log/audit-0000000000.jsonl"), 0444U);
  EXPECT_TRUE(std::filesystem::exists(place / "log/audit-0000000008.jsonl"));
}

TEST(Log, WillNotSignWithAKeyThatOthersCanRead) {
  const TemporaryFolder place;
  const RandomBytes random = fixed_random(1);
  ASSERT_TRUE(Log::create_signed(place / "log", "a.example/1", {}, noon, random));
  ASSERT_EQ(::chmod((place / "log/log.key").c_str(), 0640), 0);
  auto log = Log::open_or_create(place / "log", {}, noon, random);
  ASSERT_FALSE(log);
  EXPECT_EQ(log.error().front().code, "DA0204");
  std::filesystem::remove(place / "log/log.key");
  log = Log::open_or_create(place / "log", {}, noon, random);
  ASSERT_FALSE(log);
  EXPECT_EQ(log.error().front().code, "DA0105");
}

TEST(Log, IsStartedInAMissingOrEmptyFolderOnly) {
  const TemporaryFolder place;
  const RandomBytes random = fixed_random(1);
  std::filesystem::create_directory(place / "empty");
  EXPECT_TRUE(Log::open_or_create(place / "empty", {}, noon, random));
  std::filesystem::create_directory(place / "other");
  write_file(place / "other/letter.txt", "dear");
  const auto refused = Log::open_or_create(place / "other", {}, noon, random);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().front().code, "DA0205");
  const auto twice = Log::create_signed(place / "empty", "a.example/1", {}, noon, random);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().front().code, "DA0205");
  EXPECT_FALSE(Log::create_signed(place / "new", "with blank", {}, noon, random));
  EXPECT_TRUE(Log::open_or_create(place / "deep/er/log/", {}, noon, random));
  expect_intact(place / "deep/er/log", 1);
}

TEST(Log, TakesOverWhereAnEarlierStartWasCutOff) {
  const TemporaryFolder place;
  std::filesystem::create_directories(place / ".log.new/checkpoints");
  write_file(place / ".log.new/LOCK", "");
  write_file(place / ".log.new/log.key", "half a k");
  write_file(place / ".log.new/checkpoints/0000000001.tmp", "x");
  ASSERT_TRUE(Log::open_or_create(place / "log", {}, noon, fixed_random(1)));
  expect_intact(place / "log", 1);
  EXPECT_FALSE(std::filesystem::exists(place / ".log.new"));
}

TEST(LogFiles, WhatIsNoRegularFileDoesNotBelong) {
  const TemporaryFolder place;
  ASSERT_TRUE(Log::open_or_create(place / "log", {}, noon, fixed_random(1)));
  const std::string elsewhere = place / "elsewhere";
  std::filesystem::rename(place / "log/checkpoint", elsewhere);
  std::filesystem::create_symlink(elsewhere, place / "log/checkpoint");
  EXPECT_EQ(verified(place / "log").failure,
            "`checkpoint (not a regular file)` does not belong to the log");
  std::filesystem::remove(place / "log/checkpoint");
  ASSERT_EQ(::mkfifo((place / "log/checkpoint").c_str(), 0600), 0);
  EXPECT_NE(verified(place / "log").failure, "");
}

TEST(LogFiles, ReleasesAreFoundWithoutTheLogAmongThem) {
  const TemporaryFolder place;
  const RandomBytes random = fixed_random(1);
  auto log = Log::open_or_create(place / "out/declass-log", {}, noon, random);
  ASSERT_TRUE(log);
  ASSERT_TRUE(log->append_and_publish(
      {publication(1, place / "out"), publication(2, place / "out/sub")}, noon, random));
  const auto files = digest_releases(place / "out", place / "out/declass-log");
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 2U);
  EXPECT_EQ((*files)[0].name, "release-1.txt");
  EXPECT_EQ((*files)[0].sha256, sha256_hex(publication(1, "").bytes));
  EXPECT_EQ((*files)[1].name, "sub/release-2.txt");
}

}  // namespace
}  // namespace declass
