#include <gtest/gtest.h>

#include "marking/algebra.h"
#include "marking/parse.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

/// A page: the banner that the manual gives it, its portions, and the document's date where it
/// matters.
struct Page {
  const char* banner;
  std::vector<const char*> portions;
  const char* date = "";
};

void expect_banners(const std::vector<Page>& pages) {
  for (const Page& page : pages) {
    std::vector<Marking> portions;
    std::string all;
    for (const char* text : page.portions) {
      portions.push_back(parse_portion(text, shipped_vocabulary()).marking);
      all += text;
    }
    const RollUp result = roll_up(portions, parse_iso_date(page.date), shipped_vocabulary());
    EXPECT_EQ(result.banner, page.banner) << all << page.date;
    const MarkReading banner = parse_banner(result.banner, shipped_vocabulary());
    EXPECT_TRUE(banner.valid) << result.banner;
  }
}

TEST(RollUpPages, TheHighestLevel) {
  expect_banners({
      {"UNCLASSIFIED", {"(U)", "(U)"}},
      {"SECRET", {"(U)", "(S)", "(C)"}},
      {"TOP SECRET", {"(TS)", "(C)"}},
      {"CONFIDENTIAL", {"(U)", "(C)"}},
  });
}

TEST(RollUpPages, ForeignTextAndItsSources) {
  expect_banners({
      {"SECRET//FGI GBR", {"(S)", "(//GBR S)"}},
      {"TOP SECRET//FGI GBR", {"(S)", "(//GBR TS)"}},
      {"SECRET//FGI", {"(S)", "(//FGI S)"}},
      {"SECRET//FGI", {"(//FGI S)", "(//GBR C)"}},
      {"SECRET//FGI DEU GBR", {"(S)", "(//GBR S)", "(//DEU C)"}},
      {"SECRET//FGI CAN DEU", {"(U)", "(//CAN DEU S)"}},
      {"CONFIDENTIAL//FGI GBR", {"(U)", "(//GBR R)"}},
      {"SECRET//FGI NATO", {"(S)", "(//NS)"}},
      {"TOP SECRET//FGI NATO", {"(S)", "(//CTS)"}},
      {"CONFIDENTIAL//FGI NATO", {"(C)", "(//NR)"}},
      {"SECRET//FGI GBR NATO", {"(//GBR S)", "(//NC)"}},
      {"SECRET//FGI AUS GBR", {"(S//FGI AUS GBR)", "(U)"}},
      {"SECRET//FGI AUS GBR", {"(S//FGI AUS)", "(//GBR C)"}},
      {"TOP SECRET//FGI", {"(TS//FGI)", "(S//FGI GBR)"}},
      {"SECRET//ATOMAL//FGI NATO", {"(//NS//ATOMAL)", "(U)"}},
      {"SECRET//FGI GBR//REL TO USA, GBR", {"(//GBR S//REL TO USA, GBR)", "(S//REL TO USA, GBR)"}},
      {"SECRET//FGI GBR//NOFORN", {"(//GBR S//NF)", "(S//REL TO USA, GBR)"}},
      {"SECRET//FGI CAN GBR//REL TO USA, CAN, GBR",
       {"(//JOINT S CAN GBR USA//REL TO USA, CAN, GBR)", "(S//REL TO USA, CAN, GBR)"}},
      {"SECRET//FGI CAN//NOFORN", {"(//JOINT S CAN USA//REL TO USA, CAN)", "(S//NF)"}},
      {"SECRET//FGI CAN GBR//REL TO USA, CAN",
       {"(//JOINT S CAN GBR USA//REL TO USA, CAN, GBR)", "(S//REL TO USA, CAN)"}},
      {"UNCLASSIFIED//FGI GBR", {"(U)", "(//GBR U)"}},
      {"SECRET//FGI GBR//NOFORN", {"(//GBR S)", "(S//NF)"}},
      {"TOP SECRET//SI//FGI GBR//NOFORN", {"(//GBR TS//SI//NF)", "(S//SI//NF)"}},
  });
}

TEST(RollUpPages, Compartments) {
  expect_banners({
      {"TOP SECRET//SI/TK//NOFORN", {"(TS//SI//NF)", "(S//TK//NF)"}},
      {"TOP SECRET//SI-G ABCD DEFG//ORCON", {"(TS//SI-G ABCD//OC)", "(TS//SI-G DEFG//OC)"}},
      {"TOP SECRET//HCS-O-P//ORCON/NOFORN", {"(TS//HCS-P//NF)", "(TS//HCS-O//OC/NF)"}},
      {"TOP SECRET//HCS-P/SI/TK//NOFORN", {"(TS//HCS-P//NF)", "(TS//SI//NF)", "(TS//TK//NF)"}},
      {"TOP SECRET//HCS-P JJJ/SI-G//ORCON/NOFORN", {"(TS//HCS-P JJJ//OC/NF)", "(TS//SI-G//OC/NF)"}},
      {"TOP SECRET//TK-BLFH-KAND//NOFORN", {"(TS//TK-BLFH//NF)", "(S//TK-KAND//NF)"}},
      {"TOP SECRET//SI-ABC-G DEF//ORCON/NOFORN", {"(TS//SI-ABC//NF)", "(TS//SI-G DEF//OC/NF)"}},
      {"SECRET//RSV-ABC/SI", {"(S//RSV-ABC)", "(S//SI)"}},
      {"TOP SECRET//SI//REL TO USA, FVEY",
       {"(TS//SI//REL TO USA, FVEY)", "(S//REL TO USA, FVEY)", "(U)"}},
      {"SECRET//SI//RELIDO", {"(S//SI//RELIDO)", "(S//RELIDO)"}},
      {"TOP SECRET//SI", {"(TS//SI)", "(S)"}},
  });
}

TEST(RollUpPages, Programmes) {
  expect_banners({
      {"SECRET//SAR-BP/CD", {"(S//SAR-BP)", "(S//SAR-CD)"}},
      {"TOP SECRET//SI//SAR-BP-J12 K15//NOFORN",
       {"(TS//SI//NF)", "(S//SAR-BP-J12//NF)", "(S//SAR-BP-J12 K15//NF)"}},
      {"SECRET//SAR-123/BUTTER POPCORN//NOFORN",
       {"(S//SAR-BUTTER POPCORN//NF)", "(S//SAR-123//NF)"}},
      {"SECRET//SAR-BP//WAIVED", {"(S//SAR-BP//WAIVED)", "(U)"}},
  });
}

TEST(RollUpPages, AtomicEnergy) {
  expect_banners({
      {"SECRET//RD//NOFORN", {"(S//RD//NF)", "(S//FRD//NF)"}},
      {"SECRET//FRD//NOFORN", {"(S//FRD//NF)", "(S//TFNI//NF)"}},
      {"SECRET//RD-CNWDI//NOFORN", {"(S//RD-CNWDI//NF)", "(C//RD//NF)"}},
      {"TOP SECRET//RD-CNWDI//NOFORN", {"(TS//RD//NF)", "(S//RD-CNWDI//NF)"}},
      {"SECRET//RD-SIGMA 14 20//NOFORN", {"(S//RD-SG 14//NF)", "(S//RD-SG 20//NF)"}},
      {"SECRET//RD-SIGMA 14 18//NOFORN", {"(S//RD-SG 18//NF)", "(S//FRD-SG 14//NF)"}},
      {"SECRET//RD-SIGMA 14//NOFORN", {"(S//RD//NF)", "(S//FRD-SG 14//NF)"}},
      {"SECRET//RD-CNWDI-SIGMA 14//NOFORN", {"(S//RD-CNWDI//NF)", "(S//FRD-SG 14//NF)"}},
      {"UNCLASSIFIED//DOD UCNI", {"(U//DCNI)", "(U)"}},
      {"UNCLASSIFIED//DOE UCNI", {"(U//UCNI)", "(U)"}},
      {"SECRET", {"(U//DCNI)", "(S)"}},
      {"SECRET//NOFORN", {"(U//DCNI)", "(S//REL TO USA, GBR)"}},
      {"SECRET//NOFORN", {"(U//UCNI)", "(S//RELIDO)"}},
      {"SECRET//NOFORN", {"(U//UCNI)", "(S//NF)"}},
      {"SECRET//RD//NOFORN", {"(U//UCNI)", "(S//RD//NF)"}},
      {"SECRET//TFNI//NOFORN", {"(S//TFNI//NF)", "(C//NF)"}},
      {"SECRET//TFNI", {"(S//TFNI)", "(C)"}},
      {"TOP SECRET//SI//RD//NOFORN", {"(TS//SI//NF)", "(S//RD//NF)"}},
  });
}

TEST(RollUpPages, ForOfficialUseOnlyYields) {
  expect_banners({
      {"UNCLASSIFIED//FOUO", {"(U//FOUO)", "(U)"}},
      {"SECRET", {"(U//FOUO)", "(S)"}},
      {"UNCLASSIFIED//FOUO/NOFORN", {"(U//FOUO)", "(U//NF)"}},
      {"UNCLASSIFIED//FOUO/REL TO USA, GBR", {"(U//FOUO/REL TO USA, GBR)", "(U)"}},
      {"UNCLASSIFIED//PROPIN", {"(U//FOUO)", "(U//PR)"}},
      {"UNCLASSIFIED//DEA SENSITIVE", {"(U//FOUO)", "(U//DSEN)"}},
      {"UNCLASSIFIED//LIMDIS", {"(U//FOUO)", "(U//DS)"}},
      {"UNCLASSIFIED//SBU", {"(U//FOUO)", "(U//SBU)"}},
      {"UNCLASSIFIED//LES", {"(U//FOUO)", "(U//LES)"}},
      {"UNCLASSIFIED//SSI", {"(U//FOUO)", "(U//SSI)"}},
      {"SECRET//NOFORN", {"(U//FOUO)", "(S//NF)"}},
      {"UNCLASSIFIED//NOFORN//EXDIS", {"(U//FOUO)", "(U//NF//XD)"}},
      {"UNCLASSIFIED//NOFORN//NODIS", {"(U//FOUO)", "(U//NF//ND)"}},
      {"UNCLASSIFIED//FISA", {"(U//FOUO)", "(U//FISA)"}},
      {"SECRET//NOFORN", {"(U//FOUO)", "(S//REL TO USA, GBR)"}},
      {"SECRET//RELIDO", {"(U//FOUO)", "(S//RELIDO)"}},
  });
}

TEST(RollUpPages, ControlsOfUnclassifiedText) {
  expect_banners({
      {"SECRET", {"(U//DS)", "(S)"}},
      {"SECRET//NOFORN", {"(U//DS)", "(S//NF)"}},
      {"CONFIDENTIAL", {"(U//SBU)", "(C)"}},
      {"UNCLASSIFIED//SBU", {"(U//SBU)", "(U)"}},
      {"UNCLASSIFIED//SBU NOFORN", {"(U//SBU-NF)", "(U)"}},
      {"UNCLASSIFIED//SBU NOFORN", {"(U//SBU-NF)", "(U//SBU)"}},
      {"UNCLASSIFIED//NOFORN//SBU", {"(U//SBU-NF)", "(U//NF)"}},
      {"UNCLASSIFIED//NOFORN//SBU", {"(U//SBU-NF)", "(U//REL TO USA, GBR)"}},
      {"SECRET//NOFORN", {"(U//SBU-NF)", "(S)"}},
      {"SECRET//NOFORN", {"(U//SBU-NF)", "(S//REL TO USA, GBR)"}},
      {"UNCLASSIFIED//SBU NOFORN", {"(U//SBU-NF)", "(U//FOUO)"}},
      {"UNCLASSIFIED//LIMDIS/SBU", {"(U//DS)", "(U//SBU)"}},
  });
}

TEST(RollUpPages, ControlsThatRollUpFromAnyPortion) {
  expect_banners({
      {"SECRET//LES", {"(U//LES)", "(S)"}},
      {"SECRET//NOFORN//LES", {"(U//LES-NF)", "(S)"}},
      {"SECRET//NOFORN//LES", {"(U//LES)", "(S//NF)"}},
      {"UNCLASSIFIED//LES NOFORN", {"(U//LES-NF)", "(U)"}},
      {"UNCLASSIFIED//LES NOFORN", {"(U//LES-NF)", "(U//LES)"}},
      {"SECRET//SSI", {"(U//SSI)", "(S)"}},
      {"SECRET//NOFORN//LES/SSI", {"(U//LES-NF)", "(S//NF//SSI)"}},
      {"SECRET//DEA SENSITIVE", {"(U//DSEN)", "(S)"}},
      {"SECRET//FISA", {"(U//FISA)", "(S)"}},
      {"SECRET//NOFORN/FISA", {"(S//NF/FISA)", "(U)"}},
      {"SECRET//NOFORN/PROPIN", {"(U//PR)", "(S//NF)"}},
      {"SECRET//IMCON/NOFORN", {"(S//IMC/NF)", "(C//NF)"}},
      {"SECRET//RSEN/NOFORN", {"(S//RS/NF)", "(C//NF)"}},
      {"SECRET//RSEN/ORCON/IMCON/NOFORN/PROPIN",
       {"(S//RS/NF)", "(S//OC/NF)", "(S//IMC/NF)", "(U//PR)"}},
      {"SECRET//NOFORN//LES", {"(U//LES)", "(S//REL TO USA, GBR)"}},
      {"UNCLASSIFIED//NOFORN//LES", {"(U//LES-NF)", "(U//NF)"}},
      {"UNCLASSIFIED//FISA//LES", {"(U//FISA)", "(U//LES)"}},
  });
}

TEST(RollUpPages, OriginatorControl) {
  expect_banners({
      {"SECRET//ORCON/NOFORN", {"(S//OC/NF)", "(S//OC-USGOV/NF)"}},
      {"SECRET//ORCON-USGOV/NOFORN", {"(S//OC-USGOV/NF)", "(C//NF)"}},
      {"SECRET//ORCON", {"(S//OC)", "(C)"}},
      {"TOP SECRET//SI-G//ORCON/NOFORN", {"(TS//SI-G//OC/NF)", "(S//OC-USGOV/NF)"}},
      {"SECRET//ORCON/REL TO USA, GBR", {"(S//OC/REL TO USA, GBR)", "(S//REL TO USA, GBR)"}},
      {"SECRET//ORCON-USGOV/REL TO USA, GBR",
       {"(S//OC-USGOV/REL TO USA, GBR)", "(C//REL TO USA, AUS, GBR)"}},
  });
}

TEST(RollUpPages, DistributionOfTheDepartmentOfState) {
  expect_banners({
      {"SECRET//NOFORN//NODIS", {"(S//NF//ND)", "(S//NF//XD)"}},
      {"SECRET//NOFORN//EXDIS", {"(S//NF//XD)", "(C)"}},
      {"SECRET//NOFORN//EXDIS", {"(U//NF//XD)", "(S//REL TO USA, GBR)"}},
      {"UNCLASSIFIED//NOFORN//NODIS", {"(U//NF//ND)", "(U//NF//XD)"}},
      {"SECRET//NOFORN//NODIS/LES", {"(S//NF//ND)", "(U//LES)"}},
  });
}

TEST(RollUpPages, ForeignDisclosure) {
  expect_banners({
      {"SECRET//NOFORN", {"(S//NF)", "(S//REL TO USA, GBR)", "(U)"}},
      {"SECRET//NOFORN", {"(C//NF)", "(S)"}},
      {"SECRET//REL TO USA, GBR", {"(S//REL TO USA, GBR)", "(C//REL TO USA, AUS, GBR)"}},
      {"SECRET//REL TO USA, AUS, GBR", {"(S//REL TO USA, FVEY)", "(C//REL TO USA, AUS, GBR)"}},
      {"SECRET//REL TO USA, AUS, CAN, GBR", {"(S//REL TO USA, FVEY)", "(S//REL TO USA, ACGU)"}},
      {"SECRET//REL TO USA, AUS, GBR", {"(S//REL TO USA, FVEY)", "(S//REL TO USA, TEYE)"}},
      {"SECRET//REL TO USA, AUS, GBR", {"(S//REL TO USA, ACGU)", "(S//REL TO USA, TEYE)"}},
      {"SECRET//REL TO USA, FVEY", {"(S//REL TO USA, FVEY)", "(C//REL TO USA, FVEY)"}},
      {"SECRET//REL TO USA, FVEY", {"(S//REL TO USA, FVEY)", "(C//REL TO USA, FVEY, NATO)"}},
      {"SECRET//NOFORN", {"(S//REL TO USA, FVEY)", "(C//REL TO USA, NATO)"}},
      {"SECRET//REL TO USA, NATO", {"(S//REL TO USA, NATO)", "(C//REL TO USA, ISAF, NATO)"}},
      {"SECRET//NOFORN", {"(S//REL TO USA, GBR)", "(C//REL TO USA, AUS)"}},
      {"SECRET//NOFORN", {"(S//REL TO USA, GBR)", "(C//RELIDO)"}},
      {"SECRET//RELIDO", {"(S//REL TO USA, GBR/RELIDO)", "(C//RELIDO)"}},
      {"SECRET//REL TO USA, GBR/RELIDO",
       {"(S//REL TO USA, GBR/RELIDO)", "(C//REL TO USA, GBR/RELIDO)"}},
      {"SECRET//REL TO USA, GBR", {"(S//REL TO USA, GBR/RELIDO)", "(C//REL TO USA, GBR)"}},
      {"SECRET//RELIDO", {"(S//REL TO USA, GBR/RELIDO)", "(C//REL TO USA, AUS/RELIDO)"}},
      {"SECRET//NOFORN", {"(S//REL TO USA, GBR)", "(C)"}},
      {"SECRET//RELIDO", {"(S//RELIDO)", "(C//RELIDO)"}},
      {"SECRET//NOFORN", {"(S//RELIDO)", "(C)"}},
      {"SECRET//NOFORN", {"(S//RELIDO)", "(C)"}, "2009-01-01"},
      {"SECRET//RELIDO", {"(S//RELIDO)", "(C)"}, "2012-01-01"},
      {"SECRET//RELIDO", {"(S//RELIDO)", "(U)"}},
      {"SECRET//DISPLAY ONLY AFG", {"(S//DISPLAY ONLY AFG)", "(C//DISPLAY ONLY AFG)"}},
      {"SECRET//DISPLAY ONLY AFG", {"(S//DISPLAY ONLY AFG, IRQ)", "(C//DISPLAY ONLY AFG)"}},
      {"SECRET//NOFORN", {"(S//DISPLAY ONLY AFG)", "(C//DISPLAY ONLY IRQ)"}},
      {"SECRET//DISPLAY ONLY GBR", {"(S//DISPLAY ONLY AFG, GBR)", "(C//REL TO USA, GBR)"}},
      {"SECRET//NOFORN", {"(S//DISPLAY ONLY AFG)", "(C//REL TO USA, GBR)"}},
      {"SECRET//NOFORN", {"(S//DISPLAY ONLY AFG)", "(S//RELIDO)"}},
      {"SECRET//NOFORN", {"(S//DISPLAY ONLY AFG)", "(C)"}},
      {"SECRET//REL TO USA, GBR/DISPLAY ONLY AFG",
       {"(S//REL TO USA, GBR/DISPLAY ONLY AFG)", "(S//REL TO USA, GBR/DISPLAY ONLY AFG)"}},
      {"SECRET//DISPLAY ONLY AFG",
       {"(S//REL TO USA, GBR/DISPLAY ONLY AFG)", "(S//DISPLAY ONLY AFG)"}},
      {"SECRET//REL TO USA, GBR",
       {"(S//REL TO USA, GBR/DISPLAY ONLY AFG)", "(S//REL TO USA, GBR)"}},
      {"SECRET//REL TO USA, GBR", {"(S//USA/GBR EYES ONLY)", "(S//REL TO USA, GBR)"}},
      {"SECRET//REL TO USA, GBR", {"(S//USA/CAN/GBR EYES ONLY)", "(C//REL TO USA, AUS, GBR)"}},
      {"SECRET//NOFORN", {"(S//USA/CAN EYES ONLY)", "(C//REL TO USA, GBR)"}},
      {"SECRET", {"(S)", "(C)"}},
      {"SECRET//NOFORN/FISA", {"(U//FISA)", "(S//REL TO USA, GBR)"}},
      {"SECRET//NOFORN/PROPIN", {"(U//PR)", "(S//REL TO USA, GBR)"}},
      {"SECRET//REL TO USA, GBR", {"(U)", "(S//REL TO USA, GBR)"}},
      {"SECRET//REL TO USA, GBR/FISA", {"(U//REL TO USA, GBR/FISA)", "(S//REL TO USA, GBR)"}},
      {"UNCLASSIFIED//NOFORN", {"(U//NF)", "(U)"}},
      {"UNCLASSIFIED//REL TO USA, GBR", {"(U//REL TO USA, GBR)", "(U)"}},
      {"UNCLASSIFIED//RELIDO", {"(U//RELIDO)", "(U)"}},
      {"UNCLASSIFIED//DISPLAY ONLY AFG", {"(U//DISPLAY ONLY AFG)", "(U)"}},
      {"SECRET//FGI GBR//NOFORN", {"(//GBR S)", "(S//REL TO USA, GBR)"}},
      {"SECRET//REL TO USA, GBR", {"(S//REL)", "(S//REL TO USA, GBR)"}},
      {"SECRET//SI//NOFORN", {"(S//SI)", "(S//REL TO USA, GBR)"}},
      {"SECRET//SI//RELIDO", {"(S//SI)", "(S//RELIDO)"}, "2015-01-01"},
  });
}

TEST(RollUpPages, ControlledUnclassifiedInformation) {
  expect_banners({
      {"CUI", {"(CUI)", "(U)"}},
      {"CUI//SP-PRVCY/LEI", {"(CUI//SP-PRVCY)", "(CUI//LEI)"}},
      {"CUI//SP-TAX//NOFORN", {"(CUI//SP-TAX)", "(CUI//NF)"}},
      {"SECRET//NOFORN", {"(CUI//NF)", "(S)"}},
      {"SECRET", {"(CUI)", "(S)"}},
      {"CUI//REL TO USA, GBR", {"(CUI//REL TO USA, GBR)", "(U)"}},
  });
}

}  // namespace
}  // namespace declass
