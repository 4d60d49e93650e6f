#include "text/source_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "text/utf8.h"

namespace declass {
namespace {

constexpr std::size_t block_size = 4096;

}  // namespace

SourceText::SourceText(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)), line_starts_{0} {
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
  Diagnostic out =
      document_problem(span.begin, std::move(code), std::move(message), std::move(hint));
  const Span line = this->line(out.position.line);
  std::string_view text = slice(line);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  out.line = text;
  const std::size_t end = std::min(span.end, line.begin + text.size());
  if (end > span.begin) out.width = count_code_points(slice({span.begin, end}));
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

Result<void> check_text(const SourceText& source, std::size_t limit) {
  const std::string_view bytes = source.bytes();
  const auto refuse = [&](std::size_t offset, const char* code, std::string message,
                          const char* hint) -> Result<void> {
    Diagnostic out = source.document_problem(offset, code, std::move(message), hint);
    if (offset == 0) out.position = {};
    return failure(std::move(out));
  };
  if (bytes.empty()) return refuse(0, "DC0001", "the file is empty", "");
  if (bytes.size() > limit) {
    return refuse(0, "DC0005", fmt::format("the file is larger than {} bytes", limit),
                  "split it into its documents");
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return refuse(0, "DC0002", "the file is UTF-16", "convert it to UTF-8 first");
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    return refuse(nul, "DC0003", fmt::format("a NUL byte at offset {}: this is no text", nul),
                  "convert the file to UTF-8 text first");
  }
  if (const auto bad = find_invalid_utf8(bytes)) {
    return refuse(*bad, "DC0004", fmt::format("the byte at offset {} is not UTF-8", *bad),
                  "say what the file is with `--encoding`, or convert it to UTF-8");
  }
  if (std::all_of(bytes.begin(), bytes.end(), [](char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
      })) {
    return refuse(0, "DC0001", "the file holds nothing but white space", "");
  }
  return {};
}

}  // namespace declass
