#include <gtest/gtest.h>

#include "mark_cases.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

TEST(Legacy, OldSeparators) {
  const MarkCase cases[] = {
      {"(C/NF)", "confidential noforn", "CONFIDENTIAL//NOFORN", "(C//NF)"},
      {"(S/NF)", "secret noforn"},
      {"(C-NF)", "confidential noforn"},
      {"(S-NF)", "secret noforn"},
      {"(CNF)", "confidential noforn"},
      {"(SNF)", "secret noforn"},
      {"(SECRET/NOFORN)", "secret noforn"},
      {"(SECRET NOFORN)", "secret noforn"},
      {"SECRET NOFORN", "secret noforn"},
      {"SECRET-NOFORN", "secret noforn"},
      {"SECRET//ORCON,NOFORN", "secret noforn orcon"},
      {"(U/FOUO)", "unclassified fouo"},
      {"(U-FOUO)", "unclassified fouo"},
      {"(TS/SI)", "top-secret sci:SI"},
      {"(TS-SI)", "top-secret sci:SI"},
      {"(TS-SI-NF)", "top-secret sci:SI noforn"},
      {"(TS/TK)", "top-secret sci:TK"},
      {"(TS//SI//TK)", "top-secret sci:SI,TK", "TOP SECRET//SI/TK"},
      {"(S/SI/NF)", "secret sci:SI noforn"},
      {"TOP SECRET//SI//TK//NOFORN", "top-secret sci:SI,TK noforn"},
      {"TOP SECRET UMBRA NOFORN", "top-secret sci:SI noforn", "TOP SECRET//SI//NOFORN"},
      {"(C NF)", "confidential noforn"},
      {"(S/ NF)", "secret noforn"},
      {"(TS/SI/TK/NF)", "top-secret sci:SI,TK noforn", "TOP SECRET//SI/TK//NOFORN"},
      {"(TS/SI-G/OC/NF)", "top-secret sci:SI-G noforn orcon"},
      {"(TS//SI//TK//OC//NF)", "top-secret sci:SI,TK noforn orcon",
       "TOP SECRET//SI/TK//ORCON/NOFORN"},
      {"(S//SI/NF)", "secret sci:SI noforn"},
      {"(S//SI NF)", "secret sci:SI noforn"},
      {"SECRET SI NOFORN", "secret sci:SI noforn"},
      {"SECRET//ORCON, NOFORN, PROPIN", "secret noforn orcon propin",
       "SECRET//ORCON/NOFORN/PROPIN"},
      {"SECRET/NO FOREIGN DISSEM", "secret noforn", "SECRET//NOFORN"},
      {"CONFIDENTIAL - NO DISSEM ABROAD", "confidential noforn"},
      {"C O N F I D E N T I A L NOFORN", "confidential noforn"},
      {"S E C R E T NOFORN EXDIS", "secret exdis noforn", "SECRET//NOFORN//EXDIS"},
      {"SECRET EXDIS", "secret exdis"},
      {"(S/NODIS)", "secret nodis"},
      {"SECRET NODIS - ENTIRE TEXT", "secret nodis"},
      {"(SRD)", "secret aea:RD"},
      {"(CFRD)", "confidential aea:FRD"},
      {"SECRET-RESTRICTED DATA", "secret aea:RD"},
      {"SECRET//RD-SIGMA 14, 20//NOFORN", "secret aea:RD-SIGMA 14 20 noforn"},
      {"SECRET//RD CNWDI//NOFORN", "secret aea:RD-CNWDI noforn"},
      {"SECRET SPECAT EXCLUSIVE", "secret specat"},
      {"U-NNPI", "unclassified nnpi"},
      {"UNCLASSIFIED - FOUO", "unclassified fouo"},
      {"UNCLASSIFIED (FOUO)", "unclassified fouo"},
  };
  for (const MarkCase& item : cases) expect_read(item);
}

TEST(Legacy, ListsOfCountries) {
  const MarkCase cases[] = {
      {"(S/REL UK)", "secret rel:USA,GBR rel-to", "SECRET//REL TO USA, GBR"},
      {"(C/REL AUS, CAN, UK)", "confidential rel:USA,AUS,CAN,GBR rel-to"},
      {"(S//REL TO USA, UK)", "secret rel:USA,GBR rel-to", "", "(S//REL TO USA, GBR)"},
      {"(S/REL GCTF)", "secret rel:USA,GCTF rel-to"},
      {"SECRET//REL AUSTRALIA, CANADA, UK", "secret rel:USA,AUS,CAN,GBR rel-to"},
      {"SECRET//REL TO USA, CAN AND GBR", "secret rel:USA,CAN,GBR rel-to"},
      {"SECRET//REL TO USA, AUS, CAN, AND GBR", "secret rel:USA,AUS,CAN,GBR rel-to"},
      {"SECRET//REL TO USA AND GBR", "secret rel:USA,GBR rel-to"},
      {"SECRET//REL TO USA GBR", "secret rel:USA,GBR rel-to"},
      {"SECRET//REL TO USA/GBR", "secret rel:USA,GBR rel-to", "SECRET//REL TO USA, GBR"},
      {"SECRET//REL TO USA, GBR, CAN", "secret rel:USA,CAN,GBR rel-to"},
      {"(S//REL GBR, CAN)", "secret rel:USA,CAN,GBR rel-to"},
      {"SECRET//REL TO USA, NATO, GBR", "secret rel:USA,GBR,NATO rel-to"},
      {"SECRET US/UK EYES ONLY", "secret rel:USA,GBR eyes rel-to"},
  };
  for (const MarkCase& item : cases) expect_read(item);
}

TEST(Legacy, CodeWordsHaveNoPlaceInTheOrderOfToday) {
  for (const char* text :
       {"TOP SECRET RUFF UMBRA", "TOP SECRET UMBRA RUFF", "TOP SECRET ZARF UMBRA"}) {
    const MarkReading reading = read_mark(text);
    EXPECT_EQ(reading.banner, "TOP SECRET//SI/TK") << text;
    EXPECT_TRUE(reading.errors.empty()) << text << codes_of(reading);
  }
}

TEST(Legacy, ControlsThatSayTheirOwnLevel) {
  const MarkCase cases[] = {
      {"(SBU)", "unclassified sbu", "UNCLASSIFIED//SBU", "(U//SBU)"},
      {"(SBU/NF)", "unclassified noforn sbu", "UNCLASSIFIED//SBU NOFORN", "(U//SBU-NF)"},
      {"(SBU/N)", "unclassified noforn sbu"},
      {"(SBU N)", "unclassified noforn sbu"},
      {"(SBU-NF)", "unclassified noforn sbu"},
      {"SBU NOFORN", "unclassified noforn sbu"},
      {"(U/SBU)", "unclassified sbu"},
      {"(FOUO)", "unclassified fouo"},
      {"(LOU)", "unclassified lou"},
      {"(LES)", "unclassified les"},
      {"(LES-NF)", "unclassified les noforn"},
      {"UNCLAS SENSITIVE", "unclassified sbu"},
      {"UNCLAS EFTO", "unclassified efto"},
      {"CONFIDENTIAL SENSITIVE", "confidential"},
      {"LOU - ENTIRE TEXT", "unclassified lou"},
      {"(S - ENTIRE TEXT)", "secret"},
      {"1. CONFIDENTIAL - ENTIRE TEXT.", "confidential"},
  };
  for (const MarkCase& item : cases) expect_read(item);
}

TEST(Legacy, CodeWordsAndTheirHeirs) {
  const MarkCase valid[] = {
      {"(TS//COMINT)", "top-secret sci:SI", "TOP SECRET//SI"},
      {"TOP SECRET//COMINT-GAMMA//ORCON", "top-secret sci:SI-G orcon"},
      {"TOP SECRET//KDK-BLFH//NOFORN", "top-secret sci:TK-BLFH noforn"},
      {"TOP SECRET//KDK//NOFORN", "top-secret sci:TK noforn"},
      {"TOP SECRET//SI-ECI XXX//NOFORN", "top-secret sci:SI-XXX noforn"},
      {"TOP SECRET//HCS//NOFORN", "top-secret sci:HCS noforn"},
      {"SECRET//WNINTEL/NOFORN", "secret noforn wnintel"},
      {"SECRET//NOFORN/NOCONTRACT", "secret nocontract noforn"},
      {"SECRET//NOFORN//SPECAT", "secret noforn specat"},
      {"TOP SECRET//BYE//NOFORN", "top-secret sci:BYE noforn"},
  };
  for (const MarkCase& item : valid) {
    const MarkReading reading = read_mark(item.text);
    EXPECT_EQ(shown(reading.marking), item.reads) << item.text;
    EXPECT_TRUE(reading.errors.empty()) << item.text << codes_of(reading);
    if (*item.banner != '\0') {
      EXPECT_EQ(reading.banner, item.banner);
    }
  }
  const MarkCase run_together[] = {
      {"(TSC)", "top-secret sci:SI", "TOP SECRET//SI"},
      {"(SC)", "secret sci:SI"},
      {"(TS-CCO)", "top-secret sci:SI"},
      {"(S-CCO)", "secret sci:SI"},
      {"SECRET SPOKE", "secret sci:SI"},
      {"TOP SECRET COMINT-UMBRA", "top-secret sci:SI"},
      {"TOP SECRET RUFF", "top-secret sci:TK"},
  };
  for (const MarkCase& item : run_together) expect_read(item);
}

TEST(Legacy, DeclassificationValuesAtTheEndOfABanner) {
  const struct {
    const char* text;
    const char* value;
  } cases[] = {
      {"SECRET//NOFORN//MR", "MR"},
      {"SECRET//NOFORN//X1", "X1"},
      {"SECRET//NOFORN//20301231", "2030-12-31"},
      {"SECRET//NOFORN//25X1", "25X1"},
      {"SECRET//NOFORN//25X1-HUMAN", "25X1-HUMAN"},
      {"SECRET//X1", "X1"},
      {"SECRET//X1/X5", "X1, X5"},
      {"SECRET//NOFORN,X1", "X1"},
      {"SECRET//NOFORN/OADR", "OADR"},
      {"TOP SECRET//SI//NOFORN//25X1, 20301231", "25X1, 2030-12-31"},
  };
  for (const auto& item : cases) {
    const MarkReading reading = read_mark(item.text);
    EXPECT_EQ(reading.declassify_on.value_or("-"), item.value) << item.text;
    EXPECT_FALSE(reading.marking.has("unknown")) << item.text;
    EXPECT_EQ(codes_of(reading), "W:DM0209") << item.text;
  }
  // No such day, and a value that does not stand at the end.
  EXPECT_TRUE(read_mark("SECRET//NOFORN//20301399").marking.has("unknown"));
  EXPECT_FALSE(read_mark("SECRET//X1//NOFORN").errors.empty());
}

TEST(Legacy, Brackets) {
  const MarkCase cases[] = {
      {"((C))", "confidential"},      {"( C )", "confidential"}, {"(C )", "confidential"},
      {"( S//NF )", "secret noforn"}, {"(S", "secret"},
  };
  for (const MarkCase& item : cases) {
    const MarkReading reading = read_mark(item.text);
    EXPECT_EQ(shown(reading.marking), item.reads) << item.text;
    EXPECT_FALSE(reading.valid) << item.text;
    EXPECT_FALSE(reading.repairs.empty()) << item.text;
  }
  for (const char* text : {"C)", "[C]", "{C}", "[S//NF]", "S//NF)"}) {
    const MarkReading reading = parse_portion(text, shipped_vocabulary());
    EXPECT_TRUE(reading.marking.level) << text;
    EXPECT_FALSE(reading.marking.has("unknown")) << text;
    EXPECT_FALSE(reading.repairs.empty()) << text;
  }
}

}  // namespace
}  // namespace declass
