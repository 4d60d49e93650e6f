#include <gtest/gtest.h>

#include "mark_cases.h"
#include "marking/algebra.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

TEST(Foreign, OwnersOtherThanTheUnitedStates) {
  const MarkCase cases[] = {
      {"(//GBR S)", "secret GBR", "//GBR SECRET", "(//GBR S)"},
      {"//DEU SECRET", "secret DEU", "//DEU SECRET", "(//DEU S)"},
      {"(//GBR R)", "restricted GBR", "//GBR RESTRICTED"},
      {"(//CAN DEU S)", "secret foreign owners:CAN,DEU", "//CAN DEU SECRET"},
      {"(//FGI S//NF)", "secret foreign fgi: noforn", "//FGI SECRET//NOFORN"},
      {"(S//FGI AUS GBR)", "secret fgi:AUS,GBR", "SECRET//FGI AUS GBR"},
      {"(TS//FGI)", "top-secret fgi:", "TOP SECRET//FGI"},
      {"(//JOINT S CAN GBR USA//REL TO USA, CAN, GBR)",
       "secret joint owners:CAN,GBR,USA rel:USA,CAN,GBR rel-to",
       "//JOINT SECRET CAN GBR USA//REL TO USA, CAN, GBR"},
      {"(//JOINT S//REL)", "secret joint rel-to", "", "(//JOINT S//REL)"},
      {"//UN RESTRICTED", "restricted UN", "//UN RESTRICTED"},
      {"(//DEU S//REL TO USA, DEU)", "secret DEU rel:USA,DEU rel-to"},
  };
  for (const MarkCase& item : cases) expect_valid(item);
}

TEST(Foreign, Nato) {
  const MarkCase cases[] = {
      {"(//CTS)", "top-secret nato", "//COSMIC TOP SECRET", "(//CTS)"},
      {"(//NS)", "secret nato", "//NATO SECRET"},
      {"(//NC)", "confidential nato", "//NATO CONFIDENTIAL"},
      {"(//NR)", "restricted nato", "//NATO RESTRICTED"},
      {"(//NU)", "unclassified nato", "//NATO UNCLASSIFIED"},
      {"(//NS//ATOMAL//OC)", "secret nato atomal orcon", "//NATO SECRET//ATOMAL//ORCON"},
      {"//COSMIC TOP SECRET//BOHEMIA", "top-secret nato bohemia", "", "(//CTS//BOHEMIA)"},
      {"(//NIS//REL TO USA, ISAF, NATO)", "secret nato owners:ISAF rel:USA,ISAF,NATO rel-to",
       "//NATO ISAF SECRET//REL TO USA, ISAF, NATO", "(//NIS//REL TO USA, ISAF, NATO)"},
      {"TOP SECRET//BOHEMIA//FGI DEU NATO", "top-secret fgi:DEU,NATO bohemia",
       "TOP SECRET//BOHEMIA//FGI DEU NATO"},
  };
  for (const MarkCase& item : cases) expect_valid(item);
}

TEST(Foreign, OldNatoWordsSayLevelAndControlAtOnce) {
  const MarkCase cases[] = {
      {"//CTSA", "top-secret nato atomal", "//COSMIC TOP SECRET//ATOMAL"},
      {"(//NSAT)", "secret nato atomal", "//NATO SECRET//ATOMAL"},
      {"(//NCA)", "confidential nato atomal", "//NATO CONFIDENTIAL//ATOMAL"},
      {"(//CTS-B)", "top-secret nato bohemia", "//COSMIC TOP SECRET//BOHEMIA"},
      {"(//CTS-BALK)", "top-secret nato balk", "//COSMIC TOP SECRET//BALK"},
      {"NATO SECRET-SAVATE", "secret nato savate"},
      {"NATO SECRET-AVICULA", "secret nato avicula"},
      {"(NS)", "secret nato", "//NATO SECRET", "(//NS)"},
      {"COSMIC TOP SECRET", "top-secret nato"},
      {"(GBR S)", "secret GBR", "//GBR SECRET"},
      {"UK SECRET", "secret GBR", "//GBR SECRET"},
  };
  for (const MarkCase& item : cases) expect_read(item);
}

TEST(Foreign, WhatAJointMarkNeeds) {
  EXPECT_EQ(codes_of(read_mark("(//JOINT S CAN GBR USA)")), "W:DM0404");
  EXPECT_EQ(codes_of(read_mark("(//JOINT S CAN USA//NF)")), "E:DM0403 W:DM0404");
  EXPECT_EQ(codes_of(read_mark("(//JOINT S CAN USA//HCS//REL TO USA, CAN)")), "E:DM0403 W:DM0405");
  EXPECT_EQ(codes_of(read_mark("(//JOINT R CAN USA//REL TO USA, CAN)")), "E:DM0401");
  EXPECT_EQ(codes_of(read_mark("(//JOINT S CAN GBR//REL TO USA, CAN, GBR)")), "E:DM0407");
}

TEST(Foreign, NatoControlsNeedTheirLevel) {
  EXPECT_EQ(codes_of(read_mark("(//NS//BOHEMIA)")), "E:DM0401");
  EXPECT_EQ(codes_of(read_mark("(//NC//BALK)")), "E:DM0401");
  EXPECT_EQ(codes_of(read_mark("(//NC//ATOMAL)")), "");
}

TEST(Foreign, WhoMustBeAsked) {
  const struct {
    const char* text;
    const char* owner;
  } cases[] = {
      {"(C)", "-"},
      {"(C//NF)", "-"},
      {"(U//FOUO)", "-"},
      {"(//NS)", "NATO"},
      {"(//NU)", "NATO"},
      {"(//GBR C)", "GBR"},
      {"(//FGI S)", "foreign government"},
      {"(C//FGI)", "foreign government"},
      {"(C//FGI GBR)", "GBR"},
      {"(C//FGI NATO)", "NATO"},
      {"(C//FGI AUS GBR)", "foreign government"},
      {"(//CAN DEU S)", "foreign government"},
      {"(//JOINT S CAN USA//REL TO USA, CAN)", "CAN"},
      {"(S//RD//NF)", "DOE"},
      {"(S//FRD//NF)", "DOE"},
      {"(S//TFNI)", "DOE"},
      {"(S//SI//NF)", "NSA"},
      {"(S//HCS-P//NF)", "CIA"},
      {"(S//TK//NF)", "NRO/NGA"},
      {"(S//RSV-ABC)", "NRO"},
      {"(S//SAR-BP)", "programme office"},
      {"(TS//SI//RD//NF)", "DOE"},
      {"(S//NF//XD)", "-"},
  };
  for (const auto& item : cases) {
    const Marking marking = read_mark(item.text).marking;
    EXPECT_EQ(refer_to_owner(marking, shipped_vocabulary()).value_or("-"), item.owner) << item.text;
  }
}

}  // namespace
}  // namespace declass
