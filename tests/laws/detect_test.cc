#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "unit/detect/support.h"

namespace declass {
namespace {

using testing::find_in;
using testing::shipped_detector;

// Text of the kind that cables are made of, with a good deal that is broken.
std::string generated(std::mt19937_64& random, std::size_t words) {
  static const std::vector<std::string> parts = {"THE",
                                                 "AMBASSADOR",
                                                 "MR.",
                                                 "HARGREAVES",
                                                 "JOHN",
                                                 "SAID",
                                                 "OF",
                                                 "QUIMBALO",
                                                 "AL-",
                                                 "VAN",
                                                 "DER",
                                                 "K.H.",
                                                 ",",
                                                 ".",
                                                 "(",
                                                 ")",
                                                 "\n\n",
                                                 "\n",
                                                 "-----",
                                                 "12",
                                                 "'S",
                                                 "IN",
                                                 "OSLO",
                                                 "Roe",
                                                 "Minister",
                                                 "and",
                                                 "told",
                                                 "\xC3\x96zt",
                                                 "\xFF",
                                                 "\"",
                                                 "A.",
                                                 "CON- CERNED",
                                                 "219-09-9999",
                                                 "roe@example.org",
                                                 "\xE2\x80\x8B",
                                                 "\t",
                                                 "U.S.",
                                                 "NATO",
                                                 "&",
                                                 "JR"};
  std::string out;
  for (std::size_t at = 0; at < words; ++at) {
    out += parts[random() % parts.size()];
    if (random() % 8 != 0) out += ' ';
  }
  return out;
}

void expect_well_formed(const std::string& text, const std::vector<Finding>& findings) {
  std::size_t last = 0;
  for (const Finding& finding : findings) {
    ASSERT_LT(finding.span.begin, finding.span.end);
    ASSERT_LE(finding.span.end, text.size());
    ASSERT_GE(finding.span.begin, last) << "sorted by place";
    last = finding.span.begin;
    ASSERT_GE(finding.score, 0.05);
    ASSERT_LE(finding.score, 1.0);
    ASSERT_FALSE(finding.evidence.empty());
    ASSERT_EQ(finding.entity.has_value(), finding.kind == "person");
    ASSERT_EQ(finding.role.has_value(), finding.kind == "person");
    for (const Evidence& one : finding.evidence) {
      if (one.offset) {
        ASSERT_LT(*one.offset, text.size());
      }
    }
  }
}

TEST(DetectLaws, AnyTextGivesWellFormedFindingsAndTheSameTwice) {
  std::mt19937_64 random(20260714);
  for (int round = 0; round < 300; ++round) {
    const std::string text = generated(random, 1 + random() % 60);
    SCOPED_TRACE("seed 20260714, round " + std::to_string(round) + ": " + text);
    const auto first = find_in(text);
    expect_well_formed(text, first);
    const auto second = find_in(text);
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t at = 0; at < first.size(); ++at) {
      ASSERT_EQ(first[at].span, second[at].span);
      ASSERT_EQ(first[at].score, second[at].score);
    }
  }
}

TEST(DetectLaws, PersonsOfOneTextDoNotOverlapEachOther) {
  std::mt19937_64 random(42);
  for (int round = 0; round < 200; ++round) {
    const std::string text = generated(random, 40);
    SCOPED_TRACE("seed 42, round " + std::to_string(round) + ": " + text);
    std::size_t sure_end = 0;
    for (const Finding& finding : find_in(text)) {
      if (finding.kind != "person" || finding.score < 0.30) continue;
      EXPECT_GE(finding.span.begin, sure_end);
      sure_end = finding.span.end;
    }
  }
}

double seconds_for(const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  find_in(text);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Every word a candidate that no list knows, one line, no sentence ever ends.
std::string hostile(std::size_t words) {
  std::mt19937_64 random(7);
  std::string out;
  for (std::size_t at = 0; at < words; ++at) {
    for (std::size_t letter = 0; letter < 8; ++letter) {
      out += static_cast<char>('A' + random() % 26);
    }
    out += ' ';
  }
  return out;
}

TEST(DetectLaws, AHostileTextCostsLinearTime) {
  const std::string small = hostile(5000);
  const std::string large = hostile(40000);
  seconds_for(small);
  const double one = seconds_for(small);
  const double eight = seconds_for(large);
  EXPECT_LT(eight, one * 8 * 4 + 0.5);
}

TEST(DetectLaws, TheSameNameManyTimesCostsLinearTime) {
  std::string text;
  for (int at = 0; at < 40000; ++at) text += "MR. JOHN HARGREAVES SAID NO TO JANE HARGREAVES. ";
  EXPECT_LT(seconds_for(text), 20.0);
}

}  // namespace
}  // namespace declass
