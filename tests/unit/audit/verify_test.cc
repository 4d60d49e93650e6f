#include "audit/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audit/lines.h"
#include "sample_log.h"

namespace declass {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Files = std::map<std::string, std::string>;
using Verdict = Verification::Verdict;

constexpr const char* segment = "audit-0000000000.jsonl";

/// Ten records in one segment, a checkpoint after the fifth and the last.
SampleLog ten_records(bool with_key) {
  SampleLog log(with_key);
  for (int i = 1; i < 5; ++i) log.release(i);
  log.commit();
  for (int i = 5; i < 10; ++i) log.release(i);
  log.commit();
  return log;
}

std::string pin_at_five() {
  SampleLog log(true);
  for (int i = 1; i < 5; ++i) log.release(i);
  log.commit();
  return log.files.at(log_file::checkpoint);
}

Evidences with_pin(const std::string& bytes) {
  Evidences out;
  out.pins = {{"pin.txt", bytes}};
  return out;
}

/// The bytes of line `number` with its line feed.
Span line_at(const std::string& bytes, std::size_t number) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < number; ++i) begin = bytes.find('\n', begin) + 1;
  return {begin, bytes.find('\n', begin) + 1};
}

void replace_in(std::string& bytes, const std::string& from, const std::string& to) {
  const std::size_t at = bytes.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  bytes.replace(at, from.size(), to);
}

std::string failure_of(const Files& files, const Evidences& evidences = {}) {
  const Verification found = verified(files, evidences);
  EXPECT_EQ(found.verdict == Verdict::changed, !found.failure.empty());
  return found.failure;
}

TEST(Verify, AnUntouchedLogIsIntact) {
  for (const bool with_key : {false, true}) {
    const Verification found = verified(full_log(with_key).files);
    EXPECT_EQ(found.failure, "");
    EXPECT_EQ(found.verdict, Verdict::intact);
    EXPECT_EQ(found.segments, 2U);
    EXPECT_EQ(found.records, 20U);
    EXPECT_EQ(found.size, 20U);
    EXPECT_EQ(found.details, 17U);
    EXPECT_EQ(found.origin, SampleLog::origin);
    EXPECT_EQ(found.key.has_value(), with_key);
    EXPECT_EQ(found.kept_checkpoints, with_key ? 3U : 0U);
  }
}

TEST(Verify, NamesTheRecordThatNoLongerContinuesTheChain) {
  Files files = ten_records(true).files;
  replace_in(files[segment], "\"k\":1,\"nonce\":\"" + sha256_hex("4").substr(0, 32),
             "\"k\":2,\"nonce\":\"" + sha256_hex("4").substr(0, 32));
  EXPECT_THAT(failure_of(files), HasSubstr("record 5: prev is "));
}

TEST(Verify, SeesAnEditOfTheLastRecordByTheCheckpoint) {
  Files files = ten_records(false).files;
  const std::string nonce = sha256_hex("9").substr(0, 32);
  replace_in(files[segment], "\"k\":1,\"nonce\":\"" + nonce, "\"k\":0,\"nonce\":\"" + nonce);
  EXPECT_THAT(failure_of(files), HasSubstr("checkpoint: its root for 10 records is "));
}

TEST(Verify, SeesARecordTakenOut) {
  Files files = ten_records(true).files;
  const Span line = line_at(files[segment], 3);
  files[segment].erase(line.begin, line.size());
  EXPECT_EQ(failure_of(files), "record 3: seq is 4, expected 3");
}

TEST(Verify, SeesTheEndCutOff) {
  Files files = ten_records(true).files;
  files[segment].resize(line_at(files[segment], 7).end);
  EXPECT_EQ(failure_of(files), "truncated: checkpoint says 10, file has 8");
  files[segment].resize(files[segment].size() - 1);
  EXPECT_EQ(failure_of(files), "truncated: checkpoint says 10, file has 7");
}

TEST(Verify, ARollBackToAGenuineCheckpointShowsOnlyAgainstAPin) {
  const Files now = ten_records(true).files;
  SampleLog rolled_back(true);
  for (int i = 1; i < 5; ++i) rolled_back.release(i);
  rolled_back.commit();
  EXPECT_EQ(verified(rolled_back.files).verdict, Verdict::intact);
  EXPECT_EQ(failure_of(rolled_back.files, with_pin(now.at(log_file::checkpoint))),
            "pin 10: the log has only 5 records: it was cut back");
}

TEST(Verify, ARewrittenAndNewlySignedLogShowsOnlyAgainstAPin) {
  SampleLog rewritten(true);
  for (int i = 1; i < 10; ++i) rewritten.release(i == 3 ? 33 : i);
  rewritten.commit();
  EXPECT_EQ(verified(rewritten.files).verdict, Verdict::intact);
  EXPECT_EQ(failure_of(rewritten.files, with_pin(pin_at_five())),
            "pin 5: log was rewritten at or before record 5");
}

TEST(Verify, AcceptsAPinThatAgrees) {
  const Verification found = verified(ten_records(true).files, with_pin(pin_at_five()));
  EXPECT_EQ(found.failure, "");
  EXPECT_THAT(found.pins, ElementsAre(5U));
}

TEST(Verify, RefusesAPinThatIsUnsignedOfAnotherLogOrNoneAtAll) {
  const Files files = ten_records(true).files;
  std::string bare = pin_at_five();
  bare.resize(bare.find("\n\n") + 1);
  EXPECT_EQ(failure_of(files, with_pin(bare)), "pin pin.txt: it is not signed by the log's key");
  std::string other = pin_at_five();
  replace_in(other, "records", "archive");
  EXPECT_THAT(failure_of(files, with_pin(other)), HasSubstr("it is of the log `archive."));
  EXPECT_EQ(failure_of(files, with_pin("x")), "pin pin.txt: it is no checkpoint");
}

TEST(Verify, ACheckpointSignedWithAnotherKeyIsRefused) {
  Files files = ten_records(true).files;
  const Note note = *parse_note(files[log_file::checkpoint]);
  const std::string forged = note_text(sign(note.checkpoint, SigningKey(std::string(32, 'x'))));
  files[log_file::checkpoint] = forged;
  EXPECT_EQ(failure_of(files), "checkpoint: it is not signed by the key of record 0");
}

TEST(Verify, ACheckpointWithoutItsSignatureIsRefused) {
  Files files = ten_records(true).files;
  std::string& checkpoint = files[log_file::checkpoint];
  checkpoint.resize(checkpoint.find("\n\n") + 1);
  EXPECT_EQ(failure_of(files), "checkpoint: it is not signed by the key of record 0");
}

TEST(Verify, NamesTheDetailLineThatWasChangedOrLost) {
  Files files = ten_records(false).files;
  std::string& details = files[details_name(0)];
  const std::string before = details;
  replace_in(details, "cable-4", "cable-0");
  EXPECT_THAT(failure_of(files), HasSubstr("detail of record 4: its digest is "));
  details = before;
  details.resize(line_at(details, 8).begin);
  EXPECT_EQ(failure_of(files), "detail of record 9: it is missing");
  files.erase(details_name(0));
  EXPECT_EQ(failure_of(files), "details-0000000000.jsonl is missing");
}

TEST(Verify, ACopyForPublicationHasNoDetails) {
  Files files = ten_records(true).files;
  files.erase(details_name(0));
  files.erase(log_file::secret_pem);
  files.erase(log_file::lock);
  Evidences evidences;
  evidences.details = Evidences::Details::left_out;
  EXPECT_EQ(failure_of(files, evidences), "");
}

TEST(Verify, WhatACrashLeftIsAWarningAndWhatWasPutThereAFailure) {
  SampleLog crashed = ten_records(false);
  const Files committed = crashed.files;
  crashed.release(10);
  const std::string record = crashed.segment().substr(committed.at(segment).size());
  const std::string detail = crashed.details().substr(committed.at(details_name(0)).size());

  Verification found = verified(crashed.files);
  EXPECT_EQ(found.verdict, Verdict::uncommitted);
  EXPECT_THAT(found.warnings,
              ElementsAre("1 records beyond the checkpoint (crash, not committed)"));

  Files files = committed;
  files[segment] += record.substr(0, 26);
  files[details_name(0)] += detail;
  found = verified(files);
  EXPECT_EQ(found.verdict, Verdict::uncommitted);
  EXPECT_THAT(found.warnings[0], "torn tail: 26 bytes after record 9 (crash, not committed)");
  EXPECT_THAT(found.warnings[1], HasSubstr("bytes that belong to no record (crash"));

  files = committed;
  files[segment] += std::string(100, '\0') + "\n";
  EXPECT_EQ(verified(files).verdict, Verdict::uncommitted);

  files = committed;
  files[segment] += "\n";
  EXPECT_EQ(failure_of(files), "1 bytes after record 9 that are no record");
  files = committed;
  files[segment] += committed.at(segment).substr(line_at(committed.at(segment), 9).begin);
  EXPECT_EQ(failure_of(files), "record 10: seq is 9, expected 10");
}

TEST(Verify, ACheckpointPutBackBesideNewerOnesIsRefused) {
  Files files = full_log(true).files;
  files[log_file::checkpoint] = files[kept_checkpoint_name(1)];
  EXPECT_EQ(failure_of(files), "the checkpoint is older than 2 that are kept");
}

TEST(Verify, LooksReleasesUpByTheirDigest) {
  const Files files = ten_records(true).files;
  Evidences evidences;
  evidences.releases.emplace();
  for (int i = 1; i < 8; ++i) {
    evidences.releases->push_back(
        {std::to_string(i) + ".txt", sha256_hex(SampleLog::release_bytes(i))});
  }
  const Verification found = verified(files, evidences);
  EXPECT_EQ(found.failure, "");
  EXPECT_EQ(found.releases->matched, 7U);
  EXPECT_EQ(found.releases->missing, 2U);
  evidences.releases->push_back({"odd\x1b[31m.txt", sha256_hex("unknown")});
  EXPECT_EQ(failure_of(files, evidences), "release odd\\x1b[31m.txt: no record has its digest");
}

TEST(Verify, NamesFromTheFolderAreShownEscaped) {
  Files files = ten_records(false).files;
  files["x\x1b]0;owned\x07"] = "";
  EXPECT_EQ(failure_of(files), "`x\\x1b]0;owned\\x07` does not belong to the log");
}

TEST(Verify, AFileThatCannotBeReadIsAnErrorOfItsOwn) {
  const Files files = ten_records(false).files;
  LogBytes log = bytes_of(files);
  log.read = [&](const std::string& name) -> Result<std::string> {
    if (name != segment) return files.at(name);
    Diagnostic out;
    out.code = "DA0511";
    return failure(std::move(out));
  };
  const auto found = verify_log(log);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().front().code, "DA0511");
}

TEST(Verify, AnEmptyFolderIsNoLog) { EXPECT_EQ(failure_of({}), "the checkpoint is missing"); }

TEST(Verify, RecordsAreReadWithTheirDetails) {
  const Files files = full_log(true).files;
  std::vector<std::string> sources;
  std::uint64_t records = 0;
  ASSERT_TRUE(for_each_record(bytes_of(files), [&](const Record& record, const auto& detail) {
    EXPECT_EQ(record.seq, records++);
    if (detail) sources.push_back(detail->source);
  }));
  EXPECT_EQ(records, 20U);
  EXPECT_EQ(sources.size(), 17U);
  EXPECT_EQ(sources.back(), "cable-19.txt");
}

TEST(Verify, NumbersAreGroupedByThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(41207), "41,207");
  EXPECT_EQ(grouped(1234567), "1,234,567");
}

}  // namespace
}  // namespace declass
