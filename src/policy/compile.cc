#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

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
    if (root.kind != Node::Kind::mapping) return;
    out_.name = file.text("policy");
    check_name(file);
    check_version(reader_, file, 1);
    out_.title = file.text_or("title", out_.name);
    out_.is_public =
        file.choice<bool>("audience", {{"public", true}, {"internal", false}}).value_or(true);
    if (const Node* node = file.optional("settings")) read_settings(reader_, *node, out_);
    if (const Node* node = file.optional("output")) read_output(reader_, *node, out_.output);
    if (const Node* node = file.optional("lists")) read_lists(*node);
    read_clauses(root, file);
    check_lists_used();
  }

  /// The policy's by their places, then those of its lists.
  Diagnostics problems() const {
    Diagnostics all = reader_.problems();
    std::stable_sort(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return std::tie(a.position.line, a.position.column) <
             std::tie(b.position.line, b.position.column);
    });
    all.insert(all.end(), list_problems_.begin(), list_problems_.end());
    return all;
  }
  bool failed() const { return reader_.failed() || !list_problems_.empty(); }

 private:
  /// A policy is found by its name, so the file must bear it.
  void check_name(Fields& fields) {
    std::string file = reader_.source().name();
    file = file.substr(file.rfind('/') + 1);
    if (!file.ends_with(".yaml")) return;
    file.resize(file.size() - 5);
    if (out_.name == file || out_.name.empty()) return;
    reader_.error(fields.optional("policy")->span, "DP0114",
                  fmt::format("the policy calls itself `{}`, its file `{}`", out_.name, file),
                  "give both the same name");
  }

  void read_clauses(const Node& root, Fields& file) {
    const Node* node = file.optional("clauses");
    const std::vector<Node>& clauses = file.list("clauses");
    if (node == nullptr || (node->kind == Node::Kind::sequence && clauses.empty())) {
      reader_.error(node == nullptr ? root.span : node->span, "DP0113",
                    "a policy without clauses would withhold everything",
                    "write at least one clause under `clauses:`");
    }
    if (node != nullptr) out_.clauses_place = node->span;
    if (clauses.size() > max_clauses) {
      reader_.error(node->span, "DP0004", "more than 10,000 clauses");
      return;
    }
    for (const Node& clause : clauses) read_clause(clause);
  }

  void read_lists(const Node& node) {
    if (node.kind != Node::Kind::mapping) {
      reader_.error(node.span, "DP0104", "`lists` must be names with files");
    }
    for (const Node::Entry& entry : node.entries) {
      lists_.push_back(entry.key.text);
      list_spans_.push_back(entry.key.span);
      const std::string path = reader_.text(entry.value, "a list");
      if (entry.value.kind == Node::Kind::scalar) read_list_file(entry, path);
    }
  }

  void read_list_file(const Node::Entry& entry, const std::string& path) {
    if (!path.ends_with(".txt") && !path.ends_with(".yaml")) {
      reader_.error(entry.value.span, "DP0116",
                    fmt::format("the list `{}` is neither .txt nor .yaml", path),
                    "a .txt list holds one term a line");
      return;
    }
    auto file = read_(path);
    if (!file) {
      reader_.error(
          entry.value.span, "DP0116",
          fmt::format("the list `{}` cannot be read: {}", path, file.error().front().message));
      return;
    }
    Reader list(*file);
    ListedTerms listed = declass::read_list(list, *file, entry.key.text);
    list_problems_.insert(list_problems_.end(), list.problems().begin(), list.problems().end());
    std::set<std::string>& names = out_.listed_names[entry.key.text];
    for (const Term& term : listed.terms) {
      for (std::string& name : listed_names(term)) names.insert(std::move(name));
    }
    out_.terms.insert(out_.terms.end(), listed.terms.begin(), listed.terms.end());
    out_.term_places.insert(out_.term_places.end(), listed.places.begin(), listed.places.end());
    out_.list_files.emplace(entry.key.text, std::move(*file));
  }

  void read_clause(const Node& node) {
    Fields fields(reader_, node, "a clause");
    if (node.kind != Node::Kind::mapping) return;
    Clause clause;
    clause.span = node.span;
    clause.id = fields.text("id");
    read_id(fields, clause.id);
    const Node* when = fields.required("when");
    if (when != nullptr) clause.when = read_conditions(reader_, *when, rules_, lists_);
    if (const Node* unless = fields.optional("unless")) {
      clause.unless = read_conditions(reader_, *unless, rules_, lists_);
    }
    for (const Condition& condition : clause.when) {
      (is_about_finding(condition) ? clause.about_findings : clause.about_segments) = true;
    }
    note_lists(clause.when);
    note_lists(clause.unless);
    read_action(fields, clause);
    clause.because = squeezed(fields.text_or("because", ""));
    clause.harm = squeezed(fields.text_or("harm", ""));
    clause.description = fields.text_or("description", "");
    check_clause(fields, clause);
    out_.clauses.push_back(std::move(clause));
  }

  void read_id(Fields& fields, const std::string& id) {
    const Node* node = fields.optional("id");
    if (node == nullptr || node->kind != Node::Kind::scalar) return;
    const auto allowed = [](char c) {
      return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.';
    };
    if (id.empty() || !std::all_of(id.begin(), id.end(), allowed)) {
      reader_.error(node->span, "DP0109", fmt::format("`{}` is no clause id", id),
                    "letters, digits and hyphens");
    } else if (!ids_.insert(id).second) {
      reader_.error(node->span, "DP0109", fmt::format("two clauses `{}`", id));
    }
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
    clause.exemption_place = exemption->span;
    clause.exemption = reader_.text(*exemption, "`exemption`");
    if (exemption->kind != Node::Kind::scalar) return;
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
    if (clause.about_segments && clause.action == Action::redact) {
      reader_.error(span, "DP0117", "`redact` needs a finding in each condition of `when`",
                    "withhold cuts a whole portion");
    }
    if (!clause.about_findings &&
        std::any_of(clause.unless.begin(), clause.unless.end(), is_about_finding)) {
      reader_.error(fields.optional("unless")->span, "DP0117",
                    "`unless` names a finding, but `when` does not",
                    "such an exception would never hold");
    }
    if (action == nullptr || !action_named(action->text)) return;
    if (clause.action == Action::release) return;
    const std::string who =
        clause.id.empty() ? "a clause" : fmt::format("the clause `{}`", clause.id);
    if (is_missing(fields, "exemption")) {
      reader_.error(clause.span, "DP0118", who + " cuts without an exemption",
                    "say which with `exemption:`");
    }
    if (is_missing(fields, "because")) {
      reader_.error(clause.span, "DP0118", who + " cuts without a reason",
                    "say why with `because:`");
    }
  }

  /// There is no such key, or only white space below it. A value of the wrong kind is not missing.
  static bool is_missing(Fields& fields, std::string_view key) {
    const Node* node = fields.optional(key);
    return node == nullptr || (node->kind == Node::Kind::scalar && trimmed(node->text).empty());
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
const std::vector<Span>& Policy::term_places() const { return compiled_->term_places; }

}  // namespace declass
