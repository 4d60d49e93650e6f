#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/outline.h"
#include "marking/parse.h"

namespace declass {

/// A line that begins with the words of an overall classification and holds nothing but what may
/// stand behind them: section, post and serial, captions.
struct BannerLine {
  Line line, tail;  ///< the whole; what stands behind the marking words
  LeadingMark mark;
  Match rest;                ///< of the tail
  std::string cable_number;  ///< post and serial, `BERN 881`; empty where there is none
  bool section = false;
  Span first_captions;  ///< before section and post; may be empty
  Span captions;        ///< not yet known to be captions; may be empty

  bool says_more() const { return section || !cable_number.empty(); }
};

/// A quick question: whether a line that is not blank may be a banner with section or serial.
bool may_hold_number(std::string_view content);

/// Nothing where the line is no banner.
std::optional<BannerLine> read_banner_line(const Outline& outline, const Line& line);

/// Opens a segment for the line and takes level, section, document id and captions into the
/// message. False, and nothing taken, where captions are something else.
bool take_banner_line(Outline& outline, const BannerLine& banner, SegmentKind kind,
                      Outline::CaptionPlace place);

/// A quick question before `read_banner_line` in a body: a page's banner is in capitals or has the
/// number of a section or cable, and no number, as that of a paragraph, stands before it.
bool may_be_page_banner(std::string_view content);

/// Whether a banner inside a body is one: the same cable's, a section's, or a page's, which is
/// marking words alone, in capitals. Prose that begins with such a word is not.
bool is_page_banner(const Outline& outline, const BannerLine& banner);

}  // namespace declass
