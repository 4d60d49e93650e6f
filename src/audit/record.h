#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "audit/detail.h"
#include "audit/hash.h"
#include "text/date.h"
#include "text/result.h"

namespace declass {

/// The program that made a release.
struct Tool {
  std::string name, version, build;
};

/// What may be known of one release by everybody. Every string is printable ASCII: names of
/// people, files and rules never stand here.
struct RedactRecord {
  std::string doc;                             ///< random UUID; empty: the log draws one
  std::string rel;                             ///< 32 random hex digits; empty: likewise
  std::string release_sha256;                  ///< of the released bytes; set by the log
  std::uint64_t k = 0;                         ///< number of cuts
  std::map<std::string, std::uint64_t> codes;  ///< exemption code -> cuts that carry it
  std::string policy;                          ///< id
  Tool tool;
  Date as_of;
  std::string actor;          ///< role id of who ran it
  std::string detail_sha256;  ///< of the detail line; set by the log
  /// For commitments and sealed originals, 64 hex digits each; nothing writes them yet.
  std::optional<std::string> orig, root, vault;
};

/// The first record of a log. Without a vkey its checkpoints are not signed.
struct OpenRecord {
  std::string origin;
  std::optional<std::string> vkey;
};

/// The last record of a segment file.
struct SegmentEndRecord {
  std::string next;  ///< name of the next segment file
};

/// Bytes behind the last whole record, left by a crash, were set aside.
struct RecoverRecord {
  std::uint64_t dropped = 0;  ///< number of bytes
  std::string sha256;
  std::string saved;  ///< name of the file that keeps them
};

using Event = std::variant<OpenRecord, RedactRecord, SegmentEndRecord, RecoverRecord>;

/// One line of the log.
struct Record {
  std::uint64_t seq = 0;
  Digest prev{};       ///< leaf hash of the line before; zeros for the first
  long long time = 0;  ///< seconds since 1970, UTC
  std::string nonce;   ///< 32 random hex digits: the digest of the line tells nothing of it
  Event event;
};

/// Longest line, without its line feed.
inline constexpr std::size_t max_record_line = 65535;

/// The canonical bytes (RFC 8785: sorted keys, no blanks, integers only), without line feed.
/// Requires: `check_record` found nothing.
std::string record_line(const Record& record);

/// The first reason why the record cannot be written: a string that is not printable ASCII, a
/// digest that is none, an integer above 2^53-1 (DA0206).
Result<void> check_record(const Record& record);

/// Only the canonical bytes of a record of a known type are read; anything else is refused
/// (DA0101) with the reason: `not canonical`, `unknown type` …
Result<Record> parse_record(std::string_view line);

/// `doc.redact`, `log.open`, `segment.end`, `log.recover`.
std::string_view type_of(const Event& event);

/// RFC 3339 in UTC, `2026-03-01T12:00:00Z`. Requires: 0 <= time < year 10000.
std::string time_text(long long time);
std::optional<long long> parse_time(std::string_view text);

/// A version 4 UUID out of 16 random bytes.
std::string uuid_of(std::string_view random);

}  // namespace declass
