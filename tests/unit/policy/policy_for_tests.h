#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "policy/policy.h"
#include "support/shipped.h"

namespace declass {

/// The rules that are shipped, as a policy sees them.
inline const PolicyRules& shipped_policy_rules() {
  static const PolicyRules rules = [] {
    auto schedule = value_of(Schedule::compile(rule_files("declassify")));
    const auto detector = value_of(Detector::compile(rule_files("detect")));
    return PolicyRules{shipped_words(), shipped_forms(), schedule, detector.kinds()};
  }();
  return rules;
}

using ListFiles = std::map<std::string, std::string>;

/// A policy from its text; its lists from a map.
inline Result<Policy> policy_from(const std::string& text, const ListFiles& lists = {}) {
  return Policy::compile(SourceText("policy", text), shipped_policy_rules(),
                         [&](const std::string& path) -> Result<SourceText> {
                           const auto found = lists.find(path);
                           if (found != lists.end()) return SourceText(path, found->second);
                           Diagnostic none;
                           none.file = path;
                           none.message = "there is no such file";
                           return failure(none);
                         });
}

/// As policy_from, around the clauses alone.
inline Policy policy_of(const std::string& clauses, const std::string& head = "",
                        const ListFiles& lists = {}) {
  return value_of(policy_from("policy: p\nversion: 1\n" + head + "clauses:\n" + clauses, lists));
}

/// A message made by hand: its segments follow each other, and each is its own portion.
struct Scene {
  std::string text;
  Message message;
  MessageDetermination determination;
  std::vector<Finding> findings;
  Date as_of = Date(2020, 1, 1);

  Segment& add(std::string_view words, SegmentKind kind = SegmentKind::paragraph,
               Status status = Status::not_yet) {
    Segment segment;
    segment.kind = kind;
    segment.span = {text.size(), text.size() + words.size()};
    segment.text = segment.span;
    segment.portion = message.segments.size();
    segment.marking.edit().level = Level::secret;
    text += words;
    message.span = {0, text.size()};
    message.segments.push_back(segment);
    Determination determined;
    determined.status = status;
    determination.segments.push_back(determined);
    return message.segments.back();
  }

  Finding& find(std::string_view words, const std::string& kind = "person", double score = 1.0) {
    const std::size_t begin = text.find(words);
    EXPECT_NE(begin, std::string::npos) << words;
    Finding finding;
    finding.span = {begin, begin + words.size()};
    finding.kind = kind;
    finding.rule = "rule";
    finding.score = score;
    findings.push_back(finding);
    return findings.back();
  }

  Verdict decide(const Policy& policy) const {
    const SourceText source("f", text);
    const MessageFacts facts{&message, &determination, &findings};
    return policy.decide(source, {&facts, 1}, as_of);
  }

  /// Each tile's text with its action and the clauses that won: `withhold(a,b)[text]`.
  std::string shown(const Policy& policy) const {
    std::string out;
    for (const Decision& tile : decide(policy).tiles) {
      out += std::string(name_of(tile.action)) + "(";
      for (const Reason& reason : tile.reasons) {
        if (out.back() != '(') out += ',';
        out += reason.id;
      }
      out += ")[" + text.substr(tile.span.begin, tile.span.size()) + "] ";
    }
    if (!out.empty()) out.pop_back();
    return out;
  }
};

}  // namespace declass
