#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "declassify/determination.h"
#include "pattern/pattern.h"
#include "pattern/pattern_set.h"
#include "text/date.h"

namespace declass {

/// How a day is written (rules/declassify/dates.yaml).
struct DateForms {
  struct Form {
    std::string id;
    Pattern pattern;  ///< groups `y`, `m` or `month`, `d`; or `packed`
    bool either_order = false;
  };
  enum class Part { year, month, day };
  struct Packed {
    std::size_t digits = 0;
    std::vector<std::vector<Part>> readings;
    bool window = false;  ///< only days within the window count
  };

  std::map<std::string, int, std::less<>> months;
  std::string any_month;  ///< an alternation of all names
  std::string any_date;   ///< an alternation of all forms, without groups
  std::vector<Form> forms;
  std::vector<Packed> packed;
  std::vector<Pattern> malformed;
};

/// One form of instruction (rules/declassify/instructions.yaml).
struct InstructionForm {
  /// What a form is of a longer text, where it is no value by itself.
  enum class Part { value, event, statement, source_marked, source_date, extension };

  InstructionForm(std::string name, Pattern expression)
      : id(std::move(name)), pattern(std::move(expression)) {}

  std::string id;
  Pattern pattern;  ///< groups `n`, `count`, `level`, `owners`, where it has them
  Instruction::Kind kind = Instruction::Kind::unreadable;
  std::string rule;       ///< by itself; empty: it says nothing without a date
  std::string dated;      ///< with a date; empty: a date beside it is an instruction of its own
  std::string otherwise;  ///< instead of `dated` outside `only_orders` or `only_within_years`
  std::optional<Instruction::Kind> dated_kind;
  std::string code;  ///< `X{n}`
  std::string schedule;
  std::string owner;
  Part part = Part::value;
  int rank = 0, dated_rank = 0;  ///< 0: the row's own
  std::optional<int> limit_years, absurd_years, only_within_years;
  std::vector<std::string> only_orders;
  std::optional<std::vector<std::string>> orders;  ///< valid under these; nothing: always
  std::optional<Date> also_from, valid_until;      ///< … and from this day; … and to this day
  bool first_only = false;
};

/// A word of an instruction that was mistyped.
struct Repair {
  Pattern written;
  std::string meant;
};

/// Everything that reading an instruction needs. `known` holds every expression, so that a text is
/// asked once which of them can occur in it.
struct InstructionForms {
  std::vector<InstructionForm> forms;
  std::vector<Pattern> orders, labels, mistyped_labels, fields, ends, reasons, harmless, persons,
      doubts;
  std::vector<Repair> repairs;
  std::map<std::string, int, std::less<>> numbers;
  std::map<std::string, Level, std::less<>> levels;
  std::map<std::string, std::string, std::less<>> owners;
  std::optional<PatternSet> form_set;  ///< the expressions of `forms`, in their order
};

}  // namespace declass
