#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "declassify/determination.h"
#include "declassify/schedule.h"
#include "marking/level.h"
#include "text/date.h"

namespace declass {

/// One instruction with everything that the decision table needs of it.
struct Statement {
  Instruction instruction;
  std::string rule;                 ///< of rules/declassify/table.yaml
  std::string schedule;             ///< of rules/declassify/schedules.yaml; may be empty
  std::optional<int> years;         ///< of a period
  std::optional<Date> source;       ///< the date of the source
  std::optional<int> limit_years;   ///< how far ahead its date may lie, where that is limited
  std::optional<int> absurd_years;  ///< how far ahead it cannot have been meant
  std::optional<std::string> owner;
  std::optional<Level> downgrade_to;
  int rank = 0;  ///< 0: the rule's own
  bool four_digit_year = false;
  bool extension = false;
};

/// What is known of the document beside the text of its instruction.
struct InstructionContext {
  std::optional<Date> origin;
  std::optional<std::string> order;  ///< a number read elsewhere; one in the text comes first
  enum class Source { own, foreign } source = Source::own;  ///< whose information it holds
};

/// Reads the text of one instruction as it stands: `E.O. 12958: DECL: 01/28/2018`,
/// `DECL: 01/28/2018`, a bare `01/28/2018`, `Declassify On: Source marked OADR, …`. One statement
/// for each value, in the order of the text, at least one. Empty text is `missing`; what cannot be
/// read, or only in part, is `unreadable`. Time is linear in the text; a text longer than 2000
/// bytes is unreadable.
std::vector<Statement> read_instruction(std::string_view text, const InstructionContext& context,
                                        const Schedule& schedule);
std::vector<Statement> read_instruction(std::string_view text, std::optional<Date> origin,
                                        const Schedule& schedule);

}  // namespace declass
