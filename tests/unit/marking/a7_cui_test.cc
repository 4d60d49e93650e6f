#include <gtest/gtest.h>

#include "mark_cases.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

TEST(Cui, BannersAndPortions) {
  const MarkCase cases[] = {
      {"CUI", "unclassified cui", "CUI", "(CUI)"},
      {"CONTROLLED", "unclassified cui", "CUI", "(CUI)"},
      {"CUI//SP-PRVCY/SP-TAX/LEI//NOFORN", "unclassified cui:LEI,SP-PRVCY,SP-TAX cui noforn",
       "CUI//SP-PRVCY/SP-TAX/LEI//NOFORN", "(CUI//SP-PRVCY/SP-TAX/LEI//NF)"},
      {"(CUI//SP-PRVCY//NF)", "unclassified cui:SP-PRVCY cui noforn", "CUI//SP-PRVCY//NOFORN"},
      {"CUI//NOFORN", "unclassified cui noforn", "CUI//NOFORN", "(CUI//NF)"},
      {"CUI//FED ONLY", "unclassified cui fed-only", "CUI//FED ONLY"},
      {"CUI//FEDCON", "unclassified cui fedcon"},
      {"CUI//NOCON", "unclassified cui nocon"},
      {"CUI//DL ONLY", "unclassified cui dl-only"},
      {"CUI//PRVCY//REL TO USA, GBR", "unclassified rel:USA,GBR cui:PRVCY cui rel-to",
       "CUI//PRVCY//REL TO USA, GBR"},
      {"CUI//DISPLAY ONLY GBR", "unclassified display:GBR cui display-only"},
      {"CUI//LEI//NOFORN/ATTORNEY-CLIENT", "unclassified cui:LEI attorney-client cui noforn",
       "CUI//LEI//ATTORNEY-CLIENT/NOFORN", "(CUI//LEI//AC/NF)"},
      {"CUI//ATTORNEY-WP", "unclassified attorney-wp cui", "", "(CUI//AWP)"},
      {"CUI//SSI", "unclassified cui:SSI cui", "CUI//SSI"},
  };
  for (const MarkCase& item : cases) expect_valid(item);
}

TEST(Cui, BesideAClass) {
  const MarkCase cases[] = {
      {"SECRET//CUI//NOFORN", "secret cui noforn", "SECRET//CUI//NOFORN"},
      {"SECRET//CUI//SP-PRVCY//NOFORN", "secret cui:SP-PRVCY cui noforn",
       "SECRET//CUI//SP-PRVCY//NOFORN"},
      {"SECRET//NOFORN//CUI", "secret cui noforn", "SECRET//CUI//NOFORN"},
  };
  for (const MarkCase& item : cases) {
    const MarkReading reading = read_mark(item.text);
    EXPECT_EQ(shown(reading.marking), item.reads) << codes_of(reading);
    EXPECT_EQ(reading.banner, item.banner);
    EXPECT_TRUE(reading.errors.empty()) << codes_of(reading);
  }
}

TEST(Cui, WhatIsWrong) {
  EXPECT_EQ(codes_of(read_mark("CUI//SP-TAX/SP-PRVCY")), "E:DM0202");
  EXPECT_EQ(codes_of(read_mark("CUI//LEI/SP-TAX")), "E:DM0202");
  EXPECT_EQ(codes_of(read_mark("CUI//SP-QQQQ")), "W:DM0108");
  EXPECT_EQ(codes_of(read_mark("CUI/LEI")), "W:DM0204");
  EXPECT_EQ(codes_of(read_mark("CUI//NOFORN//SBU")), "W:DM0403");
  EXPECT_FALSE(read_mark("CUI//SP-QQQQ").marking.has("unknown"));
}

TEST(Cui, LimitedDisseminationStandsInAnyOrder) {
  for (const char* text : {"CUI//SP-TAX//NOFORN/FED ONLY", "CUI//SP-TAX//FED ONLY/NOFORN"}) {
    const MarkReading reading = read_mark(text);
    EXPECT_TRUE(reading.valid) << text << "  " << codes_of(reading);
    EXPECT_EQ(reading.banner, "CUI//SP-TAX//FED ONLY/NOFORN");
  }
}

TEST(Cui, ACategoryThatIsNotKnownIsKeptAsOne) {
  const MarkReading basic = read_mark("CUI//ZZZZ//NOFORN");
  EXPECT_EQ(shown(basic.marking), "unclassified cui:ZZZZ cui noforn unknown");
  EXPECT_EQ(basic.banner, "CUI//ZZZZ//NOFORN");
  EXPECT_EQ(codes_of(basic), "W:DM0106");
  const MarkReading specified = read_mark("CUI//SP-ZZZZ");
  EXPECT_EQ(specified.banner, "CUI//SP-ZZZZ");
  EXPECT_EQ(codes_of(specified), "W:DM0108");
}

}  // namespace
}  // namespace declass
