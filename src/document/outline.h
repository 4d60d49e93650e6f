#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/compiled_forms.h"
#include "document/lines.h"
#include "document/message.h"
#include "marking/parse.h"
#include "marking/vocabulary.h"
#include "text/source_text.h"

namespace declass {

/// A message while it is read: its lines, and its segments, which are opened one after the other.
/// A segment runs to where the next is opened, so that nothing is ever between two of them.
class Outline {
 public:
  /// Requires: all four outlive the outline.
  Outline(const SourceText& source, const Forms::Compiled& forms, const Vocabulary& vocabulary,
          Message& message);

  /// Opens a segment at `begin`, which ends the one before. The first begins where the message
  /// does, whatever `begin` says.
  Segment& open(SegmentKind kind, std::size_t begin);

  /// The segment that was opened last, or null.
  Segment* last();

  /// Ends the last segment and the message.
  void close(std::size_t end);

  void anomaly(std::string_view code, std::string_view id, std::string message, Span span);

  std::string_view text(Span span) const { return source.slice(span); }
  std::string_view content(const Line& line) const { return source.slice(line.content); }

  /// Reads a line of nothing but captions and takes each into the message. What it gives is the
  /// stretch with the captions whose control lapses with the classification, empty where there is
  /// none; nothing where anything else stands on the line. In a body only fixed words in capitals
  /// are captions, for a wrapped line of prose may read like one.
  enum class CaptionPlace { head, body };
  std::optional<Span> take_captions(Span content, CaptionPlace place);

  /// Takes one caption into the message.
  void take_caption(const CaptionRule& rule);

  /// What stands at `offset` of a line's content as a span of the file.
  static Span in_file(const Line& line, Span in_content) {
    return {line.content.begin + in_content.begin, line.content.begin + in_content.end};
  }

  const SourceText& source;
  const Forms::Compiled& forms;
  const Vocabulary& vocabulary;
  PortionReader portions;
  Message& message;
  std::vector<Line> lines;
  std::string cable_number;  ///< post and serial of the message's banner; empty: it has none

  /// Lines, as a range of places, that are known to be no field that only a head has.
  struct NoFields {
    std::size_t begin = 0, end = 0;
  };
  mutable NoFields no_fields;
};

/// The caption at the beginning of upper-case `text`, with the bytes that it and the separators
/// behind it take; null where there is none.
const CaptionRule* leading_caption(std::string_view text, const Forms::Compiled& forms,
                                   std::size_t& length);

}  // namespace declass
