#pragma once

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace declass {

/// A day of the Gregorian calendar. No time zone: dates on documents have none.
using Date = boost::gregorian::date;

/// The day, or nothing where there is no such day (30 February) or it lies outside 1400..9999.
std::optional<Date> make_date(int year, int month, int day);

/// `YYYY-MM-DD` and nothing else.
std::optional<Date> parse_iso_date(std::string_view text);

/// `YYYY-MM-DD`.
std::string to_iso(Date date);

/// The same day `years` later; 29 February becomes 28 February where the year has none.
/// Requires: the result lies within 1400..9999.
Date add_years(Date date, int years);

/// 31 December of a year, the day on which calculated declassification dates fall
/// (E.O. 13526 section 3.3(a)).
Date end_of_year(int year);

int year_of(Date date);

}  // namespace declass
