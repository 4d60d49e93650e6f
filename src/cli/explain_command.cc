#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <filesystem>
#include <memory>

#include "cli/documents.h"
#include "cli/exit_code.h"
#include "cli/explain_print.h"
#include "engine/deliberate.h"
#include "store/files.h"
#include "text/escape.h"

namespace declass {
namespace {

namespace fs = std::filesystem;

struct ExplainOptions {
  std::string place, policy, as_of, event_date, encoding;
  bool json = false, show_text = false;
};

struct Place {
  std::string file;
  std::size_t line = 0, column = 0;  ///< column 0: the whole line
};

/// Takes `:NUMBER` off the end of a text.
std::optional<std::size_t> take_number(std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon + 1 == text.size()) return std::nullopt;
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + colon + 1, end, number);
  if (error != std::errc{} || rest != end || number == 0) return std::nullopt;
  text.resize(colon);
  return number;
}

/// FILE:LINE[:COLUMN].
std::optional<Place> place_in(std::string text) {
  Place out;
  const auto last = take_number(text);
  if (!last) return std::nullopt;
  const auto first = take_number(text);
  out.line = first.value_or(*last);
  out.column = first ? *last : 0;
  out.file = text;
  return out.file.empty() ? std::nullopt : std::optional(out);
}

/// The bytes that the place means, or nothing where the file has no such place.
std::optional<Span> span_of(const SourceText& source, const Place& place) {
  if (place.line > source.line_count()) return std::nullopt;
  const Span line = source.line(place.line);
  if (place.column == 0) return line;
  for (std::size_t at = line.begin; at < line.end; ++at) {
    const Position here = source.position(at);
    if (here.line == place.line && here.column == place.column) return Span{at, at + 1};
  }
  return std::nullopt;
}

void complain(Session& session, const std::string& message, const char* hint) {
  session.complain(fmt::format("declass: error: {}\n   hint: {}\n", escaped(message), hint));
  session.finish(exit_code::usage);
}

/// As a reader of the output finds the policy.
std::string shown_policy_name(const Session& session, const SourceText& file) {
  const fs::path path(file.name());
  const bool shipped = path.parent_path() == fs::path(session.policies_folder());
  return shipped ? (fs::path("policies") / path.filename()).string() : path.string();
}

void run_explain(Session& session, const ExplainOptions& options) {
  const auto place = place_in(options.place);
  if (!place) {
    return complain(session, fmt::format("`{}` is no place in a file", options.place),
                    "write FILE:LINE or FILE:LINE:COLUMN, samples/cable/input.txt:40:12");
  }
  const auto as_of = as_of_date(session, options.as_of);
  ProcessOptions process_options;
  if (!as_of || !confirm_event(session, options.event_date, process_options.confirmations)) return;
  process_options.as_of = *as_of;
  const auto rules = load_rules(session);
  if (!rules) return;
  const auto policy = load_policy(session, *rules, policy_or_default(session, options.policy));
  if (!policy) return;
  for_each_document(session, {place->file}, options.encoding, [&](const SourceText& source) {
    const auto wanted = span_of(source, *place);
    if (!wanted) {
      return complain(session, fmt::format("`{}` has no such place", options.place),
                      "lines and columns count from 1");
    }
    const Outcome outcome = deliberate(source, *rules, policy->policy, process_options);
    const auto all = explain(source, outcome, policy->policy, *as_of, *wanted);
    const Explained about{
        source, outcome, *policy,          shown_policy_name(session, policy->file),
        *rules, *as_of,  options.show_text};
    RulePlaces places(session);
    for (const Explanation& one : all) {
      if (options.json) {
        session.print(explanation_json(about, one, places));
      } else {
        session.print((&one == &all.front() ? "" : "\n") + explanation_text(about, one, places));
      }
    }
    if (!options.json) {
      session.print(fmt::format("{}policy {} (version 1), as of {}\n",
                                all.empty() ? "only white space stands there; " : "\n",
                                policy->policy.name(), to_iso(*as_of)));
    }
  });
}

}  // namespace

void add_explain_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand(
      "explain", "Say why a place in a document is decided as it is: facts, clauses, winner");
  const auto options = std::make_shared<ExplainOptions>();
  command->add_option("PLACE", options->place, "FILE:LINE or FILE:LINE:COLUMN")->required();
  command->add_option("-p,--policy", options->policy, "a shipped policy's name or a file (public)");
  command->add_option("--as-of", options->as_of,
                      "the day for which statuses hold, YYYY-MM-DD (today)");
  command->add_option("--event-date", options->event_date,
                      "the event that an instruction waits for happened on this day");
  command->add_flag("--json", options->json, "one JSON object a decision");
  add_encoding_option(*command, options->encoding);
  command->add_flag("--show-text", options->show_text, "also the text");
  command->footer("Example: declass explain samples/cable/input.txt:40 -p public");
  command->callback([&session, options] { run_explain(session, *options); });
}

}  // namespace declass
