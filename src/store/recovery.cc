#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "audit/checkpoint.h"
#include "audit/layout.h"
#include "audit/lines.h"
#include "store/log_end.h"

namespace declass {
namespace {

class Recovery {
 public:
  explicit Recovery(const Folder& folder) : folder_(folder) {}

  Result<LogEnd> run();

 private:
  Result<void> list_files();
  Result<void> list_checkpoints();
  Result<void> read_checkpoint();
  Result<void> read_segment(std::uint64_t first);
  Result<void> take_line_of(std::string_view line);
  Result<void> note_opening(std::string_view line);
  Result<void> settle_segment(std::string_view kept, std::string_view tail);
  Result<void> settle_details(bool uncovered);
  Result<void> set_aside(const char* stem, std::string_view tail);
  Result<void> find_unrecorded();

  tl::unexpected<Diagnostics> changed(const char* code, std::string message) const {
    return failure(file_problem(folder_.path(), code, std::move(message),
                                "`declass audit verify` says more; nothing was written"));
  }

  const Folder& folder_;
  LogEnd out_;
  Note note_;
  std::vector<std::uint64_t> segments_;
  std::uint64_t largest_kept_ = 0;
  std::vector<std::string> torn_;
  std::set<std::string> recorded_;        ///< names that a log.recover record gives
  std::uint64_t detail_lines_ = 0;        ///< that the records of this segment need
  std::vector<std::string> uncommitted_;  ///< digests of details beyond the checkpoint
};

Result<LogEnd> Recovery::run() {
  if (auto done = list_files(); !done) return failure(done.error());
  if (auto done = read_checkpoint(); !done) return failure(done.error());
  for (const std::uint64_t first : segments_) {
    if (first != out_.chain.size()) {
      return changed("DA0102", fmt::format("{} is missing", segment_name(out_.chain.size())));
    }
    if (auto done = read_segment(first); !done) return failure(done.error());
  }
  if (segments_.empty()) return changed("DA0102", fmt::format("{} is missing", segment_name(0)));
  if (auto done = find_unrecorded(); !done) return failure(done.error());
  return std::move(out_);
}

Result<void> Recovery::list_files() {
  auto entries = folder_.list();
  if (!entries) return failure(entries.error());
  for (const System::Entry& entry : *entries) {
    const LogFileName file = classify_log_file(entry.name);
    if (file.kind == LogFileKind::segment) segments_.push_back(file.number);
    if (file.kind == LogFileKind::torn) torn_.push_back(entry.name);
    if (file.kind == LogFileKind::temporary && entry.kind == System::Kind::file) {
      if (auto removed = folder_.remove(entry.name); !removed) return removed;
    }
  }
  std::sort(segments_.begin(), segments_.end());
  return folder_.has(log_file::checkpoints) ? list_checkpoints() : Result<void>();
}

Result<void> Recovery::list_checkpoints() {
  const auto kept = folder_.open_below(log_file::checkpoints);
  if (!kept) return failure(kept.error());
  auto entries = kept->list();
  if (!entries) return failure(entries.error());
  for (const System::Entry& entry : *entries) {
    const LogFileName file =
        classify_log_file(fmt::format("{}/{}", log_file::checkpoints, entry.name));
    if (file.kind == LogFileKind::kept_checkpoint) {
      largest_kept_ = std::max(largest_kept_, file.number);
    }
    if (file.kind == LogFileKind::temporary && entry.kind == System::Kind::file) {
      if (auto removed = kept->remove(entry.name); !removed) return removed;
    }
  }
  return {};
}

Result<void> Recovery::read_checkpoint() {
  if (!folder_.has(log_file::checkpoint)) return changed("DA0103", "the checkpoint is missing");
  auto bytes = folder_.read(log_file::checkpoint);
  if (!bytes) return failure(bytes.error());
  auto note = parse_note(*bytes);
  if (!note || note->checkpoint.size == 0) {
    return changed("DA0103", "the checkpoint is not well-formed");
  }
  note_ = std::move(*note);
  out_.checkpoint = std::move(*bytes);
  return {};
}

Result<void> Recovery::note_opening(std::string_view line) {
  const auto record = parse_record(line);
  const auto* open = record ? std::get_if<OpenRecord>(&record->event) : nullptr;
  if (open == nullptr) return changed("DA0101", "record 0 is not the opening of a log");
  out_.origin = open->origin;
  out_.id = hex(view_of(leaf_hash(line))).substr(0, 8);
  if (open->vkey) out_.key = parse_vkey(*open->vkey);
  const bool agrees = open->origin == note_.checkpoint.origin &&
                      open->vkey.has_value() == out_.key.has_value() &&
                      note_.signature.has_value() == out_.key.has_value() &&
                      (!out_.key || is_signed_by(note_, out_.key->key));
  if (!agrees) return changed("DA0103", "the checkpoint is not one of this log");
  return {};
}

Result<void> Recovery::take_line_of(std::string_view line) {
  Chain& chain = out_.chain;
  const bool committed = chain.size() < note_.checkpoint.size;
  std::optional<Record> record;
  if (committed) {
    chain.pass(line);
  } else {
    auto followed = chain.follow(line);
    if (!followed) return failure(followed.error());
    record = std::move(*followed);
  }
  if (chain.size() == 1) {
    if (auto opened = note_opening(line); !opened) return opened;
  }
  const std::string_view type = type_in_line(line);
  if (type == "doc.redact") {
    ++detail_lines_;
    if (record) uncommitted_.push_back(std::get<RedactRecord>(record->event).detail_sha256);
  } else if (type == "log.recover") {
    if (!record) {
      if (auto parsed = parse_record(line)) record = std::move(*parsed);
    }
    if (record) recorded_.insert(std::get<RecoverRecord>(record->event).saved);
  }
  return {};
}

Result<void> Recovery::read_segment(std::uint64_t first) {
  const bool is_last = first == segments_.back();
  auto bytes = folder_.read(segment_name(first));
  if (!bytes) return failure(bytes.error());
  out_.segment = first;
  out_.chain.begin_segment();
  detail_lines_ = 0;
  uncommitted_.clear();
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    std::string_view after = rest;
    const auto line = take_line(after);
    if (!line) break;
    const bool committed = out_.chain.size() < note_.checkpoint.size;
    auto taken = take_line_of(*line);
    if (!taken && (committed || out_.chain.size() == 0 || parse_record(*line))) return taken;
    if (!taken) break;
    rest = after;
    if (out_.chain.size() == note_.checkpoint.size && out_.chain.root() != note_.checkpoint.root) {
      return changed("DA0101", "the records do not have the root that the checkpoint says");
    }
  }
  if (!is_last) {
    if (rest.empty() && out_.chain.segment_ended()) return {};
    return changed("DA0102", fmt::format("{} is cut short", segment_name(first)));
  }
  // A signed checkpoint is kept before it becomes the newest.
  const std::uint64_t needed = std::max(note_.checkpoint.size, largest_kept_);
  if (out_.chain.size() < needed) {
    return changed("DA0102", fmt::format("truncated: checkpoint says {}, file has {}", needed,
                                         out_.chain.size()));
  }
  return settle_segment(std::string_view(*bytes).substr(0, bytes->size() - rest.size()), rest);
}

Result<void> Recovery::settle_segment(std::string_view kept, std::string_view tail) {
  // An earlier sync may have failed and left these bytes in memory only, so a tail that no
  // checkpoint covers is written anew, not trusted.
  const bool uncovered = !tail.empty() || out_.chain.size() > note_.checkpoint.size;
  if (auto done = settle_details(uncovered); !done) return done;
  if (!tail.empty()) {
    if (auto done = set_aside("audit", tail); !done) return done;
  }
  out_.segment_bytes = kept.size();
  return uncovered ? folder_.replace(segment_name(out_.segment), kept, file_mode::open)
                   : Result<void>();
}

Result<void> Recovery::settle_details(bool uncovered) {
  const std::string name = details_name(out_.segment);
  if (!folder_.has(name)) {
    if (detail_lines_ > 0) return changed("DA0102", fmt::format("{} is missing", name));
    return folder_.replace(name, "", file_mode::secret);
  }
  auto bytes = folder_.read(name);
  if (!bytes) return failure(bytes.error());
  std::string_view rest = *bytes;
  for (std::uint64_t i = 0; i < detail_lines_; ++i) {
    const auto line = take_line(rest);
    if (!line) return changed("DA0102", fmt::format("{} is cut short", name));
    const std::uint64_t covered = detail_lines_ - uncommitted_.size();
    if (i >= covered && sha256_hex(*line) != uncommitted_[i - covered]) {
      return changed("DA0101", fmt::format("{} does not match its records", name));
    }
  }
  const std::string_view kept = std::string_view(*bytes).substr(0, bytes->size() - rest.size());
  out_.details_bytes = kept.size();
  if (!rest.empty()) {
    if (auto done = set_aside("details", rest); !done) return done;
  }
  return uncovered || !rest.empty() ? folder_.replace(name, kept, file_mode::secret)
                                    : Result<void>();
}

Result<void> Recovery::set_aside(const char* stem, std::string_view tail) {
  const std::string name = torn_name(stem, out_.chain.size(), tail);
  torn_.push_back(name);
  return folder_.replace(name, tail, file_mode::secret);
}

Result<void> Recovery::find_unrecorded() {
  std::sort(torn_.begin(), torn_.end());
  torn_.erase(std::unique(torn_.begin(), torn_.end()), torn_.end());
  for (const std::string& name : torn_) {
    if (recorded_.contains(name)) continue;
    auto bytes = folder_.read(name);
    if (!bytes) return failure(bytes.error());
    out_.unrecorded.push_back({bytes->size(), sha256_hex(*bytes), name});
  }
  return {};
}

}  // namespace

Result<LogEnd> recover(const Folder& folder) { return Recovery(folder).run(); }

Result<std::uint64_t> Draft::add(Event event, std::string nonce) {
  const Record record{chain_.size(), chain_.last(), now_, std::move(nonce), std::move(event)};
  if (auto checked = check_record(record); !checked) return failure(checked.error());
  const std::string line = record_line(record);
  if (line.size() > max_record_line) {
    return failure(file_problem(
        "", "DA0206", fmt::format("the record is longer than {} bytes", max_record_line)));
  }
  chain_.pass(line);
  bytes_ += line;
  bytes_ += '\n';
  return record.seq;
}

std::string Draft::take_bytes() {
  chain_.begin_segment();
  return std::exchange(bytes_, {});
}

}  // namespace declass
