#include <gtest/gtest.h>

#include "mark_cases.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

struct Case {
  const char* text;
  const char* codes;
};

template <std::size_t Count>
void expect_codes(const Case (&cases)[Count]) {
  for (const Case& item : cases) {
    const MarkReading reading = read_mark(item.text);
    EXPECT_EQ(codes_of(reading), item.codes) << item.text;
    EXPECT_EQ(reading.valid, reading.errors.empty()) << item.text;
  }
}

TEST(Validation, ControlsThatExcludeEachOther) {
  const Case cases[] = {
      {"SECRET//NOFORN/REL TO USA, GBR", "E:DM0403"},
      {"SECRET//NOFORN/RELIDO", "E:DM0403"},
      {"SECRET//NOFORN/USA/GBR EYES ONLY", "E:DM0403 W:DM0205"},
      {"SECRET//NOFORN/DISPLAY ONLY AFG", "E:DM0403"},
      {"SECRET//ORCON/RELIDO", "E:DM0403"},
      {"SECRET//RELIDO/DISPLAY ONLY AFG", "E:DM0403"},
      {"SECRET//ORCON/ORCON-USGOV", "E:DM0403"},
      {"SECRET//ORCON-USGOV/RELIDO", "E:DM0403"},
      {"TOP SECRET//SI-G//ORCON-USGOV", "E:DM0403 W:DM0404"},
      {"SECRET//HCS-O//ORCON-USGOV/NOFORN", "E:DM0403 W:DM0404"},
      {"TOP SECRET//HCS-P ABC//ORCON-USGOV/NOFORN", "E:DM0403 W:DM0404"},
      {"SECRET//NOFORN//EXDIS/NODIS", "E:DM0403"},
      {"SECRET//REL TO USA, GBR//EXDIS", "E:DM0403 W:DM0404"},
      {"SECRET//REL TO USA, GBR//NODIS", "E:DM0403 W:DM0404"},
  };
  expect_codes(cases);
}

TEST(Validation, ControlsOfUnclassifiedTextOnAClass) {
  const Case cases[] = {
      {"SECRET//FOUO", "E:DM0402"},   {"CONFIDENTIAL//SBU", "E:DM0402"},
      {"SECRET//LIMDIS", "E:DM0402"}, {"SECRET//DOD UCNI", "W:DM0402"},
      {"(C//UCNI)", "W:DM0402"},      {"SECRET//DISTRIBUTION STATEMENT A", "E:DM0402"},
  };
  expect_codes(cases);
}

TEST(Validation, LevelsTooLowForAControl) {
  const Case cases[] = {
      {"UNCLASSIFIED//SI", "E:DM0401"},
      {"UNCLASSIFIED//SAR-BP", "E:DM0401"},
      {"UNCLASSIFIED//ORCON", "E:DM0401"},
      {"UNCLASSIFIED//RD//NOFORN", "E:DM0401"},
      {"UNCLASSIFIED//TFNI", "E:DM0401"},
      {"CONFIDENTIAL//RSEN", "E:DM0401"},
      {"CONFIDENTIAL//IMCON", "E:DM0401"},
      {"CONFIDENTIAL//RD-CNWDI//NOFORN", "E:DM0401"},
      {"CONFIDENTIAL//RD-SIGMA 14//NOFORN", "E:DM0401"},
      {"CONFIDENTIAL//TK", "E:DM0401"},
      {"CONFIDENTIAL//HCS-P//NOFORN", "E:DM0401"},
      {"CONFIDENTIAL//RSV-ABC", "E:DM0401"},
      {"SECRET//SI-G//ORCON", "E:DM0401"},
      {"SECRET//TK-BLFH//NOFORN", "E:DM0401"},
      {"SECRET//HCS-P ABC//ORCON/NOFORN", "E:DM0401"},
      {"UNCLASSIFIED//USA/GBR EYES ONLY", "E:DM0401 W:DM0205"},
      {"CONFIDENTIAL//SI", ""},
      {"CONFIDENTIAL//RD//NOFORN", ""},
      {"CONFIDENTIAL//SAR-BP", ""},
      {"SECRET//TK-IDIT//NOFORN", ""},
      {"UNCLASSIFIED//NOFORN", ""},
      {"UNCLASSIFIED//REL TO USA, GBR", ""},
      {"UNCLASSIFIED//RELIDO", ""},
      {"UNCLASSIFIED//PROPIN", ""},
      {"UNCLASSIFIED//FISA", ""},
      {"UNCLASSIFIED//DISPLAY ONLY AFG", ""},
      {"UNCLASSIFIED//LES", ""},
      {"UNCLASSIFIED//SSI", ""},
      {"UNCLASSIFIED//NOFORN//EXDIS", ""},
      {"UNCLASSIFIED//DEA SENSITIVE", ""},
  };
  expect_codes(cases);
}

TEST(Validation, CompanionsThatAreMissing) {
  const Case cases[] = {
      {"SECRET//RD", "W:DM0404"},
      {"SECRET//FRD", "W:DM0404"},
      {"SECRET//HCS-O//NOFORN", "W:DM0404"},
      {"SECRET//HCS-P", "W:DM0404"},
      {"TOP SECRET//HCS-P ABC//NOFORN", "W:DM0404"},
      {"TOP SECRET//SI-G", "W:DM0404"},
      {"TOP SECRET//SI-G ABCD", "W:DM0404"},
      {"TOP SECRET//TK-BLFH", "W:DM0404"},
      {"SECRET//TK-KAND", "W:DM0404"},
      {"SECRET//EXDIS", "W:DM0404"},
      {"SECRET//NODIS", "W:DM0404"},
      {"SECRET//HCS//NOFORN", "W:DM0405"},
      {"SECRET//HCS-O//ORCON/NOFORN", ""},
      {"TOP SECRET//HCS-P ABC//ORCON/NOFORN", ""},
  };
  expect_codes(cases);
}

}  // namespace
}  // namespace declass
