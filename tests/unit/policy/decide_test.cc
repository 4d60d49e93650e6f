#include <gtest/gtest.h>

#include "unit/policy/policy_for_tests.h"

namespace declass {
namespace {

std::string clause(const std::string& id, const std::string& when, const std::string& action,
                   const std::string& exemption = "(b)(6)") {
  return "  - {id: " + id + ", when: " + when + ", action: " + action + ", exemption: \"" +
         exemption + "\", because: reason of " + id + "}\n";
}

const std::string release_all =
    "  - {id: all, when: {segment: [paragraph, heading, page-line]}, action: release}\n";

std::string shown(const std::vector<ReviewItem>& review) {
  std::string out;
  for (const ReviewItem& item : review) {
    out += item.kind + " " + std::to_string(item.span.begin) + "-" + std::to_string(item.span.end) +
           ": " + item.message + "\n";
  }
  return out;
}

/// `1. (S) one`, with its number and its mark.
void add_marked(Scene& scene, const std::string& number, const std::string& mark,
                const std::string& words) {
  Segment& segment = scene.add(number + " " + mark + " " + words);
  const std::size_t begin = segment.span.begin;
  segment.label = {begin, begin + number.size()};
  segment.mark = {segment.label.end + 1, segment.label.end + 1 + mark.size()};
}

TEST(Decide, AWithheldPortionKeepsItsNumberAndItsMark) {
  Scene scene;
  add_marked(scene, "1.", "(S)", "one");
  EXPECT_EQ(scene.shown(policy_of(clause("w", "{level: secret}", "withhold"))),
            "release(w)[1.] withhold(w)[ ] release(w)[(S)] withhold(w)[ one]");
  scene.message.segments[0].label = {};
  EXPECT_EQ(scene.shown(policy_of(clause("w", "{level: secret}", "withhold"))),
            "withhold(w)[1. ] release(w)[(S)] withhold(w)[ one]");
}

TEST(Decide, ARefusalSparesNothing) {
  Scene scene;
  add_marked(scene, "1.", "(S)", "one");
  EXPECT_EQ(scene.shown(policy_of(clause("r", "{level: secret}", "refuse"))),
            "refuse(r)[1. (S) one]");
}

TEST(Decide, APortionGoesWithThePageLinesInsideIt) {
  Scene scene;
  scene.add("head|", SegmentKind::page_line);
  add_marked(scene, "1.", "(S)", "one|");
  scene.add("page|", SegmentKind::page_line);
  scene.add("more|").portion = 1;
  scene.add("page|", SegmentKind::page_line);
  scene.add("next");
  scene.message.segments.back().marking.edit().level = Level::confidential;
  const Policy policy =
      policy_of(release_all + clause("w", "{level: secret, segment: paragraph}", "withhold"));
  EXPECT_EQ(scene.shown(policy),
            "release(all)[head|] release(all,w)[1.] withhold(w)[ ] release(all,w)[(S)] "
            "withhold(w)[ one|page|more|] release(all)[page|next]");
}

TEST(Decide, AFindingInAnyPartWidensToTheWholePortion) {
  Scene scene;
  add_marked(scene, "1.", "(C)", "one|");
  scene.add("page|", SegmentKind::page_line);
  scene.add("more Petrov|").portion = 0;
  scene.add("next");
  scene.find("Petrov");
  const Policy policy = policy_of(release_all + clause("w", "{finding: person}", "withhold"));
  EXPECT_EQ(scene.shown(policy),
            "release(all,w)[1.] withhold(w)[ ] release(all,w)[(C)] "
            "withhold(w)[ one|page|more Petrov|] release(all)[next]");
}

TEST(Decide, AFindingInTwoPortionsWithholdsBoth) {
  Scene scene;
  scene.add("one Ivan\n", SegmentKind::heading);
  scene.add("Petrov two|");
  scene.add("next");
  scene.find("Ivan\nPetrov");
  EXPECT_EQ(scene.shown(policy_of(release_all + clause("w", "{finding: person}", "withhold"))),
            "withhold(w)[one Ivan\nPetrov two|] release(all)[next]");
}

TEST(Decide, AFindingIsCutIfTheClauseSelectsItInAnyOfItsSegments) {
  Scene scene;
  scene.add("one Ivan\n", SegmentKind::heading);
  scene.add("Petrov two");
  scene.find("Ivan\nPetrov");
  EXPECT_EQ(scene.shown(policy_of(release_all +
                                  clause("r", "{finding: person, segment: paragraph}", "redact"))),
            "release(all)[one ] redact(r)[Ivan\nPetrov] release(all)[ two]");
  // An exception that holds in one of them alone does not save it.
  const std::string clauses =
      release_all +
      "  - {id: r, when: {finding: person}, unless: {segment: heading}, action: redact, "
      "exemption: \"(b)(6)\", because: b}\n";
  EXPECT_EQ(scene.shown(policy_of(clauses)),
            "release(all)[one ] redact(r)[Ivan\nPetrov] release(all)[ two]");
}

TEST(Decide, EachConditionSelectsWhatItIsAbout) {
  Scene scene;
  scene.add("captioned|");
  scene.add("Petrov|").marking.edit().level = Level::confidential;
  scene.add("rest").marking.edit().level = Level::confidential;
  scene.find("Petrov");
  EXPECT_EQ(scene.shown(policy_of(release_all +
                                  clause("w", "[{level: secret}, {finding: person}]", "withhold"))),
            "withhold(w)[captioned|] withhold(w)[Petrov|] release(all)[rest]");
}

TEST(Decide, UnlessLetsThroughWhatNoOtherClauseCuts) {
  Scene scene;
  scene.add("Petrov and Li");
  scene.find("Petrov").role = Role::official;
  scene.find("Li");
  const std::string clauses = release_all +
                              "  - {id: r, when: {finding: person}, unless: {role: official}, "
                              "action: redact, exemption: \"(b)(6)\", because: b}\n";
  EXPECT_EQ(scene.shown(policy_of(clauses)), "release(all)[Petrov and ] redact(r)[Li]");
  EXPECT_EQ(scene.decide(policy_of(clauses)).let_through, (std::vector<Span>{{0, 6}}));
  EXPECT_EQ(scene.shown(policy_of(clauses + clause("s", "{role: official}", "redact"))),
            "redact(s)[Petrov] release(all)[ and ] redact(r)[Li]");
}

TEST(Decide, UnlessOnSegments) {
  Scene scene;
  scene.add("one|");
  scene.add("two", SegmentKind::heading);
  const std::string clauses =
      release_all +
      "  - {id: w, when: {level: secret}, unless: [{segment: heading}, {level: restricted}], "
      "action: withhold, exemption: classified, because: b}\n";
  EXPECT_EQ(scene.shown(policy_of(clauses)), "withhold(w)[one|] release(all)[two]");
}

TEST(Decide, SettingsTurnReviewsIntoDeclassified) {
  Determination determination;
  determination.status = Status::review;
  const Policy strict = policy_of(release_all);
  const Policy calculated = policy_of(release_all, "settings: {calculated_dates: declassify}\n");
  const Policy trusting = policy_of(release_all, "settings: {trust_stamps: true}\n");
  for (const Cause cause :
       {Cause::none, Cause::marked, Cause::calculated, Cause::stamp, Cause::event}) {
    determination.cause = cause;
    EXPECT_EQ(strict.effective_status(determination), Status::review);
    EXPECT_EQ(calculated.effective_status(determination),
              cause == Cause::calculated ? Status::declassified : Status::review);
    EXPECT_EQ(trusting.effective_status(determination),
              cause == Cause::stamp ? Status::declassified : Status::review);
    for (const Status status : {Status::unknown, Status::refer, Status::not_yet}) {
      Determination other = determination;
      other.status = status;
      EXPECT_EQ(calculated.effective_status(other), status);
      EXPECT_EQ(trusting.effective_status(other), status);
    }
  }
}

TEST(Review, ListsPortionsWhoseStatusLeavesItToAPerson) {
  Scene scene;
  scene.add("a", SegmentKind::paragraph, Status::unknown);
  scene.add("b", SegmentKind::paragraph, Status::refer);
  scene.add("c", SegmentKind::paragraph, Status::review);
  scene.add("d", SegmentKind::paragraph, Status::review).portion = 2;
  scene.add("e", SegmentKind::paragraph, Status::review);
  scene.determination.segments[0].basis = "9";
  scene.determination.segments[1].refer_to = "GBR";
  scene.determination.segments[2].basis = "4";
  scene.determination.segments[2].cause = Cause::calculated;
  scene.determination.segments[4].basis = "5";
  scene.determination.segments[4].cause = Cause::stamp;
  const std::string listed =
      shown(scene
                .decide(policy_of(
                    "  - {id: w, when: {status: [unknown, refer, review]}, action: withhold, "
                    "exemption: classified, because: b}\n"))
                .review);
  EXPECT_EQ(shown(scene.decide(policy_of(release_all)).review), "") << "a clause decided outright";
  EXPECT_EQ(listed,
            "status-unknown 0-1: whether this is declassified cannot be said (row 9)\n"
            "referral 1-2: to be referred to GBR\n"
            "review-due 2-3: a calculated date has passed, which proves nothing by itself (row 4)\n"
            "review-due 4-5: a stamp declassifies this, which the policy does not take for proof "
            "(row 5)\n");
}

TEST(Review, ListsTextThatNoClauseSpeaksAbout) {
  Scene scene;
  scene.add("one|");
  scene.add("two", SegmentKind::signature);
  EXPECT_EQ(shown(scene.decide(policy_of(release_all)).review),
            "no-clause 4-7: no clause of the policy speaks about this text: withheld\n");
}

TEST(Review, ListsInterimReasonsOnceForEachPortion) {
  Scene scene;
  scene.add("Li and Petrov and Ross|");
  scene.add("next");
  scene.message.segments[1].marking.edit().level = Level::confidential;
  scene.find("Petrov");
  scene.find("Ross");
  const Policy policy = policy_of(release_all + clause("r", "{finding: person}", "redact") +
                                  clause("h", "{level: secret}", "withhold", "pending-review") +
                                  clause("q", "{level: confidential}", "withhold", "referral"));
  EXPECT_EQ(shown(scene.decide(policy).review),
            "pending-review 0-23: withheld until reviewed: reason of h\n"
            "referral 23-27: withheld until referred: reason of q\n");
}

TEST(Review, AReferralIsListedOnce) {
  Scene scene;
  scene.add("one", SegmentKind::paragraph, Status::refer);
  scene.determination.segments[0].refer_to = "NATO";
  EXPECT_EQ(
      shown(scene.decide(policy_of(clause("q", "{status: refer}", "withhold", "referral"))).review),
      "referral 0-3: to be referred to NATO\n");
}

TEST(Review, ListsFindingsThatAClauseWouldCutIfTheyWereSurer) {
  Scene scene;
  scene.add("Petrov, Li, Ross, 555, Green|");
  scene.add("withheld Brown");
  scene.message.segments[1].marking.edit().level = Level::confidential;
  scene.find("Petrov", "person", 0.2);
  scene.find("Li", "person", 0.04);
  scene.find("Ross", "person", 0.2).role = Role::official;
  scene.find("555", "phone", 0.2);
  scene.find("Green", "person", 0.6);
  scene.find("Brown", "person", 0.2);
  const std::string clauses = release_all +
                              "  - {id: r, when: {finding: person, min_score: 0.7}, "
                              "unless: {role: official}, action: redact, exemption: \"(b)(6)\", "
                              "because: b}\n" +
                              clause("w", "{level: confidential}", "withhold");
  EXPECT_EQ(shown(scene.decide(policy_of(clauses)).review),
            "possible-person 0-6: may be of kind person (score 0.20); it was not cut\n"
            "possible-person 23-28: may be of kind person (score 0.60); it was not cut\n");
}

TEST(Review, APossibleFindingAcrossReleasedTilesIsListed) {
  Scene scene;
  scene.add("one Ivan\n", SegmentKind::heading);
  scene.add("Petrov two", SegmentKind::paragraph, Status::unknown);
  scene.find("Ivan\nPetrov", "person", 0.1);
  const Policy policy = policy_of(
      "  - {id: a, when: {segment: heading}, action: release}\n"
      "  - {id: b, when: {segment: paragraph}, action: release}\n" +
      clause("r", "{finding: person}", "redact"));
  EXPECT_NE(shown(scene.decide(policy).review).find("possible-person 4-15"), std::string::npos);
}

TEST(Decide, FindingsCountThroughAllMessages) {
  Scene first, second;
  first.add("Petrov ");
  first.find("Petrov");
  second.add("Li");
  second.find("Li");
  for (Segment& segment : second.message.segments) segment.span = {7, 9};
  second.findings[0].span = {7, 9};
  const SourceText source("f", first.text + second.text);
  const std::vector<MessageFacts> facts = {
      {&first.message, &first.determination, &first.findings},
      {&second.message, &second.determination, &second.findings}};
  const auto verdict =
      policy_of(clause("r", "{finding: person}", "redact")).decide(source, facts, Date(2020, 1, 1));
  ASSERT_EQ(verdict.tiles.size(), 3U);
  EXPECT_EQ(verdict.tiles[0].reasons[0].finding, 0U);
  EXPECT_EQ(verdict.tiles[2].reasons[0].finding, 1U);
}

TEST(Decide, AnEmptyFileHasNoTiles) {
  EXPECT_TRUE(
      policy_of(release_all).decide(SourceText("f", ""), {}, Date(2020, 1, 1)).tiles.empty());
}

TEST(Decide, AThousandClausesAndAHundredThousandFindingsAreLinear) {
  Scene scene;
  for (int i = 0; i < 100; ++i) {
    std::string words;
    for (int j = 0; j < 1'000; ++j) words += "Petrov, ";
    scene.add(words);
  }
  for (std::size_t at = 0; at < scene.text.size(); at += 8) {
    Finding finding;
    finding.span = {at, at + 6};
    finding.kind = "person";
    scene.findings.push_back(finding);
  }
  std::string clauses;
  for (int i = 0; i < 999; ++i) {
    clauses += "  - {id: r" + std::to_string(i) + ", when: {status: not-yet}, action: release}\n";
  }
  const Verdict verdict =
      scene.decide(policy_of(clauses + clause("r", "{finding: person}", "redact")));
  EXPECT_EQ(verdict.tiles.size(), 200'000U);
  EXPECT_EQ(verdict.tiles[1].reasons.size(), 999U);
}

}  // namespace
}  // namespace declass
