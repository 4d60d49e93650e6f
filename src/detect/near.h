#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace declass {

/// What stands beside a word, in one term: of a mark which one, of a word the strongest thing that
/// the lists say about it.
enum class Near : std::uint8_t {
  edge,  ///< a blank line, a rule of dashes, the end of the text
  stop,
  comma,
  open,
  close,
  quote,
  colon,
  semicolon,
  slash,
  hyphen,
  other_mark,
  number,
  initials,
  article,
  possessive_pronoun,
  place_preposition,
  person_preposition,
  of,
  to,
  conjunction,
  relative,
  auxiliary,
  function_word,
  courtesy,
  office,
  office_rank,
  body,
  occupation,
  kin,
  speech,
  address,
  nation,
  demonym,
  place,
  organisation,
  abbreviation,
  particle,
  suffix,
  given,
  surname,
  plain,
  rare,
  unknown
};
inline constexpr std::size_t near_count = static_cast<std::size_t>(Near::unknown) + 1;
std::string_view name_of(Near near);

/// The mark's kind; what is none of the known marks is `other_mark`.
Near near_of_mark(char32_t mark);

}  // namespace declass
