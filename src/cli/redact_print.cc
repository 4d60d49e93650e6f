#include "cli/redact_print.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/printed.h"
#include "release/marker.h"
#include "text/escape.h"
#include "text/table.h"
#include "text/words.h"

namespace declass {
namespace {

using Json = nlohmann::ordered_json;

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

void add_cut_rows(const SourceText& source, const Outcome& outcome, std::size_t message,
                  std::size_t segment, Table& table) {
  for (const Cut& cut : outcome.release.cuts) {
    if (cut.message != message || cut.segment != segment) continue;
    const Row row = row_of(outcome, cut);
    const bool whole = cut.action >= Action::withhold;
    const std::string mark =
        row.segment->mark.empty() ? "-" : squeezed(source.slice(row.segment->mark));
    table.row({place_of(source, cut.span), whole ? portion_name(*row.segment) : "  a " + cut.kind,
               whole ? mark : "", std::string(name_of(cut.action)), codes_text(cut),
               clauses_text(cut), whole ? std::string(name_of(row.determination->status)) : "",
               whole && row.determination->date ? to_iso(*row.determination->date) : ""});
  }
}

Table portions_table(const SourceText& source, const Outcome& outcome) {
  Table table(Table::Head::yes);
  table.row({"place", "portion", "mark", "action", "codes", "clause", "status", "date"});
  for (std::size_t m = 0; m < outcome.messages.size(); ++m) {
    const Message& message = outcome.messages[m];
    for (std::size_t i = 0; i < message.segments.size(); ++i) {
      const Segment& segment = message.segments[i];
      const std::string clause = releasing_clause(outcome, segment.text);
      if (!is_administrative(segment.kind) && segment.portion == i && !clause.empty()) {
        const Determination& determination = outcome.determinations[m].segments[i];
        table.row({place_of(source, segment.span), portion_name(segment),
                   segment.mark.empty() ? "-" : squeezed(source.slice(segment.mark)), "release",
                   "-", clause, std::string(name_of(determination.status)),
                   determination.date ? to_iso(*determination.date) : ""});
      }
      add_cut_rows(source, outcome, m, i, table);
    }
  }
  return table;
}

std::map<std::string, std::size_t> cuts_by_code(const Outcome& outcome) {
  std::map<std::string, std::size_t> out;
  for (const Cut& cut : outcome.release.cuts) {
    for (const std::string& code : cut.codes) ++out[code];
  }
  return out;
}

struct Totals {
  std::size_t released = 0, in_part = 0, withheld = 0, cuts = 0;
};

/// Portions by what became of them; cuts of spans are counted by themselves.
Totals totals_of(const Outcome& outcome) {
  Totals out;
  for (std::size_t m = 0; m < outcome.messages.size(); ++m) {
    const auto& segments = outcome.messages[m].segments;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      if (is_administrative(segments[i].kind) || segments[i].portion != i) continue;
      const auto touches = [&](const Cut& cut) {
        return cut.message == m && segments[cut.segment].portion == i;
      };
      const auto cut =
          std::find_if(outcome.release.cuts.begin(), outcome.release.cuts.end(), touches);
      if (cut == outcome.release.cuts.end()) {
        ++out.released;
      } else if (cut->action >= Action::withhold) {
        ++out.withheld;
      } else {
        ++out.in_part;
      }
    }
  }
  for (const Cut& cut : outcome.release.cuts) out.cuts += cut.action == Action::redact ? 1 : 0;
  return out;
}

}  // namespace

std::string print_outcome(const SourceText& source, const Outcome& outcome, const Policy& policy,
                          const ProcessOptions& options) {
  std::string out =
      fmt::format("== {}{}, policy {} (version 1), as of {}\n", escaped(source.name()),
                  outcome.document_id() ? ", " + *outcome.document_id() : "", policy.name(),
                  to_iso(options.as_of));
  out += fmt::format("{}{}\n\n", stamp_of(outcome.disposition),
                     outcome.codes.empty() ? "" : " " + grouped_codes(outcome.codes));
  out += portions_table(source, outcome).text("  ");
  const Totals totals = totals_of(outcome);
  out += fmt::format(
      "\nportions: {} released, {} released in part, {} withheld; {} cut{} inside portions\n",
      totals.released, totals.in_part, totals.withheld, totals.cuts, totals.cuts == 1 ? "" : "s");
  for (const auto& [code, count] : cuts_by_code(outcome)) {
    out += fmt::format("  {}: {} cut{}\n", code, count, count == 1 ? "" : "s");
  }
  if (outcome.verdict.review.empty()) return out + "nothing needs a person\n";
  out += fmt::format("\n{} thing{} for a person to look at:\n", outcome.verdict.review.size(),
                     outcome.verdict.review.size() == 1 ? "" : "s");
  Table review;
  for (const ReviewItem& item : outcome.verdict.review) {
    review.row({place_of(source, item.span), item.kind, item.message});
  }
  return out + review.text("  ");
}

std::string outcome_json(const SourceText& source, const Outcome& outcome,
                         const std::string& output, const Policy& policy,
                         const ProcessOptions& options) {
  Json out;
  out["document"] = outcome.document_id() ? Json(*outcome.document_id()) : Json(nullptr);
  out["output"] = output.empty() ? Json(nullptr) : Json(output);
  out["status"] = std::string(stamp_of(outcome.disposition));
  Json decisions = Json::array();
  for (const Cut& cut : outcome.release.cuts) {
    const Row row = row_of(outcome, cut);
    decisions.push_back(
        {{"segment", portion_name(*row.segment)},
         {"action", name_of(cut.action)},
         {"codes", cut.codes},
         {"clause", cut.reasons.empty() ? Json(nullptr) : Json(cut.reasons.front().id)},
         {"begin", source.file_offset(cut.span.begin)},
         {"end", source.file_offset(cut.span.end)},
         {"amount", cut.amount.empty() ? Json(nullptr) : Json(cut.amount)}});
  }
  out["decisions"] = std::move(decisions);
  const Totals totals = totals_of(outcome);
  out["totals"] = {{"portions_released", totals.released},
                   {"portions_released_in_part", totals.in_part},
                   {"portions_withheld", totals.withheld},
                   {"cuts", outcome.release.cuts.size()},
                   {"codes", cuts_by_code(outcome)}};
  Json review = Json::array();
  for (std::size_t i = 0; i < outcome.verdict.review.size(); ++i) {
    const ReviewItem& item = outcome.verdict.review[i];
    review.push_back({{"id", i + 1},
                      {"kind", item.kind},
                      {"begin", source.file_offset(item.span.begin)},
                      {"end", source.file_offset(item.span.end)},
                      {"message", item.message}});
  }
  out["review"] = std::move(review);
  out["file"] = source.name();
  out["policy"] = policy.name();
  out["policy_version"] = 1;
  out["as_of"] = to_iso(options.as_of);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace declass
