#include "engine/policy_tests.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/deliberate.h"
#include "engine/printed.h"
#include "text/words.h"

namespace declass {
namespace {

/// How many tiles, first to last, touch a span.
std::span<const Decision> tiles_in(const std::vector<Decision>& tiles, Span span) {
  const auto first = std::partition_point(tiles.begin(), tiles.end(), [&](const Decision& tile) {
    return tile.span.end <= span.begin;
  });
  const auto last = std::partition_point(
      first, tiles.end(), [&](const Decision& tile) { return tile.span.begin < span.end; });
  return {first, last};
}

std::string words_of(const Decision& tile) {
  std::vector<std::string> ids;
  for (const Reason& reason : tile.reasons) ids.push_back("`" + reason.id + "`");
  return fmt::format("{} by {}", name_of(tile.action),
                     ids.empty() ? "no clause" : join(ids, " and "));
}

bool is_decided_by(const Decision& tile, const PolicyExpectation& expected) {
  if (expected.clause.empty()) return tile.reasons.empty();
  return std::any_of(tile.reasons.begin(), tile.reasons.end(), [&](const Reason& reason) {
    return reason.id == expected.clause &&
           (expected.exemption.empty() || reason.exemption == expected.exemption);
  });
}

/// Puts one document to the policy and holds the decisions against what is expected.
class TestRun {
 public:
  TestRun(const PolicyTest& test, const SourceText& file, const Policy& policy)
      : test_(test), file_(file), policy_(policy), document_(test.name, test.document) {
    result_.name = test.name;
  }

  PolicyTestResult run(const Rules& rules, Date as_of) {
    check_clauses();
    if (const auto text = check_text(document_, document_.size() + 1); !text) {
      error(test_.span, "the document cannot be read: " + text.error().front().message);
    }
    if (!result_.problems.empty()) return result_;
    ProcessOptions options;
    options.as_of = test_.as_of.value_or(as_of);
    outcome_ = deliberate(document_, rules, policy_, options);
    if (was_refused()) return result_;
    find_portions();
    find_texts();
    if (result_.kind == PolicyTestResult::Kind::error) return result_;
    for (const PolicyExpectation& expected : test_.expected) check(expected);
    check_unexpected_cuts();
    check_review();
    const auto released = process(document_, rules, policy_, options);
    if (!released) fail(test_.span, "no release was made: " + released.error().front().message);
    return result_;
  }

 private:
  void error(Span span, std::string message) {
    result_.kind = PolicyTestResult::Kind::error;
    result_.problems.push_back(file_.problem(span, "DP0803", std::move(message)));
  }
  void fail(Span span, std::string message) {
    if (result_.kind == PolicyTestResult::Kind::pass) result_.kind = PolicyTestResult::Kind::fail;
    result_.problems.push_back(file_.problem(span, "DP0802", std::move(message)));
  }

  void check_clauses() {
    std::vector<std::string> known;
    for (const Clause& clause : policy_.clauses()) known.push_back(clause.id);
    const auto check_clause = [&](const std::string& id, Span span) {
      if (id.empty() || std::find(known.begin(), known.end(), id) != known.end()) return;
      const std::string near = nearest(id, known);
      error(span, fmt::format("the policy has no clause `{}`{}", id,
                              near.empty() ? "" : fmt::format(", did you mean `{}`?", near)));
    };
    check_clause(test_.refused_by, test_.span);
    for (const PolicyExpectation& expected : test_.expected) {
      check_clause(expected.clause, expected.span);
    }
  }

  /// Whether a refusal ends the test, as it was to or not.
  bool was_refused() {
    const auto refusing =
        std::find_if(outcome_.verdict.tiles.begin(), outcome_.verdict.tiles.end(),
                     [](const Decision& tile) { return tile.action == Action::refuse; });
    if (refusing == outcome_.verdict.tiles.end()) {
      if (test_.refused_by.empty()) return false;
      fail(test_.span, fmt::format("`{}` does not refuse the document", test_.refused_by));
      return true;
    }
    PolicyExpectation expected;
    expected.clause = test_.refused_by;
    if (test_.refused_by.empty() || !is_decided_by(*refusing, expected)) {
      fail(test_.span, "the document is refused: " + words_of(*refusing));
    }
    return true;
  }

  void find_portions() {
    for (const Message& message : outcome_.messages) {
      for (std::size_t i = 0; i < message.segments.size(); ++i) {
        const Segment& segment = message.segments[i];
        if (trimmed(document_.slice(segment.text)).empty()) continue;
        const std::string name = portion_name(message.segments[segment.portion]);
        names_[name].push_back(segment.text);
        if (is_administrative(segment.kind)) continue;
        const bool named = std::any_of(
            test_.expected.begin(), test_.expected.end(),
            [&](const PolicyExpectation& expected) { return expected.portion == name; });
        if (!named && unspoken_.insert(name).second) {
          error(test_.span, fmt::format("the portion `{}` has no expectation", name));
        }
      }
    }
  }

  void find_texts() {
    for (const PolicyExpectation& expected : test_.expected) {
      if (!expected.portion.empty()) {
        if (!names_.contains(expected.portion)) {
          error(expected.span, fmt::format("the document has no portion `{}`", expected.portion));
        }
        continue;
      }
      const std::size_t at = test_.document.find(expected.text);
      if (at == std::string::npos ||
          test_.document.find(expected.text, at + 1) != std::string::npos) {
        error(expected.span, fmt::format("`{}` stands {} in the document", expected.text,
                                         at == std::string::npos ? "nowhere" : "more than once"));
      } else {
        texts_[&expected] = {at, at + expected.text.size()};
      }
    }
  }

  void check(const PolicyExpectation& expected) {
    if (expected.portion.empty()) return check_span(expected, texts_[&expected], expected.text);
    for (const Span span : names_[expected.portion]) {
      check_span(expected, span, "portion " + expected.portion);
    }
  }

  void check_span(const PolicyExpectation& expected, Span span, const std::string& what) {
    for (const Decision& tile : tiles_in(outcome_.verdict.tiles, span)) {
      const Span part = {std::max(tile.span.begin, span.begin), std::min(tile.span.end, span.end)};
      if (trimmed(document_.slice(part)).empty()) continue;
      if (!expected.portion.empty() && tile.action == Action::redact &&
          expected.action == Action::release) {
        continue;  // a cut inside: it has an expectation of its own, or is one too many
      }
      if (tile.action == expected.action && is_decided_by(tile, expected)) continue;
      fail(
          expected.span,
          fmt::format("`{}`: {} was expected by {}, decided was {}", what, name_of(expected.action),
                      expected.clause.empty() ? "no clause" : "`" + expected.clause + "`",
                      words_of(tile)));
      return;
    }
  }

  /// What is redacted must be expected so, whether in a portion or in an administrative line.
  void check_unexpected_cuts() {
    for (const Decision& tile : outcome_.verdict.tiles) {
      if (tile.action == Action::release || trimmed(document_.slice(tile.span)).empty()) continue;
      if (tile.action == Action::withhold && is_in_portions(tile.span)) continue;
      const bool expected = std::any_of(texts_.begin(), texts_.end(), [&](const auto& entry) {
        return entry.second.overlaps(tile.span);
      });
      if (expected) continue;
      fail(test_.span, fmt::format("`{}` is cut, which no expectation says: {}",
                                   squeezed(document_.slice(tile.span)), words_of(tile)));
    }
  }

  bool is_in_portions(Span span) const {
    for (const auto& [name, parts] : names_) {
      const bool inside =
          std::any_of(parts.begin(), parts.end(), [&](Span part) { return part.overlaps(span); });
      if (inside) return true;
    }
    return false;
  }

  void check_review() {
    if (!test_.review) return;
    std::vector<std::string> kinds;
    for (const ReviewItem& item : outcome_.verdict.review) kinds.push_back(item.kind);
    if (kinds == *test_.review) return;
    fail(test_.span, fmt::format("for a person: expected were {}, listed {}",
                                 test_.review->empty() ? "none" : join(*test_.review, ", "),
                                 kinds.empty() ? "none" : join(kinds, ", ")));
  }

  const PolicyTest& test_;
  const SourceText& file_;
  const Policy& policy_;
  SourceText document_;
  Outcome outcome_;
  std::map<std::string, std::vector<Span>> names_;
  std::map<const PolicyExpectation*, Span> texts_;
  std::set<std::string> unspoken_;
  PolicyTestResult result_;
};

}  // namespace

PolicyTestResult run_policy_test(const PolicyTest& test, const PolicyTests& file,
                                 const SourceText& source, const Rules& rules,
                                 const Policy& policy) {
  return TestRun(test, source, policy).run(rules, file.as_of);
}

}  // namespace declass
