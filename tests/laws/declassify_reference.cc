#include "declassify_reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace declass::reference {
namespace {

using Says = Meaning::Says;

constexpr const char* month_names[] = {"JANUARY",   "FEBRUARY", "MARCH",    "APRIL",
                                       "MAY",       "JUNE",     "JULY",     "AUGUST",
                                       "SEPTEMBER", "OCTOBER",  "NOVEMBER", "DECEMBER"};

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int pick(std::mt19937_64& random, int low, int high) {
  return static_cast<int>(random() % static_cast<unsigned>(high - low + 1)) + low;
}

template <class T>
T choose(std::mt19937_64& random, const std::vector<T>& from) {
  return from[random() % from.size()];
}

std::string in_full(std::mt19937_64& random, const Day& d) {
  const std::string month = month_names[d.month - 1];
  switch (pick(random, 0, 7)) {
    case 0:
      return fmt::format("{:02}/{:02}/{:04}", d.month, d.day, d.year);
    case 1:
      return fmt::format("{}/{}/{:04}", d.month, d.day, d.year);
    case 2:
      return fmt::format("{:04}/{:02}/{:02}", d.year, d.month, d.day);
    case 3:
      return fmt::format("{:04}{:02}{:02}", d.year, d.month, d.day);
    case 4:
      return fmt::format("{} {} {:04}", d.day, month.substr(0, 3), d.year);
    case 5:
      return fmt::format("{} {}, {:04}", month, d.day, d.year);
    case 6:
      return fmt::format("{:02}{}{:04}", d.day, month.substr(0, 3), d.year);
    default:
      return fmt::format("{:02}-{:02}-{:04}", d.month, d.day, d.year);
  }
}

std::string two_digits(std::mt19937_64& random, const Day& d) {
  if (pick(random, 0, 1) == 0) return fmt::format("{}/{}/{:02}", d.month, d.day, d.year % 100);
  return fmt::format("{:02}{}{:02}", d.day, std::string(month_names[d.month - 1]).substr(0, 3),
                     d.year % 100);
}

/// Near the limits more often than elsewhere.
Day date_about(std::mt19937_64& random, const Day& origin) {
  const int years = choose<int>(random, {-3, 0,  0,  1,  5,  9,  10, 24, 25, 25,  26,
                                         40, 49, 50, 50, 51, 74, 75, 75, 76, 120, 150});
  Day out = years_later(origin, years);
  switch (pick(random, 0, 4)) {
    case 0:
      return out;
    case 1:
      return next_day(out);
    case 2:
      return {out.year, 12, 31};
    default:
      return random_day(random, out.year, out.year);
  }
}

/// In the century and within the years in which the orders look for it.
std::optional<Day> in_window(Day written, const std::optional<Day>& origin, int years) {
  if (!origin) return std::nullopt;
  for (int century = 1300; century <= 2500; century += 100) {
    const Day day{century + written.year % 100, written.month, written.day};
    if (is_day(day) && day > *origin && day <= years_later(*origin, years)) return day;
  }
  return std::nullopt;
}

struct Result {
  int strength = 0;  ///< 0 turns on a day, 1 refer, 2 unknown
  std::string before, after, basis;
  std::optional<Day> nominal;
  int rank = 0;
};

Result fixed(const std::string& status, const std::string& basis, int rank = 13) {
  return {status == "unknown" ? 2 : 1, status, status, basis, std::nullopt, rank};
}

Result turning(const Day& day, const std::string& after, const std::string& basis, int rank) {
  return {0, "not-yet", after, basis, day, rank};
}

Day automatic(const Day& from) { return std::max(Day{from.year + 25, 12, 31}, Day{2006, 12, 31}); }

bool under_12065(const Day& origin) {
  return origin >= Day{1978, 12, 1} && origin <= Day{1982, 7, 31};
}

Result by_marked_date(const Day& day, const Day& origin, const std::string& basis) {
  if (day <= origin || day > years_later(origin, 75)) return fixed("unknown", "4");
  const bool beyond = day > years_later(origin, 25);
  return turning(day, "declassified", beyond && basis == "2" ? "3" : basis, 8);
}

Result by_limited_date(const Day& day, const Day& origin, int limit, int absurd,
                       const std::string& basis, int rank) {
  if (day <= origin || day > years_later(origin, absurd)) return fixed("unknown", "4");
  return turning(day, day <= years_later(origin, limit) ? "declassified" : "review", basis, rank);
}

Result by_general_schedule(const Day& origin, int level, const std::string& after,
                           const std::string& basis) {
  if (level < 2) return fixed("unknown", "25");
  const int years = level == 4 ? 10 : level == 3 ? 8 : 6;
  return turning({origin.year + years, 12, 31}, after, basis, 8);
}

Result by_six_digits(const std::string& digits, const Day& origin) {
  const int window = under_12065(origin) ? 30 : 25;
  const int a = std::stoi(digits.substr(0, 2)), b = std::stoi(digits.substr(2, 2)),
            c = std::stoi(digits.substr(4, 2));
  std::set<Day> days;
  for (const Day& reading : {Day{a, b, c}, Day{c, a, b}, Day{c, b, a}}) {
    if (const auto day = in_window(reading, origin, window)) days.insert(*day);
  }
  if (days.size() != 1) return fixed("unknown", "4");
  return by_marked_date(*days.begin(), origin, "2");
}

bool is_day_of_some_century(int year, int month, int day) {
  return is_day({1900 + year, month, day}) || is_day({2000 + year, month, day});
}

Result without_origin(const Meaning& meaning) {
  switch (meaning.says) {
    case Says::six_digits: {
      const int a = std::stoi(meaning.digits.substr(0, 2)),
                b = std::stoi(meaning.digits.substr(2, 2)),
                c = std::stoi(meaning.digits.substr(4, 2));
      const bool is_any = is_day_of_some_century(a, b, c) || is_day_of_some_century(c, a, b) ||
                          is_day_of_some_century(c, b, a);
      return fixed("unknown", is_any ? "29" : "4");
    }
    case Says::date:
    case Says::schedule_date:
      return turning(meaning.date, "declassified", "29", 8);
    case Says::human:
      return fixed("refer", "13", 2);
    case Says::protected_for_75:
      return fixed("refer", "14", meaning.rank);
    case Says::not_applicable:
      return fixed("unknown", "27", 1);
    case Says::not_applicable_to_some:
      return fixed("refer", "16", 1);
    case Says::unreadable:
      return fixed("unknown", "25");
    default:
      return fixed("unknown", "29");
  }
}

Result row(const Meaning& meaning, const Day& origin, int level, const std::optional<Day>& event) {
  const Day e25 = automatic(origin);
  switch (meaning.says) {
    case Says::date:
      return by_marked_date(meaning.date, origin, "2");
    case Says::two_digit_date: {
      const auto day = in_window(meaning.date, origin, under_12065(origin) ? 30 : 25);
      return day ? by_marked_date(*day, origin, "2") : fixed("unknown", "4");
    }
    case Says::six_digits:
      return by_six_digits(meaning.digits, origin);
    case Says::event:
      if (event && *event > origin) return turning(*event, "declassified", "5", 9);
      return turning(e25, "review", "6", 9);
    case Says::period:
      if (meaning.years <= 0 || meaning.years > 75) return fixed("unknown", "4");
      return turning(years_later(origin, meaning.years), "declassified", "7", 8);
    case Says::missing:
      return turning(e25, "review", "8", 10);
    case Says::indefinite:
      return turning(e25, "review", "9", 10);
    case Says::source:
      return turning(automatic(meaning.date), "review", "10", 10);
    case Says::exempt_dated:
      return by_limited_date(meaning.date, origin, 50, 75, "11", 6);
    case Says::exempt:
      return turning({origin.year + 50, 12, 31}, "review", "12", 7);
    case Says::human:
      return fixed("refer", "13", 2);
    case Says::protected_for_75: {
      Result out = fixed("refer", "14", meaning.rank);
      out.nominal = Day{origin.year + 75, 12, 31};
      return out;
    }
    case Says::long_dated:
      return by_limited_date(meaning.date, origin, 75, 150, "15", 4);
    case Says::not_applicable:
      return fixed("unknown", "27", 1);
    case Says::not_applicable_to_some:
      return fixed("refer", "16", 1);
    case Says::general_schedule:
      return by_general_schedule(origin, level, "declassified", "17");
    case Says::schedule_date:
      return by_marked_date(meaning.date, origin, "18");
    case Says::review:
      return turning(e25, "review", "19", 10);
    case Says::group_4:
      if (level < 2) return fixed("unknown", "25");
      return turning(years_later(origin, 12), "declassified", "20", 8);
    case Says::other_group:
      return turning(e25, "review", "21", 10);
    case Says::unreadable: {
      Result out = fixed("unknown", "25");
      out.nominal = e25;
      return out;
    }
    case Says::repaired_general_schedule:
      return by_general_schedule(origin, level, "review", "28");
    case Says::repaired_indefinite:
      return turning(e25, "review", "28", 10);
  }
  return fixed("unknown", "25");
}

/// `a` holds longer than `b`.
bool holds_longer(const Result& a, const Result& b) {
  if (a.strength != b.strength) return a.strength > b.strength;
  if (a.strength == 0 && a.nominal != b.nominal) return *a.nominal > *b.nominal;
  if (a.after != b.after) return a.after == "review";
  return a.rank < b.rank;
}

}  // namespace

bool is_day(const Day& day) {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 &&
         day.day <= days_in(day.year, day.month);
}

Day years_later(Day day, int years) {
  day.year += years;
  if (!is_day(day)) day.day = 28;
  return day;
}

Day next_day(Day day) {
  ++day.day;
  if (!is_day(day)) day = {day.year, day.month + 1, 1};
  if (day.month == 13) day = {day.year + 1, 1, 1};
  return day;
}

std::string iso(const Day& day) {
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

Day random_day(std::mt19937_64& random, int first_year, int last_year) {
  const int year = pick(random, first_year, last_year);
  if (pick(random, 0, 19) == 0 && is_leap(year)) return {year, 2, 29};
  if (pick(random, 0, 9) == 0) return {year, 12, pick(random, 30, 31)};
  const int month = pick(random, 1, 12);
  return {year, month, pick(random, 1, days_in(year, month))};
}

Generated generate(std::mt19937_64& random, const Day& origin) {
  Generated out;
  Meaning& meaning = out.meaning;
  meaning.says = static_cast<Says>(pick(random, 0, static_cast<int>(Says::repaired_indefinite)));
  meaning.date = date_about(random, origin);
  const std::string digit = std::to_string(pick(random, 1, 8));
  switch (meaning.says) {
    case Says::date:
      out.text = in_full(random, meaning.date);
      break;
    case Says::two_digit_date:
      out.text = two_digits(random, meaning.date);
      break;
    case Says::six_digits:
      meaning.digits = fmt::format("{:02}{:02}{:02}", pick(random, 1, 31), pick(random, 1, 13),
                                   pick(random, 0, 99));
      out.text = meaning.digits;
      break;
    case Says::event:
      out.text = choose<std::string>(random, {"UPON TRANSFER OF THE HARBOUR", "AFTER THE ELECTION",
                                              "COMPLETION OF THE SURVEY", "WHEN TALKS END"});
      break;
    case Says::period:
      meaning.years = pick(random, 0, 90);
      out.text = std::to_string(meaning.years) + " YEARS";
      break;
    case Says::missing:
      break;
    case Says::indefinite:
      out.text = choose<std::string>(random, {"OADR", "MR", "MANUAL REVIEW", "DCI ONLY",
                                              "X" + digit, "1.6X" + digit, "X2, X" + digit});
      break;
    case Says::source:
      meaning.date = random_day(random, origin.year - 20, origin.year - 1);
      out.text = fmt::format("SOURCE MARKED {}, DATE OF SOURCE {}",
                             choose<std::string>(random, {"OADR", "X" + digit, "MR"}),
                             in_full(random, meaning.date));
      break;
    case Says::exempt_dated:
      out.text = "25X" + digit + ", " + in_full(random, meaning.date);
      break;
    case Says::exempt:
      out.text = "25X" + digit;
      break;
    case Says::human:
      out.text = "25X1-HUMAN";
      break;
    case Says::protected_for_75:
      out.text = choose<std::string>(random, {"50X1-HUM", "50X2-WMD"});
      meaning.rank = out.text == "50X1-HUM" ? 2 : 3;
      break;
    case Says::long_dated:
      out.text = "50X" + digit + ", " + in_full(random, meaning.date);
      break;
    case Says::not_applicable:
      out.text = choose<std::string>(random, {"N/A", "NA", "NONE"});
      break;
    case Says::not_applicable_to_some:
      out.text = choose<std::string>(random, {"N/A TO RD PORTIONS",
                                              "N/A TO RD/FRD PORTIONS. SEE "
                                              "SOURCE LIST FOR NSI PORTIONS"});
      break;
    case Says::general_schedule:
      out.text = "GDS";
      break;
    case Says::schedule_date:
      out.text = choose<std::string>(random, {"GDS ", "ADS ", "ADS DECLAS "}) +
                 in_full(random, meaning.date);
      break;
    case Says::review:
      out.text = choose<std::string>(
          random, {"XGDS-1", "XGDS-3", "RDS-2 " + in_full(random, meaning.date), "XDS-1"});
      break;
    case Says::group_4:
      out.text = "GROUP 4";
      break;
    case Says::other_group:
      out.text = choose<std::string>(random, {"GROUP 1", "GROUP 2", "GROUP 3"});
      break;
    case Says::unreadable:
      out.text = choose<std::string>(random, {"TBD", "QWERTY", "ADS", "SEE FILE", "01/2030"});
      break;
    case Says::repaired_general_schedule:
      out.text = choose<std::string>(random, {"6DS", "AGDS", "GD5"});
      break;
    case Says::repaired_indefinite:
      out.text = choose<std::string>(random, {"0ADR", "OADP"});
      break;
  }
  return out;
}

Answer decide(const std::vector<Meaning>& meanings, const std::optional<Day>& origin, int level,
              const std::optional<Day>& event, const Day& as_of) {
  std::optional<Result> longest;
  for (const Meaning& meaning : meanings) {
    Result result = origin ? row(meaning, *origin, level, event) : without_origin(meaning);
    if (!longest || holds_longer(result, *longest)) longest = std::move(result);
  }
  const bool turned = longest->nominal && as_of >= *longest->nominal;
  return {turned ? longest->after : longest->before,
          longest->nominal ? iso(*longest->nominal) : "-", longest->basis};
}

}  // namespace declass::reference
