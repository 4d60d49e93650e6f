#include "text/diagnostic.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "text/escape.h"
#include "text/utf8.h"

namespace declass {
namespace {

std::string place(const Diagnostic& diagnostic) {
  if (diagnostic.position.line == 0) return escaped(diagnostic.file);
  return fmt::format("{}:{}:{}", escaped(diagnostic.file), diagnostic.position.line,
                     diagnostic.position.column);
}

/// The first `count` code points of a text, or all of it.
std::string_view first_points(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) next_code_point(text, end);
  return text.substr(0, end);
}

/// The cells of a terminal that a text takes as it is shown.
std::size_t cells(std::string_view text) {
  const std::string shown = escaped(text);
  std::size_t count = 0;
  for (std::size_t at = 0; at < shown.size();) {
    const auto point = static_cast<UChar32>(next_code_point(shown, at));
    const auto width =
        static_cast<UEastAsianWidth>(u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH));
    if (u_charType(point) == U_NON_SPACING_MARK || u_charType(point) == U_ENCLOSING_MARK) continue;
    count += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
  }
  return count;
}

std::string caret_line(const Diagnostic& diagnostic) {
  const std::size_t column = std::max<std::size_t>(diagnostic.position.column, 1);
  const std::string_view line = diagnostic.line;
  const std::size_t before =
      column - 1 > diagnostic.left_out ? column - 1 - diagnostic.left_out : 0;
  const std::string_view left = first_points(line, before);
  const std::string_view marked = first_points(line.substr(left.size()), diagnostic.width);
  const std::size_t width = std::max<std::size_t>(cells(marked), 1);
  return std::string(cells(left), ' ') + '^' + std::string(width - 1, '~');
}

}  // namespace

Diagnostic file_problem(std::string file, std::string code, std::string message, std::string hint) {
  Diagnostic out;
  out.file = std::move(file);
  out.code = std::move(code);
  out.message = std::move(message);
  out.hint = std::move(hint);
  return out;
}

std::string render(const Diagnostic& diagnostic) {
  const char* severity = diagnostic.severity == Severity::error ? "error" : "warning";
  std::string out = fmt::format("{}: {}: {} [{}]\n", place(diagnostic), severity,
                                escaped(diagnostic.message), diagnostic.code);
  if (!diagnostic.line.empty()) {
    out += fmt::format("{:>5} | {}\n", diagnostic.position.line, escaped(diagnostic.line));
    out += fmt::format("{:>5} | {}\n", "", caret_line(diagnostic));
  }
  if (!diagnostic.hint.empty()) out += fmt::format("   hint: {}\n", escaped(diagnostic.hint));
  return out;
}

std::string render(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) out += render(diagnostic);
  return out;
}

}  // namespace declass
