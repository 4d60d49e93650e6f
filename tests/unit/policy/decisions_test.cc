#include "policy/decisions.h"

#include <gtest/gtest.h>

namespace declass {
namespace {

Reason because(std::size_t clause, std::optional<std::size_t> finding = std::nullopt) {
  Reason out;
  out.clause = clause;
  out.id = std::string(1, static_cast<char>('a' + clause % 26));
  out.finding = finding;
  return out;
}

std::string shown(const Decisions& decisions) {
  std::string out;
  for (const Decision& tile : decisions.tiles()) {
    out += std::to_string(tile.span.begin) + "-" + std::to_string(tile.span.end) + " " +
           std::string(name_of(tile.action));
    for (const Reason& reason : tile.reasons) {
      out += " " + reason.id + (reason.finding ? std::to_string(*reason.finding) : "");
    }
    for (const Argument& argument : tile.weaker()) {
      out += " (" + argument.reason.id + " " + std::string(name_of(argument.action)) + ")";
    }
    out += "\n";
  }
  return out;
}

TEST(Decisions, TextNobodySpokeAboutIsWithheldWithoutAReason) {
  EXPECT_EQ(shown(Decisions({0, 9})), "0-9 withhold\n");
  EXPECT_EQ(shown(Decisions({0, 0})), "");
  Decisions decisions({0, 9});
  decisions.argue({3, 5}, Action::release, because(0));
  decisions.argue({7, 7}, Action::release, because(0));
  EXPECT_EQ(shown(decisions), "0-3 withhold\n3-5 release a\n5-9 withhold\n");
}

TEST(Decisions, TheStrictestWinsAndTheWeakerAreKept) {
  Decisions decisions({0, 10});
  decisions.argue({0, 10}, Action::release, because(0));
  decisions.argue({2, 4}, Action::redact, because(1, 7));
  decisions.argue({3, 6}, Action::withhold, because(2));
  decisions.argue({5, 6}, Action::refuse, because(3));
  EXPECT_EQ(shown(decisions),
            "0-2 release a\n"
            "2-3 redact b7 (a release)\n"
            "3-4 withhold c (a release) (b redact)\n"
            "4-5 withhold c (a release)\n"
            "5-6 refuse d (a release) (c withhold)\n"
            "6-10 release a\n");
}

TEST(Decisions, ReasonsStandInClauseOrderAndOnceEach) {
  Decisions decisions({0, 4});
  decisions.argue({0, 4}, Action::withhold, because(2));
  decisions.argue({0, 4}, Action::withhold, because(0));
  decisions.argue({0, 2}, Action::withhold, because(2));
  decisions.argue({2, 4}, Action::withhold, because(2));
  decisions.argue({0, 4}, Action::withhold, because(1, 3));
  decisions.argue({0, 4}, Action::withhold, because(1, 0));
  decisions.argue({0, 4}, Action::withhold, because(1));
  EXPECT_EQ(shown(decisions), "0-4 withhold a b b0 b3 c\n");
}

TEST(Decisions, NeighboursWithEqualReasonsAreOneTile) {
  Decisions decisions({0, 6});
  decisions.argue({0, 2}, Action::release, because(0));
  decisions.argue({2, 4}, Action::release, because(0));
  decisions.argue({4, 6}, Action::release, because(1));
  EXPECT_EQ(shown(decisions), "0-4 release a\n4-6 release b\n");
}

TEST(Decisions, NeighbouringFindingsStayApart) {
  Decisions decisions({0, 4});
  decisions.argue({0, 2}, Action::redact, because(0, 1));
  decisions.argue({2, 4}, Action::redact, because(0, 2));
  EXPECT_EQ(shown(decisions), "0-2 redact a1\n2-4 redact a2\n");
}

TEST(Decisions, ActionsHaveNames) {
  for (const Action action : {Action::release, Action::redact, Action::withhold, Action::refuse}) {
    EXPECT_EQ(action_named(name_of(action)), action);
  }
  EXPECT_EQ(action_named("cut"), std::nullopt);
  EXPECT_LT(Action::release, Action::redact);
  EXPECT_LT(Action::redact, Action::withhold);
  EXPECT_LT(Action::withhold, Action::refuse);
}

// A thousand clauses speak about one portion in which a million names are cut: a list of reasons
// for each tile would be two thousand million reasons.
TEST(Decisions, AMillionCutsInAPortionOfAThousandReasonsShareThem) {
  constexpr std::size_t findings = 1'000'000, clauses = 1'000;
  Decisions decisions({0, 4 * findings});
  for (std::size_t i = 0; i < clauses; ++i) {
    decisions.argue({0, 4 * findings}, Action::release, because(i));
  }
  for (std::size_t i = 0; i < findings; ++i) {
    decisions.argue({4 * i + 1, 4 * i + 3}, Action::redact, because(clauses + i % 7, i));
  }
  const std::vector<Decision> tiles = decisions.tiles();
  ASSERT_EQ(tiles.size(), 2 * findings + 1);
  EXPECT_EQ(tiles[1].action, Action::redact);
  EXPECT_EQ(tiles[1].reasons.size(), 1U);
  EXPECT_EQ(tiles[1].weaker().size(), clauses);
  EXPECT_EQ(tiles[2].reasons.size(), clauses);
  EXPECT_EQ(&tiles[0].reasons.front(), &tiles[2 * findings].reasons.front());
}

TEST(Decisions, AMillionReasonsForOnePortionAreLinear) {
  constexpr std::size_t findings = 300'000;
  Decisions decisions({0, findings});
  for (std::size_t i = 0; i < findings; ++i) {
    decisions.argue({0, findings}, Action::withhold, because(0, findings - i));
    decisions.argue({i, i + 1}, Action::redact, because(1, i));
  }
  const std::vector<Decision> tiles = decisions.tiles();
  EXPECT_EQ(tiles.size(), findings);
  EXPECT_EQ(tiles[7].reasons.size(), findings);
}

}  // namespace
}  // namespace declass
