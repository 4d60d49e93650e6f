#pragma once

#include <vector>

#include "text/source_text.h"
#include "text/span.h"

namespace declass {

/// One line of a document.
struct Line {
  Span span;     ///< with its line end
  Span content;  ///< without line end and without the blanks before and after

  bool blank() const { return content.empty(); }
};

/// The lines of a stretch of the file. They tile it.
std::vector<Line> lines_of(const SourceText& source, Span within);

/// The part of `line` from `offset` on, and the part before it.
Line line_after(const SourceText& source, const Line& line, std::size_t offset);
Line line_before(const SourceText& source, const Line& line, std::size_t offset);

}  // namespace declass
