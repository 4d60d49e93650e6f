#include <CLI/CLI.hpp>
#include <memory>

#include "cli/documents.h"
#include "cli/exit_code.h"
#include "cli/inspect_json.h"
#include "cli/rules_loading.h"
#include "document/parse.h"
#include "engine/printed.h"
#include "store/files.h"

namespace declass {
namespace {

struct InspectOptions {
  std::vector<std::string> files;
  std::string as_of;
  bool json = false;
};

void inspect(Session& session, const InspectOptions& options) {
  const auto as_of = as_of_date(session, options.as_of);
  if (!as_of) return;
  const auto rules = load_rules(session);
  if (!rules) return;
  for_each_document(session, options.files, [&](const SourceText& source) {
    const Facts facts = establish_without_findings(source, *rules, *as_of);
    if (options.json) {
      for (std::size_t i = 0; i < facts.messages.size(); ++i) {
        session.print(inspect_json(source, facts.messages[i], facts.determinations[i], i + 1) +
                      "\n");
      }
      return;
    }
    session.print("== " + escaped(source.name()) + ", as of " + to_iso(*as_of) + "\n");
    session.print(print_messages(source, facts.messages));
    session.print(print_determinations(source, facts.messages, facts.determinations));
  });
}

}  // namespace

void add_inspect_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand(
      "inspect", "Show what a document says of itself: header, banner, instruction, portions");
  const auto options = std::make_shared<InspectOptions>();
  command->add_option("FILE", options->files, "documents; - is standard input")->required();
  command->add_option("--as-of", options->as_of,
                      "the day for which statuses hold, YYYY-MM-DD (today)");
  command->add_flag("--json", options->json, "one JSON object a message");
  command->footer("Example: declass inspect samples/cable/input.txt --as-of 2026-11-24");
  command->callback([&session, options] { inspect(session, *options); });
}

}  // namespace declass
