#include "text/date.h"

#include <fmt/format.h>

#include <cassert>

namespace declass {

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1400 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const auto y = static_cast<unsigned short>(year);
  const auto m = static_cast<unsigned short>(month);
  if (day > boost::gregorian::gregorian_calendar::end_of_month_day(y, m)) return std::nullopt;
  return Date(y, m, static_cast<unsigned short>(day));
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  const std::string_view fields[3] = {text.substr(0, 4), text.substr(5, 2), text.substr(8, 2)};
  for (int i = 0; i < 3; ++i) {
    for (const char c : fields[i]) {
      if (c < '0' || c > '9') return std::nullopt;
      parts[i] = parts[i] * 10 + (c - '0');
    }
  }
  return make_date(parts[0], parts[1], parts[2]);
}

std::string to_iso(Date date) {
  const auto ymd = date.year_month_day();
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year),
                     static_cast<int>(ymd.month.as_number()), static_cast<int>(ymd.day));
}

Date add_years(Date date, int years) {
  const auto ymd = date.year_month_day();
  const int year = static_cast<int>(ymd.year) + years;
  const auto month = static_cast<int>(ymd.month.as_number());
  const auto same_day = make_date(year, month, static_cast<int>(ymd.day));
  if (same_day) return *same_day;
  const auto day_before = make_date(year, month, static_cast<int>(ymd.day) - 1);
  assert(day_before);
  return *day_before;
}

Date end_of_year(int year) {
  const auto date = make_date(year, 12, 31);
  assert(date);
  return *date;
}

int year_of(Date date) { return static_cast<int>(date.year()); }

}  // namespace declass
