#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/exit_code.h"
#include "cli/policy_command.h"
#include "cli/rules_loading.h"
#include "detect/examples.h"
#include "engine/policy_tests.h"
#include "store/files.h"
#include "text/escape.h"

namespace declass {
namespace {

using Kind = PolicyTestResult::Kind;

/// One line of a report: what was tested, and how it ended.
struct Tested {
  std::string suite, name;
  Kind kind = Kind::pass;
  Diagnostics problems;
};

const char* word_of(Kind kind) {
  switch (kind) {
    case Kind::pass:
      return "pass";
    case Kind::fail:
      return "fail";
    case Kind::error:
      return "error";
  }
  return "error";
}

/// The examples beside each rule of rules/detect, one test a rule.
void test_rules(const Rules& rules, std::vector<Tested>& out) {
  const std::vector<FailedExample> failed = check_examples(rules.detector);
  for (const RuleExamples& rule : rules.detector.examples()) {
    Tested tested{"rules", rule.rule, Kind::pass, {}};
    for (const FailedExample& one : failed) {
      if (one.rule != rule.rule) continue;
      tested.kind = Kind::fail;
      tested.problems.push_back(file_problem(
          one.file, "DP0804",
          fmt::format("rule `{}`: the example `{}` {}", one.rule, one.example, one.problem)));
    }
    out.push_back(std::move(tested));
  }
}

/// False where the policy or its tests cannot be read: complains and finishes with `usage`.
bool test_policy(Session& session, const Rules& rules, const std::string& name,
                 std::vector<Tested>& out) {
  const auto path = policy_path(session, name);
  if (!path) return false;
  const auto loaded = load_policy(session, rules, *path);
  if (!loaded) return false;
  const std::string tests_path = test_file_of(*path);
  if (!exists(tests_path)) {
    out.push_back(
        {loaded->policy.name(),
         "tests",
         Kind::error,
         {file_problem(*path, "DP0203", "the policy has no tests", "write " + tests_path)}});
    return true;
  }
  const auto source = read_input(tests_path);
  if (!source) {
    session.complain(source.error());
    session.finish(exit_code::usage);
    return false;
  }
  auto tests = read_policy_tests(*source);
  if (tests && tests->policy != loaded->policy.name()) {
    tests = failure(file_problem(tests_path, "DP0114",
                                 fmt::format("the tests are of the policy `{}`, not of `{}`",
                                             tests->policy, loaded->policy.name())));
  }
  if (!tests) {
    session.complain(tests.error());
    session.finish(exit_code::usage);
    return false;
  }
  for (const PolicyTest& test : tests->tests) {
    PolicyTestResult result = run_policy_test(test, *tests, *source, rules, loaded->policy);
    out.push_back({loaded->policy.name(), result.name, result.kind, std::move(result.problems)});
  }
  return true;
}

std::string as_tap(const std::vector<Tested>& all) {
  std::string out = fmt::format("TAP version 14\n1..{}\n", all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Tested& one = all[i];
    std::string name = escaped(one.name);
    for (std::size_t at = name.find('#'); at != std::string::npos; at = name.find('#', at + 2)) {
      name.insert(at, "\\");
    }
    out += fmt::format("{}ok {} - {}: {}\n", one.kind == Kind::pass ? "" : "not ", i + 1, one.suite,
                       name);
    if (one.kind == Kind::pass) continue;
    out += "  ---\n  severity: " + std::string(word_of(one.kind)) + "\n  message: |\n";
    for (const Diagnostic& problem : one.problems) {
      out += fmt::format("    {}:{}:{}: {} [{}]\n", escaped(problem.file), problem.position.line,
                         problem.position.column, escaped(problem.message), problem.code);
    }
    out += "  ...\n";
  }
  return out;
}

std::string as_json(const std::vector<Tested>& all) {
  std::string out;
  for (const Tested& one : all) {
    auto problems = nlohmann::ordered_json::array();
    for (const Diagnostic& problem : one.problems) {
      problems.push_back({{"file", problem.file},
                          {"line", problem.position.line},
                          {"column", problem.position.column},
                          {"code", problem.code},
                          {"message", problem.message}});
    }
    const nlohmann::ordered_json line = {{"suite", one.suite},
                                         {"test", one.name},
                                         {"result", word_of(one.kind)},
                                         {"problems", std::move(problems)}};
    out += line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  }
  return out;
}

std::string as_text(const std::vector<Tested>& all) {
  std::string out;
  std::size_t counts[3] = {0, 0, 0};
  for (const Tested& one : all) {
    ++counts[static_cast<std::size_t>(one.kind)];
    if (one.kind == Kind::pass) continue;
    out += fmt::format("{}: {}: {}\n{}", one.kind == Kind::fail ? "FAIL" : "ERROR", one.suite,
                       escaped(one.name), render(one.problems));
  }
  return out + fmt::format("{} test{}: {} pass, {} fail, {} error\n", all.size(),
                           all.size() == 1 ? "" : "s", counts[0], counts[1], counts[2]);
}

}  // namespace

void test_policies(Session& session, const PolicyTestOptions& options) {
  const auto rules = load_rules(session);
  if (!rules) return;
  std::vector<std::string> names = options.policies;
  if (names.empty()) {
    names = shipped_policies(session);
    names.emplace_back("rules");
  }
  std::vector<Tested> all;
  for (const std::string& name : names) {
    if (name == "rules") {
      test_rules(*rules, all);
    } else if (!test_policy(session, *rules, name, all)) {
      return;
    }
  }
  session.print(options.json ? as_json(all) : options.format == "tap" ? as_tap(all) : as_text(all));
  const bool passed =
      std::all_of(all.begin(), all.end(), [](const Tested& one) { return one.kind == Kind::pass; });
  session.finish(passed ? exit_code::done : exit_code::needs_a_person);
}

}  // namespace declass
