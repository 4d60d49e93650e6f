#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/documents.h"
#include "cli/exit_code.h"
#include "cli/rules_loading.h"
#include "engine/lint.h"

namespace declass {
namespace {

using Json = nlohmann::ordered_json;

struct LintOptions {
  std::vector<std::string> files;
  std::string as_of, encoding;
  bool json = false;
};

std::vector<Remark> remarks_of(const SourceText& source, const Facts& facts, const Rules& rules) {
  std::vector<Remark> out;
  for (std::size_t i = 0; i < facts.messages.size(); ++i) {
    auto found = lint(source, facts.messages[i], facts.determinations[i], rules);
    out.insert(out.end(), std::make_move_iterator(found.begin()),
               std::make_move_iterator(found.end()));
  }
  return out;
}

const char* name_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::string text_of(const SourceText& source, const std::vector<Remark>& remarks) {
  std::string out;
  for (const Remark& remark : remarks) {
    Diagnostic line =
        source.document_problem(remark.what.span.begin, remark.what.code,
                                remark.what.id + ": " + remark.what.message, remark.fix);
    line.severity = remark.severity;
    out += render(line);
  }
  return out;
}

std::string json_of(const SourceText& source, const std::vector<Remark>& remarks) {
  Json findings = Json::array();
  for (const Remark& remark : remarks) {
    const Position place = source.position(remark.what.span.begin);
    findings.push_back({{"code", remark.what.code},
                        {"id", remark.what.id},
                        {"severity", name_of(remark.severity)},
                        {"message", remark.what.message},
                        {"fix", remark.fix.empty() ? Json(nullptr) : Json(remark.fix)},
                        {"line", place.line},
                        {"column", place.column},
                        {"begin", source.file_offset(remark.what.span.begin)},
                        {"end", source.file_offset(remark.what.span.end)}});
  }
  const Json out = {{"document", source.name()}, {"findings", std::move(findings)}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void run_lint(Session& session, const LintOptions& options) {
  const auto as_of = as_of_date(session, options.as_of);
  if (!as_of) return;
  const auto rules = load_rules(session);
  if (!rules) return;
  bool found = false;
  for_each_document(session, options.files, options.encoding, [&](const SourceText& source) {
    const Facts facts = establish_without_findings(source, *rules, *as_of);
    const std::vector<Remark> remarks = remarks_of(source, facts, *rules);
    found = found || !remarks.empty();
    session.print(options.json ? json_of(source, remarks) : text_of(source, remarks));
  });
  if (found && session.exit_code() == exit_code::done) session.finish(exit_code::needs_a_person);
}

}  // namespace

void add_lint_command(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("lint", "Say what is missing or contradicts itself in markings");
  const auto options = std::make_shared<LintOptions>();
  command->add_option("FILE", options->files, "documents; - is standard input")->required();
  command->add_option("--as-of", options->as_of, "the day that is taken for today, YYYY-MM-DD");
  add_encoding_option(*command, options->encoding);
  command->add_flag("--json", options->json, "one JSON object a document");
  command->footer(
      "Exit: 0 nothing found, 1 something found, 4 not readable.\n"
      "Example: declass lint samples/cable/input.txt");
  command->callback([&session, options] { run_lint(session, *options); });
}

}  // namespace declass
