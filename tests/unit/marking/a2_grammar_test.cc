#include <gtest/gtest.h>

#include "mark_cases.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

TEST(Grammar, EveryCategoryInItsPlace) {
  const MarkCase cases[] = {
      {"SECRET//NOFORN", "secret noforn", "SECRET//NOFORN", "(S//NF)"},
      {"TOP SECRET//SI/TK//NOFORN", "top-secret sci:SI,TK noforn", "TOP SECRET//SI/TK//NOFORN",
       "(TS//SI/TK//NF)"},
      {"TOP SECRET//HCS-P/SI-G ABCD DEFG-XYZ/TK//SAR-BP//RD-CNWDI-SIGMA 14 20//FGI AUS "
       "GBR//ORCON/NOFORN//NODIS",
       "top-secret sci:HCS-P,SI-G ABCD DEFG-XYZ,TK sar:BP aea:RD-CNWDI-SIGMA 14 20 fgi:AUS,GBR "
       "nodis noforn orcon",
       "TOP SECRET//HCS-P/SI-G ABCD DEFG-XYZ/TK//SAR-BP//RD-CNWDI-SIGMA 14 20//FGI AUS "
       "GBR//ORCON/NOFORN//NODIS",
       "(TS//HCS-P/SI-G ABCD DEFG-XYZ/TK//SAR-BP//RD-CNWDI-SG 14 20//FGI AUS GBR//OC/NF//ND)"},
      {"(S//REL TO USA, AUS, GBR)", "secret rel:USA,AUS,GBR rel-to", "SECRET//REL TO USA, AUS, GBR",
       "(S//REL TO USA, AUS, GBR)"},
      {"(S//REL TO USA, GBR, FVEY, NATO)", "secret rel:USA,GBR,FVEY,NATO rel-to"},
      {"(S//REL)", "secret rel-to", "", "(S//REL)"},
      {"SECRET//REL TO USA, GBR/RELIDO", "secret rel:USA,GBR rel-to relido"},
      {"SECRET//REL TO USA, GBR/DISPLAY ONLY AFG, IRQ",
       "secret rel:USA,GBR display:AFG,IRQ display-only rel-to"},
      {"SECRET//USA/CAN/GBR EYES ONLY", "secret rel:USA,CAN,GBR eyes rel-to",
       "SECRET//USA/CAN/GBR EYES ONLY"},
      {"TOP SECRET//SI//ORCON/USA/CAN/GBR EYES ONLY",
       "top-secret sci:SI rel:USA,CAN,GBR eyes orcon rel-to"},
  };
  for (const MarkCase& item : cases) expect_valid(item);
}

TEST(Grammar, TitlesAreAbbreviated) {
  const MarkCase cases[] = {
      {"SECRET//NOT RELEASABLE TO FOREIGN NATIONALS", "secret noforn", "SECRET//NOFORN", "(S//NF)"},
      {"SECRET//AUTHORIZED FOR RELEASE TO USA, GBR", "secret rel:USA,GBR rel-to",
       "SECRET//REL TO USA, GBR"},
      {"TOP SECRET//TALENT KEYHOLE//NOFORN", "top-secret sci:TK noforn", "TOP SECRET//TK//NOFORN"},
      {"SECRET//RESTRICTED DATA//NOFORN", "secret aea:RD noforn", "SECRET//RD//NOFORN"},
      {"SECRET//RESTRICTED DATA-CRITICAL NUCLEAR WEAPON DESIGN INFORMATION//NOFORN",
       "secret aea:RD-CNWDI noforn", "SECRET//RD-CNWDI//NOFORN"},
      {"SECRET//FORMERLY RESTRICTED DATA//NOFORN", "secret aea:FRD noforn", "SECRET//FRD//NOFORN"},
      {"SECRET//CAUTION-PROPRIETARY INFORMATION INVOLVED", "secret propin", "SECRET//PROPIN",
       "(S//PR)"},
      {"UNCLASSIFIED//FOR OFFICIAL USE ONLY", "unclassified fouo", "UNCLASSIFIED//FOUO"},
      {"UNCLASSIFIED//SENSITIVE BUT UNCLASSIFIED", "unclassified sbu", "UNCLASSIFIED//SBU"},
      {"UNCLASSIFIED//SENSITIVE BUT UNCLASSIFIED NOFORN", "unclassified noforn sbu",
       "UNCLASSIFIED//SBU NOFORN"},
      {"SECRET//FOREIGN INTELLIGENCE SURVEILLANCE ACT", "secret fisa", "SECRET//FISA"},
      {"SECRET//FOREIGN GOVERNMENT INFORMATION GBR", "secret fgi:GBR", "SECRET//FGI GBR"},
      {"SECRET//SPECIAL ACCESS REQUIRED-BUTTER POPCORN", "secret sar:BUTTER POPCORN",
       "SECRET//SAR-BUTTER POPCORN"},
      {"SECRET//NOFORN//EXCLUSIVE DISTRIBUTION", "secret exdis noforn", "SECRET//NOFORN//EXDIS"},
      {"UNCLASSIFIED//LAW ENFORCEMENT SENSITIVE", "unclassified les", "UNCLASSIFIED//LES"},
  };
  for (const MarkCase& item : cases) expect_valid(item);
}

TEST(Grammar, CompartmentsAndProgrammes) {
  const MarkCase cases[] = {
      {"(TS//SI-G//OC)", "top-secret sci:SI-G orcon"},
      {"(TS//SI-XXX//NF)", "top-secret sci:SI-XXX noforn"},
      {"(TS//TK-ABC X Y Z//NF)", "top-secret sci:TK-ABC X Y Z noforn"},
      {"(TS//RSV-ABC//NF)", "top-secret sci:RSV-ABC noforn"},
      {"(S//SI-EU//NF)", "secret sci:SI-EU noforn"},
      {"(TS//TK-BLFH//NF)", "top-secret sci:TK-BLFH noforn"},
      {"SECRET//SAR-BP/GB/TC//NOFORN", "secret sar:BP,GB,TC noforn"},
      {"SECRET//SAR-BP-J12 J54-K15/SAR-CD-456 689 YYY//NOFORN",
       "secret sar:BP-J12 J54-K15,CD-456 689 YYY noforn",
       "SECRET//SAR-BP-J12 J54-K15/CD-456 689 YYY//NOFORN"},
      {"SECRET//SAR-BUTTER POPCORN//WAIVED", "secret sar:BUTTER POPCORN waived"},
      {"SECRET//SAR-MULTIPLE PROGRAMS", "secret sar:MULTIPLE PROGRAMS"},
      {"UNCLASSIFIED//HVSACO", "unclassified hvsaco"},
      {"(S//RD-SG 14 20//NF)", "secret aea:RD-SIGMA 14 20 noforn", "SECRET//RD-SIGMA 14 20//NOFORN",
       "(S//RD-SG 14 20//NF)"},
      {"(S//RD-N//NF)", "secret aea:RD-CNWDI noforn", "SECRET//RD-CNWDI//NOFORN",
       "(S//RD-CNWDI//NF)"},
      {"(S//FRD-SG 14//NF)", "secret aea:FRD-SIGMA 14 noforn"},
      {"(U//DCNI)", "unclassified aea:DOD UCNI", "UNCLASSIFIED//DOD UCNI"},
      {"(U//UCNI)", "unclassified aea:DOE UCNI", "UNCLASSIFIED//DOE UCNI"},
      {"SECRET//RD/TFNI//NOFORN", "secret aea:RD,TFNI noforn"},
      {"(S//NF//ACCM-FLETCHER)", "secret accm noforn", "SECRET//NOFORN//ACCM-FLETCHER"},
      {"SECRET//KLM-R//NOFORN", "secret sci:KLM-R noforn"},
  };
  for (const MarkCase& item : cases) expect_valid(item);
}

TEST(Grammar, WhatIsNotKnownKeepsItsTextAndPlace) {
  const MarkCase cases[] = {
      {"SECRET//ZZZ", "secret sci:ZZZ unknown", "SECRET//ZZZ", "(S//ZZZ)"},
      {"TOP SECRET//BUTTER POPCORN//NOFORN", "top-secret sci:BUTTER POPCORN noforn unknown",
       "TOP SECRET//BUTTER POPCORN//NOFORN"},
      {"TOP SECRET//SI/QQQ//NOFORN", "top-secret sci:QQQ,SI noforn unknown", ""},
      {"TOP SECRET//SI//BUTTER POPCORN//NOFORN", "top-secret sci:SI noforn unknown",
       "TOP SECRET//SI//BUTTER POPCORN//NOFORN"},
      {"UNCLASSIFIED//ZZZ", "unclassified unknown", "UNCLASSIFIED//ZZZ"},
      {"SECRET//NOFORN/ZZZ", "secret noforn unknown", "SECRET//NOFORN/ZZZ"},
  };
  for (const MarkCase& item : cases) {
    const MarkReading reading = read_mark(item.text);
    EXPECT_EQ(shown(reading.marking), item.reads) << item.text;
    EXPECT_TRUE(reading.valid) << item.text << codes_of(reading);
    EXPECT_EQ(codes_of(reading), "W:DM0106") << item.text;
    if (*item.banner != '\0') {
      EXPECT_EQ(reading.banner, item.banner);
    }
  }
}

TEST(Grammar, WhatTheRegisterDoesNotAllow) {
  const struct {
    const char* text;
    const char* codes;
    const char* reads;
  } cases[] = {
      {"SECRET//NOFORN//SI", "E:DM0201", "secret sci:SI noforn"},
      {"SECRET//EXDIS//NOFORN", "E:DM0201", "secret exdis noforn"},
      {"TOP SECRET//TK/SI//NOFORN", "E:DM0202", "top-secret sci:SI,TK noforn"},
      {"SECRET//NOFORN/ORCON", "E:DM0202", "secret noforn orcon"},
      {"SECRET//REL TO USA, GBR, AUS", "E:DM0202", "secret rel:USA,AUS,GBR rel-to"},
      {"SECRET//REL TO GBR, USA", "E:DM0202", "secret rel:USA,GBR rel-to"},
      {"SECRET//FGI GBR AUS", "E:DM0202", "secret fgi:AUS,GBR"},
      {"TOP SECRET//SI-G DEFG ABCD//ORCON", "E:DM0202", "top-secret sci:SI-G ABCD DEFG orcon"},
      {"SECRET//NOFORN/NOFORN", "E:DM0203", "secret noforn"},
      {"SECRET//SI/SI//NOFORN", "E:DM0203", "secret sci:SI noforn"},
      {"SECRET//REL TO USA, GBR, GBR", "E:DM0203", "secret rel:USA,GBR rel-to"},
      {"SECRET/NOFORN", "W:DM0204", "secret noforn"},
      {"SECRET//ORCON,NOFORN", "W:DM0204", "secret noforn orcon"},
      {"SECRET//NF", "W:DM0206", "secret noforn"},
      {"S//NOFORN", "W:DM0206", "secret noforn"},
      {"(SECRET//NF)", "W:DM0206", "secret noforn"},
      {"(S//NOFORN)", "W:DM0206", "secret noforn"},
      {"SECRET//REL TO USA", "E:DM0406", "secret rel:USA rel-to"},
      {"SECRET//REL TO GBR", "E:DM0406", "secret rel:GBR rel-to"},
      {"SECRET//REL TO USA, QQQ", "W:DM0107", "secret rel:USA,QQQ rel-to unknown"},
      {"SECRET//SAR//NOFORN", "E:DM0109", "secret noforn unknown"},
      {"SECRET//RD-QQ//NOFORN", "E:DM0110", "secret aea:RD-QQ noforn unknown"},
      {"SECRET//RD-SIGMA 99//NOFORN", "E:DM0110", "secret aea:RD-SIGMA 99 noforn unknown"},
      {"NOFORN", "E:DM0104", "- noforn"},
      {"//SECRET", "W:DM0301", "secret unknown"},
      {"SECRET//", "W:DM0301", "secret unknown"},
      {"SECRET//SECRET", "E:DM0203", "secret"},
      {"SECRET// NOFORN", "W:DM0301", "secret noforn"},
      {"SECRET//NOFORN//20301231", "W:DM0209", "secret noforn"},
  };
  for (const auto& item : cases) {
    const MarkReading reading = read_mark(item.text);
    EXPECT_EQ(codes_of(reading), item.codes) << item.text;
    EXPECT_EQ(shown(reading.marking), item.reads) << item.text;
  }
}

}  // namespace
}  // namespace declass
