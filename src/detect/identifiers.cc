#include "detect/identifiers.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "detect/checks.h"
#include "pattern/pattern_set.h"
#include "text/words.h"
#include "yaml/reader.h"

namespace declass {
namespace {

// A long text is searched in pieces, so that a rule's second look stays short. Pieces overlap: half
// of it is more than any rule matches, and more than any looks back for its lead.
constexpr std::size_t piece = std::size_t{1} << 14;
constexpr std::size_t overlap = 1024;
constexpr std::size_t most_before = overlap / 2;

struct Rule {
  std::string id, kind;
  std::optional<Pattern> pattern;
  std::optional<Pattern> unless;   // a match of this is none
  std::optional<Pattern> lead;     // what must stand right before it
  std::optional<Pattern> context;  // words near it that make it surer
  bool has_value = false;          // what is cut is the group `value`, not the whole match
  Check check = Check::none;
  double score = 0, context_score = 0;
  std::size_t before = 60, after = 24;
  RuleExamples examples;
};

class RuleReader {
 public:
  RuleReader(Reader& reader, const SourceText& file) : reader_(reader), file_(file) {}

  std::vector<Rule> rules;
  std::vector<std::string> expressions, gates;
  std::vector<Span> places;

  void read(const Node& root) {
    Fields fields(reader_, root, "identifiers");
    check_version(reader_, fields, 1);
    for (const Node& node : fields.list("rules")) read_rule(node);
  }

 private:
  void read_rule(const Node& node) {
    Fields fields(reader_, node, "rule");
    Rule rule;
    rule.id = fields.text("id");
    rule.kind = fields.text("kind");
    const std::string expression = fields.text("pattern");
    const Node* place = fields.optional("pattern");
    rule.pattern = pattern(place, expression, Pattern::Case::sensitive);
    rule.unless = optional_pattern(fields, "unless", Pattern::Case::sensitive);
    rule.lead = optional_pattern(fields, "lead", Pattern::Case::insensitive, "$");
    rule.context = optional_pattern(fields, "context", Pattern::Case::insensitive);
    rule.score = fields.number("score").value_or(1);
    rule.context_score = fields.number("with-context").value_or(rule.score);
    rule.before = static_cast<std::size_t>(
        std::clamp(fields.integer("before").value_or(60), 0, int{most_before}));
    rule.after = static_cast<std::size_t>(std::max(0, fields.integer("after").value_or(24)));
    if (const auto check = fields.optional_text("check")) {
      const auto known = check_named(*check);
      if (!known) reader_.error(node.span, "DP0612", fmt::format("unknown check `{}`", *check));
      rule.check = known.value_or(Check::none);
    }
    rule.examples = {rule.id,
                     rule.kind,
                     file_.name(),
                     fields.texts("finds"),
                     fields.texts("leaves"),
                     fields.texts("misses")};
    if (rule.examples.finds.empty() || rule.examples.leaves.empty()) {
      reader_.error(node.span, "DP0613", fmt::format("rule `{}` shows no examples", rule.id),
                    "give `finds` and `leaves`, and `misses` where some are known");
    }
    if (!rule.pattern) return;
    rule.has_value = expression.find("(?P<value>") != std::string::npos;
    expressions.push_back(expression);
    // What must follow a lead is looked for only where there is one.
    const Node* lead = fields.optional("lead");
    gates.push_back(lead == nullptr ? std::string() : fmt::format("(?i:{})", lead->text));
    places.push_back(place->span);
    rules.push_back(std::move(rule));
  }

  std::optional<Pattern> pattern(const Node* place, const std::string& text, Pattern::Case mode) {
    auto compiled = Pattern::compile(text, mode);
    if (compiled) return std::move(*compiled);
    if (place != nullptr) {
      reader_.error(place->span, "DP0611", fmt::format("not an expression: {}", compiled.error()));
    }
    return std::nullopt;
  }

  std::optional<Pattern> optional_pattern(Fields& fields, std::string_view key, Pattern::Case mode,
                                          std::string_view end = {}) {
    const Node* place = fields.optional(key);
    if (place == nullptr) return std::nullopt;
    if (end.empty()) return pattern(place, place->text, mode);
    return pattern(place, fmt::format("(?:{}){}", place->text, end), mode);
  }

  Reader& reader_;
  const SourceText& file_;
};

bool is_identifier_file(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return name.starts_with("identifiers") && name.ends_with(".yaml");
}

}  // namespace

struct Identifiers::Compiled {
  std::vector<Rule> rules;
  std::optional<PatternSet> set;

  void judge(const SourceText& source, Span match, const Rule& rule, double least,
             std::vector<Finding>& out) const {
    const std::string_view text = source.bytes();
    Span span = match;
    if (rule.has_value) {
      const auto groups = rule.pattern->match_prefix(text.substr(match.begin, match.size()));
      if (!groups) return;
      const auto value = rule.pattern->named(*groups, "value");
      if (!value) return;
      span = {match.begin + value->begin, match.begin + value->end};
    }
    const std::string_view value = text.substr(span.begin, span.size());
    if (rule.unless && rule.unless->matches(value)) return;
    if (!passes(rule.check, value)) return;
    if (rule.lead && !follows_lead(text, match, rule)) return;
    Finding finding{span, rule.kind, rule.id, rule.score, std::nullopt, std::nullopt, {}};
    finding.evidence.push_back({"form", rule.score, std::nullopt});
    if (rule.lead) finding.evidence.push_back({"words-before", 0, std::nullopt});
    if (rule.check != Check::none) finding.evidence.push_back({"check-digits", 0, std::nullopt});
    if (rule.context && near_context(text, match, rule)) {
      finding.score = std::max(rule.score, rule.context_score);
      finding.evidence.push_back({"context-words", finding.score - rule.score, std::nullopt});
    }
    if (finding.score >= least) out.push_back(std::move(finding));
  }

  static bool follows_lead(std::string_view text, Span match, const Rule& rule) {
    const std::size_t begin = match.begin - std::min(match.begin, rule.before);
    return rule.lead->is_in(text.substr(begin, match.begin - begin));
  }

  static bool near_context(std::string_view text, Span match, const Rule& rule) {
    const std::size_t begin = match.begin - std::min(match.begin, rule.before);
    const std::size_t end = std::min(text.size(), match.end + rule.after);
    return rule.context->is_in(text.substr(begin, end - begin));
  }
};

Result<Identifiers> Identifiers::compile(const std::vector<SourceText>& files) {
  auto compiled = std::make_shared<Compiled>();
  Diagnostics problems;
  std::vector<std::string> expressions;
  std::vector<std::string> gates;
  std::vector<std::pair<const SourceText*, Span>> places;
  for (const SourceText& file : files) {
    if (!is_identifier_file(file.name())) continue;
    const auto root = parse_yaml(file);
    if (!root) {
      problems.insert(problems.end(), root.error().begin(), root.error().end());
      continue;
    }
    Reader reader(file);
    RuleReader rules(reader, file);
    rules.read(*root);
    problems.insert(problems.end(), reader.problems().begin(), reader.problems().end());
    for (Rule& rule : rules.rules) compiled->rules.push_back(std::move(rule));
    for (std::string& text : rules.expressions) expressions.push_back(std::move(text));
    for (std::string& text : rules.gates) gates.push_back(std::move(text));
    for (const Span place : rules.places) places.emplace_back(&file, place);
  }
  if (!problems.empty()) return failure(std::move(problems));
  auto set = PatternSet::compile(expressions, std::size_t{64} << 20, gates);
  if (!set) {
    const auto& problem = set.error();
    const auto at = std::min(problem.id, places.size() - 1);
    return failure(places[at].first->problem(places[at].second, "DP0611", problem.message));
  }
  compiled->set = std::move(*set);
  return Identifiers(std::move(compiled));
}

std::vector<std::string> Identifiers::kinds() const {
  std::set<std::string> kinds;
  for (const Rule& rule : compiled_->rules) kinds.insert(rule.kind);
  return {kinds.begin(), kinds.end()};
}

std::vector<RuleExamples> Identifiers::examples() const {
  std::vector<RuleExamples> out;
  for (const Rule& rule : compiled_->rules) out.push_back(rule.examples);
  return out;
}

void Identifiers::find(const SourceText& source, Span span, double least,
                       std::vector<Finding>& out) const {
  const std::string_view text = source.bytes();
  std::vector<std::size_t> done(compiled_->rules.size(), span.begin);
  for (std::size_t begin = span.begin; begin < span.end;) {
    const std::size_t end = std::min(span.end, begin + piece);
    const bool last = end == span.end;
    const std::size_t next = last ? end : end - overlap;
    for (const SetMatch& match : compiled_->set->find_all(text.substr(begin, end - begin))) {
      const Span place{begin + match.span.begin, begin + match.span.end};
      if (place.begin < done[match.id]) continue;                // found in the piece before
      if (!last && place.begin >= next + overlap / 2) continue;  // found in the next piece
      done[match.id] = place.end;
      compiled_->judge(source, place, compiled_->rules[match.id], least, out);
    }
    begin = next;
  }
}

}  // namespace declass
