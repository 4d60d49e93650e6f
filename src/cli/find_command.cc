#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/documents.h"
#include "cli/exit_code.h"
#include "cli/find_print.h"
#include "cli/rules_loading.h"
#include "cli/session.h"
#include "document/parse.h"

namespace declass {
namespace {

struct FindOptions {
  std::vector<std::string> files;
  std::string policy, encoding;
  std::optional<double> min_score;
  std::vector<std::string> kinds;
  bool json = false, explain = false, cues = false, show_text = false;
};

// What a run looks for, made once.
struct Search {
  const Rules& rules;
  TermIndex terms;
  double min_score = 0.30;
  std::vector<std::string> kinds;
};

bool is_wanted(const Search& search, const Finding& finding) {
  if (finding.score < search.min_score) return false;
  return search.kinds.empty() ||
         std::find(search.kinds.begin(), search.kinds.end(), finding.kind) != search.kinds.end();
}

// The findings of every message. Each message numbers its persons from 1; in the file the
// numbers go on.
std::vector<Finding> find_all(const Search& search, const SourceText& source) {
  std::vector<Finding> out;
  int persons = 0;
  for (const Message& message :
       parse_messages(source, search.rules.forms, search.rules.vocabulary)) {
    int last = persons;
    for (Finding& finding : search.rules.detector.find(source, message, search.terms)) {
      if (finding.entity) {
        finding.entity = *finding.entity + persons;
        last = std::max(last, *finding.entity);
      }
      if (is_wanted(search, finding)) out.push_back(std::move(finding));
    }
    persons = last;
  }
  return out;
}

void print_cues(Session& session, const Search& search, const SourceText& source) {
  std::vector<WordCues> words;
  for (const Message& message :
       parse_messages(source, search.rules.forms, search.rules.vocabulary)) {
    const auto some = search.rules.detector.cues(source, message);
    words.insert(words.end(), some.begin(), some.end());
  }
  session.print(cues_json(source, words));
}

bool knows_kinds(Session& session, const Detector& detector,
                 const std::vector<std::string>& kinds) {
  const auto& known = detector.kinds();
  for (const std::string& kind : kinds) {
    if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
    session.complain(fmt::format("declass: error: unknown kind `{}`\n   hint: known kinds are {}\n",
                                 escaped(kind), fmt::join(known, ", ")));
    session.finish(exit_code::usage);
    return false;
  }
  return true;
}

void run_find(Session& session, const FindOptions& options) {
  const auto rules = load_rules(session);
  if (!rules || !knows_kinds(session, rules->detector, options.kinds)) return;
  Search search{*rules, TermIndex({}), options.min_score.value_or(0.30), options.kinds};
  if (!options.policy.empty()) {
    const auto loaded = load_policy(session, *rules, options.policy);
    if (!loaded) return;
    search.terms = loaded->policy.term_index();
    search.min_score = options.min_score.value_or(loaded->policy.settings().cut);
  }
  if (options.cues) session.print(cue_names_json());
  for_each_document(session, options.files, options.encoding, [&](const SourceText& source) {
    if (options.cues) return print_cues(session, search, source);
    const auto findings = find_all(search, source);
    const Shown shown = options.show_text ? Shown::places_and_text : Shown::places;
    session.print(options.json ? findings_json(source, findings, shown)
                               : findings_text(source, findings, shown,
                                               options.explain ? ReasonsShown::every_cue
                                                               : ReasonsShown::largest));
  });
}

}  // namespace

void add_find_command(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("find", "Show names, identifiers and terms: each with its score and why");
  const auto options = std::make_shared<FindOptions>();
  command->add_option("FILE", options->files, "documents or folders; - is standard input")
      ->required();
  command->add_option("-p,--policy", options->policy,
                      "also look for the terms of this policy's lists");
  command
      ->add_option("--min-score", options->min_score,
                   "leave out what scores less (0.30, or the policy's `cut`)")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--kind", options->kinds, "only findings of this kind; may be repeated")
      ->allow_extra_args(false);
  add_encoding_option(*command, options->encoding);
  command->add_flag("--json", options->json, "one JSON object a file");
  command->add_flag("--explain", options->explain, "every cue with what it contributed");
  command->add_flag("--show-text", options->show_text, "also the text that was found");
  command->add_flag("--cues", options->cues, "the cues of every word, for scripts/train-names");
  command->footer("Example: declass find samples/cable/input.txt --kind person --explain");
  command->callback([&session, options] { run_find(session, *options); });
}

}  // namespace declass
