#include "text/letters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

struct Spelling {
  char32_t point;
  std::string_view letters;
};

// Letters that no decomposition takes apart, by code point.
constexpr Spelling spellings[] = {
    {0x00C6, "AE"}, {0x00D0, "D"}, {0x00D8, "O"},  {0x00DE, "TH"}, {0x00DF, "SS"},
    {0x0110, "D"},  {0x0131, "I"}, {0x0141, "L"},  {0x0152, "OE"}, {0x018F, "A"},
    {0x02BB, "'"},  {0x02BC, "'"}, {0x1E9E, "SS"}, {0x2018, "'"},  {0x2019, "'"},
};

void append_folded(std::string& out, char32_t point) {
  const auto upper = static_cast<char32_t>(u_toupper(static_cast<UChar32>(point)));
  const auto* spelling =
      std::find_if(std::begin(spellings), std::end(spellings),
                   [upper](const Spelling& candidate) { return candidate.point == upper; });
  if (spelling != std::end(spellings)) {
    out += spelling->letters;
  } else if (u_charType(static_cast<UChar32>(upper)) != U_NON_SPACING_MARK) {
    append_code_point(out, upper);
  }
}

const icu::Normalizer2* decomposition() {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getNFKDInstance(error);
  return U_SUCCESS(error) ? found : nullptr;
}

}  // namespace

bool is_letter(char32_t point) {
  if (point < 0x80) return is_ascii_letter(static_cast<char>(point));
  const auto value = static_cast<UChar32>(point);
  return u_isalpha(value) || u_charType(value) == U_NON_SPACING_MARK;
}

bool is_upper(char32_t point) {
  if (point < 0x80) return point >= U'A' && point <= U'Z';
  const auto value = static_cast<UChar32>(point);
  return u_isupper(value) || u_istitle(value);
}

std::string capitals(std::string_view word) {
  if (std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; })) {
    return ascii_upper(word);
  }
  const icu::Normalizer2* normalizer = decomposition();
  std::string out;
  for (std::size_t offset = 0; offset < word.size();) {
    const char32_t point = next_code_point(word, offset);
    icu::UnicodeString parts;
    if (normalizer != nullptr && normalizer->getDecomposition(static_cast<UChar32>(point), parts)) {
      for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
        append_folded(out, static_cast<char32_t>(parts.char32At(at)));
      }
    } else {
      append_folded(out, point);
    }
  }
  return out;
}

}  // namespace declass
