#include "cli/documents.h"

#include <fmt/format.h>

#include "cli/exit_code.h"
#include "cli/inputs.h"
#include "store/files.h"

namespace declass {

std::optional<Date> as_of_date(Session& session, const std::string& text) {
  if (text.empty()) return session.today();
  if (const auto date = parse_iso_date(text)) return date;
  session.complain(fmt::format(
      "declass: error: `--as-of {}` is no day\n   hint: write it as YYYY-MM-DD, 2026-11-24\n",
      escaped(text)));
  session.finish(exit_code::usage);
  return std::nullopt;
}

void for_each_document(Session& session, const std::vector<std::string>& paths,
                       const std::function<void(const SourceText&)>& take) {
  const auto inputs = expand_inputs(paths);
  if (!inputs) {
    session.complain(inputs.error());
    session.finish(exit_code::io);
    return;
  }
  std::size_t failed = 0;
  for (const Input& input : *inputs) {
    auto source = read_input(input.path);
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
