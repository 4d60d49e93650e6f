#include <gtest/gtest.h>

#include "mark_cases.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

TEST(Damage, WhatCanBeRepairedSaysWhatWasRepaired) {
  const MarkCase cases[] = {
      {"SERCET", "secret"},
      {"SERCET//N0FORN", "secret noforn"},
      {"SECRET//NOFRON", "secret noforn"},
      {"T0P SECRET", "top-secret"},
      {"OTP SECRET", "top-secret"},
      {"TO SECRET", "top-secret"},
      {"C0NFIDENTIAL", "confidential"},
      {"CONFIDENTAIL", "confidential"},
      {"CONFlDENTIAL", "confidential"},
      {"UNCLASSIF1ED", "unclassified"},
      {"SEC RET", "secret"},
      {"S ECRET//NOFORN", "secret noforn"},
      {"SECRETNOFORN", "secret noforn"},
      {"SECRET///NOFORN", "secret noforn"},
      {"SECRET////NOFORN", "secret noforn"},
      {"SECRET/ /NOFORN", "secret noforn"},
      {"SECRET//NO FORN", "secret noforn"},
      {"S E C R E T // N O F O R N", "secret noforn"},
      {"TOP SECRETSI//NOFORN", "top-secret sci:SI noforn"},
      {"SECRET//RELTO USA, GBR", "secret rel:USA,GBR rel-to"},
      {"SECRET//REL TOUSA, GBR", "secret rel:USA,GBR rel-to"},
      {"SECRET//REL T0 USA, G8R", "secret rel:USA,GBR rel-to"},
      {"SECRET//REL TO USAGBR", "secret rel:USA,GBR rel-to"},
      {"SECRET//REL TO UAS, GRB", "secret rel:USA,GBR rel-to"},
      {"SECRET//REL TO USA, G BR", "secret rel:USA,GBR rel-to"},
      {"(S//OCNF)", "secret noforn orcon"},
      {"(SllNF)", "secret noforn"},
      {"(S//SAR-BPNF)", "secret sar:BP noforn"},
      {"(S//SAR-BP/lNF)", "secret sar:BP noforn"},
      {"(S//SAR-BPOC/NF)", "secret sar:BP noforn orcon"},
      {"(S//FN)", "secret noforn"},
      {"(TS//SITK//NF)", "top-secret sci:SI,TK noforn"},
      {"(5//NF)", "secret noforn"},
      {"(T5//S1//NF)", "top-secret sci:SI noforn"},
      {"(s//nf)", "secret noforn"},
      {"(S//RD CNWDI//NF)", "secret aea:RD-CNWDI noforn"},
      {"(S//RD-CWNDI//NF)", "secret aea:RD-CNWDI noforn"},
      {"(TS//SI G//OC)", "top-secret sci:SI-G orcon"},
      {"(S//HCS-PNF)", "secret sci:HCS-P noforn"},
      {"(//GBRS)", "secret GBR"},
      {"(//GBR SERCET)", "secret GBR"},
      {"//NATO SERCET", "secret nato"},
      {"SECRET//NOFOM", "secret noforn"},
      {"(S//RD-CNVVDI//NF)", "secret aea:RD-CNWDI noforn"},
      {"SECRET//FRD-SIGRNA 18//NOFORN", "secret aea:FRD-SIGMA 18 noforn"},
      {"SECRET//RD-SI6MA 1//NOFORN", "secret aea:RD-SIGMA 1 noforn"},
      {"SECRET//RD-S I G M A 1//NOFORN", "secret aea:RD-SIGMA 1 noforn"},
      {"SECRET//RD-CNWDISIGMA 20//NOFORN", "secret aea:RD-CNWDI-SIGMA 20 noforn"},
      {"(S//RD/SG 14//NF)", "secret aea:RD-SIGMA 14 noforn"},
      {"(S//RD-CNWDI SG 14//NF)", "secret aea:RD-CNWDI-SIGMA 14 noforn"},
      {"TOP SECRET//SI-GAMRNA//ORCON", "top-secret sci:SI-G orcon"},
      {"TOP SECRET//SI-GAMAM//ORCON", "top-secret sci:SI-G orcon"},
      {"SECRET//TK-K AND//NOFORN", "secret sci:TK-KAND noforn"},
      {"SECRET//SARBP//NOFORN", "secret sar:BP noforn"},
      {"SECRET//SPECIAL ACESS REQUIRED-BP/CD", "secret sar:BP,CD"},
      {"(S//REL TO US4, GBR)", "secret rel:USA,GBR rel-to"},
      {"(S//REL TO U$A, GBR)", "secret rel:USA,GBR rel-to"},
      {"(S//REL TO USA, CBR)", "secret rel:USA,GBR rel-to"},
      {"(S//REL TO USA, NATQ)", "secret rel:USA,NATO rel-to"},
      {"(S//REL TO USA, GBRR)", "secret rel:USA,GBR rel-to"},
      {"(S//REL TO USAUN)", "secret rel:USA,UN rel-to"},
      {"(S//REL TO USA, AUS, CA-N)", "secret rel:USA,AUS,CAN rel-to"},
      {"SECRET//DISPLAY ONLY AF6", "secret display:AFG display-only"},
      {"SECRET//USA/CAN/G8R EYES ONLY", "secret rel:USA,CAN,GBR eyes rel-to"},
      {"SECRET//USA/CAN/GBR EYES 0NLY", "secret rel:USA,CAN,GBR eyes rel-to"},
      {"(S//OC-U S G O V)", "secret orcon-usgov"},
      {"S-ECRET//NOFORN", "secret noforn"},
      {"SECRET//\r\nNO\r\nFORN", "secret noforn"},
      {"SECRET//NO-\nFORN", "secret noforn"},
      {"CUI//SP-PRVC Y//NOFORN", "unclassified cui:SP-PRVCY cui noforn"},
      {"CUI//SP-P R V C Y//NOFORN", "unclassified cui:SP-PRVCY cui noforn"},
      {"CUI//PRVYC", "unclassified cui:PRVCY cui"},
      {"/SECRET//NOFORN", "secret noforn"},
      {"(//FG1 S//NF)", "secret foreign fgi: noforn"},
      {"TON SECRET//NOFORN", "top-secret noforn"},
      {"SECRET\\\\NOFORN", "secret noforn"},
      {"SECRET \xE2\x80\x94 NOFORN", "secret noforn"},
      {"SECRET\xC2\xA0NOFORN", "secret noforn"},
  };
  for (const MarkCase& item : cases) {
    const MarkReading reading = read_mark(item.text);
    EXPECT_EQ(shown(reading.marking), item.reads) << item.text << "  " << codes_of(reading);
    EXPECT_FALSE(reading.repairs.empty()) << item.text;
    EXPECT_FALSE(reading.valid) << item.text;
  }
}

TEST(Damage, WhatCannotBeRepairedIsAnUnknownControl) {
  for (const char* text : {"SECRET//QWERTZ", "SECRET//NOQQRN", "(S//NP)", "(S//XYZ)", "(S QQQ)",
                           "SECRET//REL TO USA, G?R!", "SECRET//", "(C//NF//)", "(//S//NF)",
                           "SECRET//REL TO USA, AUS, CAN, BGR, NZL"}) {
    const MarkReading reading = read_mark(text);
    EXPECT_TRUE(reading.marking.level) << text;
    EXPECT_TRUE(reading.marking.has("unknown")) << text << "  " << shown(reading.marking);
  }
}

TEST(Damage, OfTwoReadingsTheStrongerHolds) {
  // SSI is a control of unclassified text; so it may be S and SI with their separator lost.
  EXPECT_EQ(shown(read_mark("(SSI)").marking), "secret ssi unknown");
  // A lost letter may have made TOP SECRET of it.
  EXPECT_EQ(read_mark("TSECRET").marking.level, Level::top_secret);
}

TEST(Damage, NoLevelIsReadOutOfALongerWord) {
  for (const char* text : {"SECRETARY", "SECRETARIAT", "CLASSIFIED", "DECLASSIFIED",
                           "CONFIDENTIALITY", "UNCLASSIFIABLE", "QWERTZ", "TOP", "NOTHING"}) {
    const MarkReading reading = read_mark(text);
    EXPECT_FALSE(reading.marking.level) << text << " gave " << shown(reading.marking);
    EXPECT_FALSE(reading.errors.empty()) << text;
  }
}

TEST(Damage, AValueAtTheEndIsSaidAsItWasMended) {
  EXPECT_EQ(read_mark("SECRET//NOFORN//RNR").declassify_on, "MR");
  EXPECT_EQ(read_mark("SECRET//ACCMFLETCHER").marking.accm, std::vector<std::string>{"FLETCHER"});
}

}  // namespace
}  // namespace declass
