#include "engine/needles.h"

#include <set>

#include "engine/repeated_names.h"
#include "text/folded_text.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t shortest = 3;

bool is_long_enough(std::string_view text) { return count_code_points(folded(text)) >= shortest; }

/// Takes each text once.
class Collector {
 public:
  explicit Collector(Needles& out) : out_(out) {}

  void cut(std::string_view text, bool name) {
    const std::string plain = squeezed(text);
    if (!is_long_enough(plain) || !seen_.insert({plain, name}).second) return;
    out_.cut.push_back(plain);
    out_.is_name.push_back(name);
  }

 private:
  Needles& out_;
  std::set<std::pair<std::string, bool>> seen_;
};

}  // namespace

// What was redacted is taken from the decisions: one marker may stand for several names.
Needles needles_of(const SourceText& source, const Outcome& outcome) {
  Needles out;
  Collector collector(out);
  std::set<std::size_t> seen;
  for (const Decision& tile : outcome.verdict.tiles) {
    if (tile.action != Action::redact) continue;
    bool by_finding = false;
    for (const Reason& reason : tile.reasons) {
      if (!reason.finding) continue;
      by_finding = true;
      if (!seen.insert(*reason.finding).second) continue;
      const Finding& finding = outcome.findings[*reason.finding];
      if (finding.kind == "term") continue;  // every spelling of its list is looked for
      const std::string_view words = source.slice(finding.span);
      const bool name = finding.kind == "person";
      collector.cut(words, name);
      if (name) collector.cut(surname_of(words), true);
    }
    if (!by_finding) collector.cut(source.slice(tile.span), false);
  }
  return out;
}

}  // namespace declass
