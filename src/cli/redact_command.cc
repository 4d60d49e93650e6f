#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/documents.h"
#include "cli/exit_code.h"
#include "cli/inputs.h"
#include "cli/redact_run.h"
#include "cli/rules_loading.h"
#include "engine/printed.h"
#include "store/files.h"

namespace declass {
namespace {

/// `--stop-after STAGE`: the printed form of one stage.
void print_stage(Session& session, const RedactOptions& options, const Rules& rules,
                 const LoadedPolicy& policy, const ProcessOptions& process_options) {
  for_each_document(session, options.files, options.encoding, [&](const SourceText& source) {
    const Facts facts = establish(source, rules, policy.policy.term_index(), process_options.as_of,
                                  process_options.confirmations);
    if (options.stop_after == "messages")
      return session.print(print_messages(source, facts.messages));
    if (options.stop_after == "determinations") {
      return session.print(print_determinations(source, facts.messages, facts.determinations));
    }
    if (options.stop_after == "findings") {
      std::vector<Finding> all;
      for (const auto& findings : facts.findings)
        all.insert(all.end(), findings.begin(), findings.end());
      return session.print(print_findings(source, all));
    }
    const auto outcome = process(source, rules, policy.policy, process_options);
    if (!outcome) return session.complain(outcome.error());
    session.print(print_decisions(source, outcome->verdict.tiles));
  });
}

/// What the stages are told beside rules, policy and document.
std::optional<ProcessOptions> process_options_of(Session& session, const RedactOptions& options) {
  ProcessOptions out;
  const auto as_of = as_of_date(session, options.as_of);
  if (!as_of) return std::nullopt;
  out.as_of = *as_of;
  if (!confirm_event(session, options.event_date, out.confirmations)) return std::nullopt;
  out.tool = std::string("declass ") + DECLASS_VERSION;
  if (!options.authority.empty()) out.authority = options.authority;
  out.wrap = options.wrap;
  return out;
}

void redact(Session& session, RedactOptions options) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return;
  if (options.log.empty()) options.log = settings->log;
  if (options.authority.empty()) options.authority = settings->authority;
  const auto process_options = process_options_of(session, options);
  if (!process_options) return;
  const auto inputs = expand_inputs(options.files);
  if (!inputs) {
    session.complain(inputs.error());
    return session.finish(exit_code::io);
  }
  const bool any_folder = std::any_of(options.files.begin(), options.files.end(),
                                      [](const std::string& path) { return is_folder(path); });
  OutputPlan plan;
  if (const auto problem = plan_output(options, inputs->size(), any_folder, plan)) {
    session.complain(
        fmt::format("declass: error: {}\n   hint: {}\n", problem->message, problem->hint));
    return session.finish(exit_code::usage);
  }
  const auto rules = load_rules(session);
  if (!rules) return;
  const auto policy = load_policy(session, *rules, policy_or_default(session, options.policy));
  if (!policy) return;
  if (!options.stop_after.empty())
    return print_stage(session, options, *rules, *policy, *process_options);
  RedactRun(session, {options, *rules, *policy, plan, *process_options}).run(*inputs);
}

}  // namespace

void add_redact_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand(
      "redact", "Write the version of a document that a policy lets out, and record it");
  const auto options = std::make_shared<RedactOptions>();
  command
      ->add_option("FILE", options->files,
                   "documents and folders of documents; - is standard input")
      ->required();
  command->add_option("-p,--policy", options->policy, "a shipped policy's name or a file (public)");
  command->add_option("-o,--output", options->output,
                      "a file, or a folder where it is one or ends in /");
  command->add_option("--log", options->log,
                      "the audit log's folder (declass-log beside the output)");
  command->add_option("--as-of", options->as_of,
                      "the day for which statuses hold, YYYY-MM-DD (today)");
  command->add_option("--authority", options->authority,
                      "who approves the release: \"NAME, TITLE\"");
  command->add_option("--wrap", options->wrap, "fold lines that hold a cut at this many columns")
      ->check(CLI::Range(20, 1000));
  command->add_option("--event-date", options->event_date,
                      "the event that an instruction waits for happened on this day");
  command->add_option("--stop-after", options->stop_after, "print one stage and write nothing")
      ->check(CLI::IsMember({"messages", "findings", "determinations", "decisions"}));
  command->add_flag("-n,--dry-run", options->dry_run,
                    "show what would happen and why; write nothing");
  command->add_option("--review", options->review, "a review file with a person's decisions");
  command->add_option("--review-out", options->review_out,
                      "with -n: write what needs a person into this file, to be filled in");
  add_encoding_option(*command, options->encoding);
  command->add_flag("--json", options->json, "one JSON object a document");
  auto* show = command->add_flag("--show-text", options->show_text,
                                 "also show the text that is cut or in question");
  command->add_flag("--no-text", options->no_text, "show less: no file names, no near misses")
      ->excludes(show);
  command->add_flag("-f,--force", options->force, "replace an existing output");
  command->add_flag("-q,--quiet", options->quiet, "no progress and no summary");
  command->footer(
      "Exit: 0 done, 1 something needs a person, 2 usage or policy, 3 some inputs failed, 4 "
      "refused,\n"
      "5 the audit log was changed, 74 input or output.\n"
      "Example: declass redact samples/cable/input.txt -p public -o out/ --as-of 2026-11-24");
  command->callback([&session, options] { redact(session, *options); });
}

}  // namespace declass
