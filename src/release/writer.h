#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "release/release.h"
#include "release/transcript.h"

namespace declass {

/// Writes the segments of messages, one after the other; the work behind `render`.
class Writer {
 public:
  Writer(const SourceText& source, const std::vector<Decision>& tiles,
         const std::vector<Finding>& findings, const OutputStyle& output, const Layout& layout)
      : source_(source),
        tiles_(tiles),
        findings_(findings),
        output_(output),
        layout_(layout),
        transcript_(source, tiles) {}

  void say(std::string_view text) { transcript_.say(text); }

  void write_message(const Message& message, const MessageStyle& style, std::size_t index);

  Release take() { return transcript_.take(); }

 private:
  /// Where each portion ends, and whether any part of it is withheld.
  void find_portions();

  bool any_withheld(Span span) const;

  /// Returns the segment to go on with.
  std::size_t write_segment(std::size_t index);

  /// A cut that goes on in the segment behind, across a page line, is written as one.
  std::size_t last_of_cut(std::size_t index) const;

  bool is_dropped(Span span) const;

  bool all_dropped(Span span) const;

  /// The lines that stay, as they stand: those that went say nothing of themselves.
  void write_kept_lines(const Segment& segment, std::size_t index);

  bool is_old_banner(const Segment& segment) const;

  /// A released stretch as it stands, its mark treated as the style says.
  void copy_lines(Span span, const Segment& segment, std::size_t index);

  /// A mark on text that is no longer classified. The old word stays, visibly struck.
  void write_mark(const Segment& segment, MarkTreatment treatment);

  /// One marker for all parts of a portion, behind its number and its mark. A mark with words that
  /// no rule knows may be a piece of the text, and goes with it.
  void withhold_portion(std::size_t index, std::size_t last);

  /// The number or mark of a withheld portion, where it was decided to stay.
  void copy_sign(Span span, std::string_view separator);

  /// One line: released pieces with their white space squeezed, cuts as markers, neighbours that
  /// would read alike as one. From the first segment to the last, which one cut goes across.
  void write_around_cuts(std::size_t index, std::size_t last_index);

  /// The end of the cut tiles that touch each other, of one dropped line or of none.
  std::size_t end_of_cut(std::size_t tile) const;

  void write_cut(Span span, std::size_t index);

  /// One marker for cuts that would read alike: per word it would show how many there were.
  void join_to_last(const Cut& cut);

  /// A released stretch, its mark treated as the style says. True where anything was written.
  bool copy_words(Span span, const Segment& segment, std::size_t index);

  /// Whether a blank line stands behind the last cut: what stands before it must not show.
  bool blank_line_follows(Span whole) const;

  /// What the tiles under a span say about it.
  Cut cut_at(Span span, std::size_t index) const;

  const SourceText& source_;
  const std::vector<Decision>& tiles_;
  const std::vector<Finding>& findings_;
  const OutputStyle& output_;
  const Layout& layout_;
  Transcript transcript_;
  std::string last_marker_;  ///< set while nothing but blanks has been written since
  const Message* message_ = nullptr;
  const MessageStyle* style_ = nullptr;
  std::size_t message_index_ = 0;
  std::vector<std::size_t> last_part_;
  std::vector<bool> withheld_;
};

}  // namespace declass
