#include "declassify/written_date.h"

#include <set>

#include "text/words.h"

namespace declass {
namespace {

using Problem = WrittenDate::Problem;
using Part = DateForms::Part;

/// Year, month and day as they are written; the year with its two or four digits.
struct Parts {
  std::string_view year;
  int month = 0, day = 0;
};

/// Requires: at most four digits.
int number_in(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

/// A date ends where no digit or letter and no further part of a date follows: another number of
/// up to four digits behind a `/`, or, behind a year of two, the other half of a broken year.
bool ends_here(std::string_view text, std::size_t end) {
  if (end >= text.size()) return true;
  const char next = text[end];
  if (is_ascii_digit(next) || is_ascii_letter(next)) return false;
  std::size_t digits = 0;
  while (end + 1 + digits < text.size() && is_ascii_digit(text[end + 1 + digits])) ++digits;
  if (digits == 0) return true;
  const std::size_t behind = end + 1 + digits;
  if (behind < text.size() && is_ascii_letter(text[behind])) return true;
  if (next == '/' || next == '-' || next == '.') return digits > 4;
  return next != ' ' || digits > 2;
}

WrittenDate with_problem(Problem problem) {
  WrittenDate out;
  out.problem = problem;
  return out;
}

/// The year of two digits whose day falls into the window.
WrittenDate in_window(const Parts& parts, const DateWindow& window) {
  const int year = number_in(parts.year);
  if (!window.origin) {
    for (const int century : {1900, 2000}) {
      if (make_date(century + year, parts.month, parts.day)) {
        return with_problem(Problem::origin_needed);
      }
    }
    return with_problem(Problem::no_such_day);
  }
  const int century = year_of(*window.origin) / 100 * 100;
  bool is_day = false;
  for (const int start : {century, century + 100}) {
    const auto date = make_date(start + year, parts.month, parts.day);
    is_day = is_day || date;
    if (date && window.holds(*date)) {
      WrittenDate out;
      out.date = date;
      return out;
    }
  }
  // 29 February may be a day of neither of these two centuries and of a third.
  return with_problem(is_day ? Problem::century_unknown : Problem::no_such_day);
}

WrittenDate day_of(const Parts& parts, const DateWindow& window) {
  if (parts.year.size() == 2) return in_window(parts, window);
  WrittenDate out;
  out.four_digit_year = true;
  out.date = make_date(number_in(parts.year), parts.month, parts.day);
  if (!out.date) out.problem = Problem::no_such_day;
  return out;
}

Parts parts_of(std::string_view digits, const std::vector<Part>& reading) {
  Parts out;
  std::size_t at = 0;
  for (const Part part : reading) {
    const std::size_t width = part == Part::year ? digits.size() - 4 : 2;
    const std::string_view field = digits.substr(at, width);
    at += width;
    switch (part) {
      case Part::year:
        out.year = field;
        break;
      case Part::month:
        out.month = number_in(field);
        break;
      case Part::day:
        out.day = number_in(field);
        break;
    }
  }
  return out;
}

/// The first group of readings that gives a day decides, and only if it gives one alone.
WrittenDate unpacked(std::string_view digits, const DateForms& forms, const DateWindow& window) {
  Problem problem = Problem::no_such_day;
  for (const DateForms::Packed& group : forms.packed) {
    if (group.digits != digits.size()) continue;
    std::set<Date> days;
    for (const std::vector<Part>& reading : group.readings) {
      const WrittenDate read = day_of(parts_of(digits, reading), window);
      if (read.problem == Problem::origin_needed || (read.date && group.window && !window.origin)) {
        problem = Problem::origin_needed;
      } else if (read.date && (!group.window || window.holds(*read.date))) {
        days.insert(*read.date);
      } else if (problem == Problem::no_such_day) {
        problem = read.date ? Problem::century_unknown : read.problem;
      }
    }
    if (days.size() > 1) return with_problem(Problem::ambiguous);
    if (days.size() == 1) {
      WrittenDate out;
      out.date = *days.begin();
      out.four_digit_year = digits.size() == 8;
      return out;
    }
  }
  return with_problem(problem);
}

std::string_view group_of(std::string_view text, const DateForms::Form& form, const Match& match,
                          std::string_view name) {
  const auto span = form.pattern.named(match, name);
  return span ? text.substr(span->begin, span->size()) : std::string_view();
}

WrittenDate read_form(std::string_view text, const DateForms::Form& form, const Match& match,
                      const DateForms& forms, const DateWindow& window) {
  const std::string_view packed = group_of(text, form, match, "packed");
  if (!packed.empty()) return unpacked(packed, forms, window);
  Parts parts;
  parts.year = group_of(text, form, match, "y");
  parts.day = number_in(group_of(text, form, match, "d"));
  if (const std::string_view name = group_of(text, form, match, "month"); !name.empty()) {
    const auto month = forms.months.find(name);
    parts.month = month == forms.months.end() ? 0 : month->second;
  } else {
    parts.month = number_in(group_of(text, form, match, "m"));
  }
  const WrittenDate first = day_of(parts, window);
  if (!form.either_order || parts.month == parts.day) return first;
  const WrittenDate second = day_of({parts.year, parts.day, parts.month}, window);
  if (first.date && second.date) return with_problem(Problem::ambiguous);
  return first.date ? first : second;
}

bool may_begin_date(char c) { return is_ascii_digit(c) || is_ascii_letter(c); }

}  // namespace

bool DateWindow::holds(Date date) const {
  return origin && date > *origin && date <= add_years(*origin, years);
}

std::optional<WrittenDate> read_date(std::string_view text, const DateForms& forms,
                                     const DateWindow& window) {
  if (text.empty() || !may_begin_date(text.front())) return std::nullopt;
  for (const DateForms::Form& form : forms.forms) {
    const auto match = form.pattern.match_prefix(text);
    if (!match || !ends_here(text, match->whole().end)) continue;
    WrittenDate out = read_form(text, form, *match, forms, window);
    out.length = match->whole().end;
    return out;
  }
  for (const Pattern& pattern : forms.malformed) {
    if (const auto match = pattern.match_prefix(text)) {
      WrittenDate out = with_problem(Problem::no_such_day);
      out.length = match->whole().end;
      return out;
    }
  }
  return std::nullopt;
}

std::optional<WrittenDate> read_whole_date(std::string_view text, const DateForms& forms,
                                           const DateWindow& window) {
  auto read = read_date(text, forms, window);
  if (read && read->length != text.size()) return std::nullopt;
  return read;
}

}  // namespace declass
