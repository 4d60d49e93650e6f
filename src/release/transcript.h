#pragma once

#include <string_view>
#include <vector>

#include "policy/policy.h"
#include "release/release.h"
#include "text/source_text.h"

namespace declass {

/// Control characters other than tab, line feed, carriage return and form feed, and byte order
/// marks: what no release holds.
bool never_leaves(char32_t point);

/// A release while it is written. Source text reaches it through `copy` and nothing else, and only
/// where every tile below says release.
class Transcript {
 public:
  /// Requires: both outlive the transcript; the tiles are sorted and cover the file.
  Transcript(const SourceText& source, const std::vector<Decision>& tiles)
      : source_(source), tiles_(tiles) {}

  /// Our own words.
  void say(std::string_view text) { out_.bytes += text; }

  /// Released source text as it stands, without what never leaves: control characters other than
  /// tab, line feed, carriage return and form feed, and byte order marks.
  void copy(Span span);

  /// The same word by word, with one blank for white space of any kind and length, and dots that
  /// lead across a page cut to three: in a line that holds a cut neither may show how long it was.
  /// White space at the beginning is due, not written: it is nothing where nothing follows.
  /// True where any word was written.
  bool copy_squeezed(Span span);

  /// A line of words begins; `fold_line` folds it so that no line of it is wider than the columns,
  /// where its own blanks allow that. Markers are not broken.
  void begin_line() { line_begin_ = out_.bytes.size(), blanks_.clear(); }
  void fold_line(std::size_t columns);

  /// A blank is due before the next word.
  void blank_is_due();
  void no_blank_is_due() { blank_due_ = false; }
  /// Our own words, behind the blank where one is due.
  void say_word(std::string_view text);

  /// Takes a cut into the list; its marker is `text`, written here.
  void mark_cut(Cut cut, std::string_view text);
  Cut& last_cut() { return out_.cuts.back(); }

  /// The tiles that overlap a span, as places of the list: the first and the one behind the last.
  std::pair<std::size_t, std::size_t> tiles_in(Span span) const;

  /// Whether every tile below a span has this action.
  bool all_are(Span span, Action action) const;

  Release take() { return std::move(out_); }

 private:
  std::size_t word_end(std::size_t at, std::size_t end) const;
  void put_due_blank();

  const SourceText& source_;
  const std::vector<Decision>& tiles_;
  bool blank_due_ = false;
  std::size_t line_begin_ = 0;
  std::vector<std::size_t> blanks_;  ///< our own, of the line at hand
  Release out_;
};

}  // namespace declass
