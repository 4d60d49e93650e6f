#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "policy/compiled_policy.h"
#include "text/words.h"
#include "yaml/reader.h"

namespace declass {
namespace {

constexpr std::size_t max_clauses = 10'000;

/// Reads one policy file; the lists that it names through `read`.
class PolicyReader {
 public:
  PolicyReader(const SourceText& source, const PolicyRules& rules, const ReadFile& read,
               Policy::Compiled& out)
      : reader_(source), rules_(rules), read_(read), out_(out) {}

  void read(const Node& root) {
    Fields file(reader_, root, "the policy");
    out_.name = file.text("policy");
    check_name(root);
    check_version(reader_, file, 1);
    out_.title = file.text_or("title", out_.name);
    out_.is_public =
        file.choice<bool>("audience", {{"public", true}, {"internal", false}}).value_or(true);
    if (const Node* settings = file.optional("settings")) read_settings(*settings);
    if (const Node* output = file.optional("output")) read_output(*output);
    if (const Node* lists = file.optional("lists")) read_lists(*lists);
    const std::vector<Node>& clauses = file.list("clauses");
    if (clauses.empty()) {
      reader_.error(root.span, "DP0113", "a policy without clauses would withhold everything",
                    "write at least one clause under `clauses:`");
    }
    if (clauses.size() > max_clauses) {
      reader_.error(root.span, "DP0004", "more than 10,000 clauses");
      return;
    }
    for (const Node& clause : clauses) read_clause(clause);
    check_lists_used();
  }

  Diagnostics problems() const {
    Diagnostics all = reader_.problems();
    all.insert(all.end(), list_problems_.begin(), list_problems_.end());
    return all;
  }
  bool failed() const { return reader_.failed() || !list_problems_.empty(); }

 private:
  /// A policy is found by its name, so the file must bear it.
  void check_name(const Node& root) {
    std::string file = reader_.source().name();
    file = file.substr(file.rfind('/') + 1);
    if (!file.ends_with(".yaml")) return;
    file.resize(file.size() - 5);
    if (out_.name == file || out_.name.empty()) return;
    reader_.error(root.entries.front().value.span, "DP0114",
                  fmt::format("the policy calls itself `{}`, its file `{}`", out_.name, file),
                  "give both the same name");
  }

  void read_settings(const Node& node) {
    Fields fields(reader_, node, "`settings`");
    PolicySettings& settings = out_.settings;
    settings.calculated_dates =
        fields
            .choice<CalculatedDates>(
                "calculated_dates",
                {{"review", CalculatedDates::review}, {"declassify", CalculatedDates::declassify}})
            .value_or(settings.calculated_dates);
    settings.trust_stamps = fields.flag("trust_stamps");
    settings.cut = score(fields, "cut", settings.cut);
    settings.review = score(fields, "review", settings.review);
    if (settings.review > settings.cut) {
      reader_.error(node.span, "DP0108", "`review` must not be above `cut`");
    }
  }

  double score(Fields& fields, std::string_view key, double otherwise) {
    const auto value = fields.number(key);
    if (!value) return otherwise;
    if (!(*value > 0 && *value <= 1)) {
      reader_.error(fields.optional(key)->span, "DP0108",
                    fmt::format("`{}` must be above 0 and at most 1", key));
    }
    return *value;
  }

  void read_output(const Node& node) {
    Fields fields(reader_, node, "`output`");
    OutputStyle& output = out_.output;
    output.marker = fields.text_or("marker", output.marker);
    check_marker(fields);
    output.show_amount = fields
                             .choice<Amount>("show_amount", {{"none", Amount::none},
                                                             {"lines", Amount::lines},
                                                             {"words", Amount::words}})
                             .value_or(output.show_amount);
    output.markings = fields
                          .choice<MarkStyle>("markings", {{"strike", MarkStyle::strike},
                                                          {"keep", MarkStyle::keep},
                                                          {"drop", MarkStyle::drop}})
                          .value_or(output.markings);
    output.file_name =
        fields
            .choice<FileNaming>("file_name", {{"document-id", FileNaming::document_id},
                                              {"source", FileNaming::source}})
            .value_or(output.file_name);
  }

  /// A style by name, or a template with nothing in braces that is not known.
  void check_marker(Fields& fields) {
    const std::string& marker = out_.output.marker;
    if (marker == "foia" || marker == "frus" || marker == "bracket") return;
    const Span span = fields.optional("marker")->span;
    if (marker.find('{') == std::string::npos) {
      reader_.error(span, "DP0115", fmt::format("unknown marker `{}`", marker),
                    "foia, frus, bracket, or a template such as \"[REDACTED {codes}]\"");
    }
    for (std::size_t at = marker.find('{'); at != std::string::npos;
         at = marker.find('{', at + 1)) {
      const std::size_t end = marker.find('}', at);
      const std::string word = end == std::string::npos ? "" : marker.substr(at + 1, end - at - 1);
      if (word != "codes" && word != "amount" && word != "kind") {
        reader_.error(span, "DP0115", fmt::format("unknown field `{{{}}}` in the marker", word),
                      "known: {codes}, {amount}, {kind}");
      }
    }
    if (marker.find('\n') != std::string::npos) {
      reader_.error(span, "DP0115", "a marker must stand on one line");
    }
  }

  void read_lists(const Node& node) {
    for (const Node::Entry& entry : node.entries) {
      lists_.push_back(entry.key.text);
      list_spans_.push_back(entry.key.span);
      auto file = read_(reader_.text(entry.value, "a list"));
      if (!file) {
        reader_.error(
            entry.value.span, "DP0116",
            fmt::format("the list `{}` {}", entry.value.text, file.error().front().message));
        continue;
      }
      Reader list(*file);
      std::vector<Term> terms = read_list(list, *file, entry.key.text);
      list_problems_.insert(list_problems_.end(), list.problems().begin(), list.problems().end());
      std::set<std::string>& names = out_.listed_names[entry.key.text];
      for (const Term& term : terms) {
        names.insert(folded_name(term.text));
        for (const std::string& alias : term.aliases) names.insert(folded_name(alias));
      }
      out_.terms.insert(out_.terms.end(), terms.begin(), terms.end());
      out_.list_files.emplace(entry.key.text, std::move(*file));
    }
  }

  void read_clause(const Node& node) {
    Fields fields(reader_, node, "a clause");
    Clause clause;
    clause.span = node.span;
    clause.id = fields.text("id");
    if (!ids_.insert(clause.id).second) {
      reader_.error(fields.optional("id")->span, "DP0109",
                    fmt::format("two clauses `{}`", clause.id));
    }
    const Node* when = fields.required("when");
    if (when != nullptr) clause.when = read_conditions(reader_, *when, rules_, lists_);
    if (const Node* unless = fields.optional("unless")) {
      clause.unless = read_conditions(reader_, *unless, rules_, lists_);
    }
    clause.about_findings = names_finding(clause.when);
    note_lists(clause.when);
    note_lists(clause.unless);
    read_action(fields, clause);
    clause.because = fields.text_or("because", "");
    clause.harm = fields.text_or("harm", "");
    clause.description = fields.text_or("description", "");
    check_clause(fields, clause);
    out_.clauses.push_back(std::move(clause));
  }

  void read_action(Fields& fields, Clause& clause) {
    fields.required("action");
    clause.action = fields
                        .choice<Action>("action", {{"release", Action::release},
                                                   {"redact", Action::redact},
                                                   {"withhold", Action::withhold},
                                                   {"refuse", Action::refuse}})
                        .value_or(Action::refuse);
    const Node* exemption = fields.optional("exemption");
    if (exemption == nullptr) return;
    clause.exemption = exemption->text;
    const std::string& code = clause.exemption;
    if (code == "classified" || code == "referral" || code == "pending-review") return;
    if (rules_.schedule.exemption(code) != nullptr) return;
    std::vector<std::string> known = {"classified", "referral", "pending-review"};
    for (const Exemption& entry : rules_.schedule.exemptions()) known.push_back(entry.code);
    std::string hint =
        "known codes are (b)(1) to (b)(9) and those of rules/declassify/exemptions.yaml";
    if (const std::string near = nearest(code, known); !near.empty()) {
      hint += fmt::format("; did you mean `{}`?", near);
    }
    reader_.error(exemption->span, "DP0103", fmt::format("unknown exemption code `{}`", code),
                  hint);
  }

  void check_clause(Fields& fields, const Clause& clause) {
    const Node* action = fields.optional("action");
    const Span span = action == nullptr ? clause.span : action->span;
    if (clause.about_findings && clause.action == Action::release) {
      reader_.error(span, "DP0117", "a clause about findings cannot release",
                    "let the finding through with `unless:` in the clause that cuts it");
    }
    if (!clause.about_findings && clause.action == Action::redact) {
      reader_.error(span, "DP0117", "`redact` needs a finding", "withhold cuts a whole portion");
    }
    if (clause.action == Action::release) return;
    if (clause.exemption.empty()) {
      reader_.error(clause.span, "DP0118",
                    fmt::format("the clause `{}` cuts without an exemption", clause.id),
                    "say which with `exemption:`");
    }
    if (clause.because.empty()) {
      reader_.error(clause.span, "DP0118",
                    fmt::format("the clause `{}` cuts without a reason", clause.id),
                    "say why with `because:`");
    }
  }

  static bool names_finding(const std::vector<Condition>& conditions) {
    return std::any_of(conditions.begin(), conditions.end(), [](const Condition& condition) {
      return std::any_of(condition.begin(), condition.end(),
                         [](const Fact& fact) { return scope_of(fact.key) == FactScope::finding; });
    });
  }

  void note_lists(const std::vector<Condition>& conditions) {
    for (const Condition& condition : conditions) {
      for (const Fact& fact : condition) {
        if (fact.key == FactKey::listed_in) used_.insert(fact.values.begin(), fact.values.end());
      }
    }
  }

  void check_lists_used() {
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      if (used_.contains(lists_[i])) continue;
      reader_.error(list_spans_[i], "DP0119",
                    fmt::format("no clause uses the list `{}`", lists_[i]),
                    "use it with `listed_in:`, or take it out");
    }
  }

  Reader reader_;
  const PolicyRules& rules_;
  const ReadFile& read_;
  Policy::Compiled& out_;
  std::vector<std::string> lists_;
  std::vector<Span> list_spans_;
  std::set<std::string> ids_, used_;
  Diagnostics list_problems_;
};

}  // namespace

Result<Policy> Policy::compile(const SourceText& source, const PolicyRules& rules,
                               const ReadFile& read) {
  auto root = parse_yaml(source);
  if (!root) return failure(std::move(root.error()));
  auto out = std::make_shared<Compiled>();
  out->rules = rules;
  PolicyReader reader(source, rules, read, *out);
  reader.read(*root);
  if (reader.failed()) return failure(reader.problems());
  return Policy(std::move(out));
}

const std::string& Policy::name() const { return compiled_->name; }
const std::string& Policy::title() const { return compiled_->title; }
bool Policy::is_public() const { return compiled_->is_public; }
const PolicySettings& Policy::settings() const { return compiled_->settings; }
const OutputStyle& Policy::output() const { return compiled_->output; }
const std::vector<Clause>& Policy::clauses() const { return compiled_->clauses; }
const std::vector<Term>& Policy::terms() const { return compiled_->terms; }
const std::map<std::string, SourceText>& Policy::list_files() const {
  return compiled_->list_files;
}

}  // namespace declass
