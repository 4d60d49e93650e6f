#include "engine/process.h"

#include <algorithm>

#include "declassify/citation.h"
#include "document/parse.h"
#include "engine/deliberate.h"
#include "engine/heading.h"
#include "engine/read_back.h"
#include "engine/sorted_lists.h"

namespace declass {
namespace {

constexpr std::size_t max_document = std::size_t{256} << 20;

std::optional<Diagnostic> refusal(const SourceText& source, const Verdict& verdict) {
  for (const Decision& tile : verdict.tiles) {
    if (tile.action != Action::refuse) continue;
    const std::string clause = tile.reasons.empty() ? "" : tile.reasons.front().id;
    return source.document_problem(tile.span.begin, "DP0301",
                                   "the clause `" + clause + "` refuses this document");
  }
  return std::nullopt;
}

void collect_codes(Outcome& outcome) {
  for (const Cut& cut : outcome.release.cuts) {
    for (const std::string& code : cut.codes) {
      if (std::find(outcome.codes.begin(), outcome.codes.end(), code) == outcome.codes.end()) {
        outcome.codes.push_back(code);
      }
    }
  }
}

}  // namespace

PolicyRules policy_rules(const Rules& rules) {
  return {rules.vocabulary, rules.forms, rules.schedule, rules.detector.kinds()};
}

std::optional<std::string> Outcome::document_id() const {
  for (const Message& message : messages) {
    if (message.document_id) return message.document_id;
  }
  return std::nullopt;
}

Facts establish_without_findings(const SourceText& source, const Rules& rules, Date as_of,
                                 const Confirmations& confirmations) {
  Facts facts;
  facts.messages = parse_messages(source, rules.forms, rules.vocabulary);
  facts.findings.resize(facts.messages.size());
  for (const Message& message : facts.messages) {
    facts.determinations.push_back(
        determine(source, message, rules.schedule, rules.vocabulary, as_of, confirmations));
  }
  return facts;
}

Facts establish(const SourceText& source, const Rules& rules, const TermIndex& terms, Date as_of,
                const Confirmations& confirmations) {
  Facts facts = establish_without_findings(source, rules, as_of, confirmations);
  for (std::size_t i = 0; i < facts.messages.size(); ++i) {
    facts.findings[i] = rules.detector.find(source, facts.messages[i], terms);
  }
  return facts;
}

Result<Outcome> process(const SourceText& source, const Rules& rules, const Policy& policy,
                        const ProcessOptions& options) {
  if (auto text = check_text(source, max_document); !text) return failure(std::move(text.error()));
  Outcome out = deliberate(source, rules, policy, options);
  if (auto refused = refusal(source, out.verdict)) return failure(std::move(*refused));
  out.dropped = withdraw_sorted_entries(source, out.messages, out.verdict);
  out.left = marking_of_rest(out, rules, policy);
  out.styles = message_styles(out, rules, policy, options.as_of);

  // The heading names the codes that the cuts cite, so the body is rendered first without one.
  const Layout layout{options.wrap, out.dropped};
  out.release = render(source, out.messages, out.styles, out.verdict.tiles, out.findings, Heading(),
                       policy.output(), layout);
  collect_codes(out);
  out.disposition = disposition_of(source, out);
  out.heading = heading_of(out, policy, options);
  out.release = render(source, out.messages, out.styles, out.verdict.tiles, out.findings,
                       out.heading, policy.output(), layout);
  Diagnostics leaks = read_back(source, out, policy);
  if (!leaks.empty()) return failure(std::move(leaks));
  return out;
}

}  // namespace declass
