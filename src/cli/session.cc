#include "cli/session.h"

#include <sys/random.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "cli/exit_code.h"
#include "cli/settings_file.h"
#include "store/files.h"

namespace declass {
namespace {

namespace fs = std::filesystem;

void write_all(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
}

}  // namespace

void Session::print(std::string_view text) const { write_all(stdout, text); }
void Session::flush() const { std::fflush(stdout); }
void Session::complain(std::string_view text) const { write_all(stderr, text); }
void Session::complain(const Diagnostics& problems) const { complain(render(problems)); }

std::optional<std::string> Session::environment(const char* name) const {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

long long Session::now() const {
  if (const auto fixed = environment("SOURCE_DATE_EPOCH")) {
    long long seconds = 0;
    const char* end = fixed->data() + fixed->size();
    const auto [rest, error] = std::from_chars(fixed->data(), end, seconds);
    if (error == std::errc{} && rest == end && seconds >= 0) return seconds;
  }
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(since).count();
}

Date Session::today() const {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::seconds(now()));
  const std::chrono::year_month_day day{std::chrono::sys_days(days)};
  return *make_date(static_cast<int>(day.year()),
                    static_cast<int>(static_cast<unsigned>(day.month())),
                    static_cast<int>(static_cast<unsigned>(day.day())));
}

std::string Session::random_bytes(std::size_t count) const {
  std::string out(count, '\0');
  std::size_t filled = 0;
  while (filled < count) {
    const ssize_t got = ::getrandom(out.data() + filled, count - filled, 0);
    if (got < 0 && errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "no random bytes");
    }
    if (got > 0) filled += static_cast<std::size_t>(got);
  }
  return out;
}

const Settings* Session::settings() {
  if (settings_) return &*settings_;
  auto read = read_settings_upward(fs::current_path());
  if (!read) {
    complain(read.error());
    finish(exit_code::usage);
    return nullptr;
  }
  settings_ = std::move(*read);
  return &*settings_;
}

std::string Session::shared_folder(const char* variable, std::string Settings::*setting,
                                   std::string_view name) const {
  if (auto chosen = environment(variable)) return *chosen;
  if (settings_ && setting != nullptr && !((*settings_).*setting).empty()) {
    return (*settings_).*setting;
  }
  std::error_code error;
  const fs::path program = fs::canonical("/proc/self/exe", error);
  if (!error) {
    const fs::path installed = program.parent_path().parent_path() / "share" / "declass" / name;
    if (is_folder(installed.string())) return installed.string();
  }
  return (fs::path(DECLASS_SOURCE_DIR) / name).string();
}

std::string Session::rules_folder() const {
  return shared_folder("DECLASS_RULES", &Settings::rules, "rules");
}
std::string Session::policies_folder() const {
  return shared_folder("DECLASS_POLICIES", &Settings::policies, "policies");
}
std::string Session::diagnostics_page() const {
  return (fs::path(shared_folder("DECLASS_DOCS", nullptr, "docs")) / "diagnostics.md").string();
}

Result<std::vector<SourceText>> Session::read_rules_of(std::string_view folder) const {
  return read_rules((fs::path(rules_folder()) / folder).string());
}

bool Session::output_is_terminal() const { return ::isatty(STDOUT_FILENO) != 0; }
bool Session::errors_are_a_terminal() const { return ::isatty(STDERR_FILENO) != 0; }
bool Session::input_is_terminal() const { return ::isatty(STDIN_FILENO) != 0; }

}  // namespace declass
