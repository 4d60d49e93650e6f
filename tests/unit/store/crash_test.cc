#include <gtest/gtest.h>

#include <cerrno>
#include <cstdio>
#include <functional>
#include <memory>
#include <set>

#include "log_fixture.h"
#include "memory_disk.h"
#include "store/log_files.h"

namespace declass {
namespace {

// What must hold however a run ends:
//   I1  a release that can be seen has a record, under a checkpoint
//   I2  the next append succeeds, and then the log verifies
//   I3  a run that said it was done has put its releases where they belong
//   I4  nobody ever sees part of a file under a final name

constexpr long long noon = 1772366400;

struct Workload {
  const char* name;
  Disk before;
  /// Runs on the disk; says whether it reported success.
  std::function<bool(const std::shared_ptr<MemoryDisk>&)> run;
  std::vector<int> releases;  ///< the numbers of those that it writes
};

LogOptions small_segments() {
  LogOptions out;
  out.segment_records = 4;
  return out;
}

bool append(const std::shared_ptr<MemoryDisk>& disk, const std::vector<int>& numbers,
            Overwrite overwrite = Overwrite::refuse, const LogOptions& options = {}) {
  const RandomBytes random = fixed_random(static_cast<unsigned>(numbers.front()));
  auto log = Log::open_or_create(disk, "log", options, noon, random);
  if (!log) return false;
  std::vector<Publication> batch;
  for (const int number : numbers) {
    batch.push_back(publication(number, "out"));
    batch.back().overwrite = overwrite;
  }
  return log->append_and_publish(batch, noon, random).has_value();
}

bool start_signed(const std::shared_ptr<MemoryDisk>& disk, const LogOptions& options = {}) {
  return Log::create_signed(disk, "log", "records.example.gov/2026", options, noon,
                            fixed_random(99))
      .has_value();
}

Verification verify_on(const Disk& disk) {
  const auto files = open_log_files(std::make_shared<MemoryDisk>(disk), "log");
  EXPECT_TRUE(files) << (files ? "" : render(files.error()));
  return *verify_log(*files);
}

/// The digests that records under the checkpoint give.
std::set<std::string> covered_releases(const Disk& disk) {
  std::set<std::string> out;
  const auto files = open_log_files(std::make_shared<MemoryDisk>(disk), "log");
  if (!files) return out;
  const std::uint64_t size = verify_log(*files)->size;
  EXPECT_TRUE(for_each_record(*files, [&](const Record& record, const auto&) {
    const auto* redact = std::get_if<RedactRecord>(&record.event);
    if (redact != nullptr && record.seq < size) out.insert(redact->release_sha256);
  }));
  return out;
}

bool has_log(const Disk& disk) { return disk.file("log/checkpoint").has_value(); }

void check_releases(const Disk& disk, const Workload& workload, const std::string& when) {
  const std::set<std::string> covered =
      has_log(disk) ? covered_releases(disk) : std::set<std::string>();
  const auto before = workload.before.files();
  for (const auto& [path, bytes] : disk.files()) {
    if (!path.starts_with("out/release-")) continue;
    if (const auto old = before.find(path); old != before.end() && old->second == bytes) continue;
    EXPECT_TRUE(covered.contains(sha256_hex(bytes))) << "I1, I4: " << path << when;
  }
}

void check_after(const Disk& disk, const Workload& workload, bool reported_done,
                 const std::string& when) {
  check_releases(disk, workload, when);
  if (reported_done) {
    const auto covered = covered_releases(disk);
    for (const int number : workload.releases) {
      const std::string path = "out/release-" + std::to_string(number) + ".txt";
      const std::string bytes = publication(number, "").bytes;
      EXPECT_EQ(disk.file(path).value_or("missing"), bytes) << "I3" << when;
      EXPECT_TRUE(covered.contains(sha256_hex(bytes))) << "I3" << when;
    }
  }
  if (has_log(disk)) {
    const Verification found = verify_on(disk);
    EXPECT_EQ(found.failure, "") << "a crash is not a change" << when;
  }
  const auto next = std::make_shared<MemoryDisk>(disk);
  EXPECT_TRUE(append(next, {50})) << "I2" << when;
  const Verification found = verify_on(next->disk);
  EXPECT_EQ(found.failure, "") << "I2" << when;
  EXPECT_EQ(found.warnings, std::vector<std::string>()) << "I2" << when;
  for (const auto& [path, bytes] : next->disk.files()) {
    EXPECT_TRUE(!path.starts_with("out/.")) << "left over: " << path << when;
  }
}

/// Runs the workload with each of its calls going wrong in turn.
/// After each, `power_losses` states that a loss of power may leave are tried too.
void disturb(const Workload& workload, int fault, bool only_once, int power_losses) {
  const auto undisturbed = std::make_shared<MemoryDisk>(workload.before);
  ASSERT_TRUE(workload.run(undisturbed)) << workload.name;
  check_after(undisturbed->disk, workload, true, " undisturbed");
  std::mt19937_64 choice(7);
  for (int i = 0; i < power_losses; ++i) {
    check_after(undisturbed->disk.after_power_loss(choice), workload, true,
                " in " + std::string(workload.name) + ", power loss after the end");
  }
  int states = 0;
  for (int at = 1; at <= undisturbed->calls && !testing::Test::HasFailure(); ++at) {
    const auto disk = std::make_shared<MemoryDisk>(workload.before);
    disk->fault_at = at;
    disk->fault = fault;
    disk->only_once = only_once;
    const bool done = workload.run(disk);
    const std::string when = " in " + std::string(workload.name) + ", call " + std::to_string(at) +
                             ", " + (fault == 0 ? "killed" : "errno " + std::to_string(fault));
    check_after(disk->disk, workload, done, when);
    ++states;
    for (int i = 0; i < power_losses; ++i) {
      check_after(disk->disk.after_power_loss(choice), workload, done,
                  when + ", power loss " + std::to_string(i));
      ++states;
    }
  }
  std::printf("%s: %d calls, %d states\n", workload.name, undisturbed->calls, states);
}

Disk disk_after(const std::function<void(const std::shared_ptr<MemoryDisk>&)>& work) {
  const auto disk = std::make_shared<MemoryDisk>();
  work(disk);
  disk->disk.settle();
  return disk->disk;
}

std::vector<Workload> workloads() {
  using Disks = std::shared_ptr<MemoryDisk>;
  std::vector<Workload> out;
  out.push_back({"first release", {}, [](const Disks& disk) { return append(disk, {1}); }, {1}});
  const Disk prepared = disk_after([](const Disks& disk) {
    const Outcome top = disk->open_folder("");
    EXPECT_EQ(disk->make_folder_at(static_cast<int>(top), "out", 0755), 0);
  });
  out.push_back({"first release into a folder that is there",
                 prepared,
                 [](const Disks& disk) { return append(disk, {1}); },
                 {1}});
  out.push_back({"a new signed log", {}, [](const Disks& disk) { return start_signed(disk); }, {}});
  const Disk one = disk_after([](const Disks& disk) { EXPECT_TRUE(append(disk, {1})); });
  out.push_back({"a batch",
                 one,
                 [](const Disks& disk) {
                   return append(disk, {2, 3, 4});
                 },
                 {2, 3, 4}});
  const Disk own =
      disk_after([](const Disks& disk) { EXPECT_TRUE(start_signed(disk) && append(disk, {1})); });
  out.push_back({"a signed batch",
                 own,
                 [](const Disks& disk) {
                   return append(disk, {2, 3});
                 },
                 {2, 3}});
  const Disk full = disk_after([](const Disks& disk) {
    EXPECT_TRUE(start_signed(disk) && append(disk, {1, 2, 3}, Overwrite::refuse, small_segments()));
  });
  out.push_back(
      {"a new segment",
       full,
       [](const Disks& disk) { return append(disk, {4}, Overwrite::refuse, small_segments()); },
       {4}});
  Disk older = one;
  for (auto& [number, node] : older.nodes) {
    if (node.bytes == publication(1, "").bytes) node.bytes = node.durable_bytes = "older";
  }
  out.push_back({"a release replaced",
                 older,
                 [](const Disks& disk) { return append(disk, {1}, Overwrite::replace); },
                 {1}});
  // What a crash in the middle of writing left: the repair must survive crashes too.
  Disk torn = own;
  for (const auto& [name, number] : torn.nodes.at(torn.nodes.at(0).names.at("log")).names) {
    Disk::Node& node = torn.nodes.at(number);
    if (name == segment_name(0)) node.bytes += "{\"actor\":\"rev" + std::string(100, '\0') + "\n";
    if (name == details_name(0)) node.bytes += "{\"nonce\":\"00";
  }
  torn.settle();
  out.push_back({"a repair", torn, [](const Disks& disk) { return append(disk, {2}); }, {2}});
  return out;
}

class EachWorkload : public testing::TestWithParam<std::size_t> {};

INSTANTIATE_TEST_SUITE_P(, EachWorkload, testing::Range(std::size_t{0}, std::size_t{8}));

TEST_P(EachWorkload, SurvivesTheEndOfTheRunAndTheLossOfPowerAtEveryCall) {
  disturb(workloads().at(GetParam()), 0, true, 15);
}

TEST_P(EachWorkload, SurvivesAnErrorAtEveryCall) {
  for (const int fault : {EIO, ENOSPC, EINTR, EACCES, EMFILE}) {
    disturb(workloads().at(GetParam()), fault, true, 0);
  }
}

TEST_P(EachWorkload, SurvivesErrorsFromEveryCallOn) {
  for (const int fault : {EIO, ENOSPC}) disturb(workloads().at(GetParam()), fault, false, 2);
}

}  // namespace
}  // namespace declass
