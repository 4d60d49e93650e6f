#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/exit_code.h"
#include "cli/marking_json.h"
#include "cli/marking_lines.h"
#include "cli/marking_print.h"
#include "cli/session.h"
#include "text/escape.h"

namespace declass {
namespace {

struct MarkingOptions {
  std::vector<std::string> texts, releasable_to;
  std::string date;
  bool banner = false, portion = false, roll_up = false, json = false, jsonl = false;
};

/// Brackets mean a portion.
bool looks_like_portion(std::string_view text) {
  return text.find_first_of("([{") != std::string_view::npos ||
         text.find_first_of(")]}") != std::string_view::npos;
}

std::vector<ReleaseAnswer> answers_for(const Marking& marking, const MarkingOptions& options,
                                       std::optional<Date> date, const Vocabulary& vocabulary) {
  std::vector<ReleaseAnswer> out;
  for (const std::string& to : options.releasable_to) {
    out.push_back({to, releasable_to(marking, to, vocabulary, date)});
  }
  return out;
}

/// One mark a text. True where an error was found.
bool read_marks(const Session& session, const MarkingOptions& options, std::optional<Date> date,
                const Vocabulary& vocabulary) {
  bool failed = false;
  for (const std::string& text : options.texts) {
    const bool portion = options.portion || (!options.banner && looks_like_portion(text));
    const MarkReading reading =
        portion ? parse_portion(text, vocabulary, date) : parse_banner(text, vocabulary, date);
    failed = failed || !reading.errors.empty();
    const auto answers = answers_for(reading.marking, options, date, vocabulary);
    std::string out;
    if (options.json) {
      append_marking_json(out, {}, text, portion ? "portion" : "banner", reading, vocabulary,
                          answers);
    } else {
      append_marking_text(out, text, reading, vocabulary, answers);
    }
    session.print(out);
  }
  return failed;
}

bool roll_up_marks(const Session& session, const MarkingOptions& options, std::optional<Date> date,
                   const Vocabulary& vocabulary) {
  const RollUp result = roll_up_texts(options.texts, date, vocabulary);
  const auto answers = answers_for(result.marking, options, date, vocabulary);
  std::string out;
  if (options.json) {
    append_roll_up_json(out, {}, options.texts, result, answers);
  } else {
    append_roll_up_text(out, result, answers);
  }
  session.print(out);
  return !result.errors.empty();
}

/// What is wrong with the flags, in one line; empty: nothing.
std::string usage_problem(const MarkingOptions& options) {
  if (options.banner + options.portion + options.roll_up > 1) {
    return "--banner, --portion and --rollup exclude each other";
  }
  if (options.jsonl) {
    if (!options.texts.empty()) return "--jsonl reads standard input: give no TEXT with it";
    if (options.banner || options.portion || options.roll_up) {
      return "--jsonl takes the kind from each line: leave out --banner, --portion, --rollup";
    }
    return {};
  }
  if (options.texts.empty()) {
    return "no TEXT to read; try: declass marking '(S//NF)', or --jsonl to read standard input";
  }
  return {};
}

void run_marking(Session& session, const MarkingOptions& options) {
  const auto refuse = [&session](const std::string& problem) {
    session.complain("declass marking: " + problem + "\n");
    session.finish(exit_code::usage);
  };
  if (const std::string problem = usage_problem(options); !problem.empty()) return refuse(problem);
  const auto date = parse_iso_date(options.date);
  if (!options.date.empty() && !date) {
    return refuse("--date `" + escaped(options.date) + "` is no day: write YYYY-MM-DD");
  }
  const auto vocabulary = session.load<Vocabulary>("marking");
  if (!vocabulary) return;
  for (const std::string& to : options.releasable_to) {
    if (vocabulary->is_country_or_group(to)) continue;
    return refuse("--releasable-to `" + escaped(to) + "` is no country or group: write GBR, FVEY");
  }
  if (options.jsonl) {
    answer_lines(session, *vocabulary, date);
    return;
  }
  const bool failed = options.roll_up ? roll_up_marks(session, options, date, *vocabulary)
                                      : read_marks(session, options, date, *vocabulary);
  if (failed) session.finish(exit_code::needs_a_person);
}

}  // namespace

void add_marking_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand(
      "marking", "Read, check and write classification markings; roll portions up to a banner");
  const auto options = std::make_shared<MarkingOptions>();
  command->add_option("TEXT", options->texts, "banners, or portion marks in their brackets");
  command->add_flag("--banner", options->banner, "each TEXT is a banner");
  command->add_flag("--portion", options->portion, "each TEXT is a portion mark");
  command->add_flag("--rollup", options->roll_up, "the TEXTs are portions: say their banner");
  command->add_flag("--json", options->json, "one JSON object a line");
  command->add_flag(
      "--jsonl", options->jsonl,
      "answer JSON objects from standard input, a line each:\n"
      "{\"id\", \"kind\": banner|portion|rollup, \"text\" or \"portions\", \"date\"}");
  command->add_option("--date", options->date, "the day of the document, YYYY-MM-DD");
  command
      ->add_option("--releasable-to", options->releasable_to,
                   "a country or group: may text so marked go there, and why not")
      ->allow_extra_args(false);
  command->footer(
      "Examples:\n"
      "  declass marking '(S//SI//NF)' 'SECRET//REL TO USA, GBR'\n"
      "  declass marking --rollup '(U)' '(C//REL TO USA, GBR)' '(S//REL TO USA, FVEY)'\n"
      "  declass marking --releasable-to AUS 'SECRET//REL TO USA, FVEY'\n"
      "Exit code 1: an error was found in a marking.");
  command->callback([&session, options] { run_marking(session, *options); });
}

}  // namespace declass
