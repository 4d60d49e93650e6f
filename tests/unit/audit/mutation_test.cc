#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "audit/lines.h"
#include "sample_log.h"

namespace declass {
namespace {

using Files = std::map<std::string, std::string>;

/// Changes a log in every way of one kind; counts those that the verifier let pass.
class Mutations {
 public:
  explicit Mutations(bool with_key) : original_(full_log(with_key).files), with_key_(with_key) {
    EXPECT_EQ(verified(original_).verdict, Verification::Verdict::intact)
        << verified(original_).failure;
  }
  ~Mutations() { std::printf("%zu mutations, %zu not refused\n", tried_, passed_); }
  Mutations(const Mutations&) = delete;
  Mutations& operator=(const Mutations&) = delete;

  const Files& original() const { return original_; }

  /// The files to change byte by byte: all, or where the log has a key those that this makes other.
  Files bytewise() const {
    Files out = original_;
    const auto same = [](const auto& file) {
      return file.first.starts_with("audit-") || file.first.starts_with("details-");
    };
    if (with_key_) std::erase_if(out, same);
    return out;
  }

  void try_file(const std::string& name, std::string bytes, const std::string& what) {
    if (bytes == original_.at(name)) return;
    Files changed = original_;
    changed[name] = std::move(bytes);
    try_files(changed, name + ": " + what);
  }

  void try_files(const Files& files, const std::string& what) {
    ++tried_;
    const Verification found = verified(files);
    if (found.verdict == Verification::Verdict::changed && !found.failure.empty()) return;
    ++passed_;
    ADD_FAILURE() << what;
  }

 private:
  Files original_;
  bool with_key_;
  std::size_t tried_ = 0, passed_ = 0;
};

std::vector<std::string> lines_of(std::string_view bytes) {
  std::vector<std::string> out;
  while (const auto line = take_line(bytes)) out.push_back(std::string(*line) + "\n");
  return out;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

class EachLog : public testing::TestWithParam<bool> {};

INSTANTIATE_TEST_SUITE_P(, EachLog, testing::Values(false, true), [](const auto& kind) {
  return std::string(kind.param ? "signed" : "unsigned");
});

TEST_P(EachLog, WithAnyByteChangedIsRefused) {
  Mutations mutations(GetParam());
  for (const auto& [name, bytes] : mutations.bytewise()) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      std::string changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
      mutations.try_file(name, std::move(changed), "changed at " + std::to_string(i));
    }
  }
}

TEST_P(EachLog, WithAnyByteDeletedIsRefused) {
  Mutations mutations(GetParam());
  for (const auto& [name, bytes] : mutations.bytewise()) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      std::string changed = bytes;
      changed.erase(i, 1);
      mutations.try_file(name, std::move(changed), "deleted at " + std::to_string(i));
    }
  }
}

TEST_P(EachLog, WithAnyFileCutShortAtAnyLengthIsRefused) {
  Mutations mutations(GetParam());
  for (const auto& [name, bytes] : mutations.bytewise()) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      mutations.try_file(name, bytes.substr(0, i), "cut to " + std::to_string(i));
    }
  }
}

TEST_P(EachLog, WithABytePutInAnywhereIsRefused) {
  Mutations mutations(GetParam());
  for (const auto& [name, bytes] : mutations.bytewise()) {
    for (std::size_t i = 0; i <= bytes.size(); ++i) {
      std::string changed = bytes;
      changed.insert(i, 1, i % 2 == 0 ? 'x' : '\n');
      mutations.try_file(name, std::move(changed), "put in at " + std::to_string(i));
    }
  }
}

TEST_P(EachLog, WithLinesLeftOutDoubledOrSwappedIsRefused) {
  Mutations mutations(GetParam());
  for (const auto& [name, bytes] : mutations.original()) {
    const std::vector<std::string> lines = lines_of(bytes);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::vector<std::string> changed = lines;
      changed.erase(changed.begin() + static_cast<long>(i));
      mutations.try_file(name, joined(changed), "line left out: " + std::to_string(i));
      for (std::size_t at = 0; at <= lines.size(); ++at) {
        changed = lines;
        changed.insert(changed.begin() + static_cast<long>(at), lines[i]);
        mutations.try_file(name, joined(changed), "line doubled: " + std::to_string(i));
      }
      for (std::size_t j = i + 1; j < lines.size(); ++j) {
        changed = lines;
        std::swap(changed[i], changed[j]);
        mutations.try_file(name, joined(changed), "lines swapped: " + std::to_string(i));
      }
    }
  }
}

TEST_P(EachLog, WithAFileMissingOrExchangedForAnotherIsRefused) {
  Mutations mutations(GetParam());
  for (const auto& [name, bytes] : mutations.original()) {
    // These may be absent: a copy needs no lock and no secret key, and the newest checkpoint
    // vouches for all that older ones did.
    const bool may_be_absent = name == log_file::lock || name == log_file::secret_pem ||
                               name == kept_checkpoint_name(1) || name == kept_checkpoint_name(9);
    Files changed = mutations.original();
    changed.erase(name);
    if (!may_be_absent) mutations.try_files(changed, name + ": missing");
    for (const auto& [other, other_bytes] : mutations.original()) {
      // What a crash leaves between keeping the newest checkpoint and putting it in place.
      if (name == log_file::checkpoint && other == kept_checkpoint_name(9)) continue;
      mutations.try_file(name, other_bytes, "exchanged for " + other);
    }
  }
}

TEST_P(EachLog, WithAFileThatDoesNotBelongIsRefused) {
  Mutations mutations(GetParam());
  for (const char* name :
       {"notes.txt", "audit-1.jsonl", "audit-0000000012.jsonl", "audit-0000000099.jsonl",
        "details-0000000099.jsonl", "checkpoints/1", "checkpoints/0000000002", "checkpoint.bak",
        "audit.torn-0000000001-00000000", "sub/", "checkpoint (not a regular file)"}) {
    Files changed = mutations.original();
    changed.emplace(name, "x");
    if (changed.at(name) == "x") mutations.try_files(changed, name);
  }
}

}  // namespace
}  // namespace declass
