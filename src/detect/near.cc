#include "detect/near.h"

#include <array>

namespace declass {
namespace {

constexpr std::array<std::string_view, near_count> near_names = {
    "edge",
    "stop",
    "comma",
    "open",
    "close",
    "quote",
    "colon",
    "semicolon",
    "slash",
    "hyphen",
    "mark",
    "number",
    "initials",
    "article",
    "possessive-pronoun",
    "place-preposition",
    "person-preposition",
    "of",
    "to",
    "conjunction",
    "relative",
    "auxiliary",
    "function-word",
    "courtesy",
    "office",
    "office-rank",
    "body",
    "occupation",
    "kin",
    "speech",
    "address",
    "nation",
    "demonym",
    "place",
    "organisation",
    "abbreviation",
    "particle",
    "suffix",
    "given",
    "surname",
    "plain",
    "rare",
    "unknown",
};

}  // namespace

std::string_view name_of(Near near) { return near_names[static_cast<std::size_t>(near)]; }

Near near_of_mark(char32_t mark) {
  switch (mark) {
    case U'.':
    case U'!':
    case U'?':
      return Near::stop;
    case U',':
      return Near::comma;
    case U'(':
    case U'[':
      return Near::open;
    case U')':
    case U']':
      return Near::close;
    case U'"':
    case U'\'':
    case U'\u201C':
    case U'\u201D':
    case U'\u2018':
    case U'\u2019':
    case U'\u00AB':
    case U'\u00BB':
    case U'\u201E':
      return Near::quote;
    case U':':
      return Near::colon;
    case U';':
      return Near::semicolon;
    case U'/':
      return Near::slash;
    case U'-':
      return Near::hyphen;
    default:
      return Near::other_mark;
  }
}

}  // namespace declass
