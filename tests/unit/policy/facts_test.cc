#include <gtest/gtest.h>

#include <functional>

#include "marking/algebra.h"
#include "marking/parse.h"
#include "unit/policy/policy_for_tests.h"

namespace declass {
namespace {

/// A clause of which only the condition is of interest.
Policy releasing(const std::string& when, const std::string& head = "",
                 const ListFiles& lists = {}) {
  return policy_of("  - {id: c, when: " + when + ", action: release}\n", head, lists);
}

Policy redacting(const std::string& when, const std::string& more = "",
                 const std::string& head = "", const ListFiles& lists = {}) {
  return policy_of(
      "  - {id: c, when: " + when + more + ", action: redact, exemption: \"(b)(6)\", because: b}\n",
      head, lists);
}

/// The message of every test below, as it is changed for one.
Scene scene_with(const std::function<void(Scene&)>& change) {
  Scene scene;
  scene.add("text of it");
  change(scene);
  return scene;
}

struct Case {
  const char* when;
  std::function<void(Scene&)> change;
  bool holds;
};

Marking read_mark(const char* text) {
  return parse_portion(text, shipped_policy_rules().vocabulary).marking;
}

Segment& segment(Scene& scene) { return scene.message.segments.front(); }
Marking& marking(Scene& scene) { return segment(scene).marking.edit(); }

TEST(Facts, AboutASegment) {
  const auto nothing = [](Scene&) {};
  const std::vector<Case> cases = {
      {"{status: not-yet}", nothing, true},
      {"{status: [unknown, not-yet]}", nothing, true},
      {"{status: declassified}", nothing, false},
      {"{status: unknown}", [](Scene& s) { s.determination.segments[0] = {}; }, true},
      {"{level: secret}", nothing, true},
      {"{level: [top-secret, confidential]}", nothing, false},
      {"{level: unmarked}", nothing, false},
      {"{level: unmarked}", [](Scene& s) { marking(s).level.reset(); }, true},
      {"{level_at_most: secret}", nothing, true},
      {"{level_at_most: top-secret}", nothing, true},
      {"{level_at_most: confidential}", nothing, false},
      {"{level_at_most: top-secret}", [](Scene& s) { marking(s).level.reset(); }, false},
      {"{level_at_most: restricted}", [](Scene& s) { marking(s).level = Level::unclassified; },
       true},
      {"{control: noforn}", nothing, false},
      {"{control: noforn}", [](Scene& s) { add_control(marking(s), "noforn"); }, true},
      {"{control: any}", nothing, false},
      {"{control: any}", [](Scene& s) { add_control(marking(s), "noforn"); }, true},
      {"{control: none}", nothing, true},
      {"{control: none}", [](Scene& s) { add_control(marking(s), "noforn"); }, false},
      {"{control: [none, noforn]}", [](Scene& s) { add_control(marking(s), "noforn"); }, true},
      {"{control: unknown}", [](Scene& s) { add_control(marking(s), "unknown"); }, true},
      {"{live_control: any}", [](Scene& s) { add_control(marking(s), "noforn"); }, false},
      {"{live_control: any}", [](Scene& s) { add_control(marking(s), "propin"); }, true},
      {"{live_control: propin}", [](Scene& s) { add_control(marking(s), "propin"); }, true},
      {"{live_control: any}", [](Scene& s) { add_control(marking(s), "unknown"); }, true},
      {"{live_control: none}", nothing, true},
      {"{owner: us}", nothing, true},
      {"{owner: nato}", nothing, false},
      {"{owner: nato}", [](Scene& s) { marking(s).owner = "nato"; }, true},
      {"{owner: GBR}", [](Scene& s) { marking(s).owner = "GBR"; }, true},
      {"{owner: foreign}", [](Scene& s) { marking(s).owner = "GBR"; }, true},
      {"{owner: foreign}", [](Scene& s) { marking(s).owner = "foreign"; }, true},
      {"{owner: foreign}", nothing, false},
      {"{owner: foreign}", [](Scene& s) { marking(s).owner = "joint"; }, false},
      {"{owner: GBR}",
       [](Scene& s) {
         marking(s).owner = "joint";
         marking(s).owners = {"GBR", "USA"};
       },
       true},
      {"{inherited: true}", nothing, false},
      {"{inherited: false}", nothing, true},
      {"{inherited: true}", [](Scene& s) { segment(s).inherited = true; }, true},
      {"{segment: paragraph}", nothing, true},
      {"{segment: [page-line, heading]}", nothing, false},
      {"{segment: classified-by}", [](Scene& s) { segment(s).kind = SegmentKind::classified_by; },
       true},
      {"{status: not-yet, level: secret}", nothing, true},
      {"{status: not-yet, level: confidential}", nothing, false},
      {"[{level: confidential}, {status: not-yet}]", nothing, true},
      {"[{level: confidential}, {status: refer}]", nothing, false},
  };
  for (const auto& [when, change, holds] : cases) {
    const Scene scene = scene_with(change);
    EXPECT_EQ(scene.shown(releasing(when)),
              holds ? "release(c)[text of it]" : "withhold()[text of it]")
        << when;
  }
}

TEST(Facts, ReleasabilityIsThatOfTheMark) {
  const Vocabulary& vocabulary = shipped_policy_rules().vocabulary;
  for (const char* mark : {"(S)", "(S//NF)", "(S//REL TO USA, GBR)", "(U)", "(//GBR S)"}) {
    for (const char* code : {"GBR", "FRA", "NATO"}) {
      const Scene scene = scene_with([&](Scene& s) { marking(s) = read_mark(mark); });
      const bool holds = releasable_to(read_mark(mark), code, vocabulary).releasable;
      EXPECT_EQ(scene.decide(releasing("{releasable_to: " + std::string(code) + "}"))
                        .tiles.front()
                        .action == Action::release,
                holds)
          << mark << code;
    }
  }
}

TEST(Facts, AboutAMessageConcernItsPortionsAlone) {
  const auto captioned = [](Scene& s) { s.message.captions = {"sipdis", "exdis"}; };
  const auto reasoned = [](Scene& s) { s.message.reasons = Reasons{"1.4", {"b", "d"}}; };
  const auto dated = [](Scene& s) { s.message.date = Date(1996, 2, 29); };
  const std::vector<Case> cases = {
      {"{caption: exdis}", captioned, true},
      {"{caption: [nodis, exdis]}", captioned, true},
      {"{caption: nodis}", captioned, false},
      {"{caption: exdis}", [](Scene&) {}, false},
      {"{reason: d}", reasoned, true},
      {"{reason: [a, c]}", reasoned, false},
      {"{reason: d}", [](Scene&) {}, false},
      {"{age_years_at_least: 0}", dated, true},
      {"{age_years_at_least: 23}", dated, true},
      {"{age_years_at_least: 24}", dated, false},
      {"{age_years_at_least: 1000}", dated, false},
      {"{age_years_at_least: 1000}", [](Scene& s) { s.message.date = Date(9999, 12, 31); }, false},
      {"{age_years_at_least: 0}", [](Scene&) {}, false},
  };
  for (const auto& [when, change, holds] : cases) {
    Scene scene = scene_with(change);
    EXPECT_EQ(scene.shown(releasing(when)),
              holds ? "release(c)[text of it]" : "withhold()[text of it]")
        << when;
    for (const SegmentKind kind : {SegmentKind::subject, SegmentKind::heading, SegmentKind::note}) {
      segment(scene).kind = kind;
      EXPECT_EQ(scene.decide(releasing(when)).tiles.front().action == Action::release, holds);
    }
    for (const SegmentKind kind :
         {SegmentKind::header, SegmentKind::banner, SegmentKind::caption, SegmentKind::order,
          SegmentKind::tags, SegmentKind::reference, SegmentKind::classified_by,
          SegmentKind::page_line, SegmentKind::signature}) {
      segment(scene).kind = kind;
      EXPECT_EQ(scene.shown(releasing(when)), "withhold()[text of it]") << when << name_of(kind);
    }
  }
}

TEST(Facts, AgeTurnsOnTheDayItself) {
  Scene scene = scene_with([](Scene& s) { s.message.date = Date(1996, 2, 29); });
  const Policy policy = releasing("{age_years_at_least: 25}");
  scene.as_of = Date(2021, 2, 27);
  EXPECT_EQ(scene.shown(policy), "withhold()[text of it]");
  scene.as_of = Date(2021, 2, 28);
  EXPECT_EQ(scene.shown(policy), "release(c)[text of it]");
}

TEST(Facts, AboutAFinding) {
  const auto person = [](Scene& s) { s.find("of"); };
  const auto official = [](Scene& s) { s.find("of").role = Role::official; };
  const std::vector<Case> cases = {
      {"{finding: person}", person, true},
      {"{finding: [ssn, person]}", person, true},
      {"{finding: phone}", person, false},
      {"{finding: person}", [](Scene&) {}, false},
      {"{finding: person, role: official}", official, true},
      {"{finding: person, role: unknown}", person, true},
      {"{finding: person, role: private}", person, false},
      {"{finding: person, role: [private, official]}", official, true},
      {"{finding: person, min_score: 0.9}", [](Scene& s) { s.find("of", "person", 0.9); }, true},
      {"{finding: person, min_score: 0.9}", [](Scene& s) { s.find("of", "person", 0.89); }, false},
      {"{finding: person, status: not-yet}", person, true},
      {"{finding: person, status: declassified}", person, false},
      {"{finding: person}", [](Scene& s) { s.find("of", "person", 0.30); }, true},
      {"{finding: person}", [](Scene& s) { s.find("of", "person", 0.29); }, false},
  };
  for (const auto& [when, change, holds] : cases) {
    const Scene scene = scene_with(change);
    EXPECT_EQ(scene.shown(redacting(when)),
              holds ? "withhold()[text ] redact(c)[of] withhold()[ it]" : "withhold()[text of it]")
        << when;
  }
}

TEST(Facts, AListHoldsForItsOwnTermsHoweverTheyWereSpelled) {
  const std::string head = "lists: {ours: ours.txt, theirs: theirs.txt}\n";
  const ListFiles lists = {{"ours.txt", "GRALLOCH\n"}, {"theirs.txt", "MURRELET\n"}};
  Scene scene;
  scene.add("a GR4LLOCH b");
  scene.find("GR4LLOCH", "term").rule = "ours";
  const auto policy = [&](const std::string& when) {
    return redacting(when, ", unless: {listed_in: theirs, min_score: 1}", head, lists);
  };
  EXPECT_EQ(scene.decide(policy("{finding: term, listed_in: ours}")).tiles.size(), 3U);
  EXPECT_EQ(scene
                .decide(redacting("{finding: term, listed_in: theirs}",
                                  ", unless: {listed_in: ours}", head, lists))
                .tiles.size(),
            1U);
  // The id of a rule that finds persons is no list.
  scene.findings[0].kind = "person";
  EXPECT_EQ(scene.decide(policy("{finding: person, listed_in: ours}")).tiles.size(), 1U);
}

TEST(Facts, APersonIsListedByNameOrADerivedForm) {
  const std::string head = "lists: {officials: o.yaml}\n";
  const ListFiles lists = {
      {"o.yaml",
       "version: 1\nterms:\n"
       "  - {term: \"Anna Maria P\xC3\xA9trova\", kind: person, aliases: [the Engineer]}\n"
       "  - term: Boris Ivanov\n"}};
  const Policy policy =
      redacting("{finding: person}", ", unless: {listed_in: officials}", head, lists);
  const std::vector<std::pair<std::string, bool>> cases = {
      {"Anna Maria Petrova", true},
      {"ANNA MARIA P\xC3\x89TROVA", true},
      {"Anna\n  Maria Petrova", true},
      {"Petrova", true},
      {"Petrova's", true},
      {"A. Petrova", true},
      {"A. M. Petrova", true},
      {"PETROVA, ANNA MARIA", true},
      {"the engineer", true},
      {"Anna Petrova", false},
      {"B. Petrova", false},
      {"Petrovas", false},
      {"Boris Ivanov", true},
      {"Ivanov", false},
      {"B. Ivanov", false},
      {"Anna", false},
  };
  for (const auto& [name, listed] : cases) {
    Scene scene;
    scene.add("(" + name + ")");
    scene.find(name);
    EXPECT_EQ(scene.decide(policy).let_through.size(), listed ? 1U : 0U) << name;
  }
}

}  // namespace
}  // namespace declass
