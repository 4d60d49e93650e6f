#include "cli/audit_show.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "audit/verify.h"
#include "text/escape.h"
#include "text/words.h"

namespace declass {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t digest_shown = 16;  // digits of a digest that tell releases apart by eye

using Row = std::array<std::string, 9>;
constexpr std::size_t by_column = 3;  ///< empty where a row holds a remark

/// Columns as wide as their widest cell, two blanks between them, none at the end. The remark of
/// a row that is no release runs on beyond its column.
std::string table_of(const std::vector<Row>& rows) {
  std::array<std::size_t, std::tuple_size_v<Row>> widths{};
  for (const Row& row : rows) {
    const std::size_t columns = row[by_column].empty() ? 2 : row.size();
    for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string out;
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += fmt::format("{:<{}}  ", row[i], widths[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

std::string document_of(const std::optional<Detail>& detail) {
  if (!detail) return "-";
  return detail->document_ids.empty() ? escaped(detail->source)
                                      : escaped(join(detail->document_ids, ", "));
}

std::string codes_of(const RedactRecord& record) {
  std::vector<std::string> parts;
  for (const auto& [code, count] : record.codes) parts.push_back(fmt::format("{} {}", code, count));
  return parts.empty() ? "-" : join(parts, ", ");
}

Row row_of(const Record& record, const std::optional<Detail>& detail) {
  Row row{std::to_string(record.seq), time_text(record.time)};
  if (const auto* redact = std::get_if<RedactRecord>(&record.event)) {
    row[2] = document_of(detail);
    row[3] = redact->actor;
    row[4] = redact->policy;
    row[5] = to_iso(redact->as_of);
    row[6] = std::to_string(redact->k);
    row[7] = codes_of(*redact);
    row[8] = redact->release_sha256.substr(0, digest_shown);
  } else if (const auto* open = std::get_if<OpenRecord>(&record.event)) {
    row[2] = fmt::format("(log {} opened)", open->origin);
  } else if (const auto* end = std::get_if<SegmentEndRecord>(&record.event)) {
    row[2] = fmt::format("(goes on in {})", end->next);
  } else if (const auto* recover = std::get_if<RecoverRecord>(&record.event)) {
    row[2] =
        fmt::format("({} bytes set aside after a crash: {})", recover->dropped, recover->saved);
  }
  return row;
}

std::string cut_text(const CutDetail& cut, std::size_t number) {
  std::string out = fmt::format("  cut {}: {}", number, escaped(cut.kind));
  if (cut.portion) out += fmt::format(" {}", *cut.portion);
  if (!cut.mark.empty()) out += fmt::format(" {}", escaped(cut.mark));
  out += fmt::format(", {}", escaped(cut.action));
  out += fmt::format(", {}", cut.codes.empty() ? "no code" : escaped(join(cut.codes, "; ")));
  out += fmt::format(", clause {}", cut.clause.empty() ? "none" : escaped(cut.clause));
  if (!cut.amount.empty()) out += fmt::format(", {}", escaped(cut.amount));
  out += fmt::format(", bytes {}-{}", cut.span.begin, cut.span.end);
  if (!cut.evidence.empty()) out += fmt::format(", seen by {}", escaped(join(cut.evidence, ", ")));
  return out + "\n";
}

std::string lists_text(const Detail& detail) {
  std::string out;
  for (const auto& [name, digest] : detail.lists) {
    out += fmt::format("{}{} {}", out.empty() ? "; lists " : ", ", escaped(name),
                       escaped(digest.substr(0, digest_shown)));
  }
  return out;
}

std::string dates_text(const std::vector<Date>& dates) {
  std::string out;
  for (const Date& date : dates) out += fmt::format("{}{}", out.empty() ? "" : ", ", to_iso(date));
  return out;
}

std::string release_text(const Record& record, const RedactRecord& redact,
                         const std::optional<Detail>& detail) {
  std::string out = fmt::format("\nrecord {}: {}\n", record.seq, document_of(detail));
  out += fmt::format("  released {} by {}, {} {} ({})\n", time_text(record.time), redact.actor,
                     redact.tool.name, redact.tool.version, redact.tool.build);
  out += fmt::format("  release {}, SHA-256 {}\n", redact.rel, redact.release_sha256);
  out += fmt::format("  policy {}, as of {}", redact.policy, to_iso(redact.as_of));
  if (!detail) return out + fmt::format("\n  {} cuts; their details are not kept here\n", redact.k);
  out += fmt::format(", SHA-256 {}{}\n", escaped(detail->policy_sha256.substr(0, digest_shown)),
                     lists_text(*detail));
  out += fmt::format("  source {}\n", escaped(detail->source));
  if (detail->authority) out += fmt::format("  approved by {}\n", escaped(*detail->authority));
  if (!detail->event_dates.empty()) {
    out += fmt::format("  events dated {}\n", dates_text(detail->event_dates));
  }
  if (detail->cuts.empty()) out += "  nothing was cut\n";
  for (std::size_t i = 0; i < detail->cuts.size(); ++i) out += cut_text(detail->cuts[i], i + 1);
  for (const ReviewDetail& review : detail->reviews) {
    out += fmt::format("  {} decided {} of {} at {}-{}: {}\n", escaped(review.by), review.decision,
                       review.kind, review.span.begin, review.span.end, escaped(review.because));
  }
  return out;
}

template <class T>
ordered_json or_null(const std::optional<T>& value) {
  return value ? ordered_json(*value) : ordered_json();
}
ordered_json or_null(const std::optional<Date>& date) {
  return date ? ordered_json(to_iso(*date)) : ordered_json();
}

ordered_json json_of(const CutDetail& cut) {
  return {{"portion", or_null(cut.portion)},
          {"kind", cut.kind},
          {"mark", cut.mark},
          {"action", cut.action},
          {"codes", cut.codes},
          {"clause", cut.clause},
          {"amount", cut.amount},
          {"begin", cut.span.begin},
          {"end", cut.span.end},
          {"evidence", cut.evidence}};
}

ordered_json json_of(const SegmentDetail& segment) {
  return {{"kind", segment.kind},
          {"number", or_null(segment.number)},
          {"status", segment.status},
          {"date", or_null(segment.date)},
          {"basis", segment.basis},
          {"cause", segment.cause},
          {"refer_to", or_null(segment.refer_to)}};
}

ordered_json json_of(const ReviewDetail& review) {
  return {{"kind", review.kind},      {"clause", review.clause},     {"begin", review.span.begin},
          {"end", review.span.end},   {"decision", review.decision}, {"by", review.by},
          {"because", review.because}};
}

ordered_json json_of(const Detail& detail) {
  ordered_json out;
  out["document_ids"] = detail.document_ids;
  out["source"] = detail.source;
  out["policy_sha256"] = detail.policy_sha256;
  out["lists"] = detail.lists;
  out["authority"] = or_null(detail.authority);
  out["event_dates"] = ordered_json::array();
  for (const Date& date : detail.event_dates) out["event_dates"].push_back(to_iso(date));
  out["segments"] = ordered_json::array();
  for (const SegmentDetail& segment : detail.segments) out["segments"].push_back(json_of(segment));
  out["cuts"] = ordered_json::array();
  for (const CutDetail& cut : detail.cuts) out["cuts"].push_back(json_of(cut));
  out["reviews"] = ordered_json::array();
  for (const ReviewDetail& review : detail.reviews) out["reviews"].push_back(json_of(review));
  return out;
}

ordered_json json_of(const Record& record, const std::optional<Detail>& detail) {
  ordered_json out;
  out["seq"] = record.seq;
  out["time"] = time_text(record.time);
  out["type"] = type_of(record.event);
  if (const auto* redact = std::get_if<RedactRecord>(&record.event)) {
    out["actor"] = redact->actor;
    out["policy"] = redact->policy;
    out["as_of"] = to_iso(redact->as_of);
    out["doc"] = redact->doc;
    out["rel"] = redact->rel;
    out["release"] = redact->release_sha256;
    out["k"] = redact->k;
    out["codes"] = redact->codes;
    out["tool"] = {{"name", redact->tool.name},
                   {"version", redact->tool.version},
                   {"build", redact->tool.build}};
    out["detail"] = detail ? json_of(*detail) : ordered_json();
  } else if (const auto* open = std::get_if<OpenRecord>(&record.event)) {
    out["origin"] = open->origin;
    out["vkey"] = or_null(open->vkey);
  } else if (const auto* end = std::get_if<SegmentEndRecord>(&record.event)) {
    out["next"] = end->next;
  } else if (const auto* recover = std::get_if<RecoverRecord>(&record.event)) {
    out["dropped"] = recover->dropped;
    out["sha256"] = recover->sha256;
    out["saved"] = recover->saved;
  }
  return out;
}

}  // namespace

bool has_details(const LogBytes& log) {
  return std::any_of(log.names.begin(), log.names.end(), [](const std::string& name) {
    return classify_log_file(name).kind == LogFileKind::details;
  });
}

Result<std::string> records_for_people(const LogBytes& log, std::optional<std::uint64_t> only) {
  std::vector<Row> rows = {
      {"seq", "time", "document", "by", "policy", "as of", "cuts", "codes", "release"}};
  std::string texts;
  const auto read = for_each_record(log, [&](const Record& record, const auto& detail) {
    if (only && record.seq != *only) return;
    rows.push_back(row_of(record, detail));
    if (const auto* redact = std::get_if<RedactRecord>(&record.event)) {
      texts += release_text(record, *redact, detail);
    }
  });
  if (!read) return failure(read.error());
  return rows.size() == 1 ? std::string() : table_of(rows) + texts;
}

Result<std::string> records_as_json(const LogBytes& log, std::optional<std::uint64_t> only) {
  std::string out;
  const auto read = for_each_record(log, [&](const Record& record, const auto& detail) {
    if (only && record.seq != *only) return;
    // ASCII only: whatever stood in a file cannot act on a terminal.
    out += json_of(record, detail).dump(-1, ' ', true) + "\n";
  });
  if (!read) return failure(read.error());
  return out;
}

}  // namespace declass
