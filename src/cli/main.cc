#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>

#include "cli/exit_code.h"
#include "cli/session.h"

namespace declass {
namespace {

int run(int argc, char** argv) {
  Session session;
  CLI::App app{"Declassification and redaction of marked documents", "declass"};
  app.set_version_flag("--version", std::string("declass ") + DECLASS_VERSION);
  app.require_subcommand(0, 1);
  add_redact_command(app, session);
  add_inspect_command(app, session);
  add_lint_command(app, session);
  add_find_command(app, session);
  add_marking_command(app, session);
  add_instruction_command(app, session);
  add_audit_command(app, session);
  add_verify_command(app, session);
  add_policy_command(app, session);
  add_explain_command(app, session);
  add_help_command(app, session);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    app.exit(error);
    return exit_code::usage;
  }
  if (app.get_subcommands().empty()) session.print(app.help());
  if (std::fflush(stdout) != 0) return exit_code::io;
  return session.exit_code();
}

}  // namespace
}  // namespace declass

int main(int argc, char** argv) {
  try {
    return declass::run(argc, argv);
  } catch (const std::exception& error) {
    std::fputs("declass: internal error: ", stderr);
    std::fputs(error.what(), stderr);
    std::fputs("\n", stderr);
  } catch (...) {
    std::fputs("declass: internal error\n", stderr);
  }
  return declass::exit_code::internal;
}
