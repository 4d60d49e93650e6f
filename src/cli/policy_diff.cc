#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/documents.h"
#include "cli/exit_code.h"
#include "cli/policy_command.h"
#include "cli/redact_print.h"
#include "cli/rules_loading.h"
#include "engine/compare.h"
#include "engine/printed.h"
#include "store/files.h"
#include "text/escape.h"
#include "text/table.h"

namespace declass {
namespace {

using Json = nlohmann::ordered_json;

/// Which words are policies: the first, and the second unless a day is compared with another and
/// it names a document.
std::size_t policies_among(const Session& session, const PolicyDiffOptions& options) {
  if (options.against.empty()) return 2;
  if (options.words.size() < 3) return 1;
  const std::string& second = options.words[1];
  const std::vector<std::string> shipped = shipped_policies(session);
  const bool is_shipped = std::find(shipped.begin(), shipped.end(), second) != shipped.end();
  return second.ends_with(".yaml") || (is_shipped && !exists(second)) ? 2 : 1;
}

struct Found {
  SourceText source;
  std::vector<Difference> differences;
};

std::string difference_json(const Found& found, const Difference& one,
                            const PolicyDiffOptions& options) {
  const Position at = found.source.position(one.span.begin);
  Json out = {{"file", found.source.name()}, {"kind", name_of(one.kind)},
              {"segment", one.portion},      {"line", at.line},
              {"column", at.column},         {"begin", one.span.begin},
              {"end", one.span.end},         {"before", one.before},
              {"after", one.after}};
  if (options.show_text) out["text"] = found.source.slice(one.span);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// All that is newly released in all documents above all that is newly withheld.
void print_differences(Session& session, const std::vector<Found>& all,
                       const PolicyDiffOptions& options) {
  constexpr std::pair<Difference::Kind, const char*> titles[] = {
      {Difference::Kind::newly_released, "newly released"},
      {Difference::Kind::newly_withheld, "newly withheld"},
      {Difference::Kind::otherwise, "withheld otherwise"}};
  for (const auto& [kind, title] : titles) {
    Table table;
    std::size_t count = 0;
    for (const Found& found : all) {
      for (const Difference& one : found.differences) {
        if (one.kind != kind) continue;
        ++count;
        if (options.json) {
          session.print(difference_json(found, one, options));
          continue;
        }
        std::vector<std::string> cells = {
            fmt::format("{}:{}", found.source.name(), place_of(found.source, one.span)),
            one.portion, one.before, "->", one.after};
        if (options.show_text) cells.push_back(shown_words(found.source, one.span));
        table.row(std::move(cells));
      }
    }
    if (options.json || count == 0) continue;
    session.print(fmt::format("{} ({})\n{}", title, count, table.text("  ")));
  }
}

}  // namespace

void diff_policies(Session& session, const PolicyDiffOptions& options) {
  const auto before_day = as_of_date(session, options.as_of);
  if (!before_day) return;
  const auto after_day =
      options.against.empty() ? before_day : as_of_date(session, options.against);
  if (!after_day) return;
  const auto rules = load_rules(session);
  if (!rules) return;
  const std::size_t policies = policies_among(session, options);
  if (options.words.size() <= policies) {
    session.complain(
        "declass: error: `policy diff` needs two policies and documents\n   hint: declass policy "
        "diff A B FILE..., or declass policy diff A --as-of DAY --against DAY FILE...\n");
    return session.finish(exit_code::usage);
  }
  const auto before = load_policy(session, *rules, options.words[0]);
  if (!before) return;
  const auto after = load_policy(session, *rules, options.words[policies - 1]);
  if (!after) return;
  std::vector<Found> all;
  const std::vector<std::string> files(
      options.words.begin() + static_cast<std::ptrdiff_t>(policies), options.words.end());
  std::size_t count = 0, documents = 0;
  for_each_document(session, files, options.encoding, [&](const SourceText& source) {
    ProcessOptions one, other;
    one.as_of = *before_day;
    other.as_of = *after_day;
    auto differences = compare(source, process(source, *rules, before->policy, one),
                               process(source, *rules, after->policy, other));
    ++documents;
    count += differences.size();
    if (!differences.empty()) all.push_back({source, std::move(differences)});
  });
  print_differences(session, all, options);
  if (!options.json) {
    session.print(fmt::format("{} document{}: {} difference{}; {} as of {}, {} as of {}\n",
                              documents, documents == 1 ? "" : "s", count, count == 1 ? "" : "s",
                              before->policy.name(), to_iso(*before_day), after->policy.name(),
                              to_iso(*after_day)));
  }
  if (session.exit_code() == exit_code::done && count > 0) {
    session.finish(exit_code::needs_a_person);
  }
}

}  // namespace declass
