#include <gtest/gtest.h>

#include "engine/heading.h"
#include "engine/read_back.h"
#include "support/shipped_rules.h"

namespace declass {
namespace {

const std::string head =
    "P 291030Z JAN 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\n"
    "C O N F I D E N T I A L BERN 000881\n\nNOFORN\n\nE.O. 12958: DECL: 01/28/2018\nTAGS: PREL\n"
    "SUBJECT: A VISIT\n\nClassified By: DCM Jane Roe, reasons 1.4 (b) and (d)\n\n";
const std::string cable = head + "1. (C) The boats left the harbour before the storm came.\n\n" +
                          "2. (U) The weather was fine on all other days of that long week.\nROE\n";

const Policy& names_policy() {
  static const Policy policy = policy_of("names", R"yaml(policy: names
version: 1
title: T
audience: internal
settings: {cut: 0.30, review: 0.05}
output: {marker: foia, show_amount: lines, markings: keep, file_name: source}
lists: {words: words.txt}
clauses:
  - id: open
    when: {status: [declassified, not-classified, not-yet, review, refer, unknown]}
    action: release
    because: open
  - id: cut
    when: {finding: term, listed_in: words}
    unless: {segment: heading}
    action: redact
    exemption: "(b)(6)"
    because: privacy
    harm: harm
)yaml");
  return policy;
}

Outcome done(const SourceText& source, const Policy& policy, const char* day) {
  return value_of(process(source, shipped_rules(), policy, options_on(day)));
}

std::string first_line(const Outcome& outcome) {
  return outcome.release.bytes.substr(0, outcome.release.bytes.find('\n'));
}

TEST(Process, InFullInPartAndDenied) {
  const SourceText source("a.txt", cable);
  const Outcome full = done(source, public_policy(), "2026-11-24");
  EXPECT_EQ(full.disposition, Disposition::in_full);
  EXPECT_EQ(first_line(full), "RELEASED IN FULL");
  EXPECT_NE(full.release.bytes.find("Declassified on 2018-01-28"), std::string::npos);
  EXPECT_NE(full.release.bytes.find("[DECLASSIFIED] (was: C O N F I D E N T I A L) BERN 000881"),
            std::string::npos);
  EXPECT_NE(full.release.bytes.find("[was NOFORN]"), std::string::npos);
  EXPECT_NE(full.release.bytes.find("1. [was (C)] The boats"), std::string::npos);

  const Outcome part = done(source, public_policy(), "2010-01-01");
  EXPECT_EQ(first_line(part), "RELEASED IN PART (b)(1); 1.4(b), 1.4(d)");
  EXPECT_EQ(part.release.bytes.find("Declassified on"), std::string::npos);
  EXPECT_EQ(part.release.bytes.find("boats"), std::string::npos);
  EXPECT_EQ(part.release.bytes.find("VISIT"), std::string::npos);
  EXPECT_NE(part.release.bytes.find("1. (C) [1 paragraph (1 line) withheld"), std::string::npos);

  const SourceText bare("b.txt", "A text that says nothing of itself.\n\nAnd one more.\n");
  EXPECT_EQ(done(bare, public_policy(), "2026-11-24").disposition, Disposition::denied);
}

TEST(Process, MarksOfPartsAndPageBannersAreStruckToo) {
  const SourceText source("a.txt", head + "1. (C) The boats\nCONFIDENTIAL\nleft.\n\n2. (U) B.\n");
  const std::string bytes = done(source, public_policy(), "2026-11-24").release.bytes;
  EXPECT_NE(bytes.find("1. [was (C)] The boats\n[was CONFIDENTIAL]\nleft."), std::string::npos);
}

TEST(Process, ANameThatIsCutOnceIsCutEverywhere) {
  const SourceText source("a.txt", "UNCLAS BERN 000881\n\nTAGS: PREL\n\n1. (U) GRALLOCH spoke.\n");
  const Outcome outcome = done(source, names_policy(), "2026-11-24");
  EXPECT_EQ(outcome.release.bytes.find("GRALLOCH"), std::string::npos);
  EXPECT_EQ(outcome.disposition, Disposition::in_part);
}

TEST(ReadBack, RefusesEveryWrongRelease) {
  const SourceText source("a.txt", cable);
  Outcome good = done(source, public_policy(), "2010-01-01");
  good.heading.foot.clear();
  good.release = render(source, good.messages, good.styles, good.verdict.tiles, good.findings,
                        good.heading, public_policy().output());
  EXPECT_TRUE(read_back(source, good, public_policy()).empty());
  const std::size_t boats = cable.find("The boats");
  const std::string secret = cable.substr(boats, 48);
  const auto code_of = [&](const Outcome& outcome) {
    const Diagnostics problems = read_back(source, outcome, public_policy());
    for (const Diagnostic& problem : problems) {
      EXPECT_EQ(problem.message.find("boats"), std::string::npos);
      EXPECT_EQ(render({problem}).find("boats"), std::string::npos);
    }
    return problems.empty() ? std::string() : problems.front().code;
  };

  Outcome appended = good;
  appended.release.bytes += secret;
  EXPECT_EQ(code_of(appended), "DA0407") << "words that came from nowhere";

  Outcome claimed = appended;
  claimed.release.pieces.push_back(
      {{good.release.bytes.size(), appended.release.bytes.size()}, {boats, boats + 48}});
  EXPECT_EQ(code_of(claimed), "DA0407") << "a piece of what was withheld";
  const Diagnostics both = read_back(source, claimed, public_policy());
  EXPECT_TRUE(std::any_of(both.begin(), both.end(), [](const Diagnostic& problem) {
    return problem.code == "DA0406";
  })) << "five words on end of a withheld portion are found by themselves";

  Outcome elsewhere = claimed;
  const std::size_t open = cable.find("The weather");
  elsewhere.release.pieces.back().source = {open, open + 48};
  EXPECT_EQ(code_of(elsewhere), "DA0407") << "a piece that is not what it says";

  Outcome redecided = claimed;
  for (Decision& tile : redecided.verdict.tiles) {
    if (!tile.span.contains(boats)) continue;
    tile.action = Action::release;
  }
  EXPECT_EQ(code_of(redecided), "") << "what was decided to be released may leave";

  Outcome headed = good;
  headed.release.bytes.insert(0, secret + "\n");
  EXPECT_EQ(code_of(headed), "DA0407") << "words above the heading";
}

TEST(ReadBack, FindsATermOfAListWhereNothingCutIt) {
  const SourceText source("a.txt", "UNCLAS BERN 000881\n\nTAGS: PREL\n\n1. (U) GRALLOCH spoke.\n");
  Outcome outcome = done(source, names_policy(), "2026-11-24");
  for (Decision& tile : outcome.verdict.tiles) tile.action = Action::release;
  outcome.release = render(source, outcome.messages, outcome.styles, outcome.verdict.tiles,
                           outcome.findings, outcome.heading, names_policy().output());
  const Diagnostics problems = read_back(source, outcome, names_policy());
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].code, "DA0401");
}

TEST(ReadBack, WhatAnExceptionSavedIsAllowed) {
  const SourceText source("a.txt",
                          "UNCLAS BERN 000881\n\nTAGS: PREL\n\n1. (U) GRALLOCH spoke.\n\n"
                          "---\nGRALLOCH IN MAY\n---\n\n2. (U) B.\n");
  const Outcome outcome = done(source, names_policy(), "2026-11-24");
  EXPECT_NE(outcome.release.bytes.find("GRALLOCH IN MAY"), std::string::npos);
  EXPECT_NE(outcome.release.bytes.find("1. (U) [(b)(6)] spoke."), std::string::npos);
}

// The saved word and the leak stood in one copied stretch, and the whole of it counted as saved.
TEST(ReadBack, AnExceptionSavesItsOwnPlaceAlone) {
  const SourceText source("a.txt",
                          "UNCLAS BERN 000881\n\nTAGS: PREL\n\n---\nGRALLOCH AND HCOLLARG IN "
                          "MAY\n---\n\n1. (U) B.\n");
  const auto outcome = process(source, shipped_rules(), names_policy(), options_on("2026-11-24"));
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().front().code, "DA0408");
  EXPECT_EQ(outcome.error().front().position.column, 14U);
}

TEST(ReadBack, MarkersInTheSourceRefuseNothing) {
  const SourceText source(
      "a.txt",
      head + "1. (C) [1 paragraph (1 line) withheld: (b)(1); 1.4(b), 1.4(d)]\n\n2. (U) B.\n");
  EXPECT_EQ(done(source, public_policy(), "2010-01-01").disposition, Disposition::in_part);
}

TEST(FileName, ShowsNothingThatWasCut) {
  const SourceText source("a.txt", "UNCLAS BERN 000881\n\nTAGS: PREL\n\n1. (U) GRALLOCH spoke.\n");
  const Outcome outcome = done(source, names_policy(), "2026-11-24");
  EXPECT_TRUE(name_shows_cut("out/gralloch.txt", source, outcome, names_policy()));
  EXPECT_FALSE(name_shows_cut("out/08BERN881.txt", source, outcome, names_policy()));
}

}  // namespace
}  // namespace declass
