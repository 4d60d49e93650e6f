#include <gtest/gtest.h>

#include "mark_cases.h"
#include "marking/algebra.h"
#include "marking/compiled.h"
#include "marking/foreign_disclosure.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

Releasable asked(const char* text, const char* to, std::optional<Date> date = std::nullopt) {
  return releasable_to(read_mark(text).marking, to, shipped_vocabulary(), date);
}

TEST(Countries, OldSpellingsAreReadByTheirCode) {
  const MarkCase cases[] = {
      {"(S//REL TO USA, UK)", "secret rel:USA,GBR rel-to", "SECRET//REL TO USA, GBR"},
      {"(S/REL UK)", "secret rel:USA,GBR rel-to", "SECRET//REL TO USA, GBR"},
      {"(C/REL AUSTRALIA, CANADA, UK)", "confidential rel:USA,AUS,CAN,GBR rel-to"},
      {"(S//REL TO USA, AUS, CAN and GBR)", "secret rel:USA,AUS,CAN,GBR rel-to"},
      {"(S//REL TO USA, NEW ZEALAND)", "secret rel:USA,NZL rel-to"},
      {"(S//REL TO USA AND UK)", "secret rel:USA,GBR rel-to"},
  };
  for (const MarkCase& item : cases) expect_read(item);
}

TEST(Countries, GroupsThatAreComparedAsTheyAreWritten) {
  for (const char* group : {"GCTF", "ISAF", "KFOR", "MNFI", "EU"}) {
    EXPECT_TRUE(shipped_vocabulary().is_country_or_group(group)) << group;
  }
  EXPECT_FALSE(shipped_vocabulary().is_country_or_group("UK"));
  EXPECT_FALSE(shipped_vocabulary().is_country_or_group("QQQ"));
  EXPECT_FALSE(shipped_vocabulary().is_country_or_group(""));
}

TEST(Countries, WhatMayGoWhere) {
  const struct {
    const char* text;
    const char* to;
    bool may;
    const char* why;
  } cases[] = {
      {"(S//REL TO USA, GBR)", "GBR", true, "the release names it"},
      {"(S//REL TO USA, GBR)", "AUS", false, "the release does not name it"},
      {"(S//REL TO USA, FVEY)", "AUS", true, "the release names a group that holds it"},
      {"(S//REL TO USA, FVEY)", "FVEY", true, "the release names it"},
      {"(S//REL TO USA, FVEY)", "ACGU", true, "the release names a group that holds it"},
      {"(S//REL TO USA, ACGU)", "FVEY", false, "the release does not name it"},
      {"(S//REL TO USA, AUS, CAN, GBR, NZL)", "FVEY", true,
       "the release names a group that holds it"},
      {"(S//REL TO USA, GCTF)", "GBR", false, "the release does not name it"},
      {"(S//REL TO USA, GCTF)", "GCTF", true, "the release names it"},
      {"(S//REL)", "GBR", false, "its list stands in the banner, not in this mark"},
      {"(S//NF)", "GBR", false, "NOFORN bars it"},
      {"(S//NF//ND)", "GBR", false, "NOFORN bars it"},
      {"(S//XD)", "GBR", false, "EXDIS bars it"},
      {"(S)", "GBR", false, "no release is authorised"},
      {"(S//RELIDO)", "GBR", false, "a disclosure official must decide"},
      {"(S//DISPLAY ONLY AFG)", "AFG", false, "it may be shown there, not given"},
      {"(S//DISPLAY ONLY AFG)", "IRQ", false, "the display list does not name it"},
      {"(//GBR S)", "GBR", true, "its own information"},
      {"(//GBR S)", "AUS", false, "its owner must agree"},
      {"(//GBR S//REL TO USA, AUS, GBR)", "AUS", true, "the release names it"},
      {"(//NS)", "NATO", true, "its own information"},
      {"(//NS)", "GBR", true, "its own information"},
      {"(//NS)", "JPN", false, "its owner must agree"},
      {"(//JOINT S CAN GBR USA//REL TO USA, CAN, GBR)", "CAN", true, "the release names it"},
      {"(U)", "GBR", true, "unclassified and without a control"},
      {"(U//FOUO)", "GBR", false, "it is controlled, and no release is authorised"},
      {"(U//NF)", "GBR", false, "NOFORN bars it"},
      {"(S//NF)", "USA", true, "its own country"},
      {"(C//ZZZ)", "GBR", false, "it holds a control that is not known"},
      {"(C//ZZZ)", "USA", false, "it holds a control that is not known"},
      {"(X)", "GBR", false, "the mark cannot be read"},
      {"(S//REL TO USA, GBR)", "UK", false, "`UK` is no country or group that is known"},
      {"(S//OC/REL TO USA, GBR)", "GBR", true, "the release names it"},
  };
  for (const auto& item : cases) {
    const Releasable answer = asked(item.text, item.to);
    EXPECT_EQ(answer.releasable, item.may) << item.text << " to " << item.to;
    EXPECT_EQ(answer.why, item.why) << item.text << " to " << item.to;
  }
}

TEST(Countries, AMemberCountsFromTheDayOnWhichItJoined) {
  const char* mark = "(S//REL TO USA, NATO)";
  const struct {
    const char* to;
    int year;
    bool may;
  } cases[] = {
      {"GBR", 1950, true},  {"TUR", 1950, false}, {"TUR", 1953, true},  {"DEU", 1954, false},
      {"DEU", 1956, true},  {"POL", 1998, false}, {"POL", 2000, true},  {"MNE", 2016, false},
      {"FIN", 2023, false}, {"FIN", 2024, true},  {"SWE", 2024, false}, {"SWE", 2025, true},
  };
  for (const auto& item : cases) {
    EXPECT_EQ(asked(mark, item.to, make_date(item.year, 1, 1)).releasable, item.may)
        << item.to << " " << item.year;
  }
  // A paper without a date is not taken to be newer than it may be.
  EXPECT_TRUE(asked(mark, "POL").releasable);
  EXPECT_FALSE(asked(mark, "FIN").releasable);
  EXPECT_FALSE(asked(mark, "SWE").releasable);
}

TEST(Countries, OnlyThreeGroupsAreTakenApartInARollUp) {
  const auto& compiled = shipped_vocabulary().compiled();
  const auto apart = [&](const char* code) {
    return expanded_codes({code}, CountryGroup::Expands::always, std::nullopt, compiled).size();
  };
  EXPECT_EQ(apart("FVEY"), 5U);
  EXPECT_EQ(apart("ACGU"), 4U);
  EXPECT_EQ(apart("TEYE"), 3U);
  EXPECT_EQ(apart("NATO"), 1U);
  EXPECT_EQ(apart("CFCK"), 1U);
  EXPECT_EQ(expanded_codes({"NATO"}, CountryGroup::Expands::release, std::nullopt, compiled).size(),
            30U);
}

}  // namespace
}  // namespace declass
