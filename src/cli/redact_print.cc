#include "cli/redact_print.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/printed.h"
#include "release/marker.h"
#include "text/escape.h"
#include "text/table.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

struct Row {
  const Segment* segment = nullptr;
  const Determination* determination = nullptr;
};

Row row_of(const Outcome& outcome, const Cut& cut) {
  return {&outcome.messages[cut.message].segments[cut.segment],
          &outcome.determinations[cut.message].segments[cut.segment]};
}

std::string codes_text(const Cut& cut) {
  if (!cut.codes.empty()) return grouped_codes(cut.codes);
  for (const Reason& reason : cut.reasons) {
    if (!reason.exemption.empty()) return reason.exemption;
  }
  return "pending-review";
}

std::string clauses_text(const Cut& cut) {
  std::vector<std::string> ids;
  for (const Reason& reason : cut.reasons) {
    if (std::find(ids.begin(), ids.end(), reason.id) == ids.end()) ids.push_back(reason.id);
  }
  return ids.empty() ? "no clause spoke" : join(ids, ", ");
}

/// The clause that released a portion, or nothing where a cut covers it.
std::string releasing_clause(const Outcome& outcome, Span text) {
  const auto& tiles = outcome.verdict.tiles;
  const auto tile =
      std::upper_bound(tiles.begin(), tiles.end(), text.begin,
                       [](std::size_t at, const Decision& t) { return at < t.span.end; });
  if (tile == tiles.end() || tile->action != Action::release || tile->reasons.empty()) return {};
  return tile->reasons.front().id;
}

void add_row(const Showing& showing, Span span, std::vector<std::string> cells, Table& table) {
  if (showing.text == TextShown::text) cells.push_back(shown_words(showing.source, span));
  table.row(std::move(cells));
}

void add_cut_rows(const Showing& showing, std::size_t message, std::size_t segment, Table& table) {
  const SourceText& source = showing.source;
  const Outcome& outcome = showing.outcome;
  for (const Cut& cut : outcome.release.cuts) {
    if (cut.message != message || cut.segment != segment) continue;
    const Row row = row_of(outcome, cut);
    const bool whole = cut.action >= Action::withhold;
    const std::string mark =
        row.segment->mark.empty() ? "-" : squeezed(source.slice(row.segment->mark));
    add_row(showing, cut.span,
            {place_of(source, cut.span), whole ? portion_name(*row.segment) : "  a " + cut.kind,
             whole ? mark : "", std::string(name_of(cut.action)), codes_text(cut),
             clauses_text(cut), whole ? std::string(name_of(row.determination->status)) : "",
             whole && row.determination->date ? to_iso(*row.determination->date) : ""},
            table);
  }
}

Table portions_table(const Showing& showing) {
  const SourceText& source = showing.source;
  const Outcome& outcome = showing.outcome;
  Table table(Table::Head::yes);
  std::vector<std::string> names = {"place", "portion", "mark",   "action",
                                    "codes", "clause",  "status", "date"};
  if (showing.text == TextShown::text) names.emplace_back("text");
  table.row(std::move(names));
  for (std::size_t m = 0; m < outcome.messages.size(); ++m) {
    const Message& message = outcome.messages[m];
    for (std::size_t i = 0; i < message.segments.size(); ++i) {
      const Segment& segment = message.segments[i];
      const std::string clause = releasing_clause(outcome, segment.text);
      if (!is_administrative(segment.kind) && segment.portion == i && !clause.empty()) {
        const Determination& determination = outcome.determinations[m].segments[i];
        add_row(showing, segment.text,
                {place_of(source, segment.span), portion_name(segment),
                 segment.mark.empty() ? "-" : squeezed(source.slice(segment.mark)), "release", "-",
                 clause, std::string(name_of(determination.status)),
                 determination.date ? to_iso(*determination.date) : ""},
                table);
      }
      add_cut_rows(showing, m, i, table);
    }
  }
  return table;
}

/// `withhold-classified 2, protect-private-persons 1`.
std::string counts(const std::map<std::string, std::size_t>& counted) {
  std::vector<std::string> out;
  out.reserve(counted.size());
  for (const auto& [what, count] : counted) out.push_back(fmt::format("{} {}", what, count));
  return join(out, ", ");
}

std::string totals_text(const Showing& showing) {
  Tally tally(showing.policy);
  tally.add(showing.source, showing.outcome);
  const Tally::Portions& portions = tally.portions();
  std::string out = fmt::format(
      "\nportions: {} released, {} released in part, {} withheld; {} cut{} inside portions\n",
      portions.released, portions.in_part, portions.withheld, tally.cuts_inside(),
      tally.cuts_inside() == 1 ? "" : "s");
  if (tally.actions().empty()) return out;
  Table table;
  table.row({"cuts by action:", counts(tally.actions())});
  table.row({"by exemption:", counts(tally.exemptions())});
  table.row({"by clause:", counts(tally.clauses())});
  return out + table.text("  ");
}

std::string review_text(const Showing& showing) {
  const std::vector<ReviewItem>& items = showing.outcome.verdict.review;
  std::string out;
  if (!showing.outcome.answered.empty()) {
    out += fmt::format("\n{} decided by a person\n", showing.outcome.answered.size());
  }
  if (items.empty()) return out + "nothing needs a person\n";
  out += fmt::format("\n{} thing{} for a person to look at:\n", items.size(),
                     items.size() == 1 ? "" : "s");
  Table table;
  for (const ReviewItem& item : items) {
    const bool placed = showing.text != TextShown::nothing || !is_near_miss(item);
    add_row(showing, item.span,
            {placed ? place_of(showing.source, item.span) : "-", item.kind, item.message}, table);
  }
  return out + table.text("  ");
}

}  // namespace

std::string shown_words(const SourceText& source, Span span) {
  constexpr std::size_t longest = 60;
  std::string words = squeezed(source.slice(span));
  std::size_t end = 0;
  for (std::size_t count = 0; count < longest && end < words.size(); ++count) {
    next_code_point(words, end);
  }
  if (end < words.size()) words = words.substr(0, end) + "...";
  return words;
}

std::string shown_name(const Showing& showing) {
  if (showing.text == TextShown::nothing) return "a document";
  return showing.source.name();
}

bool is_near_miss(const ReviewItem& item) { return item.kind.starts_with("possible-"); }

std::string print_outcome(const Showing& showing) {
  const Outcome& outcome = showing.outcome;
  std::string out =
      fmt::format("== {}{}, policy {} (version 1), as of {}\n", escaped(shown_name(showing)),
                  outcome.document_id() ? ", " + *outcome.document_id() : "", showing.policy.name(),
                  to_iso(showing.options.as_of));
  out += fmt::format("{}{}\n\n", stamp_of(outcome.disposition),
                     outcome.codes.empty() ? "" : " " + grouped_codes(outcome.codes));
  return out + portions_table(showing).text("  ") + totals_text(showing) + review_text(showing);
}

std::string print_untouched(const Tally& tally) {
  std::string out;
  const std::vector<std::string> clauses = tally.silent_clauses();
  const std::vector<std::string> terms = tally.unmatched_terms();
  if (!clauses.empty()) out += "\nclauses that touched nothing: " + join(clauses, ", ") + "\n";
  if (!terms.empty()) {
    out += fmt::format("{}entries of lists that matched nothing:\n", clauses.empty() ? "\n" : "");
    for (const std::string& place : terms) out += "  " + escaped(place) + "\n";
  }
  return out;
}

}  // namespace declass
