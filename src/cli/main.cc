#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>

#include "cli/exit_code.h"
#include "cli/session.h"

int main(int argc, char** argv) {
  using namespace declass;
  Session session;
  CLI::App app{"Declassification and redaction of marked documents", "declass"};
  app.set_version_flag("--version", std::string("declass ") + DECLASS_VERSION);
  app.require_subcommand(0, 1);
  add_redact_command(app, session);
  add_inspect_command(app, session);
  add_instruction_command(app, session);
  add_find_command(app, session);
  add_marking_command(app, session);
  add_audit_command(app, session);
  try {
    app.parse(argc, argv);
    if (app.get_subcommands().empty()) session.print(app.help());
    std::fflush(stdout);
    return session.exit_code();
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    app.exit(error);
    return exit_code::usage;
  } catch (const std::exception& error) {
    session.complain(std::string("declass: internal error: ") + error.what() + "\n");
    return exit_code::internal;
  }
}
