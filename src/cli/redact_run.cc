#include "cli/redact_run.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/audit_facts.h"
#include "cli/documents.h"
#include "cli/exit_code.h"
#include "cli/redact_print.h"
#include "store/files.h"

namespace declass {
namespace {

/// How many releases are made durable and recorded together.
constexpr std::size_t batch_size = 32;

}  // namespace

RedactRun::RedactRun(Session& session, const RedactSetting& setting)
    : session_(session),
      setting_(setting),
      names_(setting.options, setting.plan, setting.policy.policy),
      tally_(setting.policy.policy) {
  random_ = [&session](std::size_t count) { return session.random_bytes(count); };
}

void RedactRun::run(const std::vector<Input>& inputs) {
  inputs_ = inputs.size();
  const bool answered =
      answers_.load(session_, setting_.options.review) &&
      answers_.check(session_, inputs, setting_.options.encoding, setting_.policy.policy,
                     [this](const SourceText& source) { return redact(source); });
  if (!answered) return;
  if (!setting_.options.dry_run && !open_log()) return;
  for (std::size_t i = 0; i < inputs.size() && !broken_; ++i) {
    progress(i, inputs.size());
    take(inputs[i], i + 1);
    if (batch_.size() >= batch_size) publish();
  }
  publish();
  clear_progress();
  summarise();
}

bool RedactRun::open_log() {
  auto log = Log::open_or_create(setting_.plan.log, LogOptions(), session_.now(), random_);
  if (log) {
    log_ = std::make_unique<Log>(std::move(*log));
    return true;
  }
  session_.complain(log.error());
  session_.finish(exit_code::of_log_problems(log.error()));
  return false;
}

Result<Outcome> RedactRun::redact(const SourceText& source) const {
  ProcessOptions options = setting_.process_options;
  options.decided = answers_.about(source);
  return process(source, setting_.rules, setting_.policy.policy, options);
}

void RedactRun::take(const Input& input, std::size_t number) {
  auto source = read_document(input.path, setting_.options.encoding);
  if (!source) return fail(source.error());
  const auto outcome = redact(*source);
  if (!outcome) return fail(outcome.error());
  count(*source, *outcome);
  if (setting_.options.dry_run) {
    show(*source, *outcome);
  } else {
    enqueue(input, number, *source, *outcome);
  }
}

void RedactRun::show(const SourceText& source, const Outcome& outcome) {
  const Showing showing{source, outcome, setting_.policy.policy, setting_.process_options,
                        shown_text(setting_.options)};
  const bool reviewed =
      std::any_of(reviewed_.begin(), reviewed_.end(),
                  [&](const ReviewedDocument& one) { return is_bound_to(one, source); });
  if (!setting_.options.review_out.empty() && !reviewed) {
    reviewed_.push_back(reviewed_document(source, outcome, answers_.document_of(source),
                                          session_.random_bytes(16)));
  }
  session_.print(setting_.options.json ? outcome_json(showing, "") + "\n" : print_outcome(showing));
}

void RedactRun::enqueue(const Input& input, std::size_t number, const SourceText& source,
                        const Outcome& outcome) {
  Publication publication;
  std::string name;
  if (setting_.plan.kind != OutputPlan::Kind::standard_output) {
    name = names_.name_for(input, number, outcome);
    if (const auto refused = names_.refuse(input, name, source, outcome)) return fail({*refused});
    publication.destination = names_.destination_of_name(name);
  }
  publication.bytes = outcome.release.bytes;
  publication.overwrite = setting_.options.force ? Overwrite::replace : Overwrite::refuse;
  publication.record = record_of(outcome, setting_.policy.policy, setting_.process_options.as_of);
  publication.detail = detail_of(source, outcome, setting_.policy.policy, setting_.policy.file,
                                 setting_.process_options);
  if (facts_show_cut(publication.record, publication.detail, source, outcome,
                     setting_.policy.policy)) {
    Diagnostic shown;
    shown.file = source.name();
    shown.code = "DA0409";
    shown.message = "what would be recorded of its release names something that was cut";
    shown.hint = "give the policy, the list or the clause another name";
    return fail({shown});
  }
  publication.detail.reviews = answers_.details_about(source);
  batch_.push_back(std::move(publication));
  if (setting_.options.json) {
    const Showing showing{source, outcome, setting_.policy.policy, setting_.process_options,
                          shown_text(setting_.options)};
    reports_.push_back(outcome_json(showing, names_.path_of_name(name)) + "\n");
  }
}

void RedactRun::publish() {
  if (batch_.empty() || broken_) return;
  const bool print = setting_.plan.kind == OutputPlan::Kind::standard_output;
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

void RedactRun::count(const SourceText& source, const Outcome& outcome) {
  ++dispositions_[static_cast<std::size_t>(outcome.disposition)];
  cuts_ += outcome.release.cuts.size();
  reviews_ += outcome.verdict.review.size();
  tally_.add(source, outcome);
}

void RedactRun::fail(const Diagnostics& problems) {
  clear_progress();
  session_.complain(problems);
  ++failed_;
  refused_codes_.push_back(problems.front().code);
}

void RedactRun::progress(std::size_t done, std::size_t all) const {
  if (all < 2 || setting_.options.quiet || !session_.errors_are_a_terminal()) return;
  session_.complain(fmt::format("\r{}/{} documents", done, all));
}

void RedactRun::clear_progress() const {
  if (inputs_ > 1 && !setting_.options.quiet && session_.errors_are_a_terminal())
    session_.complain("\r\x1b[K");
}

void RedactRun::summarise() {
  if (broken_) return;
  const RedactOptions& options = setting_.options;
  if (options.dry_run && !options.json) session_.print(print_untouched(tally_));
  if (!options.review_out.empty() &&
      !write_review(session_, options,
                    {setting_.policy.policy.name(), setting_.process_options.as_of, reviewed_})) {
    return;
  }
  if (!options.quiet) {
    session_.complain(fmt::format(
        "declass: {} document{}: {} released in full, {} in part, {} denied, {} failed; {} "
        "cut{}, {} for a "
        "person; policy {} (version 1), as of {}{}\n",
        inputs_, inputs_ == 1 ? "" : "s", dispositions_[0], dispositions_[1], dispositions_[2],
        failed_, cuts_, cuts_ == 1 ? "" : "s", reviews_, setting_.policy.policy.name(),
        to_iso(setting_.process_options.as_of),
        options.dry_run ? "; nothing was written" : fmt::format("; log {}", setting_.plan.log)));
  }
  if (failed_ > 0) {
    session_.finish(inputs_ > 1 ? exit_code::some_failed : single_failure());
  } else {
    session_.finish(reviews_ > 0 ? exit_code::needs_a_person : exit_code::done);
  }
}

/// The exit code where the only input failed.
int RedactRun::single_failure() const {
  const std::string& code = refused_codes_.front();
  if (code.starts_with("DA05")) return exit_code::io;
  if (code == "DA0402" || code == "DA0403" || code == "DA0404") return exit_code::usage;
  return exit_code::refused;
}

}  // namespace declass
