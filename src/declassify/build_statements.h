#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declassify/read_instruction.h"
#include "declassify/scan_instruction.h"

namespace declass {

/// Puts together what a text says: codes with their dates, sources with their dates, events with
/// the dates in them.
class StatementBuilder {
 public:
  /// Requires: `rules` outlives the builder.
  StatementBuilder(const Schedule::Compiled& rules, std::optional<Date> origin,
                   std::optional<std::string> order)
      : rules_(rules), origin_(origin), order_(std::move(order)) {}

  /// Appends the statements of one group.
  void build(const ScanGroup& group, std::vector<Statement>& out) const;

 private:
  struct Sources;

  Statement of_date(const WrittenDate& date) const;
  Statement of_form(const ScanItem& item, const WrittenDate* date) const;
  void add_dated(const InstructionForm& form, const WrittenDate& date, Statement& out) const;
  bool applies(const InstructionForm& form) const;
  bool is_valid(const InstructionForm& form) const;
  void add_source(const Sources& sources, Statement& out) const;

  const Schedule::Compiled& rules_;
  std::optional<Date> origin_;
  std::optional<std::string> order_;
};

}  // namespace declass
