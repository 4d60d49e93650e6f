#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "declassify/form.h"
#include "text/date.h"

namespace declass {

/// Where a two-digit year is looked for: after the date of origin, at most `years` later.
struct DateWindow {
  std::optional<Date> origin;
  int years = 0;

  bool holds(Date date) const;
};

/// A date as it stands in a text.
struct WrittenDate {
  enum class Problem {
    none,
    no_such_day,
    ambiguous,        ///< the digits give several days
    century_unknown,  ///< a day, but in no century within the window
    origin_needed     ///< a day, but the century depends on an origin that is not known
  };

  std::optional<Date> date;  ///< only without a problem
  Problem problem = Problem::none;
  bool four_digit_year = false;
  std::size_t length = 0;  ///< bytes of the text
};

/// The date with which `text` begins, or nothing where it begins with none. A text that begins like
/// a date and names no day is a date with a problem. Requires: upper case.
std::optional<WrittenDate> read_date(std::string_view text, const DateForms& forms,
                                     const DateWindow& window);

/// The same, of a text that is a date and nothing else.
std::optional<WrittenDate> read_whole_date(std::string_view text, const DateForms& forms,
                                           const DateWindow& window);

}  // namespace declass
