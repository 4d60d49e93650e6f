#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "detect/checks.h"
#include "detect/examples.h"
#include "support.h"

namespace declass {
namespace {

using ::testing::ElementsAre;
using testing::find_in;
using testing::shipped_detector;

TEST(Identifiers, EveryExampleBesideARuleHolds) {
  for (const FailedExample& failed : check_examples(shipped_detector())) {
    ADD_FAILURE() << failed.rule << ": `" << failed.example << "` " << failed.problem;
  }
  EXPECT_GT(shipped_detector().examples().size(), 20U);
}

TEST(Identifiers, CheckDigits) {
  EXPECT_TRUE(passes(Check::luhn, "4111 1111 1111 1111"));
  EXPECT_FALSE(passes(Check::luhn, "4111 1111 1111 1112"));
  EXPECT_FALSE(passes(Check::luhn, ""));
  EXPECT_TRUE(passes(Check::mod97, "GB82 WEST 1234 5698 7654 32"));
  EXPECT_FALSE(passes(Check::mod97, "GB82 WEST 1234 5698 7654 23"));
  EXPECT_FALSE(passes(Check::mod97, "GB"));
  EXPECT_TRUE(passes(Check::mrz, "L898902C36"));
  EXPECT_FALSE(passes(Check::mrz, "L898902C37"));
}

TEST(Identifiers, AContextWordMakesTheFormSurer) {
  const auto bare = find_in("the number 219-09-9999 stands here");
  const auto named = find_in("his social security card, 219-09-9999");
  ASSERT_EQ(bare.size(), 1U);
  ASSERT_EQ(named.size(), 1U);
  EXPECT_LT(bare[0].score, named[0].score);
  EXPECT_EQ(named[0].evidence.back().cue, "context-words");
}

TEST(Identifiers, ALongTextIsSearchedAcrossItsPieces) {
  std::string text;
  std::size_t count = 0;
  while (text.size() < 200000) {
    text += "some words of no meaning stand here and there, 219-09-9999 among them; ";
    ++count;
  }
  std::size_t found = 0;
  for (const Finding& finding : find_in(text)) found += finding.kind == "ssn" ? 1U : 0U;
  EXPECT_EQ(found, count);
}

TEST(Identifiers, ALeadInThePieceBeforeCounts) {
  // The end of a piece at every place between the words that announce a number and its last digit.
  const std::string announced = "passport no. 123456789";
  for (std::size_t lead = 0; lead <= announced.size() + 2; ++lead) {
    std::string text((std::size_t{1} << 14) - 1024 - lead, '.');
    text += " " + announced + " ";
    text.append(3000, '.');
    const auto findings = find_in(text);
    ASSERT_EQ(findings.size(), 1U) << lead;
    EXPECT_EQ(findings.front().kind, "passport");
  }
}

TEST(Identifiers, ABadRuleNamesItsPlace) {
  const std::vector<SourceText> files = {
      {"identifiers.yaml",
       "version: 1\nrules:\n  - id: a\n    kind: b\n    pattern: '(('\n    colour: red\n"
       "    check: magic\n    finds: [x]\n    leaves: [y]\n"}};
  const auto rules = Identifiers::compile(files);
  ASSERT_FALSE(rules.has_value());
  std::vector<std::string> codes;
  for (const Diagnostic& problem : rules.error()) codes.push_back(problem.code);
  EXPECT_THAT(codes, ::testing::UnorderedElementsAre("DP0611", "DP0612", "DP0101"));
  EXPECT_EQ(rules.error()[0].position.line, 5U);
}

TEST(Identifiers, ARuleWithoutExamplesIsRefused) {
  const std::vector<SourceText> files = {
      {"identifiers.yaml", "version: 1\nrules:\n  - {id: a, kind: b, pattern: 'x'}\n"}};
  const auto rules = Identifiers::compile(files);
  ASSERT_FALSE(rules.has_value());
  EXPECT_EQ(rules.error()[0].code, "DP0613");
}

}  // namespace
}  // namespace declass
