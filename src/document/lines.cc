#include "document/lines.h"

#include "text/words.h"

namespace declass {
namespace {

Span content_of(const SourceText& source, Span span) {
  const std::string_view bytes = source.bytes();
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (span.begin == 0 && bytes.starts_with(byte_order_mark)) span.begin = byte_order_mark.size();
  while (!span.empty() && is_ascii_space(bytes[span.begin])) ++span.begin;
  while (!span.empty() && is_ascii_space(bytes[span.end - 1])) --span.end;
  return span;
}

}  // namespace

std::vector<Line> lines_of(const SourceText& source, Span within) {
  std::vector<Line> out;
  const std::string_view bytes = source.bytes();
  for (std::size_t begin = within.begin; begin < within.end;) {
    const std::size_t feed = bytes.find('\n', begin);
    const std::size_t end =
        feed == std::string_view::npos || feed >= within.end ? within.end : feed + 1;
    out.push_back({{begin, end}, content_of(source, {begin, end})});
    begin = end;
  }
  return out;
}

Line line_after(const SourceText& source, const Line& line, std::size_t offset) {
  return {{offset, line.span.end}, content_of(source, {offset, line.span.end})};
}

Line line_before(const SourceText& source, const Line& line, std::size_t offset) {
  return {{line.span.begin, offset}, content_of(source, {line.span.begin, offset})};
}

}  // namespace declass
