#include <CLI/CLI.hpp>
#include <memory>

#include "cli/documents.h"
#include "cli/exit_code.h"
#include "cli/inspect_json.h"
#include "cli/rules_loading.h"
#include "declassify/status_changes.h"
#include "engine/printed.h"
#include "store/files.h"

namespace declass {
namespace {

struct InspectOptions {
  std::vector<std::string> files;
  std::string as_of, event_date, encoding;
  bool json = false;
};

using Changes = std::vector<std::vector<StatusChange>>;  ///< one list a message

Changes changes_of(const SourceText& source, const Facts& facts, const Rules& rules,
                   const DayRange& days, const Confirmations& confirmations) {
  Changes out;
  for (const Message& message : facts.messages) {
    out.push_back(days.last ? status_changes(source, message, rules.schedule, rules.vocabulary,
                                             days.first, *days.last, confirmations)
                            : std::vector<StatusChange>());
  }
  return out;
}

void print_text(Session& session, const SourceText& source, const Facts& facts,
                const Changes& changes, const DayRange& days) {
  session.print("== " + escaped(source.name()) + ", as of " + to_iso(days.first) + "\n");
  session.print(print_messages(source, facts.messages));
  session.print(print_determinations(source, facts.messages, facts.determinations));
  if (!days.last) return;
  session.print("changes from " + to_iso(days.first) + " to " + to_iso(*days.last) + "\n");
  session.print(print_changes(source, facts.messages, changes));
}

void inspect(Session& session, const InspectOptions& options) {
  const auto days = as_of_range(session, options.as_of);
  if (!days) return;
  Confirmations confirmations;
  if (!confirm_event(session, options.event_date, confirmations)) return;
  const auto rules = load_rules(session);
  if (!rules) return;
  for_each_document(session, options.files, options.encoding, [&](const SourceText& source) {
    const Facts facts = establish_without_findings(source, *rules, days->first, confirmations);
    const Changes changes = changes_of(source, facts, *rules, *days, confirmations);
    if (!options.json) return print_text(session, source, facts, changes, *days);
    for (std::size_t i = 0; i < facts.messages.size(); ++i) {
      session.print(
          inspect_json(source, facts.messages[i], facts.determinations[i], changes[i], i + 1) +
          "\n");
    }
  });
}

}  // namespace

void add_inspect_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand(
      "inspect", "Show what a document says of itself: header, banner, instruction, portions");
  const auto options = std::make_shared<InspectOptions>();
  command->add_option("FILE", options->files, "documents; - is standard input")->required();
  command->add_option("--as-of", options->as_of,
                      "the day for which statuses hold, YYYY-MM-DD (today); A..B also lists\n"
                      "on which days between them a status changes");
  command->add_option("--event-date", options->event_date,
                      "the event that an instruction waits for happened on this day");
  add_encoding_option(*command, options->encoding);
  command->add_flag("--json", options->json, "one JSON object a message");
  command->footer("Example: declass inspect samples/cable/input.txt --as-of 2026-11-24");
  command->callback([&session, options] { inspect(session, *options); });
}

}  // namespace declass
