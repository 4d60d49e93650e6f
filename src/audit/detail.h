#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/date.h"
#include "text/result.h"
#include "text/span.h"

namespace declass {

/// What was found out about one segment of the document, in the words of the JSON output.
struct SegmentDetail {
  std::string kind;           ///< `paragraph`, `subject` …
  std::optional<int> number;  ///< of a paragraph
  std::string status;         ///< `declassified`, `not-yet` …
  std::optional<Date> date;   ///< the day on which the status turns
  std::string basis;          ///< the row of the decision table
  std::string cause;          ///< `marked`, `calculated` …
  std::optional<std::string> refer_to;
};

/// One cut: where it is, what asked for it and why. Never what stood there.
struct CutDetail {
  std::optional<int> portion;  ///< number of the paragraph
  std::string kind;            ///< of the segment: `paragraph`, `subject` …
  std::string mark;            ///< the portion mark as it stands, `(C)`; may be empty
  Span span;                   ///< bytes of the original
  std::string clause;          ///< id in the policy; empty where no clause spoke
  std::string action;          ///< `redact`, `withhold`
  std::vector<std::string> codes;
  std::string amount;                 ///< as the marker declares it, `7 lines`; may be empty
  std::vector<std::string> evidence;  ///< ids of the cues
};

/// What a person decided about one thing that a run had left open.
struct ReviewDetail {
  std::string kind;      ///< `possible-person`, `status-unknown` …
  std::string clause;    ///< whose interim reason was answered; may be empty
  Span span;             ///< bytes of the original
  std::string decision;  ///< `release` or `redact`
  std::string by, because;
};

/// What the reviewer inside may know of one release. Kept beside the log (0600), one line a
/// release; the record holds the line's SHA-256, so the line cannot be changed, and the line
/// begins with a nonce, so nobody can guess it from its digest.
struct Detail {
  std::string nonce;  ///< 32 hex digits; set by the log
  std::string rel;    ///< ties the line to its record; set by the log
  std::vector<std::string> document_ids;
  std::string source;  ///< name of the input; `withheld` where a term or a cut name stands in it
  Date as_of;
  std::string policy;
  std::string policy_sha256;
  std::map<std::string, std::string> lists;  ///< list name in the policy -> SHA-256 of the list
  std::optional<std::string> authority;      ///< who approved, `NAME, TITLE`
  std::vector<Date> event_dates;
  std::vector<SegmentDetail> segments;
  std::vector<CutDetail> cuts;
  std::vector<ReviewDetail> reviews;  ///< left out of the line where there are none
};

/// The line without its line feed: ASCII, `nonce` first, all other keys sorted. Malformed UTF-8
/// becomes U+FFFD. Requires: the dates are dates.
std::string detail_line(const Detail& detail);

/// Only what `detail_line` writes is read: parse_detail(detail_line(d)) == d, and any other text
/// is refused (DA0101).
Result<Detail> parse_detail(std::string_view line);

}  // namespace declass
