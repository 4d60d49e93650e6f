#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "declassify/form.h"
#include "declassify/order.h"
#include "declassify/schedule.h"
#include "declassify/table.h"

namespace declass {

/// The rows that evaluation itself chooses; every other one is named by a form.
enum class RowRole {
  blocker,
  marked_date,
  marked_date_beyond,
  unusable_date,
  confirmed_event,
  event,
  missing,
  indefinite,
  source,
  declared,
  declared_undated,
  unreadable,
  unclassified,
  repaired,
  date_without_origin,
  no_origin,
  stamp,
  stamp_without_proof,
  release_stamp,
  unreadable_mark,
  administrative
};

/// `marked-date` …: the rule of table.yaml that has this role.
std::string_view name_of(RowRole role);

/// A stamp that states a decision (rules/declassify/stamps.yaml).
struct StampForm {
  enum class Effect { whole, part, released, released_part, denied, cancelled, taken_out };

  std::string id;
  Effect effect = Effect::part;
  Pattern pattern;  ///< groups `date` and `authority`, where it has them
  std::string fixed_authority;
  std::vector<std::string> lifts;
};

/// Which section the letters of a reasons line belong to on a document of a given day.
struct ReasonSection {
  std::string section;
  std::optional<Date> from, until;
  std::vector<std::string> letters;
};

/// A code on the document that may be cited past 25 years.
struct ExtendedCategory {
  Pattern pattern;
  std::string cites;
};

struct Schedule::Compiled {
  Orders orders;
  YearLimits limits;
  std::vector<YearSchedule> schedules;
  DateForms dates;
  InstructionForms instructions;
  std::vector<TableRow> rows;
  std::vector<Flag> flags;
  std::vector<StampForm> stamps;
  std::vector<Pattern> footers;
  std::vector<Exemption> exemptions, categories;
  std::string classified_code, foreign_letter;
  std::vector<ReasonSection> reasons;
  std::vector<ExtendedCategory> extended;

  const TableRow* row(std::string_view rule) const;
  const TableRow& row(RowRole role) const;
  const YearSchedule* schedule(std::string_view id) const;
};

}  // namespace declass
