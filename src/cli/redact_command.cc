#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <set>

#include "cli/audit_facts.h"
#include "cli/documents.h"
#include "cli/exit_code.h"
#include "cli/inputs.h"
#include "cli/redact_options.h"
#include "cli/redact_print.h"
#include "cli/rules_loading.h"
#include "engine/printed.h"
#include "engine/read_back.h"
#include "store/files.h"
#include "store/log.h"
#include "text/words.h"

namespace declass {
namespace {

namespace fs = std::filesystem;

/// How many releases are made durable and recorded together.
constexpr std::size_t batch_size = 32;

Diagnostic problem_of(const std::string& file, const char* code, std::string message,
                      std::string hint = {}) {
  Diagnostic out;
  out.file = file;
  out.code = code;
  out.message = std::move(message);
  out.hint = std::move(hint);
  return out;
}

/// One run of `declass redact` over all its inputs.
class RedactRun {
 public:
  RedactRun(Session& session, const RedactOptions& options, const Rules& rules,
            const LoadedPolicy& policy, const OutputPlan& plan,
            const ProcessOptions& process_options)
      : session_(session),
        options_(options),
        rules_(rules),
        policy_(policy),
        plan_(plan),
        process_options_(process_options) {
    random_ = [&session](std::size_t count) { return session.random_bytes(count); };
  }

  void run(const std::vector<Input>& inputs) {
    inputs_ = inputs.size();
    if (!options_.dry_run && !open_log()) return;
    for (std::size_t i = 0; i < inputs.size() && !broken_; ++i) {
      progress(i, inputs.size());
      take(inputs[i], i + 1);
      if (batch_.size() >= batch_size) publish();
    }
    publish();
    clear_progress();
    summarise();
  }

 private:
  bool open_log() {
    auto log = Log::open_or_create(plan_.log, LogOptions(), session_.now(), random_);
    if (log) {
      log_ = std::make_unique<Log>(std::move(*log));
      return true;
    }
    session_.complain(log.error());
    session_.finish(exit_code::of_log_problems(log.error()));
    return false;
  }

  void take(const Input& input, std::size_t number) {
    auto source = read_input(input.path);
    if (!source) return fail(source.error());
    auto outcome = process(*source, rules_, policy_.policy, process_options_);
    if (!outcome) return fail(outcome.error());
    count(*outcome);
    if (options_.dry_run) {
      session_.print(options_.json
                         ? outcome_json(*source, *outcome, "", policy_.policy, process_options_) +
                               "\n"
                         : print_outcome(*source, *outcome, policy_.policy, process_options_));
      return;
    }
    Publication publication;
    std::string name;
    if (plan_.kind != OutputPlan::Kind::standard_output) {
      name = output_name(input, number, *outcome);
      const auto refused = refuse_output(input, name, *source, *outcome);
      if (refused) return fail({*refused});
      publication.destination = destination_of_name(name);
    }
    publication.bytes = outcome->release.bytes;
    publication.overwrite = options_.force ? Overwrite::replace : Overwrite::refuse;
    publication.record = record_of(*outcome, policy_.policy, process_options_.as_of);
    publication.detail =
        detail_of(*source, *outcome, policy_.policy, policy_.file, process_options_);
    batch_.push_back(std::move(publication));
    if (options_.json) {
      reports_.push_back(
          outcome_json(*source, *outcome, path_of_name(name), policy_.policy, process_options_) +
          "\n");
    }
  }

  /// The name below the output folder, or the output file itself.
  std::string output_name(const Input& input, std::size_t number, const Outcome& outcome) {
    if (plan_.kind == OutputPlan::Kind::file) return plan_.path;
    std::string name;
    if (policy_.policy.output().file_name == FileNaming::source) {
      name = input.name;
    } else {
      const std::string id = outcome.document_id().value_or("");
      name = id.empty() || !taken_.insert(id).second ? fmt::format("document-{:04}.txt", number)
                                                     : id + ".txt";
    }
    return (fs::path(input.folder) / name).string();
  }

  std::string path_of_name(const std::string& name) const {
    if (name.empty()) return {};
    return plan_.kind == OutputPlan::Kind::file ? name : (fs::path(plan_.path) / name).string();
  }

  Destination destination_of_name(const std::string& name) const {
    return plan_.kind == OutputPlan::Kind::file ? destination_of(name)
                                                : Destination{plan_.path, name};
  }

  /// Why the release cannot go where it would go.
  std::optional<Diagnostic> refuse_output(const Input& input, const std::string& name,
                                          const SourceText& source, const Outcome& outcome) {
    const std::string path = path_of_name(name);
    std::error_code error;
    if (fs::equivalent(input.path, path, error)) {
      return problem_of(path, "DA0402", "the output is the input", "name another output with `-o`");
    }
    if (!options_.force && exists(path)) {
      return problem_of(path, "DA0403", "the output exists already", "add `-f` to replace it");
    }
    if (!paths_.insert(path).second) {
      return problem_of(path, "DA0404", "two documents of this run would have this name",
                        "redact them into different folders");
    }
    if (name_shows_cut(name, source, outcome, policy_.policy)) {
      return problem_of(source.name(), "DA0405",
                        "the name of its release would show something that was cut",
                        "name the output with `-o`, or set `file_name: document-id` in the policy");
    }
    return std::nullopt;
  }

  void publish() {
    if (batch_.empty() || broken_) return;
    const bool print = plan_.kind == OutputPlan::Kind::standard_output;
    const std::string bytes = print ? batch_.front().bytes : std::string();
    auto receipts = log_->append_and_publish(std::move(batch_), session_.now(), random_);
    batch_.clear();
    if (!receipts) {
      session_.complain(receipts.error());
      session_.finish(exit_code::of_log_problems(receipts.error()));
      broken_ = true;
      return;
    }
    if (print) session_.print(bytes);
    for (const std::string& report : reports_) session_.print(report);
    reports_.clear();
  }

  void count(const Outcome& outcome) {
    ++dispositions_[static_cast<std::size_t>(outcome.disposition)];
    cuts_ += outcome.release.cuts.size();
    reviews_ += outcome.verdict.review.size();
  }

  void fail(const Diagnostics& problems) {
    clear_progress();
    session_.complain(problems);
    ++failed_;
    refused_codes_.push_back(problems.front().code);
  }

  void progress(std::size_t done, std::size_t all) const {
    if (all < 2 || options_.quiet || !session_.errors_are_a_terminal()) return;
    session_.complain(fmt::format("\r{}/{} documents", done, all));
  }

  void clear_progress() const {
    if (inputs_ > 1 && !options_.quiet && session_.errors_are_a_terminal())
      session_.complain("\r\x1b[K");
  }

  void summarise() {
    if (broken_) return;
    if (!options_.quiet) {
      session_.complain(fmt::format(
          "declass: {} document{}: {} released in full, {} in part, {} denied, {} failed; {} "
          "cut{}, {} for a "
          "person; policy {} (version 1), as of {}{}\n",
          inputs_, inputs_ == 1 ? "" : "s", dispositions_[0], dispositions_[1], dispositions_[2],
          failed_, cuts_, cuts_ == 1 ? "" : "s", reviews_, policy_.policy.name(),
          to_iso(process_options_.as_of),
          options_.dry_run ? "; nothing was written" : fmt::format("; log {}", plan_.log)));
    }
    if (failed_ > 0) {
      session_.finish(inputs_ > 1 ? exit_code::some_failed : single_failure());
    } else {
      session_.finish(reviews_ > 0 ? exit_code::needs_a_person : exit_code::done);
    }
  }

  /// The exit code where the only input failed.
  int single_failure() const {
    const std::string& code = refused_codes_.front();
    if (code.starts_with("DA05")) return exit_code::io;
    if (code == "DA0402" || code == "DA0403" || code == "DA0404") return exit_code::usage;
    return exit_code::refused;
  }

  Session& session_;
  const RedactOptions& options_;
  const Rules& rules_;
  const LoadedPolicy& policy_;
  const OutputPlan& plan_;
  ProcessOptions process_options_;
  RandomBytes random_;
  std::unique_ptr<Log> log_;
  std::vector<Publication> batch_;
  std::vector<std::string> reports_;
  std::set<std::string> taken_, paths_;
  std::vector<std::string> refused_codes_;
  std::size_t dispositions_[3] = {0, 0, 0};
  std::size_t inputs_ = 0, failed_ = 0, cuts_ = 0, reviews_ = 0;
  bool broken_ = false;
};

/// `--stop-after STAGE`: the printed form of one stage.
void print_stage(Session& session, const RedactOptions& options, const Rules& rules,
                 const LoadedPolicy& policy, const ProcessOptions& process_options) {
  for_each_document(session, options.files, [&](const SourceText& source) {
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
  return out;
}

void redact(Session& session, const RedactOptions& options) {
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
  const std::string name = !options.policy.empty()
                               ? options.policy
                               : session.environment("DECLASS_POLICY").value_or("public");
  const auto policy = load_policy(session, *rules, name);
  if (!policy) return;
  if (!options.stop_after.empty())
    return print_stage(session, options, *rules, *policy, *process_options);
  RedactRun(session, options, *rules, *policy, plan, *process_options).run(*inputs);
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
  command->add_option("--event-date", options->event_date,
                      "the event that an instruction waits for happened on this day");
  command->add_option("--stop-after", options->stop_after, "print one stage and write nothing")
      ->check(CLI::IsMember({"messages", "findings", "determinations", "decisions"}));
  command->add_flag("-n,--dry-run", options->dry_run,
                    "show what would happen and why; write nothing");
  command->add_flag("--json", options->json, "one JSON object a document");
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
