#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "marking/algebra.h"
#include "policy/compiled_policy.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr double highest_public_review = 0.10;
constexpr std::size_t most_values = 12;  ///< of one fact that the search for gaps tries

constexpr Status statuses[] = {Status::declassified, Status::not_classified, Status::not_yet,
                               Status::review,       Status::refer,          Status::unknown};
constexpr std::optional<Level> levels[] = {std::nullopt,      Level::unclassified,
                                           Level::restricted, Level::confidential,
                                           Level::secret,     Level::top_secret};

/// The values of a fact that some clause names.
std::set<std::string> named_values(const Policy::Compiled& policy,
                                   std::initializer_list<FactKey> keys) {
  std::set<std::string> out;
  for (const Clause& clause : policy.clauses) {
    for (const auto* conditions : {&clause.when, &clause.unless}) {
      for (const Condition& condition : *conditions) {
        for (const Fact& fact : condition) {
          const bool wanted = std::find(keys.begin(), keys.end(), fact.key) != keys.end();
          if (wanted) out.insert(fact.values.begin(), fact.values.end());
        }
      }
    }
  }
  return out;
}

/// Looks for text about which every clause is silent. Of facts with very many values those are
/// tried that the policy names, and one that it does not.
class GapSearch {
 public:
  explicit GapSearch(const Policy::Compiled& policy)
      : policy_(policy), owners_(owners()), controls_(controls()) {
    message_.segments.resize(1);
  }

  /// Of each status that has a gap, the status and the first example.
  std::string run() {
    std::vector<std::string> gaps;
    for (const Status status : statuses) {
      if (auto gap = gap_of(status)) gaps.push_back(std::move(*gap));
    }
    return join(gaps, "; ");
  }

 private:
  std::vector<std::string> owners() const {
    std::vector<std::string> out = {"us"};
    for (const std::string& owner : named_values(policy_, {FactKey::owner})) {
      if (owner != "us" && out.size() < most_values) out.push_back(owner);
    }
    return out;
  }

  /// Without any, each that is named, one that lapses and one that does not.
  std::vector<std::vector<std::string>> controls() const {
    const auto named = named_values(policy_, {FactKey::control, FactKey::live_control});
    std::vector<std::vector<std::string>> out = {{}};
    bool lapsing = false, live = false;
    for (const Control& control : policy_.rules->vocabulary.controls()) {
      Marking marking;
      marking.controls = {control.id};
      const bool lives = !live_controls(marking, policy_.rules->vocabulary).empty();
      bool& seen = lives ? live : lapsing;
      const bool wanted = named.contains(control.id) && out.size() < most_values;
      if (!wanted && seen) continue;
      seen = seen || !wanted;
      out.push_back({control.id});
    }
    return out;
  }

  std::optional<std::string> gap_of(Status status) {
    std::optional<std::string> example;
    bool everywhere = true;
    for (int kind = 0; kind <= static_cast<int>(SegmentKind::other); ++kind) {
      for (const std::optional<Level>& level : levels) {
        if (!can_be(status, static_cast<SegmentKind>(kind), level)) continue;
        for (const auto& controls : controls_) {
          for (const std::string& owner : owners_) {
            Segment& segment = message_.segments.front();
            segment.kind = static_cast<SegmentKind>(kind);
            Marking marking;
            marking.level = level;
            marking.controls = controls;
            marking.owner = owner;
            segment.marking = std::move(marking);
            if (is_spoken_about(status)) {
              everywhere = false;
            } else if (!example) {
              example = words_for(segment);
            }
          }
        }
      }
    }
    if (!example) return std::nullopt;
    const std::string what = fmt::format("status `{}`", name_of(status));
    return everywhere ? what : fmt::format("{}, for example {}", what, *example);
  }

  /// What a determination can say of such a text.
  static bool can_be(Status status, SegmentKind kind, std::optional<Level> level) {
    if (is_administrative(kind)) return status == Status::not_classified && level.has_value();
    if (!level) return status == Status::unknown;
    const bool unclassified = *level == Level::unclassified;
    if (status == Status::not_classified) return unclassified;
    return !unclassified || status == Status::unknown;
  }

  bool is_spoken_about(Status status) {
    Subject subject;
    subject.message = &message_;
    subject.segment = &message_.segments.front();
    subject.status = status;
    subject.as_of = Date(2000, 1, 1);
    for (const bool inherited : {false, true}) {
      message_.segments.front().inherited = inherited;
      const bool spoken =
          std::any_of(policy_.clauses.begin(), policy_.clauses.end(), [&](const Clause& clause) {
            const auto any = [&](const std::vector<Condition>& conditions) {
              return std::any_of(conditions.begin(), conditions.end(), [&](const Condition& one) {
                return holds(one, subject, policy_);
              });
            };
            return clause.about_segments && any(clause.when) && !any(clause.unless);
          });
      if (!spoken) return false;
    }
    return true;
  }

  static std::string words_for(const Segment& segment) {
    const Marking& marking = segment.marking;
    std::string out = fmt::format("kind `{}`, level `{}`", name_of(segment.kind),
                                  marking.level ? name_of(*marking.level) : "unmarked");
    if (!marking.controls.empty()) out += fmt::format(", control `{}`", marking.controls.front());
    if (marking.owner != "us") out += fmt::format(", owner `{}`", marking.owner);
    return out;
  }

  const Policy::Compiled& policy_;
  std::vector<std::string> owners_;
  std::vector<std::vector<std::string>> controls_;
  Message message_;
};

}  // namespace

std::string unspoken_text(const Policy::Compiled& policy) { return GapSearch(policy).run(); }

Diagnostics Policy::warnings(const SourceText& source) const {
  const Compiled& policy = *compiled_;
  Diagnostics out;
  const auto warn = [&](Span place, const char* code, std::string message, const char* hint) {
    Diagnostic warning = source.problem(place, code, std::move(message), hint);
    warning.severity = Severity::warning;
    out.push_back(std::move(warning));
  };
  if (policy.is_public && policy.settings.review > highest_public_review) {
    warn(policy.review_place, "DP0204",
         fmt::format("a public policy lists possible findings only from {} on",
                     policy.settings.review),
         "at 0.10 or below a person sees what may be a name");
  }
  if (const std::string gaps = unspoken_text(policy); !gaps.empty()) {
    warn(policy.clauses_place, "DP0201", "no clause speaks about text of " + gaps,
         "it would be withheld without a reason; let a clause say what becomes of it");
  }
  for (const Clause& clause : policy.clauses) {
    const bool interim = clause.exemption == "referral" || clause.exemption == "pending-review";
    if (clause.action == Action::release || interim || !clause.harm.empty()) continue;
    warn(clause.exemption_place, "DP0202",
         fmt::format("the clause `{}` claims an exemption without the harm", clause.id),
         "say with `harm:` what disclosure would do; a Vaughn index needs it");
  }
  return out;
}

}  // namespace declass
