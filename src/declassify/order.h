#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "marking/level.h"
#include "text/date.h"

namespace declass {

/// One executive order on classification.
struct Order {
  std::string number;             ///< `12958`
  std::vector<std::string> also;  ///< orders that amended it
  Date signed_on, from;           ///< documents dated from `from` were classified under it …
  std::optional<Date> until;      ///< … to this day; nothing: still in force
  std::optional<Date> cited_until;
  std::vector<Level> levels;
  std::optional<int> window_years;  ///< where its dates lie further ahead than others
};

/// The orders, and how a number on a document is matched with them.
struct Orders {
  std::vector<Order> list;

  const Order* numbered(std::string_view number) const;

  /// The one order whose number is a single slip away (a digit changed, left out, put in, or two
  /// changed places); null where none or several are.
  const Order* mistyped(std::string_view number) const;

  /// `number`'s order was in force on a document of this date.
  bool in_force(std::string_view number, Date origin) const;

  /// Some order in force on that date knew the level; true before the first order.
  bool knew_level(Level level, Date origin) const;
};

/// The numbers of years that hold for every instruction.
struct YearLimits {
  int automatic = 0;  ///< E25 of the decision table, with its floor
  Date automatic_floor;
  int window = 0, foreign_window = 0, stamp_window = 0;  ///< where a two-digit year is looked for
  int absurd = 0;
  int latest_origin_year = 0;

  /// 31 December of the year plus `automatic`, not before the floor.
  Date automatic_date(Date origin) const;

  /// `origin` can be calculated with.
  bool usable(std::optional<Date> origin) const;
};

/// After how many years text of a level is downgraded or declassified.
struct YearSchedule {
  enum class Counts { year_end, anniversary };
  struct Step {
    Level level = Level::unclassified, to = Level::unclassified;
    int years = 0;
  };

  std::string id;
  Counts counts = Counts::year_end;
  std::map<Level, int> declassified;
  std::vector<Step> downgrades;

  Date after(Date origin, int years) const;
};

}  // namespace declass
