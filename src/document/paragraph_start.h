#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "document/outline.h"
#include "marking/parse.h"

namespace declass {

/// The beginning of a line that may begin a paragraph: a number, a mark, or both.
struct ParagraphStart {
  std::optional<int> value;  ///< the number as it stands
  char delimiter = '\0';     ///< behind the number
  bool pilcrow = false;      ///< a pilcrow stands before the number
  bool entire_text = false;  ///< the mark is meant for every paragraph of the message
  Span label, mark, text;    ///< in the file; a mark may be empty
  std::shared_ptr<const LeadingMark> reading;  ///< null: no mark
};

/// Nothing where the line begins with neither.
std::optional<ParagraphStart> read_paragraph_start(const Outline& outline, const Line& line);

/// What the last few lines begin with, each of them read once.
class ParagraphStarts {
 public:
  /// Requires: the outline outlives this.
  explicit ParagraphStarts(const Outline& outline) : outline_(outline) {}

  /// As read_paragraph_start; null where that gives nothing.
  std::shared_ptr<const ParagraphStart> at(const Line& line);

 private:
  struct Known {
    Span content;
    std::shared_ptr<const ParagraphStart> start;
  };

  const Outline& outline_;
  std::array<Known, 4> known_;
  std::size_t oldest_ = 0;
};

/// The mark, `(X)` or `( )`, with which a line begins that has no number and cannot be read.
std::optional<Span> unreadable_mark(const Outline& outline, const Line& line);

/// Where a number stands; apart: behind a complete text and a blank line.
enum class NumberPlace { in_text, apart };

/// Which numbered lines begin paragraphs, and with what number. A pilcrow that became a `1` is
/// undone where the numbers say so. A numbered line without a mark counts only where its number is
/// the next, or a few further behind a blank line, for a paragraph may be missing; so lists and
/// wrapped lines (`2007, he said`) stay in their paragraph.
class Numbering {
 public:
  /// Looks at every line of the message from `first` on.
  Numbering(const Outline& outline, std::size_t first);

  /// The paragraph number of an accepted line, or nothing.
  std::optional<int> accept(std::size_t line, const ParagraphStart& start, NumberPlace place);

  /// Whether the number of a line is the one that should come.
  bool is_next(const ParagraphStart& start) const;

  /// Whether a marked line whose number is not accepted is an item of the paragraph: `1)` among
  /// `1.`, or a number again while the next is still to come.
  bool is_item(std::size_t line, const ParagraphStart& start) const {
    const auto number = number_of(start);
    return number && is_item(line, start, *number);
  }

  bool repaired() const { return pilcrow_lost_; }

 private:
  std::optional<int> number_of(const ParagraphStart& start) const;
  bool is_item(std::size_t line, const ParagraphStart& start, int number) const;

  bool pilcrow_lost_ = false;
  char delimiter_ = '\0';
  std::optional<int> last_;
  std::map<int, std::size_t> last_marked_line_;  ///< by number: the last line with it and a mark
};

/// Where in a line the paragraph begins that comes next, if one does.
std::optional<std::size_t> next_paragraph_inside(const Outline& outline, const Line& line,
                                                 const Numbering& numbering);

}  // namespace declass
