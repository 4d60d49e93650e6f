#pragma once

#include <map>
#include <optional>
#include <string>

#include "audit/chain.h"
#include "audit/checkpoint.h"
#include "audit/layout.h"
#include "audit/verify.h"

namespace declass {

/// The files of a log as they would lie on disk, built without the store.
class SampleLog {
 public:
  static constexpr const char* origin = "records.example.gov/2026";
  std::map<std::string, std::string> files;

  explicit SampleLog(bool with_key) {
    if (with_key) {
      key_.emplace(std::string(32, 'k'));
      const PublicKey key = key_->public_key();
      files[log_file::vkey] = vkey_text(origin, key) + "\n";
      files[log_file::signify] = signify_file(origin, key);
      files[log_file::public_pem] = public_pem_file(key);
      files[log_file::secret_pem] = key_->pem();
    }
    files[log_file::lock] = "";
    files[details_name(0)] = "";
    std::optional<std::string> vkey;
    if (key_) vkey = vkey_text(origin, key_->public_key());
    add(OpenRecord{origin, vkey});
  }

  void release(int number) {
    Detail detail;
    detail.nonce = std::string(32, 'd');
    detail.rel = sha256_hex("rel" + std::to_string(number)).substr(0, 32);
    detail.source = "cable-" + std::to_string(number) + ".txt";
    detail.as_of = *make_date(2026, 3, 1);
    detail.cuts = {{1, "paragraph", "(C)", {7, 18}, "names", "redact", {"(b)(6)"}, "", {}}};
    const std::string line = detail_line(detail);
    files[details_name(segment_)] += line + "\n";
    RedactRecord record;
    record.doc = "0f3c8a52-7a0e-4b6f-9d1c-2f5e6a7b8c9d";
    record.rel = detail.rel;
    record.release_sha256 = sha256_hex(release_bytes(number));
    record.k = 1;
    record.codes = {{"(b)(6)", 1}};
    record.policy = "public";
    record.tool = {"declass", "0.1.0", "test"};
    record.as_of = detail.as_of;
    record.actor = "reviewer";
    record.detail_sha256 = sha256_hex(line);
    add(record);
  }
  static std::string release_bytes(int number) { return "release " + std::to_string(number); }

  void end_segment() {
    add(SegmentEndRecord{segment_name(chain_.size() + 1)});
    segment_ = chain_.size();
    chain_.begin_segment();
    files[segment_name(segment_)] = "";
    files[details_name(segment_)] = "";
  }

  void set_aside(const std::string& bytes) {
    const std::string name = torn_name("audit", chain_.size(), bytes);
    files[name] = bytes;
    add(RecoverRecord{bytes.size(), sha256_hex(bytes), name});
  }

  void commit() {
    const Checkpoint checkpoint{origin, chain_.size(), chain_.root()};
    files[log_file::checkpoint] = note_text(key_ ? sign(checkpoint, *key_) : Note{checkpoint, {}});
    if (key_) files[kept_checkpoint_name(chain_.size())] = files[log_file::checkpoint];
  }

  void add(Event event) {
    const Record record{chain_.size(), chain_.last(),
                        1772366400 + static_cast<long long>(chain_.size()),
                        sha256_hex(std::to_string(chain_.size())).substr(0, 32), std::move(event)};
    const std::string line = record_line(record);
    chain_.pass(line);
    files[segment_name(segment_)] += line + "\n";
  }

  std::string& segment() { return files[segment_name(segment_)]; }
  std::string& details() { return files[details_name(segment_)]; }

 private:
  std::optional<SigningKey> key_;
  Chain chain_;
  std::uint64_t segment_ = 0;
};

inline LogBytes bytes_of(const std::map<std::string, std::string>& files) {
  LogBytes out;
  for (const auto& [name, bytes] : files) out.names.push_back(name);
  out.read = [&files](const std::string& name) -> Result<std::string> { return files.at(name); };
  return out;
}

inline Verification verified(const std::map<std::string, std::string>& files,
                             const Evidences& evidences = {}) {
  return *verify_log(bytes_of(files), evidences);
}

/// A log with everything that a log can have: 20 records in two segments, a torn tail set aside,
/// a checkpoint kept every few records.
inline SampleLog full_log(bool with_key) {
  SampleLog log(with_key);
  log.commit();
  for (int i = 1; i <= 8; ++i) log.release(i);
  log.commit();
  log.set_aside("{\"actor\":\"rev");
  log.release(10);
  log.end_segment();
  for (int i = 12; i <= 18; ++i) log.release(i);
  log.release(19);
  log.commit();
  return log;
}

}  // namespace declass
