#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/date.h"
#include "text/result.h"
#include "text/source_text.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace declass {

/// What a `.declass.yaml` sets; empty where it sets nothing. Paths are resolved from its folder.
struct Settings {
  std::string file;  ///< the file itself; empty: there is none
  std::string policy, rules, policies, log, authority;
};

/// What a command has from the world: the environment, the clock, where rules are, where its
/// output goes. Made once in main; the only place that reads any of them.
class Session {
 public:
  /// Results go to standard output, everything else to standard error.
  void print(std::string_view text) const;
  void flush() const;
  void complain(std::string_view text) const;
  void complain(const Diagnostics& problems) const;

  /// The settings of the nearest `.declass.yaml` upward from the current folder. Null where it
  /// cannot be read: complains and finishes with `usage`, and the command must not go on.
  const Settings* settings();

  /// The exit code of the command that ran; a command sets it before it returns.
  void finish(int code) { exit_code_ = code; }
  int exit_code() const { return exit_code_; }

  /// Today in UTC, or the day of SOURCE_DATE_EPOCH.
  Date today() const;
  /// Seconds since 1970 of the same moment.
  long long now() const;
  /// Fresh random bytes of the kernel.
  std::string random_bytes(std::size_t count) const;

  /// `$DECLASS_RULES`, else what the settings name, else `../share/declass/rules` beside the
  /// program, else the source tree.
  std::string rules_folder() const;
  std::string policies_folder() const;
  /// The page with the story of each diagnostic code.
  std::string diagnostics_page() const;

  /// The compiled contents of one rules folder; complains and finishes with `usage` on failure.
  template <class T>
  std::optional<T> load(std::string_view folder);

  /// The files of one rules folder, as they stand.
  Result<std::vector<SourceText>> read_rules_of(std::string_view folder) const;

  std::optional<std::string> environment(const char* name) const;
  bool output_is_terminal() const;
  bool errors_are_a_terminal() const;
  bool input_is_terminal() const;

 private:
  std::string shared_folder(const char* variable, std::string Settings::*setting,
                            std::string_view name) const;

  int exit_code_ = 0;
  std::optional<Settings> settings_;  ///< once they were read
};

template <class T>
std::optional<T> Session::load(std::string_view folder) {
  if (settings() == nullptr) return std::nullopt;
  auto files = read_rules_of(folder);
  if (!files) {
    complain(files.error());
    finish(2);
    return std::nullopt;
  }
  auto compiled = T::compile(*files);
  if (!compiled) {
    complain(compiled.error());
    finish(2);
    return std::nullopt;
  }
  return std::move(*compiled);
}

/// Each adds one subcommand with its options to the program.
void add_marking_command(CLI::App& app, Session& session);
void add_instruction_command(CLI::App& app, Session& session);
void add_inspect_command(CLI::App& app, Session& session);
void add_lint_command(CLI::App& app, Session& session);
void add_find_command(CLI::App& app, Session& session);
void add_redact_command(CLI::App& app, Session& session);
void add_audit_command(CLI::App& app, Session& session);
void add_verify_command(CLI::App& app, Session& session);
void add_policy_command(CLI::App& app, Session& session);
void add_explain_command(CLI::App& app, Session& session);
void add_help_command(CLI::App& app, Session& session);

}  // namespace declass
