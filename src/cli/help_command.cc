#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <sstream>

#include "cli/exit_code.h"
#include "cli/session.h"
#include "store/files.h"
#include "text/escape.h"
#include "text/words.h"

namespace declass {
namespace {

/// The sections of the page, each from its `### CODE` line to the next heading.
struct Story {
  std::string code, title, text;
};

std::vector<Story> stories_of(const SourceText& page) {
  std::vector<Story> out;
  bool inside = false;
  for (std::size_t number = 1; number <= page.line_count(); ++number) {
    const std::string line(page.slice(page.line(number)));
    if (line.starts_with("### ")) {
      inside = true;
      const std::string title = line.substr(4);
      out.push_back({title.substr(0, title.find(':')), title, {}});
    } else if (line.starts_with("#")) {
      inside = false;
    } else if (inside) {
      out.back().text += line;
    }
  }
  for (Story& story : out) story.text = std::string(trimmed(story.text)) + "\n";
  return out;
}

void run_help(Session& session, CLI::App& app, const std::string& code) {
  if (code.empty()) return session.print(app.help());
  for (CLI::App* command : app.get_subcommands({})) {
    if (command->get_name() == code) return session.print(command->help());
  }
  const auto page = read_input(session.diagnostics_page());
  if (!page) {
    session.complain(page.error());
    return session.finish(exit_code::io);
  }
  std::vector<std::string> codes;
  for (const Story& story : stories_of(*page)) {
    if (story.code == ascii_upper(code)) return session.print(story.title + story.text);
    codes.push_back(story.code);
  }
  const std::string near = nearest(ascii_upper(code), codes);
  session.complain(fmt::format("declass: error: no diagnostic has the code `{}`\n   hint: {}\n",
                               escaped(code),
                               near.empty() ? "codes are a letter pair and four digits, DP0103"
                                            : "did you mean `" + near + "`?"));
  session.finish(exit_code::usage);
}

}  // namespace

void add_help_command(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("help", "Tell the story behind a diagnostic code, or help on a command");
  const auto code = std::make_shared<std::string>();
  command->add_option("CODE", *code, "a code such as DP0103, or a command");
  command->footer("Example: declass help DP0103");
  command->callback([&app, &session, code] { run_help(session, app, *code); });
}

}  // namespace declass
