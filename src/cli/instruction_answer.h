#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "declassify/determine.h"
#include "declassify/schedule.h"
#include "marking/vocabulary.h"
#include "text/date.h"

namespace declass {

/// What `declass instruction` is asked about one text.
struct InstructionQuestion {
  std::string text;
  std::optional<Date> origin;
  Level level = Level::confidential;
  Date as_of;
  std::optional<Date> event_date;
};

/// The level of a letter or a word, `TS`, `secret`, `Top Secret`; nothing where it is none or says
/// more than a level.
std::optional<Level> level_of_word(std::string_view word, const Vocabulary& vocabulary);

/// The answer for people: status, date, the row that decided and its legal basis in words.
std::string instruction_text(const InstructionQuestion& question, const Schedule& schedule);

/// The answer for programs, one line without its line feed.
std::string instruction_json(const InstructionQuestion& question, const Schedule& schedule);

/// The answer to one line of `--jsonl`: the same `id`, then the members of `instruction_json`, or
/// an `error` that says what is wrong with the line. `today` stands in for a missing `as_of`.
std::string answer_json_line(std::string_view line, const Schedule& schedule,
                             const Vocabulary& vocabulary, Date today);

}  // namespace declass
