#include <algorithm>

#include "engine/policy_tests.h"
#include "text/words.h"
#include "yaml/reader.h"

namespace declass {
namespace {

/// Reads the tests of one file.
class TestReader {
 public:
  explicit TestReader(const SourceText& source) : reader_(source) {}

  PolicyTests read(const Node& root) {
    PolicyTests out;
    Fields file(reader_, root, "the tests");
    if (root.kind != Node::Kind::mapping) return out;
    check_version(reader_, file, 1);
    out.policy = file.text("policy");
    file.required("as_of");
    out.as_of = day(file, "as_of").value_or(Date(2000, 1, 1));
    file.required("tests");
    for (const Node& node : file.list("tests")) out.tests.push_back(read_test(node));
    return out;
  }

  bool failed() const { return reader_.failed(); }
  const Diagnostics& problems() const { return reader_.problems(); }

 private:
  std::optional<Date> day(Fields& fields, std::string_view key) {
    const Node* node = fields.optional(key);
    if (node == nullptr) return std::nullopt;
    const auto date = parse_iso_date(node->text);
    if (!date) {
      reader_.error(node->span, "DP0104", "`" + std::string(key) + "` is no day",
                    "write it as 2026-11-24");
    }
    return date;
  }

  PolicyTest read_test(const Node& node) {
    PolicyTest out;
    out.span = node.span;
    Fields fields(reader_, node, "a test");
    if (node.kind != Node::Kind::mapping) return out;
    out.name = fields.text("name");
    out.document = fields.text("document");
    out.as_of = day(fields, "as_of");
    out.refused_by = fields.text_or("refused_by", "");
    if (fields.optional("review") != nullptr) out.review = fields.texts("review");
    if (out.refused_by.empty()) fields.required("expect");
    for (const Node& one : fields.list("expect")) read_expectation(one, out.expected);
    return out;
  }

  /// `portion` may name several that are alike.
  void read_expectation(const Node& node, std::vector<PolicyExpectation>& into) {
    PolicyExpectation out;
    out.span = node.span;
    Fields fields(reader_, node, "an expectation");
    if (node.kind != Node::Kind::mapping) return;
    const std::vector<std::string> portions = fields.texts("portion");
    out.text = fields.text_or("text", "");
    out.clause = fields.text_or("clause", "");
    out.exemption = fields.text_or("exemption", "");
    fields.required("action");
    out.action = fields
                     .choice<Action>("action", {{"release", Action::release},
                                                {"redact", Action::redact},
                                                {"withhold", Action::withhold}})
                     .value_or(Action::release);
    if (portions.empty() == out.text.empty()) {
      reader_.error(node.span, "DP0801", "an expectation is about a `portion` or about a `text`",
                    "write the one that is meant");
    }
    if (out.clause.empty() && out.action == Action::redact) {
      reader_.error(node.span, "DP0102", "an expectation has no `clause`",
                    "name the clause that must have decided it");
    }
    if (portions.empty()) into.push_back(out);
    for (const std::string& portion : portions) {
      out.portion = portion;
      into.push_back(out);
    }
  }

  Reader reader_;
};

}  // namespace

Result<PolicyTests> read_policy_tests(const SourceText& source) {
  auto root = parse_yaml(source);
  if (!root) return failure(std::move(root.error()));
  TestReader reader(source);
  PolicyTests out = reader.read(*root);
  if (reader.failed()) return failure(reader.problems());
  return out;
}

}  // namespace declass
