#include "audit/verify.h"

#include <fmt/format.h>

#include <algorithm>

#include "audit/lines.h"
#include "audit/verifier.h"
#include "text/escape.h"

namespace declass {

bool Verifier::fail(std::string what) {
  out_.verdict = Verification::Verdict::changed;
  out_.failure = std::move(what);
  return false;
}

bool Verifier::cannot_read(Diagnostics problems) {
  problems_ = std::move(problems);
  return false;
}

void Verifier::warn(std::string what) {
  out_.verdict = Verification::Verdict::uncommitted;
  out_.warnings.push_back(std::move(what));
}

bool Verifier::has(const std::string& name) const {
  return std::binary_search(log_.names.begin(), log_.names.end(), name);
}

bool Verifier::read(const std::string& name, std::string& into) {
  auto bytes = log_.read(name);
  if (!bytes) return cannot_read(std::move(bytes.error()));
  into = std::move(*bytes);
  return true;
}

Result<Verification> Verifier::run() {
  if (sort_names() && read_checkpoints() && read_pins() && walk_segments() && check_key_files() &&
      check_claims() && check_pins() && check_torn()) {
    check_releases();
  }
  if (!problems_.empty()) return failure(std::move(problems_));
  return std::move(out_);
}

bool Verifier::sort_names() {
  for (const std::string& name : log_.names) {
    const LogFileName file = classify_log_file(name);
    switch (file.kind) {
      case LogFileKind::foreign:
        return fail(fmt::format("`{}` does not belong to the log", escaped(name)));
      case LogFileKind::segment:
        segments_.push_back(file.number);
        break;
      case LogFileKind::torn:
        torn_.push_back(name);
        break;
      case LogFileKind::temporary:
        warn(fmt::format("`{}` was left by a crash", name));
        break;
      case LogFileKind::details:
        details_of_.push_back(file.number);
        break;
      case LogFileKind::lock:
      case LogFileKind::checkpoint:
      case LogFileKind::kept_checkpoint:
      case LogFileKind::public_key:
      case LogFileKind::secret_key:
        break;
    }
  }
  std::sort(segments_.begin(), segments_.end());
  for (const std::uint64_t first : details_of_) {
    if (std::binary_search(segments_.begin(), segments_.end(), first)) continue;
    std::string bytes;
    if (!read(details_name(first), bytes)) return false;
    if (!bytes.empty()) return fail(fmt::format("{} has no segment", details_name(first)));
    warn(fmt::format("{} has no segment yet (crash)", details_name(first)));
  }
  std::string lock;
  if (has(log_file::lock) && !read(log_file::lock, lock)) return false;
  return lock.empty() || fail(fmt::format("`{}` is not empty", log_file::lock));
}

bool Verifier::read_checkpoints() {
  if (!has(log_file::checkpoint)) return fail("the checkpoint is missing");
  for (const std::string& name : log_.names) {
    const LogFileName file = classify_log_file(name);
    const bool newest = file.kind == LogFileKind::checkpoint;
    if (!newest && file.kind != LogFileKind::kept_checkpoint) continue;
    std::string bytes;
    if (!read(name, bytes)) return false;
    auto note = parse_note(bytes);
    if (!note) return fail(fmt::format("{}: {}", name, note.error().front().message));
    const std::uint64_t size = note->checkpoint.size;
    if (!newest && size != file.number) return fail(fmt::format("{}: its size is {}", name, size));
    committed_ = std::max(committed_, size);
    heads_[size] = {};
    if (newest)
      newest_ = {name, std::move(*note)};
    else
      kept_.push_back({name, std::move(*note)});
  }
  out_.origin = newest_.note.checkpoint.origin;
  out_.size = newest_.note.checkpoint.size;
  out_.root = newest_.note.checkpoint.root;
  return true;
}

bool Verifier::read_pins() {
  for (const Pin& pin : evidences_.pins) {
    auto note = parse_note(pin.bytes);
    if (!note) return fail(fmt::format("pin {}: it is no checkpoint", escaped(pin.name)));
    heads_[note->checkpoint.size] = {};
    pins_.push_back({fmt::format("pin {}", escaped(pin.name)), std::move(*note)});
  }
  return true;
}

bool Verifier::walk_segments() {
  if (const auto head = heads_.find(0); head != heads_.end()) head->second = chain_.root();
  for (const std::uint64_t first : segments_) {
    const std::string expected = segment_name(chain_.size());
    if (first != chain_.size()) return fail(fmt::format("{} is missing", expected));
    if (first > 0 && expected_next_ != expected) {
      return fail(fmt::format("{}: the segment before it has no segment.end", expected));
    }
    chain_.begin_segment();
    details_.clear();
    std::string bytes;
    if (!read(expected, bytes)) return false;
    if (has(details_name(first)) && !read(details_name(first), details_)) return false;
    details_rest_ = details_;
    expected_next_.clear();
    bool complete = false;
    if (!walk_segment(first, bytes, complete)) return false;
    const bool is_last = first == segments_.back();
    if (!complete && !is_last) return fail(fmt::format("{}: it is cut short", expected));
    // Where records are missing, their details are no news.
    const bool cut = is_last && chain_.size() < committed_;
    if (!details_rest_.empty() && !cut && !judge_details_tail(first)) return false;
    ++out_.segments;
  }
  return chain_.size() > 0 || fail(fmt::format("{} is missing", segment_name(0)));
}

bool Verifier::walk_segment(std::uint64_t first, std::string_view bytes, bool& complete) {
  const bool is_last = first == segments_.back();
  while (!bytes.empty()) {
    std::string_view rest = bytes;
    const auto line = take_line(rest);
    const bool may_be_torn = is_last && chain_.size() >= committed_;
    if (!line) return may_be_torn ? judge_tail(bytes, "it is not whole") : true;
    const auto record = chain_.follow(*line);
    if (!record) {
      const std::string& reason = record.error().front().message;
      if (may_be_torn) return judge_tail(bytes, reason);
      return fail(fmt::format("record {}: {}", grouped(chain_.size()), reason));
    }
    if (!take(*record, first)) return false;
    bytes = rest;
  }
  complete = true;
  return true;
}

bool Verifier::take(const Record& record, std::uint64_t first) {
  ++out_.records;
  if (const auto head = heads_.find(chain_.size()); head != heads_.end()) {
    head->second = chain_.root();
  }
  if (const auto* redact = std::get_if<RedactRecord>(&record.event)) {
    released_.insert(redact->release_sha256);
    ++out_.detail_count;
    return check_detail(*redact, record.seq, first);
  }
  if (const auto* end = std::get_if<SegmentEndRecord>(&record.event)) {
    expected_next_ = end->next;
    if (end->next != segment_name(chain_.size())) {
      return fail(fmt::format("record {}: it names the wrong next segment", grouped(record.seq)));
    }
  } else if (const auto* recover = std::get_if<RecoverRecord>(&record.event)) {
    recovered_[recover->saved] = {recover->sha256, recover->dropped};
  } else if (const auto* open = std::get_if<OpenRecord>(&record.event)) {
    if (!is_origin(open->origin)) return fail("record 0: its origin is not well-formed");
    if (open->vkey) out_.key = parse_vkey(*open->vkey);
    const bool agrees = !open->vkey || (out_.key && out_.key->name == open->origin);
    if (!agrees) return fail("record 0: its vkey is not well-formed");
    if (open->origin != out_.origin) {
      return fail(fmt::format("checkpoint: its origin is `{}`, the log's is `{}`", out_.origin,
                              open->origin));
    }
  }
  return true;
}

bool Verifier::check_detail(const RedactRecord& record, std::uint64_t seq, std::uint64_t first) {
  if (evidences_.details == Evidences::Details::left_out) {
    details_rest_ = {};
    return true;
  }
  if (!has(details_name(first))) {
    return fail(fmt::format("{} is missing", details_name(first)));
  }
  const auto line = take_line(details_rest_);
  if (!line) return fail(fmt::format("detail of record {}: it is missing", grouped(seq)));
  const std::string digest = sha256_hex(*line);
  if (digest != record.detail_sha256) {
    return fail(fmt::format("detail of record {}: its digest is {}, expected {}", grouped(seq),
                            digest, record.detail_sha256));
  }
  ++out_.details;
  return true;
}

bool Verifier::judge_tail(std::string_view tail, const std::string& reason) {
  // A crash leaves the beginning of a record, zeros where a block was lost, or both. A whole
  // record that does not continue the chain was put there.
  std::string_view rest = tail;
  const auto line = take_line(rest);
  if (line && parse_record(*line)) {
    return fail(fmt::format("record {}: {}", grouped(chain_.size()), reason));
  }
  const std::string what =
      chain_.size() == 0 ? fmt::format("{} bytes before the first record", grouped(tail.size()))
                         : fmt::format("{} bytes after record {}", grouped(tail.size()),
                                       grouped(chain_.size() - 1));
  const bool torn = tail.front() == '\0' || tail.front() == '{';
  if (!torn) return fail(what + " that are no record");
  warn("torn tail: " + what + " (crash, not committed)");
  return true;
}

bool Verifier::judge_details_tail(std::uint64_t first) {
  const std::string name = details_name(first);
  const std::string what =
      fmt::format("{}: {} bytes that belong to no record", name, grouped(details_rest_.size()));
  const bool torn = details_rest_.front() == '\0' || details_rest_.front() == '{';
  if (first != segments_.back() || !torn) return fail(what);
  // The details of an append are written before its records; a line that has its record already
  // was put there.
  std::string_view tail = details_rest_;
  while (const auto extra = take_line(tail)) {
    std::string_view matched(details_.data(), details_.size() - details_rest_.size());
    while (const auto line = take_line(matched)) {
      if (*line == *extra) return fail(fmt::format("{}: a line stands twice", name));
    }
  }
  warn("torn tail: " + what + " (crash, not committed)");
  return true;
}

Result<Verification> verify_log(const LogBytes& log, const Evidences& evidences) {
  return Verifier(log, evidences).run();
}

std::string grouped(std::uint64_t number) {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3; at -= 3) out.insert(at - 3, 1, ',');
  return out;
}

}  // namespace declass
