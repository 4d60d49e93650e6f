#include "text/folded_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cassert>
#include <optional>

#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

/// What a character does to the words on both sides of it.
enum class Part {
  letter,    ///< is kept
  ignored,   ///< a mark or an invisible character: belongs to its letter and parts no words
  line_end,  ///< parts words, or goes through the middle of one
  soft,      ///< blanks and hyphens: beside a line end they are part of it
  dot,       ///< parts words, and the letters of one that is spelled with dots
  other      ///< parts words
};

Part ascii_part(char c) {
  if (is_ascii_letter(c) || is_ascii_digit(c)) return Part::letter;
  if (c == ' ' || c == '\t' || c == '-') return Part::soft;
  if (c == '\n' || c == '\r' || c == '\f' || c == '\v') return Part::line_end;
  return c == '.' || c == '_' ? Part::dot : Part::other;
}

Part wide_part(char32_t point) {
  if (point == 0x0085 || point == 0x2028 || point == 0x2029) return Part::line_end;
  if (point == 0x2010 || point == 0x2011) return Part::soft;   // hyphens
  if (point >= 0x02B9 && point <= 0x02BC) return Part::other;  // letters that stand for apostrophes
  const auto value = static_cast<UChar32>(point);
  switch (u_charType(value)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR:
      return Part::ignored;
    case U_SPACE_SEPARATOR:
      return Part::soft;
    default:
      break;
  }
  const bool ignorable = u_hasBinaryProperty(value, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
  return ignorable ? Part::ignored : Part::letter;
}

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
    const bool kept = part < 0x80 ? u_isalnum(part) != 0
                                  : u_isalnum(part) != 0 &&
                                        wide_part(static_cast<char32_t>(part)) == Part::letter;
    if (kept) append_code_point(out, static_cast<char32_t>(part));
  }
  return out;
}

}  // namespace

/// Reads a source from left to right into a folded text.
class FoldedText::Folding {
 public:
  explicit Folding(FoldedText& out) : out_(out) {}

  void take(std::string_view source, std::size_t& offset) {
    const std::size_t begin = offset;
    const char32_t point = next_code_point(source, offset);
    if (point < 0x80) {
      const char c = static_cast<char>(point);
      const char lower = ascii_lower(c);
      take(ascii_part(c), {&lower, 1}, begin, offset);
      ideograph_before_ = false;
      return;
    }
    const Part part = wide_part(point);
    if (part != Part::letter) return take(part, {}, begin, offset);
    const std::string folded_point = fold_point(point);
    const bool ideograph = u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_IDEOGRAPHIC) != 0;
    if ((ideograph || ideograph_before_) && gap_ == Gap::nothing) open_gap(Gap::word, false);
    take(folded_point.empty() ? Part::other : part, folded_point, begin, offset);
    ideograph_before_ = ideograph;
  }

  /// A stretch that is read across may stand in the middle of a word.
  void skip() {
    if (gap_ == Gap::nothing || gap_ == Gap::soft) gap_ = Gap::line;
    ignored_from_.reset();
  }

 private:
  enum class Gap { nothing, soft, line, word };

  void take(Part part, std::string_view folded_point, std::size_t begin, std::size_t end) {
    switch (part) {
      case Part::letter:
        return add(folded_point, begin, end);
      case Part::ignored:
        return touch(begin, end);
      case Part::line_end:
        return open_gap(gap_ == Gap::word ? Gap::word : Gap::line, spaced_);
      case Part::soft:
        return open_gap(gap_ == Gap::nothing ? Gap::soft : gap_, spaced_);
      case Part::dot:
        return open_gap(Gap::word, spaced_);
      case Part::other:
        return open_gap(Gap::word, false);
    }
  }

  void open_gap(Gap gap, bool spaced) {
    gap_ = gap;
    spaced_ = spaced;
    ignored_from_.reset();
  }

  /// Ignored characters go with the letter before them, or else with the one after.
  void touch(std::size_t begin, std::size_t end) {
    if (gap_ != Gap::nothing) {
      if (!ignored_from_) ignored_from_ = begin;
      return;
    }
    const std::uint32_t letter = out_.begins_.back();
    for (std::size_t i = out_.begins_.size(); i > 0 && out_.begins_[i - 1] == letter; --i) {
      out_.ends_[i - 1] = static_cast<std::uint32_t>(end);
    }
  }

  void add(std::string_view folded_point, std::size_t begin, std::size_t end) {
    Break before = gap_ == Gap::nothing ? none : gap_ == Gap::line ? line : word;
    for (const char byte : folded_point) {
      out_.text_ += byte;
      out_.begins_.push_back(static_cast<std::uint32_t>(ignored_from_.value_or(begin)));
      out_.ends_.push_back(static_cast<std::uint32_t>(end));
      out_.breaks_.push_back(before);
      out_.spaced_.push_back(before != none && spaced_);
      before = none;
    }
    open_gap(Gap::nothing, true);
  }

  FoldedText& out_;
  Gap gap_ = Gap::word;
  bool spaced_ = false;
  bool ideograph_before_ = false;
  std::optional<std::size_t> ignored_from_;
};

FoldedText::FoldedText(std::string_view source, const std::vector<Span>& skip) {
  assert(source.size() < (std::size_t{1} << 32U));
  text_.reserve(source.size());
  Folding folding(*this);
  auto skipped = skip.begin();
  for (std::size_t offset = 0; offset < source.size();) {
    while (skipped != skip.end() && skipped->end <= offset) ++skipped;
    if (skipped != skip.end() && skipped->contains(offset)) {
      offset = skipped->end;
      folding.skip();
    } else {
      folding.take(source, offset);
    }
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

// Two letters with a blank or a dot between them are the initials of somebody else.
bool FoldedText::letter_spaced(Span here) const {
  std::size_t letters = 1;
  for (std::size_t i = here.begin + 1; i < here.end; ++i) {
    if (begins_[i] == begins_[i - 1]) continue;
    if (!spaced_[i]) return false;
    ++letters;
  }
  return letters >= 3;
}

bool FoldedText::matches_at(Span here, const FoldedText& needle) const {
  return starts_word(here.begin) && starts_word(here.end) &&
         (same_breaks(here, needle) || letter_spaced(here));
}

// Knuth, Morris and Pratt: std::string::find is quadratic on a needle that nearly matches
// everywhere.
std::vector<Span> FoldedText::find(const FoldedText& needle) const {
  std::vector<Span> out;
  const std::string& wanted = needle.text_;
  if (wanted.empty()) return out;
  std::vector<std::size_t> border(wanted.size(), 0);
  for (std::size_t i = 1, length = 0; i < wanted.size(); ++i) {
    while (length > 0 && wanted[i] != wanted[length]) length = border[length - 1];
    if (wanted[i] == wanted[length]) ++length;
    border[i] = length;
  }
  for (std::size_t i = 0, length = 0; i < text_.size(); ++i) {
    while (length > 0 && text_[i] != wanted[length]) length = border[length - 1];
    if (text_[i] == wanted[length]) ++length;
    if (length < wanted.size()) continue;
    const Span here{i + 1 - length, i + 1};
    const bool free = out.empty() || out.back().end <= here.begin;
    if (free && matches_at(here, needle)) out.push_back(here);
    length = border[length - 1];
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
