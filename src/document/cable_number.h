#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "document/compiled_forms.h"
#include "text/date.h"

namespace declass {

/// A cable's number at the beginning of a text.
struct CableNumber {
  std::size_t length = 0;         ///< bytes that it takes
  std::string post, year;         ///< as ids write them; the year has two digits or none
  std::optional<std::string> id;  ///< `08STATE6074`; nothing where no year is known
};

/// Reads a number as references write it: post, serial, and a year before or behind, which else is
/// that of `origin`. A line's end may stand between its words.
std::optional<CableNumber> leading_cable(std::string_view text, std::optional<Date> origin,
                                         const ReferenceForms& forms);

/// A serial alone at the beginning of a text: that of another cable of the post and year before.
std::optional<CableNumber> leading_serial(std::string_view text, const CableNumber& before,
                                          std::optional<Date> origin, const ReferenceForms& forms);

/// A post as ids write it: capitals without blanks, under the name that cables of it have.
std::string post_id(std::string_view post, const ReferenceForms& forms);

}  // namespace declass
