#include <gtest/gtest.h>

#include "marking/algebra.h"
#include "marking/parse.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

struct Page {
  std::vector<const char*> portions;
  const char* banner;
};

RollUp rolled(const std::vector<const char*>& texts, std::optional<Date> date = std::nullopt) {
  std::vector<Marking> portions;
  for (const char* text : texts)
    portions.push_back(parse_portion(text, shipped_vocabulary()).marking);
  return roll_up(portions, date, shipped_vocabulary());
}

void expect_banners(const std::vector<Page>& pages, std::optional<Date> date = std::nullopt) {
  for (const Page& page : pages) {
    std::string all;
    for (const char* portion : page.portions) all += portion;
    EXPECT_EQ(rolled(page.portions, date).banner, page.banner) << all;
  }
}

TEST(RollUp, TheHighestLevel) {
  expect_banners({{{"(U)"}, "UNCLASSIFIED"},
                  {{"(U)", "(C)"}, "CONFIDENTIAL"},
                  {{"(S)", "(C)", "(U)"}, "SECRET"},
                  {{"(C)", "(TS)"}, "TOP SECRET"}});
}

TEST(RollUp, OtherOwnersBecomeSources) {
  expect_banners({{{"(S)", "(//GBR S)"}, "SECRET//FGI GBR"},
                  {{"(U)", "(//GBR C)", "(//DEU S)"}, "SECRET//FGI DEU GBR"},
                  {{"(//CAN DEU S)", "(U)"}, "SECRET//FGI CAN DEU"},
                  {{"(//GBR S)", "(//FGI S)"}, "SECRET//FGI"},
                  {{"(S//FGI GBR)", "(S//FGI AUS)"}, "SECRET//FGI AUS GBR"},
                  {{"(S//FGI GBR)", "(S//FGI)"}, "SECRET//FGI"},
                  {{"(//NS)", "(U)"}, "SECRET//FGI NATO"},
                  {{"(//CTS//BOHEMIA)", "(//DEU S)"}, "TOP SECRET//BOHEMIA//FGI DEU NATO"},
                  {{"(//NR)", "(U)"}, "CONFIDENTIAL//FGI NATO"},
                  {{"(//JOINT S CAN GBR USA//REL TO USA, CAN, GBR)", "(U)"},
                   "SECRET//FGI CAN GBR//REL TO USA, CAN, GBR"},
                  {{"(//GBR S)"}, "SECRET//FGI GBR"}});
}

TEST(RollUp, CompartmentsAndProgrammesAllOfThem) {
  expect_banners(
      {{{"(TS//SI//NF)", "(S//TK//NF)"}, "TOP SECRET//SI/TK//NOFORN"},
       {{"(TS//SI-G ABCD//OC)", "(TS//SI-G DEFG//OC)", "(S//SI)"},
        "TOP SECRET//SI-G ABCD DEFG//ORCON"},
       {{"(S//SAR-BP)", "(S//SAR-CD-J12)"}, "SECRET//SAR-BP/CD-J12"},
       {{"(TS//HCS-P//NF)", "(TS//HCS-O//OC/NF)"}, "TOP SECRET//HCS-O-P//ORCON/NOFORN"}});
}

TEST(RollUp, AtomicEnergyTheStrongestAlone) {
  expect_banners({{{"(S//RD//NF)", "(S//FRD//NF)"}, "SECRET//RD//NOFORN"},
                  {{"(S//FRD//NF)", "(S//TFNI//NF)"}, "SECRET//FRD//NOFORN"},
                  {{"(S//RD-SG 14//NF)", "(S//FRD-SG 20//NF)"}, "SECRET//RD-SIGMA 14 20//NOFORN"},
                  {{"(S//RD-CNWDI//NF)", "(S//RD-SG 18//NF)"}, "SECRET//RD-CNWDI-SIGMA 18//NOFORN"},
                  {{"(U//DCNI)", "(U)"}, "UNCLASSIFIED//DOD UCNI"},
                  {{"(U//DCNI)", "(U//UCNI)"}, "UNCLASSIFIED//DOD UCNI/DOE UCNI"},
                  {{"(U//DCNI)", "(S)"}, "SECRET"},
                  {{"(U//UCNI)", "(S//REL TO USA, GBR)"}, "SECRET//NOFORN"},
                  {{"(U//UCNI)", "(S//RELIDO)"}, "SECRET//NOFORN"}});
}

TEST(RollUp, ControlsOfUnclassifiedText) {
  expect_banners({{{"(U//FOUO)", "(U)"}, "UNCLASSIFIED//FOUO"},
                  {{"(U//FOUO)", "(C)"}, "CONFIDENTIAL"},
                  {{"(U//FOUO)", "(U//SBU)"}, "UNCLASSIFIED//SBU"},
                  {{"(U//FOUO)", "(U//PR)"}, "UNCLASSIFIED//PROPIN"},
                  {{"(U//FOUO)", "(U//NF)"}, "UNCLASSIFIED//FOUO/NOFORN"},
                  {{"(U//DS)", "(U)"}, "UNCLASSIFIED//LIMDIS"},
                  {{"(U//DS)", "(S)"}, "SECRET"},
                  {{"(U//SBU)", "(C)"}, "CONFIDENTIAL"},
                  {{"(U//SBU-NF)", "(U)"}, "UNCLASSIFIED//SBU NOFORN"},
                  {{"(U//SBU-NF)", "(U//REL TO USA, GBR)"}, "UNCLASSIFIED//NOFORN//SBU"},
                  {{"(U//SBU-NF)", "(U//NF)"}, "UNCLASSIFIED//NOFORN//SBU"},
                  {{"(U//SBU-NF)", "(C)"}, "CONFIDENTIAL//NOFORN"},
                  {{"(U//LES-NF)", "(S)"}, "SECRET//NOFORN//LES"},
                  {{"(U//LES)", "(S)"}, "SECRET//LES"},
                  {{"(U//SSI)", "(S//NF)"}, "SECRET//NOFORN//SSI"},
                  {{"(LOU)", "(C)"}, "CONFIDENTIAL"}});
}

TEST(RollUp, ControlsThatRollUpFromAnyPortion) {
  expect_banners({{{"(U//FISA)", "(S)"}, "SECRET//FISA"},
                  {{"(U//PR)", "(S//NF)"}, "SECRET//NOFORN/PROPIN"},
                  {{"(S//IMC)", "(S//RS)"}, "SECRET//RSEN/IMCON"},
                  {{"(S//OC/NF)", "(C)"}, "SECRET//ORCON/NOFORN"},
                  {{"(S//OC-USGOV/NF)", "(S//OC/NF)"}, "SECRET//ORCON/NOFORN"},
                  {{"(S//OC-USGOV/NF)", "(C)"}, "SECRET//ORCON-USGOV/NOFORN"},
                  {{"(S//NF//XD)", "(S//NF//ND)"}, "SECRET//NOFORN//NODIS"},
                  {{"(S//NF//XD)", "(C)"}, "SECRET//NOFORN//EXDIS"},
                  {{"(S//XD)", "(C//REL TO USA, GBR)"}, "SECRET//NOFORN//EXDIS"},
                  {{"(S//NF//ACCM-FLETCHER)", "(S//NF//ACCM-ARROW)"},
                   "SECRET//NOFORN//ACCM-ARROW/ACCM-FLETCHER"}});
}

TEST(RollUp, ForeignDisclosure) {
  expect_banners(
      {{{"(S//NF)", "(S//REL TO USA, GBR)"}, "SECRET//NOFORN"},
       {{"(S//REL TO USA, GBR)", "(C//REL TO USA, AUS, GBR)"}, "SECRET//REL TO USA, GBR"},
       {{"(S//REL TO USA, FVEY)", "(C//REL TO USA, FVEY)"}, "SECRET//REL TO USA, FVEY"},
       {{"(S//REL TO USA, FVEY)", "(C//REL TO USA, GBR)"}, "SECRET//REL TO USA, GBR"},
       {{"(S//REL TO USA, FVEY)", "(C//REL TO USA, ACGU)"}, "SECRET//REL TO USA, AUS, CAN, GBR"},
       {{"(S//REL TO USA, NATO)", "(C//REL TO USA, NATO)"}, "SECRET//REL TO USA, NATO"},
       {{"(S//REL TO USA, NATO)", "(C//REL TO USA, GBR)"}, "SECRET//NOFORN"},
       {{"(S//REL TO USA, GBR)", "(C//REL TO USA, AUS)"}, "SECRET//NOFORN"},
       {{"(S//REL TO USA, GBR)", "(U)"}, "SECRET//REL TO USA, GBR"},
       {{"(S//REL TO USA, GBR)", "(C)"}, "SECRET//NOFORN"},
       {{"(S//REL TO USA, GBR)", "(C//RELIDO)"}, "SECRET//NOFORN"},
       {{"(S//REL TO USA, GBR/RELIDO)", "(C//RELIDO)"}, "SECRET//RELIDO"},
       {{"(S//REL TO USA, GBR/RELIDO)", "(C//REL TO USA, GBR/RELIDO)"},
        "SECRET//REL TO USA, GBR/RELIDO"},
       {{"(S//RELIDO)", "(C//RELIDO)", "(U)"}, "SECRET//RELIDO"},
       {{"(S//RELIDO)", "(C)"}, "SECRET//NOFORN"},
       {{"(S//DISPLAY ONLY AFG)", "(C//DISPLAY ONLY AFG, IRQ)"}, "SECRET//DISPLAY ONLY AFG"},
       {{"(S//DISPLAY ONLY AFG)", "(C//REL TO USA, AFG)"}, "SECRET//DISPLAY ONLY AFG"},
       {{"(S//DISPLAY ONLY AFG)", "(C//DISPLAY ONLY IRQ)"}, "SECRET//NOFORN"},
       {{"(S//DISPLAY ONLY AFG)", "(C//RELIDO)"}, "SECRET//NOFORN"},
       {{"(S//DISPLAY ONLY AFG)", "(C)"}, "SECRET//NOFORN"},
       {{"(S//REL TO USA, GBR/DISPLAY ONLY AFG)", "(S//REL TO USA, GBR/DISPLAY ONLY AFG)"},
        "SECRET//REL TO USA, GBR/DISPLAY ONLY AFG"},
       {{"(S//USA/CAN/GBR EYES ONLY)", "(S//REL TO USA, GBR)"}, "SECRET//REL TO USA, GBR"},
       {{"(S)", "(C)"}, "SECRET"},
       {{"(U//FISA)", "(S//REL TO USA, GBR)"}, "SECRET//NOFORN/FISA"},
       {{"(U//FOUO)", "(S//REL TO USA, GBR)"}, "SECRET//NOFORN"},
       {{"(U//FOUO)", "(S//RELIDO)"}, "SECRET//RELIDO"},
       {{"(//GBR S)", "(S//REL TO USA, GBR)"}, "SECRET//FGI GBR//NOFORN"},
       {{"(//GBR S//REL TO USA, GBR)", "(S//REL TO USA, GBR)"}, "SECRET//FGI GBR//REL TO USA, GBR"},
       {{"(S//REL)", "(S//REL TO USA, GBR)"}, "SECRET//REL TO USA, GBR"},
       {{"(S//REL)", "(S//REL)"}, "SECRET//NOFORN"},
       {{"(U//REL TO USA, GBR)", "(S)"}, "SECRET"},
       {{"(U//REL TO USA, GBR)", "(U)"}, "UNCLASSIFIED//REL TO USA, GBR"}});
}

TEST(RollUp, AnUnmarkedPortionTurnsOnTheDateOfTheDocument) {
  const auto before = make_date(2010, 6, 27), after = make_date(2010, 6, 28);
  expect_banners({{{"(S//RELIDO)", "(C)"}, "SECRET//NOFORN"}}, before);
  expect_banners({{{"(S//RELIDO)", "(C)"}, "SECRET//RELIDO"},
                  {{"(S//SI//RELIDO)", "(S//SI)"}, "SECRET//SI//RELIDO"},
                  {{"(S//RELIDO)", "(C//PR)"}, "SECRET//NOFORN/PROPIN"},
                  {{"(S//RELIDO)", "(S//SAR-BP)"}, "SECRET//SAR-BP//NOFORN"},
                  {{"(S//RELIDO)", "(S//OC)"}, "SECRET//ORCON/NOFORN"},
                  {{"(S//RELIDO)", "(//GBR S)"}, "SECRET//FGI GBR//NOFORN"},
                  {{"(S//REL TO USA, GBR)", "(C)"}, "SECRET//NOFORN"}},
                 after);
}

TEST(RollUp, ControlledUnclassifiedInformation) {
  expect_banners({{{"(CUI)", "(U)"}, "CUI"},
                  {{"(CUI//SP-PRVCY)", "(CUI//LEI)", "(U)"}, "CUI//SP-PRVCY/LEI"},
                  {{"(CUI//SP-TAX//NF)", "(CUI//FED ONLY)"}, "CUI//SP-TAX//FED ONLY/NOFORN"},
                  {{"(CUI//SP-PRVCY)", "(S)"}, "SECRET"},
                  {{"(CUI//NF)", "(S)"}, "SECRET//NOFORN"}});
}

TEST(RollUp, WhatCannotBeReadLeavesNoBanner) {
  const RollUp result = rolled({"(C)", "(X)"});
  EXPECT_EQ(result.banner, "");
  EXPECT_FALSE(result.marking.level);
  ASSERT_FALSE(result.errors.empty());
  EXPECT_EQ(result.errors.front().code, "DM0501");
  EXPECT_EQ(rolled({}).errors.front().code, "DM0505");
  EXPECT_FALSE(rolled({}).marking.level);
}

TEST(RollUp, WhatIsNotKnownStaysUnknown) {
  const RollUp result = rolled({"(C//ZZZ)", "(S)"});
  EXPECT_TRUE(result.marking.has("unknown"));
  EXPECT_EQ(result.banner, "SECRET//ZZZ");
  EXPECT_EQ(result.warnings.front().code, "DM0502");
}

}  // namespace
}  // namespace declass
