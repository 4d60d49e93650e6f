#include "text/source_text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cassert>

#include "text/escape.h"
#include "text/utf8.h"

namespace declass {
namespace {

constexpr std::size_t block_size = 1024;

// Of a longer line a diagnostic keeps so many bytes, from so many before the fault: a file that is
// one line with a thousand faults must not be copied a thousand times.
constexpr std::size_t longest_excerpt = 240;
constexpr std::size_t before_fault = 80;

bool continues_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Puts the line into a diagnostic, or the part of it round the fault.
void show_line(Diagnostic& out, std::string_view line, std::size_t fault) {
  if (line.size() <= longest_excerpt) {
    out.line = line;
    return;
  }
  std::size_t begin = fault > before_fault ? fault - before_fault : 0;
  std::size_t end = std::min(line.size(), begin + longest_excerpt);
  while (begin > 0 && continues_point(line[begin])) --begin;
  while (end < line.size() && continues_point(line[end])) --end;
  constexpr std::string_view ellipsis = "\xE2\x80\xA6";
  if (begin > 0) {
    out.line = ellipsis;
    out.left_out = out.position.column - 2 - count_code_points(line.substr(begin, fault - begin));
  }
  out.line += line.substr(begin, end - begin);
  if (end < line.size()) out.line += ellipsis;
}

}  // namespace

SourceText::SourceText(std::string name, std::string bytes, Origin origin)
    : name_(std::move(name)), bytes_(std::move(bytes)), origin_(origin), line_starts_{0} {
  for (std::size_t at = bytes_.find('\n'); at != std::string::npos;
       at = bytes_.find('\n', at + 1)) {
    if (at + 1 < bytes_.size()) line_starts_.push_back(at + 1);
  }
  if (count_code_points(bytes_) == bytes_.size()) return;
  std::size_t before = 0;
  for (std::size_t begin = 0; begin < bytes_.size(); begin += block_size) {
    blocks_.push_back(before);
    before += count_code_points(std::string_view(bytes_).substr(begin, block_size));
  }
}

std::size_t SourceText::code_points_before(std::size_t offset) const {
  assert(offset <= bytes_.size());
  if (blocks_.empty()) return offset;
  const std::size_t block = std::min(offset / block_size, blocks_.size() - 1);
  return blocks_[block] + count_code_points(slice({block * block_size, offset}));
}

std::size_t SourceText::offset_of(std::size_t file_offset) const {
  std::size_t begin = 0, end = size();
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    if (this->file_offset(middle) < file_offset) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

std::string_view SourceText::slice(Span span) const {
  assert(span.begin <= span.end && span.end <= bytes_.size());
  return std::string_view(bytes_).substr(span.begin, span.size());
}

Position SourceText::position(std::size_t offset) const {
  assert(offset <= bytes_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::size_t>(after - line_starts_.begin());
  const std::size_t start = line_starts_[line - 1];
  return {line, 1 + code_points_before(offset) - code_points_before(start)};
}

Span SourceText::line(std::size_t number) const {
  assert(number >= 1 && number <= line_starts_.size());
  const std::size_t end = number == line_starts_.size() ? bytes_.size() : line_starts_[number];
  return {line_starts_[number - 1], end};
}

Diagnostic SourceText::problem(Span span, std::string code, std::string message,
                               std::string hint) const {
  const Span line = this->line(position(span.begin).line);
  std::string_view text = slice(line);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  const std::size_t last = line.begin + text.size();
  const std::size_t begin = std::min(span.begin, last);
  Diagnostic out = document_problem(begin, std::move(code), std::move(message), std::move(hint));
  show_line(out, text, begin - line.begin);
  const std::size_t end = std::min({span.end, last, begin + longest_excerpt});
  if (end > begin) out.width = count_code_points(slice({begin, end}));
  return out;
}

Diagnostic SourceText::document_problem(std::size_t offset, std::string code, std::string message,
                                        std::string hint) const {
  Diagnostic out;
  out.file = name_;
  out.position = position(offset);
  out.code = std::move(code);
  out.message = std::move(message);
  out.hint = std::move(hint);
  return out;
}

namespace {

/// White space of any script, or a character that is not seen at all.
bool is_blank(char32_t point) {
  return u_isUWhiteSpace(static_cast<UChar32>(point)) != 0 || is_invisible(point);
}

bool is_all_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_blank(next_code_point(text, at))) return false;
  }
  return true;
}

}  // namespace

Result<void> check_text(const SourceText& source, std::size_t limit) {
  const std::string_view bytes = source.bytes();
  const auto refuse = [&](const char* code, std::string message, const char* hint) {
    Diagnostic out = source.document_problem(0, code, std::move(message), hint);
    out.position = {};
    return failure(std::move(out));
  };
  const auto refuse_at = [&](std::size_t offset, const char* code, const char* what,
                             const char* hint) {
    return failure(
        source.document_problem(offset, code, fmt::format("{} at offset {}", what, offset), hint));
  };
  if (bytes.empty()) return refuse("DC0001", "the file is empty", "");
  if (bytes.size() > limit) {
    return refuse("DC0005", fmt::format("the file is larger than {} bytes", limit),
                  "split it into its documents");
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return refuse("DC0002", "the file is UTF-16", "convert it to UTF-8 first");
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    return refuse_at(nul, "DC0003", "no text: there is a NUL byte",
                     "convert the file to UTF-8 text first");
  }
  if (const auto bad = find_invalid_utf8(bytes)) {
    return refuse_at(*bad, "DC0004", "not UTF-8: the byte",
                     "say what the file is with `--encoding`, or convert it to UTF-8");
  }
  if (is_all_blank(bytes)) {
    return refuse("DC0001", "the file holds nothing but white space", "");
  }
  return {};
}

}  // namespace declass
