#pragma once

#include <optional>
#include <random>
#include <string>
#include <vector>

namespace declass::reference {

/// A day as three numbers: nothing here uses the program's calendar.
struct Day {
  int year = 0, month = 0, day = 0;

  friend auto operator<=>(const Day&, const Day&) = default;
};

bool is_day(const Day& day);
Day years_later(Day day, int years);
Day next_day(Day day);
std::string iso(const Day& day);

/// What a generated instruction means, and how its date is written.
struct Meaning {
  enum class Says {
    date,
    two_digit_date,
    six_digits,
    event,
    period,
    missing,
    indefinite,
    source,
    exempt_dated,
    exempt,
    human,
    protected_for_75,
    long_dated,
    not_applicable,
    not_applicable_to_some,
    general_schedule,
    schedule_date,
    review,
    group_4,
    other_group,
    unreadable,
    repaired_general_schedule,
    repaired_indefinite
  };

  Says says = Says::missing;
  Day date;            ///< as written; the year may be of two digits
  std::string digits;  ///< of six_digits
  int years = 0;
  int rank = 0;  ///< of protected_for_75
};

/// The text of one instruction with its meaning, for a document of `origin`.
struct Generated {
  std::string text;
  Meaning meaning;
};
Generated generate(std::mt19937_64& random, const Day& origin);

Day random_day(std::mt19937_64& random, int first_year, int last_year);

struct Answer {
  std::string status, nominal, basis;

  friend bool operator==(const Answer&, const Answer&) = default;
};

/// The decision table for several instructions on one day, read off row by row. Levels: 0 to 4 as
/// unclassified, restricted, confidential, secret, top secret.
Answer decide(const std::vector<Meaning>& meanings, const std::optional<Day>& origin, int level,
              const std::optional<Day>& event, const Day& as_of);

}  // namespace declass::reference
