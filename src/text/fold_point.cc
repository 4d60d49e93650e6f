#include "text/fold_point.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

Part ascii_part(char c) {
  if (is_ascii_letter(c) || is_ascii_digit(c)) return Part::letter;
  switch (c) {
    case ' ':
    case '\t':
      return Part::blank;
    case '-':
      return Part::hyphen;
    case '\n':
    case '\r':
    case '\f':
    case '\v':
      return Part::line_end;
    case '.':
    case '_':
      return Part::dot;
    case ',':
      return Part::comma;
    default:
      return Part::other;
  }
}

Part wide_part(char32_t point) {
  if (point == 0x0085 || point == 0x2028 || point == 0x2029) return Part::line_end;
  if (point == 0x2010 || point == 0x2011) return Part::hyphen;
  if (point == 0x00B7 || point == 0x2022 || point == 0x2027) return Part::dot;
  if (point == 0x200B) return Part::may_part;
  if (point >= 0x02B9 && point <= 0x02BC) return Part::other;  // letters that stand for apostrophes
  const auto value = static_cast<UChar32>(point);
  switch (u_charType(value)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR:
      return Part::ignored;
    case U_SPACE_SEPARATOR:
      return Part::blank;
    default:
      break;
  }
  const bool ignorable = u_hasBinaryProperty(value, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
  return ignorable ? Part::ignored : Part::letter;
}

/// The letters and digits of a text after NFKC, case folding and NFD. Without its tables ICU folds
/// nothing: the characters are compared as they are.
std::string fold(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* decomposition = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts = text;
  if (U_SUCCESS(status)) {
    parts = decomposition->normalize(folding->normalize(text, status), status);
  }
  std::string out;
  for (int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
    const UChar32 part = parts.char32At(at);
    const bool kept = u_isalnum(part) != 0 &&
                      (part < 0x80 || wide_part(static_cast<char32_t>(part)) == Part::letter);
    if (kept) append_code_point(out, static_cast<char32_t>(part));
  }
  return out;
}

icu::UnicodeString skeleton(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker(uspoof_open(&status),
                                                                               &uspoof_close);
  icu::UnicodeString out;
  if (checker == nullptr) return text;
  uspoof_getSkeletonUnicodeString(checker.get(), 0, text, out, &status);
  return U_SUCCESS(status) ? out : text;
}

/// The Latin letter that a character is a drawing of by its own name: small capitals, letters with
/// a stroke, letters in boxes and discs, regional indicators.
std::string letter_by_name(char32_t point) {
  std::array<char, 128> buffer{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t size = u_charName(static_cast<UChar32>(point), U_UNICODE_CHAR_NAME, buffer.data(),
                                  static_cast<int32_t>(buffer.size()), &status);
  if (U_FAILURE(status)) return {};
  std::string_view name(buffer.data(), static_cast<std::size_t>(size));
  if (name.find("LATIN ") == std::string_view::npos && !name.starts_with("REGIONAL INDICATOR")) {
    return {};
  }
  constexpr std::string_view before = "LETTER ";
  const std::size_t at = name.find(before);
  if (at == std::string_view::npos) return {};
  name.remove_prefix(at + before.size());
  for (const std::string_view word : {"SMALL ", "CAPITAL ", "DOTLESS ", "BARRED "}) {
    if (name.starts_with(word)) name.remove_prefix(word.size());
  }
  if (name.empty() || (name.size() > 1 && name[1] != ' ')) return {};
  return {ascii_lower(name.front())};
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if ((c & 0x80) != 0) return false;
  }
  return true;
}

struct Folded {
  char32_t point = 0;
  Part part = Part::other;
  bool ideograph = false;
  std::array<std::string, 3> forms;  ///< by Folding
};

bool is_latin(const std::string& letters) { return !letters.empty() && is_ascii(letters); }

/// The Latin letter for a character that the skeleton leaves alone: its own folding, its name, or
/// what its capital looks like (a small Cyrillic ka is drawn like a k, which only the capital has).
std::string drawn_letter(char32_t point, const std::array<std::string, 3>& forms) {
  if (is_latin(forms[0])) return forms[0];
  if (std::string named = letter_by_name(point); !named.empty()) return named;
  icu::UnicodeString upper(u_toupper(static_cast<UChar32>(point)));
  if (std::string capital = fold(skeleton(upper)); is_latin(capital)) return capital;
  return forms[1];
}

Folded fold_point(char32_t point) {
  Folded out;
  out.point = point;
  out.part = wide_part(point);
  if (out.part != Part::letter) return out;
  const icu::UnicodeString one(static_cast<UChar32>(point));
  out.ideograph = u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_IDEOGRAPHIC) != 0;
  out.forms[0] = fold(one);
  if (out.ideograph) {
    out.forms[1] = out.forms[2] = out.forms[0];
    return out;
  }
  out.forms[1] = fold(skeleton(one));
  icu::UnicodeString lower = one;
  lower.foldCase();
  out.forms[2] = fold(skeleton(lower));
  for (const std::size_t form : {1U, 2U}) {
    if (!is_latin(out.forms[form])) out.forms[form] = drawn_letter(point, out.forms);
  }
  return out;
}

/// What was folded lately. A document uses few characters often.
const Folded& folded_lately(char32_t point) {
  constexpr std::size_t size = 4096;
  thread_local std::vector<Folded> table(size);
  Folded& place = table[point % size];
  if (place.point != point) place = fold_point(point);
  return place;
}

}  // namespace

Part part_of(char32_t point) {
  return point < 0x80 ? ascii_part(static_cast<char>(point)) : folded_lately(point).part;
}

std::string_view folded_point(char32_t point, Folding folding) {
  return folded_lately(point).forms[static_cast<std::size_t>(folding)];
}

bool is_ideograph(char32_t point) { return point >= 0x80 && folded_lately(point).ideograph; }

}  // namespace declass
