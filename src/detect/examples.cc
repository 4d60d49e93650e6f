#include "detect/examples.h"

#include <algorithm>

namespace declass {
namespace {

struct Example {
  std::string text;
  std::vector<Span> found;
};

Example read_example(const std::string& written) {
  Example example;
  for (const char c : written) {
    if (c == '{') {
      example.found.push_back({example.text.size(), example.text.size()});
    } else if (c == '}' && !example.found.empty()) {
      example.found.back().end = example.text.size();
    } else {
      example.text += c;
    }
  }
  return example;
}

std::vector<Span> found_by(const Detector& detector, const std::string& rule,
                           const std::string& text) {
  const SourceText source("example", text);
  std::vector<Span> out;
  for (const Finding& finding : detector.find(source, plain_message(source), TermIndex({}))) {
    if (finding.rule == rule) out.push_back(finding.span);
  }
  return out;
}

}  // namespace

std::vector<FailedExample> check_examples(const Detector& detector) {
  std::vector<FailedExample> out;
  for (const RuleExamples& rule : detector.examples()) {
    const auto fail = [&](const std::string& example, const std::string& problem) {
      out.push_back({rule.rule, rule.kind, rule.file, example, problem});
    };
    for (const std::string& written : rule.finds) {
      const Example example = read_example(written);
      const auto found = found_by(detector, rule.rule, example.text);
      if (found.empty()) {
        fail(written, "is not found");
      } else if (!std::includes(found.begin(), found.end(), example.found.begin(),
                                example.found.end())) {
        fail(written, "is found elsewhere");
      }
    }
    for (const std::string& text : rule.leaves) {
      if (!found_by(detector, rule.rule, text).empty()) fail(text, "is found and should be left");
    }
    for (const std::string& text : rule.misses) {
      if (!found_by(detector, rule.rule, text).empty()) fail(text, "is found: no known miss");
    }
  }
  return out;
}

}  // namespace declass
