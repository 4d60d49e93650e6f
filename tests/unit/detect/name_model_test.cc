#include "detect/name_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "detect/name_rules.h"
#include "unit/detect/support.h"

namespace declass {
namespace {

const NameModel& model() {
  static const NameModel compiled = compile_names(testing::shipped_files()).value();
  return compiled;
}

std::string generated(std::mt19937_64& random) {
  static const std::vector<std::string> parts = {"the",
                                                 "ambassador",
                                                 "Mr.",
                                                 "Hargreaves",
                                                 "HARGREAVES",
                                                 "Hargraeves's",
                                                 "Quimbalo",
                                                 "QUIMBALO",
                                                 "quimbalo",
                                                 "said",
                                                 "of",
                                                 "New",
                                                 "York",
                                                 "K.H.",
                                                 ",",
                                                 ".",
                                                 "(",
                                                 ")",
                                                 "\n\n",
                                                 "Unaccaptable",
                                                 "UNACCAPTABLE",
                                                 "Oslo",
                                                 "van",
                                                 "\xC3\x96zt",
                                                 "con- cerned",
                                                 "'s",
                                                 "NATOs",
                                                 "minister"};
  std::string out;
  for (std::size_t left = 1 + random() % 80; left > 0; --left) {
    out += parts[random() % parts.size()];
    if (random() % 8 != 0) out += ' ';
  }
  return out;
}

// What is remembered and added up on the way is what the list of cues says, cue for cue.
TEST(NameReading, ScoresAreTheSumsOfTheCuesListed) {
  std::mt19937_64 random(20261124);
  std::size_t count = 0;
  for (int round = 0; round < 400; ++round) {
    const SourceText source("text", generated(random));
    SCOPED_TRACE("seed 20261124, round " + std::to_string(round) + ": " +
                 std::string(source.bytes()));
    std::vector<Token> tokens;
    append_tokens(source, source.whole(), Zone::body, model().lexicon, tokens);
    const Candidates candidates = prepare(source.bytes(), tokens, model().lexicon);
    NameReading reading(model(), source.bytes(), tokens, candidates);
    for (const ScoredWord& word : reading.words()) {
      const Token& token = tokens[word.token];
      std::vector<CueId> fresh;
      CueList list(fresh);
      give_word_cues(source.bytes(), token, model().lexicon, list);
      give_context_cues(source.bytes(), tokens, word.token, list);
      const std::vector<CueId>& cues = reading.cues(word.token);
      ASSERT_GE(cues.size(), fresh.size());
      EXPECT_TRUE(std::equal(fresh.begin(), fresh.end(), cues.begin()));
      float sum = 0;
      const Weights& weights = *model().learned;
      for (const CueId cue : cues) sum += (token.mixed ? weights.mixed : weights.capitals)[cue];
      EXPECT_NEAR(sum, word.score, 1e-4);
      ++count;
    }
    if (::testing::Test::HasFailure()) return;
  }
  EXPECT_GT(count, 2000U);
}

TEST(NameReading, ExplainsByTheLargestCuesFirst) {
  const SourceText source("text", "Ambassador Jane Roe said that Roe would come.");
  std::vector<Token> tokens;
  append_tokens(source, source.whole(), Zone::body, model().lexicon, tokens);
  const Candidates candidates = prepare(source.bytes(), tokens, model().lexicon);
  NameReading reading(model(), source.bytes(), tokens, candidates);
  for (const std::uint32_t place : candidates.places) {
    const auto all = reading.explain(place, 1000);
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) {
      return std::abs(a.weight) > std::abs(b.weight);
    }));
    const auto some = reading.explain(place, 5);
    ASSERT_EQ(some.size(), std::min<std::size_t>(5, all.size()));
    for (std::size_t at = 0; at < some.size(); ++at) EXPECT_EQ(some[at].cue, all[at].cue);
  }
}

}  // namespace
}  // namespace declass
