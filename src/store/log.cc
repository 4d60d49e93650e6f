#include "store/log.h"

#include <fmt/format.h>

#include <utility>

#include "audit/layout.h"
#include "store/log_state.h"
#include "store/releases.h"

namespace declass {

Log::Log(std::unique_ptr<State> state) : state_(std::move(state)) {}
Log::Log(Log&&) noexcept = default;
Log& Log::operator=(Log&&) noexcept = default;
Log::~Log() = default;

Result<std::vector<Receipt>> Log::append_and_publish(std::vector<Publication> batch, long long now,
                                                     const RandomBytes& random) {
  return state_->append(std::move(batch), now, random);
}

Result<void> Log::State::open() {
  const auto lock = folder_.open_lock(log_file::lock, System::Lock::exclusive);
  if (!lock) return failure(lock.error());
  if (auto done = refresh(); !done) return done;
  return end_->key ? read_key() : Result<void>();
}

Result<bool> Log::State::is_current() const {
  if (!end_) return false;
  const auto checkpoint = folder_.read(log_file::checkpoint);
  const auto segment = folder_.status(segment_name(end_->segment));
  const auto details = folder_.status(details_name(end_->segment));
  return checkpoint && *checkpoint == end_->checkpoint && segment && *segment &&
         (*segment)->size == end_->segment_bytes && details && *details &&
         (*details)->size == end_->details_bytes;
}

Result<void> Log::State::refresh() {
  const auto current = is_current();
  if (current && *current) return {};
  end_.reset();
  auto end = recover(folder_);
  if (!end) return failure(end.error());
  end_ = std::move(*end);
  return {};
}

Result<void> Log::State::read_key() {
  const auto status = folder_.status(log_file::secret_pem);
  if (!status) return failure(status.error());
  if (!*status) {
    return failure(file_problem(folder_.path(), "DA0105", "the signing key `log.key` is missing"));
  }
  if (((*status)->mode & 077U) != 0) {
    return failure(file_problem(folder_.path(), "DA0204", "the signing key can be read by others",
                                "`chmod 600 log.key`, if nobody has read it"));
  }
  auto bytes = folder_.read(log_file::secret_pem);
  if (!bytes) return failure(bytes.error());
  auto key = SigningKey::parse_pem(*bytes);
  wipe(*bytes);
  if (!key || key->public_key() != end_->key->key) {
    return failure(file_problem(folder_.path(), "DA0105", "`log.key` is not the key of this log"));
  }
  key_ = std::move(*key);
  return {};
}

Result<std::vector<Receipt>> Log::State::append(std::vector<Publication> batch, long long now,
                                                const RandomBytes& random) {
  if (batch.empty()) return std::vector<Receipt>();
  if (failed_) {
    return failure(file_problem(folder_.path(), "DA0508", "an earlier write to the log failed",
                                "start the program again: it repairs the log first"));
  }
  const auto lock = folder_.open_lock(log_file::lock, System::Lock::exclusive);
  if (!lock) return failure(lock.error());
  if (auto done = refresh(); !done) return failure(done.error());
  std::vector<Receipt> receipts;
  const auto addition = draft(batch, receipts, now, random);
  if (!addition) return failure(addition.error());
  Releases releases(system_, fmt::format("{}{}-", staged_prefix, end_->id));
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (!batch[i].destination) continue;
    if (auto staged = releases.stage(batch[i], receipts[i].rel, folder_); !staged) {
      return failure(staged.error());
    }
  }
  // From here on a failure leaves the files in a state that only a new start may judge.
  failed_ = true;
  if (auto done = commit(*addition); !done) return failure(done.error());
  failed_ = false;
  if (auto done = releases.publish(); !done) return failure(done.error());
  return receipts;
}

Result<Log::State::Addition> Log::State::draft(std::vector<Publication>& batch,
                                               std::vector<Receipt>& receipts, long long now,
                                               const RandomBytes& random) const {
  const auto nonce = [&] { return hex(random(16)); };
  Addition out;
  Draft draft(end_->chain, now);
  const std::uint64_t records = end_->chain.size() - end_->segment;
  const bool full =
      records >= options_.segment_records || end_->segment_bytes >= options_.segment_bytes;
  if (full && !end_->chain.segment_ended()) {
    const SegmentEndRecord last{segment_name(end_->chain.size() + 1)};
    if (auto added = draft.add(last, nonce()); !added) return failure(added.error());
    out.old_segment = draft.take_bytes();
  }
  for (const RecoverRecord& record : end_->unrecorded) {
    if (auto added = draft.add(record, nonce()); !added) return failure(added.error());
  }
  for (Publication& publication : batch) {
    RedactRecord& record = publication.record;
    if (record.doc.empty()) record.doc = uuid_of(random(16));
    if (record.rel.empty()) record.rel = hex(random(16));
    record.release_sha256 = sha256_hex(publication.bytes);
    publication.detail.nonce = nonce();
    publication.detail.rel = record.rel;
    const std::string detail = detail_line(publication.detail);
    record.detail_sha256 = sha256_hex(detail);
    out.details += detail;
    out.details += '\n';
    const auto seq = draft.add(record, nonce());
    if (!seq) return failure(seq.error());
    receipts.push_back({*seq, record.rel});
  }
  out.records = draft.take_bytes();
  out.chain = draft.chain();
  return out;
}

Result<void> Log::State::commit(const Addition& addition) {
  if (!addition.old_segment.empty()) {
    const std::string name = segment_name(end_->segment);
    const auto file = extend(name, end_->segment_bytes, addition.old_segment);
    if (!file) return failure(file.error());
    if (auto done = folder_.sync(*file, name); !done) return done;
    end_->segment_bytes += addition.old_segment.size();
  }
  if (!addition.old_segment.empty() || end_->chain.segment_ended()) {
    if (auto done = begin_segment(addition); !done) return done;
  }
  if (auto done = write_lines(addition); !done) return done;
  if (auto done = write_checkpoint(addition.chain); !done) return done;
  end_->details_bytes += addition.details.size();
  end_->segment_bytes += addition.records.size();
  end_->chain = addition.chain;
  end_->unrecorded.clear();
  return {};
}

Result<void> Log::State::begin_segment(const Addition& addition) {
  auto sealed = folder_.set_mode(segment_name(end_->segment), file_mode::sealed);
  if (!sealed) return sealed;
  end_->segment = end_->chain.size() + (addition.old_segment.empty() ? 0 : 1);
  end_->segment_bytes = 0;
  end_->details_bytes = 0;
  // The details first: where a segment is, its details are.
  auto details = folder_.replace(details_name(end_->segment), "", file_mode::secret);
  if (!details) return details;
  return folder_.replace(segment_name(end_->segment), "", file_mode::open);
}

Result<void> Log::State::write_lines(const Addition& addition) {
  const std::string details_file = details_name(end_->segment);
  const std::string segment_file = segment_name(end_->segment);
  // A record that can be read has its detail line: the details are durable first.
  const auto details = extend(details_file, end_->details_bytes, addition.details);
  if (!details) return failure(details.error());
  if (auto done = folder_.sync(*details, details_file); !done) return done;
  const auto segment = extend(segment_file, end_->segment_bytes, addition.records);
  if (!segment) {
    system_->truncate(details->number(), end_->details_bytes);
    return failure(segment.error());
  }
  return folder_.sync(*segment, segment_file);
}

Result<Handle> Log::State::extend(const std::string& name, std::uint64_t size,
                                  const std::string& bytes) {
  auto file = folder_.open_to_append(name);
  if (!file) return file;
  if (auto written = folder_.write(*file, name, bytes); !written) {
    // No checkpoint covers them and nobody else may append: what was written of these bytes goes.
    system_->truncate(file->number(), size);
    return failure(written.error());
  }
  return file;
}

Result<void> Log::State::write_checkpoint(const Chain& chain) {
  const Checkpoint checkpoint{end_->origin, chain.size(), chain.root()};
  const std::string text = note_text(key_ ? sign(checkpoint, *key_) : Note{checkpoint, {}});
  if (key_) {
    const auto kept = folder_.open_below(log_file::checkpoints);
    if (!kept) return failure(kept.error());
    const std::string name = kept_checkpoint_name(chain.size());
    const std::string leaf = name.substr(name.find('/') + 1);
    if (auto done = kept->replace(leaf, text, file_mode::open); !done) return done;
  }
  if (auto done = folder_.replace(log_file::checkpoint, text, file_mode::open); !done) return done;
  end_->checkpoint = text;
  return {};
}

}  // namespace declass
