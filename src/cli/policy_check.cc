#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/exit_code.h"
#include "cli/policy_command.h"
#include "cli/rules_loading.h"
#include "store/files.h"
#include "text/escape.h"
#include "text/table.h"

namespace declass {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string problem_json(const Diagnostic& problem) {
  const Json out = {{"file", problem.file},
                    {"line", problem.position.line},
                    {"column", problem.position.column},
                    {"severity", problem.severity == Severity::error ? "error" : "warning"},
                    {"code", problem.code},
                    {"message", problem.message},
                    {"hint", problem.hint.empty() ? Json(nullptr) : Json(problem.hint)}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Diagnostics warnings_of(const Policy& policy, const SourceText& file, const std::string& path) {
  Diagnostics out = policy.warnings(file);
  if (!exists(test_file_of(path))) {
    Diagnostic none = file_problem(path, "DP0203", "the policy has no tests",
                                   "write " + test_file_of(path) + " (declass help DP0203)");
    none.severity = Severity::warning;
    out.push_back(std::move(none));
  }
  return out;
}

}  // namespace

void check_policies(Session& session, const PolicyCheckOptions& options) {
  const auto rules = load_rules(session);
  if (!rules) return;
  std::vector<std::string> names = options.policies;
  if (names.empty()) names = shipped_policies(session);
  bool failed = false, warned = false;
  std::size_t clean = 0;
  for (const std::string& name : names) {
    const auto path = policy_path(session, name);
    if (!path) return;
    const auto file = read_input(*path);
    Diagnostics problems;
    if (!file) {
      problems = file.error();
    } else if (const auto policy = compile_policy(*file, *rules)) {
      problems = warnings_of(*policy, *file, *path);
    } else {
      problems = policy.error();
    }
    for (const Diagnostic& problem : problems) {
      (problem.severity == Severity::error ? failed : warned) = true;
      if (options.json) session.print(problem_json(problem));
    }
    if (!options.json) session.print(render(problems));
    if (problems.empty()) ++clean;
  }
  if (!options.json) {
    session.print(fmt::format("{} polic{} checked, {} without a remark\n", names.size(),
                              names.size() == 1 ? "y" : "ies", clean));
  }
  session.finish(failed                     ? exit_code::usage
                 : warned && options.strict ? exit_code::needs_a_person
                                            : exit_code::done);
}

void list_policies(Session& session, bool json) {
  const auto rules = load_rules(session);
  if (!rules) return;
  Table table;
  for (const std::string& name : shipped_policies(session)) {
    const auto loaded = load_policy(session, *rules, name);
    if (!loaded) return;
    const std::string audience = loaded->policy.is_public() ? "public" : "internal";
    if (json) {
      session.print(Json({{"policy", name},
                          {"version", 1},
                          {"audience", audience},
                          {"title", loaded->policy.title()},
                          {"file", loaded->file.name()}})
                        .dump() +
                    "\n");
    } else {
      table.row({name, audience, loaded->policy.title()});
    }
  }
  session.print(table.text());
}

}  // namespace declass
