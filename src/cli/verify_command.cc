#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/documents.h"
#include "cli/exit_code.h"
#include "cli/recorded_release.h"
#include "cli/rules_loading.h"
#include "engine/verify_release.h"
#include "text/escape.h"

namespace declass {
namespace {

constexpr std::size_t max_document = std::size_t{256} << 20;

struct Choices {
  std::string release, original, log, policy, encoding;
  bool json = false;
};

std::optional<SourceText> read_text(Session& session, const std::string& path,
                                    const std::string& encoding = {}) {
  auto source = read_document(path, encoding);
  if (!source) {
    session.complain(source.error());
    session.finish(exit_code::io);
    return std::nullopt;
  }
  if (const auto text = check_text(*source, max_document); !text) {
    session.complain(text.error());
    session.finish(exit_code::refused);
    return std::nullopt;
  }
  return std::move(*source);
}

/// The cuts that the detail names, as places in the text of the original.
std::optional<std::vector<Span>> cuts_of(const std::optional<RecordedRelease>& recorded,
                                         const SourceText& original) {
  if (!recorded || !recorded->detail) return std::nullopt;
  std::vector<Span> out;
  for (const CutDetail& cut : recorded->detail->cuts) {
    out.push_back({original.offset_of(cut.span.begin), original.offset_of(cut.span.end)});
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Whether a record and its detail speak of these two files.
bool record_matches(const RecordedRelease& recorded, const SourceText& original) {
  if (!recorded.detail) return true;
  const std::vector<CutDetail>& cuts = recorded.detail->cuts;
  const std::size_t size = original.file_offset(original.size());
  return recorded.record.k == cuts.size() &&
         std::all_of(cuts.begin(), cuts.end(), [&](const CutDetail& cut) {
           return cut.span.begin <= cut.span.end && cut.span.end <= size;
         });
}

std::string text_report(const ReleaseCheck& check, const std::string& record, bool good) {
  return fmt::format(
      "kept text   {}\ncuts        {}\nleftovers   {}\nrecord      {}\nRESULT      {}\n",
      check.kept_is_original ? "the original's, in order, nothing added" : "not the original's",
      check.cuts, check.nothing_left ? "none" : "something that was cut still stands in it", record,
      good ? "OK" : "FAIL");
}

std::string json_report(const Choices& choices, const ReleaseCheck& check,
                        const std::optional<RecordedRelease>& recorded, bool matches, bool good) {
  using nlohmann::ordered_json;
  ordered_json out;
  out["release"] = choices.release;
  out["original"] = choices.original;
  out["kept_is_original"] = check.kept_is_original;
  out["cuts"] = check.cuts;
  out["nothing_left"] = check.nothing_left;
  out["record"] = recorded ? ordered_json(recorded->seq) : ordered_json();
  out["record_matches"] = choices.log.empty() ? ordered_json() : ordered_json(matches);
  ordered_json faults = ordered_json::array();
  for (const Diagnostic& fault : check.faults) {
    faults.push_back({{"code", fault.code},
                      {"line", fault.position.line},
                      {"column", fault.position.column},
                      {"message", fault.message}});
  }
  out["faults"] = std::move(faults);
  out["result"] = good ? "ok" : "fail";
  return out.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

void verify(Session& session, const Choices& choices) {
  std::optional<Rules> rules;
  std::optional<LoadedPolicy> policy;
  if (!choices.policy.empty()) {
    rules = load_rules(session);
    if (!rules) return;
    policy = load_policy(session, *rules, choices.policy);
    if (!policy) return;
  }
  const auto release = read_text(session, choices.release);
  if (!release) return;
  const auto original = read_text(session, choices.original, choices.encoding);
  if (!original) return;
  std::optional<RecordedRelease> recorded;
  if (!choices.log.empty() && !find_record(session, choices.log, release->bytes(), recorded))
    return;

  const ReleaseCheck check = verify_release(*release, *original, cuts_of(recorded, *original),
                                            policy ? &policy->policy : nullptr);
  const bool matches = choices.log.empty() || (recorded && record_matches(*recorded, *original));
  const bool good = check.faults.empty() && matches;
  const std::string record =
      choices.log.empty() ? "not looked at (--log DIR)"
      : !recorded         ? "no record of the log is of this release"
      : !matches          ? fmt::format("record {} is not of this original", recorded->seq)
                          : fmt::format("record {}: policy {}, as of {}", recorded->seq,
                                        escaped(recorded->record.policy), to_iso(recorded->record.as_of));
  session.print(choices.json ? json_report(choices, check, recorded, matches, good)
                             : text_report(check, record, good));
  session.complain(check.faults);
  session.finish(!matches ? exit_code::log_changed
                 : good   ? exit_code::done
                          : exit_code::needs_a_person);
}

}  // namespace

void add_verify_command(CLI::App& app, Session& session) {
  const auto choices = std::make_shared<Choices>();
  CLI::App* command = app.add_subcommand(
      "verify",
      "Hold a release against its original: is all that is left its own, and nothing else");
  command->add_option("RELEASE", choices->release, "the released file")->required();
  command->add_option("--original", choices->original, "the document that it was made from")
      ->required();
  command->add_option("--log", choices->log, "the audit log that should hold its record");
  command->add_option("-p,--policy", choices->policy,
                      "look for the terms of this policy's lists too");
  add_encoding_option(*command, choices->encoding);
  command->add_flag("--json", choices->json, "one JSON object");
  command->footer(
      "Exit: 0 it holds, 1 something was found, 2 usage or policy, 4 a file cannot be read "
      "safely,\n"
      "5 the log was changed or has no record of it.\n"
      "Example: declass verify out/07VALLETTA112.txt --original cable.txt --log declass-log");
  command->callback([&session, choices] { verify(session, *choices); });
}

}  // namespace declass
