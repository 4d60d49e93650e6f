#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.h"
#include "text/result.h"
#include "text/span.h"

namespace declass {

/// The bytes of one file with its name, and where its lines begin. Immutable.
class SourceText {
 public:
  /// The bytes are those of the file, or UTF-8 that was made of a file in which each byte is one
  /// code point.
  enum class Origin { file, one_byte_a_code_point };

  /// Takes any bytes; whether they are text is `check_text`'s question.
  SourceText(std::string name, std::string bytes, Origin origin = Origin::file);

  const std::string& name() const { return name_; }
  std::string_view bytes() const { return bytes_; }
  std::size_t size() const { return bytes_.size(); }
  Span whole() const { return {0, bytes_.size()}; }

  /// Requires: span.end <= size().
  std::string_view slice(Span span) const;

  /// Line and column of a byte; offset == size() is the place after the last one.
  Position position(std::size_t offset) const;

  /// The number of code points before a byte. Constant time but for one block of text.
  std::size_t code_points_before(std::size_t offset) const;

  /// Where in the file a byte of this text stands. All offsets that leave the program are these.
  std::size_t file_offset(std::size_t offset) const {
    return origin_ == Origin::file ? offset : code_points_before(offset);
  }

  /// The reverse: the first byte of this text whose place in the file is that or a later one.
  std::size_t offset_of(std::size_t file_offset) const;

  /// Lines count from 1; the last may be without a line feed. Line feed or CR LF is included.
  std::size_t line_count() const { return line_starts_.size(); }
  Span line(std::size_t number) const;

  /// A diagnostic about a rule or policy file: with the line at fault, or the part of a long line
  /// round the fault, and a caret under `span`.
  Diagnostic problem(Span span, std::string code, std::string message, std::string hint = {}) const;

  /// A diagnostic about a document: the place only, never its text.
  Diagnostic document_problem(std::size_t offset, std::string code, std::string message,
                              std::string hint = {}) const;

 private:
  std::string name_;
  std::string bytes_;
  Origin origin_;
  std::vector<std::size_t> line_starts_;
  std::vector<std::size_t> blocks_;  ///< code points before each block; empty where all is ASCII
};

/// The first reason why `source` cannot be read as a document: it is empty, UTF-16, holds a NUL or
/// bytes that are not UTF-8, or is larger than `limit` bytes (DC0001 to DC0005).
Result<void> check_text(const SourceText& source, std::size_t limit);

}  // namespace declass
