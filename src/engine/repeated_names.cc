#include "engine/repeated_names.h"

#include <algorithm>
#include <map>
#include <set>

#include "text/folded_search.h"
#include "text/folded_text.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t shortest_name = 3;
constexpr double doubtful_score = 0.20;  ///< listed for a person, not cut

/// The places of persons that a clause decided about already, sorted. A name that was only
/// suspected is none.
std::vector<Span> decided_spans(const std::vector<Finding>& findings, std::size_t first,
                                const std::set<std::size_t>& cut, const Verdict& verdict) {
  std::vector<Span> out = verdict.let_through;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].kind == "person" && cut.contains(first + i)) out.push_back(findings[i].span);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool overlaps_any(const std::vector<Span>& spans, Span span) {
  const auto after = std::lower_bound(spans.begin(), spans.end(), Span{span.end, 0});
  return after != spans.begin() && (after - 1)->overlaps(span);
}

std::vector<Span> page_lines(const Message& message) {
  std::vector<Span> out;
  for (const Segment& segment : message.segments) {
    if (segment.kind != SegmentKind::page_line) continue;
    out.push_back({segment.span.begin - message.span.begin, segment.span.end - message.span.begin});
  }
  return out;
}

/// Every finding that a cutting clause selected, by its place in the flat list.
std::set<std::size_t> cut_findings(const Verdict& verdict) {
  std::set<std::size_t> out;
  for (const Decision& tile : verdict.tiles) {
    if (tile.action != Action::redact) continue;
    for (const Reason& reason : tile.reasons) {
      if (reason.finding) out.insert(*reason.finding);
    }
  }
  return out;
}

}  // namespace

std::string surname_of(std::string_view name) {
  const std::string plain = squeezed(name);
  const std::size_t blank = plain.rfind(' ');
  if (blank == std::string::npos) return {};
  const std::string last = plain.substr(blank + 1);
  return count_code_points(folded(last)) < shortest_name ? std::string() : last;
}

bool is_capitalised(std::string_view text) {
  if (text.empty()) return false;
  return !(text.front() >= 'a' && text.front() <= 'z');
}

bool add_repeated_names(const SourceText& source, Facts& facts, const Verdict& verdict) {
  const std::set<std::size_t> cut = cut_findings(verdict);
  std::vector<std::string> needles;
  std::vector<Finding> origins;
  std::size_t flat = 0;
  for (const auto& findings : facts.findings) {
    for (const Finding& finding : findings) {
      const bool was_cut = cut.contains(flat);
      ++flat;
      if (finding.kind != "person" || !was_cut) continue;
      const std::string_view name = source.slice(finding.span);
      if (count_code_points(folded(name)) < shortest_name) continue;
      needles.emplace_back(name);
      origins.push_back(finding);
      if (const std::string surname = surname_of(name); !surname.empty()) {
        needles.push_back(surname);
        origins.push_back(finding);
      }
    }
  }
  if (needles.empty()) return false;
  const FoldedSearch search(needles);
  bool added = false;
  std::size_t first = 0;
  for (std::size_t m = 0; m < facts.messages.size(); ++m) {
    const Message& message = facts.messages[m];
    std::vector<Finding>& findings = facts.findings[m];
    std::vector<Span> found = decided_spans(findings, first, cut, verdict);
    first += findings.size();
    std::vector<FoldedSearch::Hit> hits =
        search.find_all(source.slice(message.span), page_lines(message));
    std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) {
      return (a.match == Likeness::doubtful) < (b.match == Likeness::doubtful);
    });
    std::vector<Finding> more;
    for (const FoldedSearch::Hit& hit : hits) {
      const Span span{hit.span.begin + message.span.begin, hit.span.end + message.span.begin};
      if (overlaps_any(found, span) || !is_capitalised(source.slice(span))) continue;
      if (!more.empty() && more.back().span.overlaps(span)) continue;
      Finding finding = origins[hit.needle];
      finding.evidence = {{"repeats-a-cut-name", 1.0, finding.span.begin}};
      finding.span = span;
      finding.rule = "repeated-name";
      finding.score = hit.match == Likeness::doubtful ? doubtful_score : 1.0;
      more.push_back(std::move(finding));
    }
    added = added || !more.empty();
    findings.insert(findings.end(), more.begin(), more.end());
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.span < b.span; });
  }
  return added;
}

}  // namespace declass
