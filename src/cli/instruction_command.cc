#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

#include "cli/documents.h"
#include "cli/exit_code.h"
#include "cli/instruction_answer.h"
#include "cli/session.h"
#include "text/escape.h"

namespace declass {
namespace {

struct InstructionOptions {
  std::string text, origin, level, as_of, event_date;
  bool json = false, jsonl = false;
  CLI::Option* given_text = nullptr;
};

void refuse(Session& session, const std::string& message, const std::string& hint) {
  session.complain(fmt::format("declass: error: {}\n   hint: {}\n", message, hint));
  session.finish(exit_code::usage);
}

/// Nothing was asked for, or a day; false where what was asked for is no day.
std::optional<std::optional<Date>> day_of_option(Session& session, const std::string& name,
                                                 const std::string& text) {
  if (text.empty()) return std::optional<Date>();
  if (const auto day = parse_iso_date(text)) return day;
  refuse(session, fmt::format("`{} {}` is no day", name, escaped(text)),
         "write it as YYYY-MM-DD, 2008-01-29");
  return std::nullopt;
}

void answer_lines(Session& session, const Schedule& schedule, const Vocabulary& vocabulary) {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    session.print(answer_json_line(line, schedule, vocabulary, session.today()) + "\n");
    // Whoever asks one line at a time waits for its answer.
    if (std::cin.rdbuf()->in_avail() <= 0) std::fflush(stdout);
  }
}

void answer_one(Session& session, const InstructionOptions& options, const Schedule& schedule,
                const Vocabulary& vocabulary) {
  InstructionQuestion question;
  question.text = options.text;
  const auto level = level_of_word(options.level, vocabulary);
  if (!level) {
    return refuse(session, fmt::format("`--level {}` is no level", escaped(options.level)),
                  "it is U, R, C, S, TS or the word");
  }
  question.level = *level;
  const auto origin = day_of_option(session, "--origin", options.origin);
  if (!origin) return;
  const auto event = day_of_option(session, "--event-date", options.event_date);
  if (!event) return;
  const auto as_of = as_of_date(session, options.as_of);
  if (!as_of) return;
  question.origin = *origin;
  question.event_date = *event;
  question.as_of = *as_of;
  session.print(options.json ? instruction_json(question, schedule) + "\n"
                             : instruction_text(question, schedule));
}

void run_instruction(Session& session, const InstructionOptions& options) {
  const bool asked = options.given_text->count() > 0;
  if (options.jsonl && asked) {
    return refuse(session, "`--jsonl` reads its texts from standard input",
                  "leave the text out, or leave `--jsonl` out");
  }
  if (!options.jsonl && !asked) {
    return refuse(session, "there is no instruction to read",
                  "declass instruction \"E.O. 12958: DECL: 01/28/2018\" --origin 2008-01-29 "
                  "--level C");
  }
  if (!options.jsonl && options.level.empty()) {
    return refuse(session, "`--level` is missing", "add `--level C`, the level of the text");
  }
  const auto vocabulary = session.load<Vocabulary>("marking");
  if (!vocabulary) return;
  const auto schedule = session.load<Schedule>("declassify");
  if (!schedule) return;
  if (options.jsonl) return answer_lines(session, *schedule, *vocabulary);
  answer_one(session, options, *schedule, *vocabulary);
}

}  // namespace

void add_instruction_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand(
      "instruction", "Read one declassification instruction, and say its status on a day");
  const auto options = std::make_shared<InstructionOptions>();
  options->given_text = command->add_option(
      "TEXT", options->text, "the line as it stands; an empty one is a missing instruction");
  command->add_option("--origin", options->origin,
                      "the date of the document, YYYY-MM-DD (not known)");
  command->add_option("--level", options->level, "U, R, C, S, TS or the word");
  command->add_option("--as-of", options->as_of, "the day for which to answer, YYYY-MM-DD (today)");
  command->add_option("--event-date", options->event_date,
                      "the day on which the event of the instruction happened, YYYY-MM-DD");
  command->add_flag("--json", options->json, "one JSON object");
  command->add_flag("--jsonl", options->jsonl,
                    "one JSON object a line from standard input, one answer a line");
  command->footer(
      "Example: declass instruction \"E.O. 12958: DECL: 01/28/2018\" --origin 2008-01-29 --level "
      "C");
  command->callback([&session, options] { run_instruction(session, *options); });
}

}  // namespace declass
