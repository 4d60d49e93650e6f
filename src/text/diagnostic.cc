#include "text/diagnostic.h"

#include <fmt/format.h>

#include "text/escape.h"

namespace declass {
namespace {

std::string place(const Diagnostic& diagnostic) {
  if (diagnostic.position.line == 0) return escaped(diagnostic.file);
  return fmt::format("{}:{}:{}", escaped(diagnostic.file), diagnostic.position.line,
                     diagnostic.position.column);
}

}  // namespace

std::string render(const Diagnostic& diagnostic) {
  const char* severity = diagnostic.severity == Severity::error ? "error" : "warning";
  std::string out = fmt::format("{}: {}: {} [{}]\n", place(diagnostic), severity,
                                escaped(diagnostic.message), diagnostic.code);
  if (!diagnostic.line.empty()) {
    const std::string number = std::to_string(diagnostic.position.line);
    const std::size_t column = diagnostic.position.column == 0 ? 1 : diagnostic.position.column;
    out += fmt::format("{:>5} | {}\n", number, escaped(diagnostic.line));
    out += fmt::format("{:>5} | {}^{}\n", "", std::string(column - 1, ' '),
                       std::string(diagnostic.width > 1 ? diagnostic.width - 1 : 0, '~'));
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
