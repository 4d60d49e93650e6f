#include "cli/documents.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/exit_code.h"
#include "cli/inputs.h"
#include "store/files.h"
#include "text/encoding.h"
#include "text/words.h"

namespace declass {

namespace {

std::optional<Date> day_of(Session& session, const char* option, const std::string& text) {
  if (const auto date = parse_iso_date(text)) return date;
  session.complain(fmt::format(
      "declass: error: `{} {}` is no day\n   hint: write it as YYYY-MM-DD, 2026-11-24\n", option,
      escaped(text)));
  session.finish(exit_code::usage);
  return std::nullopt;
}

}  // namespace

std::optional<Date> as_of_date(Session& session, const std::string& text) {
  return text.empty() ? session.today() : day_of(session, "--as-of", text);
}

std::optional<DayRange> as_of_range(Session& session, const std::string& text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string::npos) {
    const auto day = as_of_date(session, text);
    return day ? std::optional(DayRange{*day, std::nullopt}) : std::nullopt;
  }
  const auto first = day_of(session, "--as-of", text.substr(0, dots));
  if (!first) return std::nullopt;
  const auto last = day_of(session, "--as-of", text.substr(dots + 2));
  if (!last) return std::nullopt;
  if (*first <= *last) return DayRange{*first, last};
  session.complain("declass: error: the range of `--as-of` ends before it begins\n");
  session.finish(exit_code::usage);
  return std::nullopt;
}

bool confirm_event(Session& session, const std::string& text, Confirmations& confirmations) {
  if (text.empty()) return true;
  confirmations.event_date = day_of(session, "--event-date", text);
  return confirmations.event_date.has_value();
}

void add_encoding_option(CLI::App& command, std::string& name) {
  command
      .add_option("--encoding", name,
                  "how the documents write their characters: utf-8 (default), iso-8859-1,\n"
                  "windows-1252; offsets stay the file's")
      ->check([](const std::string& word) {
        return encoding_named(word) ? std::string() : "known are " + join(encoding_names(), ", ");
      });
}

Result<SourceText> read_document(const std::string& path, const std::string& encoding) {
  auto file = read_input(path);
  if (!file || encoding.empty()) return file;
  return decode(std::move(*file), encoding_named(encoding).value_or(Encoding::utf_8));
}

void for_each_document(Session& session, const std::vector<std::string>& paths,
                       const std::string& encoding,
                       const std::function<void(const SourceText&)>& take) {
  const auto inputs = expand_inputs(paths);
  if (!inputs) {
    session.complain(inputs.error());
    session.finish(exit_code::io);
    return;
  }
  std::size_t failed = 0;
  for (const Input& input : *inputs) {
    auto source = read_document(input.path, encoding);
    Diagnostics problems;
    if (!source) {
      problems = source.error();
    } else if (const auto text = check_text(*source, max_document_size); !text) {
      problems = text.error();
    } else {
      take(*source);
      continue;
    }
    session.complain(problems);
    ++failed;
  }
  if (failed == 0) return;
  session.finish(inputs->size() == 1 ? exit_code::refused : exit_code::some_failed);
}

}  // namespace declass
