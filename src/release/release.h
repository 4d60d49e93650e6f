#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/message.h"
#include "policy/policy.h"
#include "text/source_text.h"

namespace declass {

/// What became of a document as a whole, least withheld first.
enum class Disposition { in_full, in_part, denied };

/// `RELEASED IN FULL`, `RELEASED IN PART`, `DENIED IN FULL`.
std::string_view stamp_of(Disposition disposition);

/// What is written above and below a release: lines of our own.
struct Heading {
  Disposition disposition = Disposition::denied;
  std::vector<std::string> lines;
  std::vector<std::string> foot;
};

/// How a release is laid out beside what the policy says.
struct Layout {
  std::size_t wrap = 0;       ///< columns at which lines with a cut are folded afresh; 0: never
  std::vector<Span> dropped;  ///< lines of the file that go without a marker; sorted
};

/// What becomes of the marks of one segment that leaves.
enum class MarkTreatment { keep, strike, drop };

/// How one message's segments are written: a treatment a segment, and what stands in place of a
/// banner that no longer holds.
struct MessageStyle {
  std::vector<MarkTreatment> marks;
  std::string banner;  ///< `DECLASSIFIED`, `UNCLASSIFIED`; empty: the banner stays
  std::vector<std::string> classified_codes;  ///< what `classified` cites: `(b)(1)`, `1.4(b)` …
};

/// One thing that was taken out.
struct Cut {
  Span span;  ///< in the file
  Action action = Action::withhold;
  std::size_t message = 0, segment = 0;  ///< where it begins
  std::vector<std::string> codes;        ///< what the marker cites, in clause order
  std::vector<Reason> reasons;
  std::string amount;  ///< `7 lines`; empty for a span or where none is shown
  std::string kind;    ///< `name`, `paragraph` …
  Span marker;         ///< in the release
};

/// The bytes that may leave, and where each came from.
struct Release {
  struct Piece {
    Span released, source;  ///< white space may differ between them
  };

  std::string bytes;
  std::vector<Piece> pieces;         ///< sorted; what lies between them is our own
  std::vector<Cut> cuts;             ///< sorted by place
  std::vector<std::size_t> dropped;  ///< places in the file of released characters that never leave
};

/// Starts from nothing and copies only what was decided to be released. A portion that is cut whole
/// keeps its number and its mark and becomes one marker; a paragraph that holds a cut becomes one
/// line with its white space squeezed, so that line ends say nothing about what is missing; cuts
/// that touch are one, and so are neighbours that read alike. Control characters other than tab,
/// line feed, carriage return and form feed never leave. Requires: the tiles cover the file; a
/// style a message, with a treatment a segment; all of a dropped line is redacted.
Release render(const SourceText& source, const std::vector<Message>& messages,
               const std::vector<MessageStyle>& styles, const std::vector<Decision>& tiles,
               const std::vector<Finding>& findings, const Heading& heading,
               const OutputStyle& output, const Layout& layout = {});

}  // namespace declass
