#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "declassify/determination.h"
#include "declassify/schedule.h"
#include "document/message.h"
#include "marking/vocabulary.h"
#include "text/source_text.h"

namespace declass {

/// What an operator vouches for beside the documents.
struct Confirmations {
  std::optional<Date> event_date;  ///< the event that an instruction names happened on this day
};

/// What the instructions of one message say of each of its segments on one day.
struct MessageDetermination {
  std::vector<Instruction> instructions;  ///< as read, in the order of the file
  Instruction deciding;                   ///< the one with the longest hold; kind missing: none
  std::vector<Determination> segments;    ///< one a segment of the message, in its order
  std::vector<Anomaly> anomalies;
};

/// Evaluates the decision table. Always strict: a calculated date that has passed is a review,
/// never a declassification; no policy is known here.
MessageDetermination determine(const SourceText& source, const Message& message,
                               const Schedule& schedule, const Vocabulary& vocabulary, Date as_of,
                               const Confirmations& confirmations = {});

/// One instruction by itself, for text from outside a document.
struct InstructionStatus {
  Instruction instruction;
  Determination determination;
  std::optional<Date> nominal;  ///< the date that the decision turns on
};

/// Empty text is a missing instruction.
InstructionStatus determine_instruction(std::string_view text, std::optional<Date> origin,
                                        Level level, const Schedule& schedule, Date as_of,
                                        const Confirmations& confirmations = {});

}  // namespace declass
