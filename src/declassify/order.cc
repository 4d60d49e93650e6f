#include "declassify/order.h"

#include <algorithm>

namespace declass {
namespace {

/// Equal but for one character changed, left out or put in, or two neighbours that changed places.
bool is_one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a == b || b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         a.substr(i + 2) == b.substr(i + 2);
}

}  // namespace

const Order* Orders::numbered(std::string_view number) const {
  for (const Order& order : list) {
    if (order.number == number) return &order;
    if (std::find(order.also.begin(), order.also.end(), number) != order.also.end()) return &order;
  }
  return nullptr;
}

const Order* Orders::mistyped(std::string_view number) const {
  const Order* found = nullptr;
  for (const Order& order : list) {
    if (!is_one_slip(number, order.number)) continue;
    if (found != nullptr) return nullptr;
    found = &order;
  }
  return found;
}

bool Orders::in_force(std::string_view number, Date origin) const {
  const Order* order = numbered(number);
  return order != nullptr && origin >= order->from && (!order->until || origin <= *order->until);
}

bool Orders::knew_level(Level level, Date origin) const {
  bool governed = false;
  for (const Order& order : list) {
    if (origin < order.from || (order.until && origin > *order.until)) continue;
    governed = true;
    if (std::find(order.levels.begin(), order.levels.end(), level) != order.levels.end()) {
      return true;
    }
  }
  return !governed;
}

Date YearLimits::automatic_date(Date origin) const {
  return std::max(end_of_year(year_of(origin) + automatic), automatic_floor);
}

bool YearLimits::usable(std::optional<Date> origin) const {
  return origin && !origin->is_special() && year_of(*origin) <= latest_origin_year;
}

Date YearSchedule::after(Date origin, int years) const {
  switch (counts) {
    case Counts::year_end:
      return end_of_year(year_of(origin) + years);
    case Counts::anniversary:
      return add_years(origin, years);
  }
  return origin;
}

}  // namespace declass
