#include "text/folded_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cassert>

#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

bool is_kept(UChar32 point) { return u_isalnum(point) != 0; }

/// The folded letters and digits of one code point beyond ASCII.
std::string fold_point(char32_t point) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  std::string out;
  if (U_FAILURE(status)) {  // without its tables ICU folds nothing: compare the character as it is
    append_code_point(out, point);
    return out;
  }
  const icu::UnicodeString one(static_cast<UChar32>(point));
  const icu::UnicodeString parts = decompose->normalize(fold->normalize(one, status), status);
  for (int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
    const UChar32 part = parts.char32At(at);
    if (is_kept(part)) append_code_point(out, static_cast<char32_t>(part));
  }
  return out;
}

/// A mark or format character belongs to the letter before it and parts no words.
bool is_ignored(char32_t point) {
  switch (u_charType(static_cast<UChar32>(point))) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return true;
    default:
      return u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) !=
             0;
  }
}

/// Blanks around a line end and the hyphen before it are part of the line break; every other
/// character between two letters parts words.
bool is_soft(char c) { return c == '-' || c == ' ' || c == '\t'; }

bool runs_to_line_end(std::string_view source, std::size_t at) {
  const std::size_t next = source.find_first_not_of(" \t\r-", at);
  return next != std::string_view::npos && source[next] == '\n';
}

}  // namespace

FoldedText::FoldedText(std::string_view source, const std::vector<Span>& skip) {
  assert(source.size() < (std::size_t{1} << 32U));
  text_.reserve(source.size());
  auto skipped = skip.begin();
  Break before = word;
  std::size_t offset = 0;
  while (offset < source.size()) {
    while (skipped != skip.end() && skipped->end <= offset) ++skipped;
    if (skipped != skip.end() && skipped->contains(offset)) {
      offset = skipped->end;
      if (before == none) before = line;
      continue;
    }
    const std::size_t begin = offset;
    const char32_t point = next_code_point(source, offset);
    if (point < 0x80) {
      const char c = static_cast<char>(point);
      if (is_ascii_letter(c) || is_ascii_digit(c)) {
        const char lower = ascii_lower(c);
        add({&lower, 1}, begin, offset, before);
        before = none;
      } else if (c == '\n') {
        before = before == word ? word : line;
      } else if (c != '\r') {
        const bool soft =
            is_soft(c) && (before == line || (before == none && runs_to_line_end(source, begin)));
        before = soft ? line : word;
      }
    } else if (!is_ignored(point)) {
      const std::string folded_point = fold_point(point);
      if (folded_point.empty()) {
        before = word;
      } else {
        add(folded_point, begin, offset, before);
        before = none;
      }
    }
  }
}

void FoldedText::add(std::string_view folded_point, std::size_t begin, std::size_t end,
                     Break before) {
  for (const char byte : folded_point) {
    text_ += byte;
    begins_.push_back(static_cast<std::uint32_t>(begin));
    ends_.push_back(static_cast<std::uint32_t>(end));
    breaks_.push_back(before);
    before = none;
  }
}

Span FoldedText::source_span(Span folded_span) const {
  if (folded_span.empty()) return {0, 0};
  return {begins_[folded_span.begin], ends_[folded_span.end - 1]};
}

bool FoldedText::starts_word(std::size_t at) const {
  return at >= breaks_.size() || breaks_[at] != none;
}

bool FoldedText::starts_after_line_break(std::size_t at) const {
  return at < breaks_.size() && breaks_[at] == line;
}

bool FoldedText::same_breaks(Span here, const FoldedText& needle) const {
  for (std::size_t i = here.begin + 1; i < here.end; ++i) {
    const bool wanted = needle.breaks_[i - here.begin] != none;
    const bool there = breaks_[i] != none;
    if (wanted != there && breaks_[i] != line) return false;
  }
  return true;
}

bool FoldedText::letter_spaced(Span here) const {
  for (std::size_t i = here.begin + 1; i < here.end; ++i) {
    const bool continues_point = begins_[i] == begins_[i - 1];
    if (breaks_[i] == none && !continues_point) return false;
  }
  return true;
}

bool FoldedText::matches_at(Span here, const FoldedText& needle) const {
  return starts_word(here.begin) && starts_word(here.end) &&
         (same_breaks(here, needle) || letter_spaced(here));
}

std::vector<Span> FoldedText::find(const FoldedText& needle) const {
  std::vector<Span> out;
  if (needle.text_.empty()) return out;
  for (std::size_t at = text_.find(needle.text_); at != std::string::npos;) {
    const Span here{at, at + needle.text_.size()};
    if (matches_at(here, needle)) {
      out.push_back(here);
      at = text_.find(needle.text_, here.end);
    } else {
      at = text_.find(needle.text_, at + 1);
    }
  }
  return out;
}

std::vector<Span> FoldedText::words() const {
  std::vector<Span> out;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (breaks_[i] != none) out.push_back({i, i});
    out.back().end = i + 1;
  }
  return out;
}

std::string folded(std::string_view text) { return std::string(FoldedText(text).text()); }

}  // namespace declass
