#include "cli/policy_command.h"

#include "cli/documents.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace declass {
namespace {

void add_check(CLI::App& policy, Session& session) {
  CLI::App* command =
      policy.add_subcommand("check", "Say everything that is wrong or doubtful about policies");
  const auto options = std::make_shared<PolicyCheckOptions>();
  command->add_option("POLICY", options->policies,
                      "names of shipped policies, or files (all that are shipped)");
  command->add_flag("--strict", options->strict, "warnings end with 1");
  command->add_flag("--json", options->json, "one JSON object a problem");
  command->footer(
      "Exit: 0 no error, 1 with --strict a warning, 2 an error.\n"
      "Example: declass policy check policies/public.yaml --strict");
  command->callback([&session, options] { check_policies(session, *options); });
}

void add_test(CLI::App& policy, Session& session) {
  CLI::App* command =
      policy.add_subcommand("test", "Run the tests beside policies, and the examples of the rules");
  const auto options = std::make_shared<PolicyTestOptions>();
  command->add_option("POLICY", options->policies,
                      "names or files; `rules` is the rules' examples (everything shipped)");
  command->add_option("--format", options->format, "text or tap")
      ->check(CLI::IsMember({"text", "tap"}));
  command->add_flag("--json", options->json, "one JSON object a test");
  command->footer(
      "Exit: 0 all pass, 1 some fail or say nothing, 2 a policy or test file has an error.\n"
      "Example: declass policy test public --format tap");
  command->callback([&session, options] { test_policies(session, *options); });
}

void add_diff(CLI::App& policy, Session& session) {
  CLI::App* command = policy.add_subcommand(
      "diff", "Say what two policies, or one on two days, decide otherwise about documents");
  const auto options = std::make_shared<PolicyDiffOptions>();
  command
      ->add_option("A B FILE", options->words,
                   "two policies and documents; with --against B may be left out")
      ->required();
  command->add_option("--as-of", options->as_of, "the day, YYYY-MM-DD (today)");
  command->add_option("--against", options->against, "the other day, for the second policy");
  add_encoding_option(*command, options->encoding);
  command->add_flag("--json", options->json, "one JSON object a difference");
  command->add_flag("--show-text", options->show_text, "also the text");
  command->footer(
      "Exit: 0 nothing differs, 1 something does, 2 usage or policy.\n"
      "Examples: declass policy diff public strict samples/cable/input.txt\n"
      "          declass policy diff public --as-of 2016-12-31 --against 2026-11-24 in/");
  command->callback([&session, options] { diff_policies(session, *options); });
}

void add_list(CLI::App& policy, Session& session) {
  CLI::App* command = policy.add_subcommand("list", "Show the policies that are shipped");
  const auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json, "one JSON object a policy");
  command->callback([&session, json] { list_policies(session, *json); });
}

}  // namespace

void add_policy_command(CLI::App& app, Session& session) {
  CLI::App* policy =
      app.add_subcommand("policy", "Check, test, compare and list the policies that decide");
  policy->require_subcommand(1);
  add_check(*policy, session);
  add_test(*policy, session);
  add_diff(*policy, session);
  add_list(*policy, session);
}

}  // namespace declass
