#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// A place for people: both count from 1, the column in Unicode code points. Line 0 stands for
/// the file as a whole.
struct Position {
  std::size_t line = 0, column = 0;

  friend bool operator==(Position, Position) = default;
};

enum class Severity { error, warning };

/// One thing that the author of a file can fix. About a rule or policy file it carries the line
/// at fault and renders with a caret below it. About a document `line` stays empty, so that no
/// diagnostic about a document can show the document's text.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string file;          ///< as it was named by the user; shown escaped
  Position position;         ///< line 0: the whole file
  std::string code;          ///< stable: two letters of a family and four digits, `DP0103`
  std::string message;       ///< lower case, no full stop, back-ticks round what the user wrote
  std::string hint;          ///< what to do about it; may be empty
  std::string line;          ///< the line at fault, or a part of it; rule and policy files only
  std::size_t width = 1;     ///< code points to underline
  std::size_t left_out = 0;  ///< code points by which `line` begins later than the line itself
};

using Diagnostics = std::vector<Diagnostic>;

/// An error about a file as a whole; about none where `file` is empty.
Diagnostic file_problem(std::string file, std::string code, std::string message,
                        std::string hint = {});

/// `file:line:column: error: message [code]`, then line, caret and hint where there are any.
/// Ends with a line feed.
std::string render(const Diagnostic& diagnostic);
std::string render(const Diagnostics& diagnostics);

}  // namespace declass
