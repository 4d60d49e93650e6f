#include "yaml/strict_bytes.h"

#include <algorithm>

#include "text/utf8.h"

namespace declass {
namespace {

constexpr std::size_t max_bytes = 1U << 20U;

/// The first byte that no line of text holds. yaml-cpp takes 0x04 for the end of the file, and a CR
/// alone for the end of a line that no editor and no diagnostic shows as one.
std::size_t find_control(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool line_end = byte == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
    if ((byte < 0x20 && byte != '\t' && byte != '\n' && !line_end) || byte == 0x7F) return at;
  }
  return std::string_view::npos;
}

/// A tab before the first word of a line: how deep it stands is anybody's guess.
std::size_t find_indenting_tab(std::string_view bytes) {
  for (std::size_t line = 0; line < bytes.size();) {
    const std::size_t word = std::min(bytes.find_first_not_of(" \t", line), bytes.size());
    const std::size_t tab = bytes.substr(0, word).find('\t', line);
    const bool blank = word == bytes.size() || bytes[word] == '\n' || bytes[word] == '\r';
    if (tab != std::string_view::npos && !blank) return tab;
    line = std::min(bytes.find('\n', word), bytes.size() - 1) + 1;
  }
  return std::string_view::npos;
}

std::size_t find_directive(std::string_view bytes) {
  if (bytes.starts_with('%')) return 0;
  const std::size_t before = bytes.find("\n%");
  return before == std::string_view::npos ? before : before + 1;
}

}  // namespace

Result<void> check_strict_bytes(const SourceText& source) {
  const std::string_view bytes = source.bytes();
  Diagnostic whole;
  whole.file = source.name();
  if (bytes.size() > max_bytes) {
    whole.code = "DP0004";
    whole.message = "the file is larger than 1 MiB";
    whole.hint = "long lists belong in a text file";
    return failure(std::move(whole));
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    whole.code = "DP0008";
    whole.message = "the file begins with a byte order mark";
    whole.hint = "save it as UTF-8 without one";
    return failure(std::move(whole));
  }
  if (const auto bad = find_invalid_utf8(bytes)) {
    return failure(source.document_problem(*bad, "DP0008", "this byte is not UTF-8",
                                           "save the file as UTF-8"));
  }
  if (const std::size_t at = find_control(bytes); at != std::string_view::npos) {
    return failure(source.document_problem(
        at, "DP0008", bytes[at] == '\0' ? "a NUL byte" : "a control character",
        "save it as UTF-8 text with LF or CR LF at the line ends"));
  }
  if (const std::size_t at = find_indenting_tab(bytes); at != std::string_view::npos) {
    return failure(
        source.problem({at, at + 1}, "DP0008", "a tab in the indentation", "indent with blanks"));
  }
  if (const std::size_t at = find_directive(bytes); at != std::string_view::npos) {
    return failure(source.problem({at, at + 1}, "DP0002", "directives are not allowed",
                                  "take the line out, or put quotes round its text"));
  }
  return {};
}

}  // namespace declass
