#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "audit/checkpoint.h"
#include "audit/verify.h"
#include "cli/audit_show.h"
#include "cli/exit_code.h"
#include "cli/session.h"
#include "store/files.h"
#include "store/log.h"
#include "store/log_files.h"
#include "text/escape.h"

namespace declass {
namespace {

using nlohmann::ordered_json;

struct Choices {
  std::string log, origin, releases;
  std::vector<std::string> pins;
  std::optional<std::uint64_t> record;
  bool json = false, network = false, without_details = false;
};

void give_up(Session& session, const Diagnostics& problems) {
  session.complain(problems);
  session.finish(exit_code::of_log_problems(problems));
}

void init(const Choices& choices, Session& session) {
  LogOptions options;
  if (choices.network) options.network = LogOptions::Network::accept;
  const auto random = [&](std::size_t count) { return session.random_bytes(count); };
  const auto made = Log::create_signed(choices.log, choices.origin, options, session.now(), random);
  if (!made) return give_up(session, made.error());
  const auto vkey = read_input(choices.log + "/" + log_file::vkey);
  if (!vkey) return give_up(session, vkey.error());
  session.print(fmt::format(
      "log        {}\nkey        {}secret     {}/{} (keep it; who has it can "
      "sign another history)\n",
      escaped(choices.origin), vkey->bytes(), escaped(choices.log), log_file::secret_pem));
}

std::string checkpoint_line(const Verification& found) {
  const std::string signature =
      found.key ? fmt::format("signed by +{} (key 1 of 1)",
                              hex(view_of(key_id(found.key->name, found.key->key))))
                : "not signed (a change of all files at once shows only against a pin)";
  return fmt::format("checkpoint size {} root {} {}, {} records beyond it\n", grouped(found.size),
                     base64(view_of(found.root)), signature, grouped(found.records - found.size));
}

std::string pins_line(const Verification& found, const Evidences& evidences) {
  if (evidences.pins.empty()) return "pins       none given\n";
  std::string sizes;
  for (const std::uint64_t size : found.pins) {
    sizes += fmt::format("{}size {}", sizes.empty() ? "" : "; ", grouped(size));
  }
  return fmt::format("pins       {}/{} consistent ({})\n", found.pins.size(), evidences.pins.size(),
                     sizes);
}

std::string releases_line(const Verification& found) {
  if (!found.releases) return "releases   not looked at (--releases DIR)\n";
  const auto& [matched, files, missing] = *found.releases;
  return fmt::format(
      "releases   {}/{} match their record; {} published without record; {} recorded, file not "
      "here\n",
      grouped(matched), grouped(files), grouped(files - matched), grouped(missing));
}

std::string_view verdict_text(Verification::Verdict verdict) {
  switch (verdict) {
    case Verification::Verdict::intact:
      return "OK";
    case Verification::Verdict::uncommitted:
      return "OK, but for what a crash left; the next append puts it right";
    case Verification::Verdict::changed:
      return "FAIL";
  }
  return "FAIL";
}

std::string report(const Verification& found, const Evidences& evidences) {
  std::string out = fmt::format("log        {}\n", escaped(found.origin));
  if (found.verdict == Verification::Verdict::changed) {
    out += fmt::format("FAIL {}\n", found.failure);
  } else {
    out += fmt::format("segments   {0}/{0} present, {1}/{1} lines canonical, chain unbroken\n",
                       grouped(found.segments), grouped(found.records));
    const bool left_out = evidences.details == Evidences::Details::left_out;
    out += left_out ? "details    not looked at\n"
                    : fmt::format("details    {}/{} match their record\n", grouped(found.details),
                                  grouped(found.detail_count));
    out += checkpoint_line(found) + pins_line(found, evidences) + releases_line(found);
    for (const std::string& warning : found.warnings) out += fmt::format("WARN {}\n", warning);
  }
  return out + fmt::format("RESULT     {}\n", verdict_text(found.verdict));
}

std::string json_report(const Verification& found) {
  ordered_json out;
  const bool failed = found.verdict == Verification::Verdict::changed;
  out["log"] = found.origin;
  out["result"] = failed ? "fail" : found.warnings.empty() ? "ok" : "uncommitted";
  out["failure"] = failed ? ordered_json(found.failure) : ordered_json();
  out["warnings"] = found.warnings;
  out["segments"] = found.segments;
  out["records"] = found.records;
  out["details"] = found.details;
  ordered_json& checkpoint = out["checkpoint"];
  checkpoint["size"] = found.size;
  checkpoint["root"] = base64(view_of(found.root));
  checkpoint["signed_by"] =
      found.key ? ordered_json(vkey_text(found.key->name, found.key->key)) : ordered_json();
  checkpoint["kept"] = found.kept_checkpoints;
  out["pins"] = found.pins;
  out["releases"] = nullptr;
  if (found.releases) {
    out["releases"] = {{"files", found.releases->files},
                       {"matched", found.releases->matched},
                       {"missing", found.releases->missing}};
  }
  return out.dump(-1, ' ', true, ordered_json::error_handler_t::replace) + "\n";
}

int exit_code_of(Verification::Verdict verdict) {
  switch (verdict) {
    case Verification::Verdict::intact:
      return exit_code::done;
    case Verification::Verdict::uncommitted:
      return exit_code::needs_a_person;
    case Verification::Verdict::changed:
      return exit_code::log_changed;
  }
  return exit_code::internal;
}

void verify(const Choices& choices, Session& session) {
  Evidences evidences;
  if (choices.without_details) evidences.details = Evidences::Details::left_out;
  for (const std::string& name : choices.pins) {
    const auto pin = read_input(name);
    if (!pin) return give_up(session, pin.error());
    evidences.pins.push_back({name, std::string(pin->bytes())});
  }
  if (!choices.releases.empty()) {
    auto files = digest_releases(choices.releases, choices.log);
    if (!files) return give_up(session, files.error());
    evidences.releases = std::move(*files);
  }
  const auto log = open_log_files(choices.log);
  if (!log) return give_up(session, log.error());
  const auto found = verify_log(*log, evidences);
  if (!found) return give_up(session, found.error());
  session.print(choices.json ? json_report(*found) : report(*found, evidences));
  session.finish(exit_code_of(found->verdict));
}

void show(const Choices& choices, Session& session) {
  const auto log = open_log_files(choices.log);
  if (!log) return give_up(session, log.error());
  // What cannot be relied on is not shown. Details may be elsewhere; what is here must match.
  Evidences evidences;
  if (!has_details(*log)) evidences.details = Evidences::Details::left_out;
  const auto found = verify_log(*log, evidences);
  if (!found) return give_up(session, found.error());
  if (found->verdict == Verification::Verdict::changed) {
    session.complain(fmt::format("{}: error: the log does not verify: {} [DA0101]\n",
                                 escaped(choices.log), found->failure));
    return session.finish(exit_code::log_changed);
  }
  const auto text = choices.json ? records_as_json(*log, choices.record)
                                 : records_for_people(*log, choices.record);
  if (!text) return give_up(session, text.error());
  if (text->empty()) {
    session.complain(
        fmt::format("{}: error: there is no such record [DA0209]\n", escaped(choices.log)));
    return session.finish(exit_code::usage);
  }
  session.print(*text);
}

using Run = void (*)(const Choices&, Session&);

CLI::App* add_action(CLI::App& audit, Session& session, const std::shared_ptr<Choices>& choices,
                     const char* name, const char* help, Run run) {
  CLI::App* action = audit.add_subcommand(name, help);
  action->add_option("LOG", choices->log, "folder of the log")->required();
  action->callback([choices, &session, run] { run(*choices, session); });
  return action;
}

}  // namespace

void add_audit_command(CLI::App& app, Session& session) {
  const auto choices = std::make_shared<Choices>();
  CLI::App* audit = app.add_subcommand("audit", "start, verify or show an audit log");
  audit->require_subcommand(1);

  CLI::App* action =
      add_action(*audit, session, choices, "init", "start a log that signs, with a new key", init);
  action->add_option("--origin", choices->origin, "name of the log, as host/path/year")->required();
  action->add_flag("--network-ok", choices->network, "accept a network file system");

  action =
      add_action(*audit, session, choices, "verify", "hold every byte of a log to account", verify);
  action->add_option("--pin", choices->pins, "a checkpoint that was kept elsewhere");
  action->add_option("--releases", choices->releases, "folder of released files to look up");
  action->add_flag("--without-details", choices->without_details,
                   "a copy for publication: no details are expected");
  action->add_flag("--json", choices->json, "one JSON object");

  action = add_action(*audit, session, choices, "show",
                      "who released what under which policy, cut by cut", show);
  action->add_option("--record", choices->record, "only the record with this seq");
  action->add_flag("--json", choices->json, "one JSON object a record");
}

}  // namespace declass
