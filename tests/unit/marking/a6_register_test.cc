#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "mark_cases.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

/// One entry of the register: on which levels it stands, how a banner spells it out and abbreviates
/// it, how a portion writes it, and what it needs beside it.
struct Entry {
  const char* levels;
  std::vector<const char*> titles;  ///< other forms that a banner may write
  const char* banner;
  const char* portion;
  const char* after_banner = "";
  const char* after_portion = "";
};

std::string spelled(char level) {
  switch (level) {
    case 'T':
      return "TOP SECRET";
    case 'S':
      return "SECRET";
    case 'C':
      return "CONFIDENTIAL";
    default:
      return "UNCLASSIFIED";
  }
}

/// Each entry, in each form and on each level, is valid and becomes the same two canonical forms.
void expect_entries(const std::vector<Entry>& entries) {
  for (const Entry& entry : entries) {
    for (const char level : std::string(entry.levels)) {
      const std::string head = spelled(level) + "//";
      const std::string banner = head + entry.banner + entry.after_banner;
      const std::string portion = "(" + std::string(level == 'T' ? "TS" : std::string(1, level)) +
                                  "//" + entry.portion + entry.after_portion + ")";
      std::vector<std::string> written = {banner, portion};
      for (const char* title : entry.titles) written.push_back(head + title + entry.after_banner);
      for (const std::string& text : written) {
        const MarkReading reading = read_mark(text);
        EXPECT_TRUE(reading.valid) << text << "  " << codes_of(reading);
        EXPECT_TRUE(reading.repairs.empty()) << text;
        EXPECT_FALSE(reading.marking.has("unknown")) << text;
        EXPECT_EQ(codes_of(reading).find("W:DM04"), std::string::npos) << text;
        EXPECT_EQ(reading.banner, banner) << text;
        EXPECT_EQ(reading.portion, portion) << text;
      }
    }
  }
}

TEST(Register, SensitiveCompartmentedInformation) {
  expect_entries({
      {"TS", {"HCS-OPERATIONS"}, "HCS-O", "HCS-O", "//ORCON/NOFORN", "//OC/NF"},
      {"TS", {"HCS-PRODUCT"}, "HCS-P", "HCS-P", "//NOFORN", "//NF"},
      {"T", {}, "HCS-P ABC", "HCS-P ABC", "//ORCON/NOFORN", "//OC/NF"},
      {"T", {}, "HCS-O-P", "HCS-O-P", "//ORCON/NOFORN", "//OC/NF"},
      {"T", {}, "HCS-O-P ABC DEF", "HCS-O-P ABC DEF", "//ORCON/NOFORN", "//OC/NF"},
      {"TSC", {"SPECIAL INTELLIGENCE"}, "SI", "SI"},
      {"TSC", {"SPECIAL INTELLIGENCE"}, "SI", "SI", "//NOFORN", "//NF"},
      {"T", {"SI-GAMMA", "SPECIAL INTELLIGENCE-GAMMA"}, "SI-G", "SI-G", "//ORCON", "//OC"},
      {"T", {}, "SI-G ABCD", "SI-G ABCD", "//ORCON", "//OC"},
      {"T", {}, "SI-G ABCD EFGH", "SI-G ABCD EFGH", "//ORCON/NOFORN", "//OC/NF"},
      {"T", {}, "SI-ABC-G", "SI-ABC-G", "//ORCON", "//OC"},
      {"TSC", {}, "SI-ABC", "SI-ABC"},
      {"TSC", {}, "SI-EU", "SI-EU"},
      {"TSC", {}, "SI-NK", "SI-NK"},
      {"T", {}, "SI-ABC-DEF", "SI-ABC-DEF"},
      {"TS", {"TALENT KEYHOLE"}, "TK", "TK"},
      {"T", {"TK-BLUEFISH", "TALENT KEYHOLE-BLUEFISH"}, "TK-BLFH", "TK-BLFH", "//NOFORN", "//NF"},
      {"TS", {"TK-IDITAROD", "TALENT KEYHOLE-IDITAROD"}, "TK-IDIT", "TK-IDIT", "//NOFORN", "//NF"},
      {"TS", {"TK-KANDIK", "TALENT KEYHOLE-KANDIK"}, "TK-KAND", "TK-KAND", "//NOFORN", "//NF"},
      {"T", {}, "TK-BLFH-IDIT-KAND", "TK-BLFH-IDIT-KAND", "//NOFORN", "//NF"},
      {"TS", {"RESERVE-ABC"}, "RSV-ABC", "RSV-ABC"},
      {"TS", {"RESERVE-123"}, "RSV-123", "RSV-123"},
      {"TS", {"KLAMATH-R"}, "KLM-R", "KLM-R"},
      {"TS", {"MARVEL"}, "MVL", "MVL"},
      {"TS", {}, "BUR-BLG", "BUR-BLG"},
      {"TS", {}, "HCS-X", "HCS-X"},
      {"TS", {"SPECIAL INTELLIGENCE/TALENT KEYHOLE"}, "SI/TK", "SI/TK", "//RELIDO", "//RELIDO"},
      {"T", {}, "HCS-O/RSV-ABC/SI/TK", "HCS-O/RSV-ABC/SI/TK", "//ORCON/NOFORN", "//OC/NF"},
      {"T",
       {},
       "HCS-P JJJ/SI-G ABCD/TK-BLFH",
       "HCS-P JJJ/SI-G ABCD/TK-BLFH",
       "//ORCON/NOFORN",
       "//OC/NF"},
  });
}

TEST(Register, SpecialAccessProgrammes) {
  for (const char* name :
       {"BUTTER POPCORN", "BP", "BP/CD", "BP-J12", "BP-J12 K15", "BP-J12 K15-L20", "BP-J12/CD",
        "MULTIPLE PROGRAMS", "BP/GB/TC", "BUTTER POPCORN/SODA", "123/ABC", "2/10/ABC"}) {
    const std::string title = "SPECIAL ACCESS REQUIRED-" + std::string(name);
    const std::string form = "SAR-" + std::string(name);
    const std::string beside = "SI/TK//" + form;
    expect_entries({{"TSC", {title.c_str()}, form.c_str(), form.c_str()},
                    {"TS", {title.c_str()}, form.c_str(), form.c_str(), "//NOFORN", "//NF"},
                    {"TS", {}, beside.c_str(), beside.c_str(), "//NOFORN", "//NF"}});
  }
  expect_entries({{"TSC", {"SAR-BP/SAR-CD"}, "SAR-BP/CD", "SAR-BP/CD"},
                  {"TSC", {}, "SAR-BP//WAIVED", "SAR-BP//WAIVED"}});
}

TEST(Register, AtomicEnergy) {
  expect_entries({
      {"TSC", {"RESTRICTED DATA"}, "RD", "RD", "//NOFORN", "//NF"},
      {"TS",
       {"RESTRICTED DATA-CRITICAL NUCLEAR WEAPON DESIGN INFORMATION", "RD-N"},
       "RD-CNWDI",
       "RD-CNWDI",
       "//NOFORN",
       "//NF"},
      {"TSC", {"FORMERLY RESTRICTED DATA"}, "FRD", "FRD", "//NOFORN", "//NF"},
      {"TSC", {"TRANSCLASSIFIED FOREIGN NUCLEAR INFORMATION"}, "TFNI", "TFNI"},
      {"U", {"DOD UNCLASSIFIED CONTROLLED NUCLEAR INFORMATION"}, "DOD UCNI", "DCNI"},
      {"U", {"DOE UNCLASSIFIED CONTROLLED NUCLEAR INFORMATION"}, "DOE UCNI", "UCNI"},
      {"U", {}, "DOD UCNI/DOE UCNI", "DCNI/UCNI"},
  });
  for (const char* numbers : {"14", "15", "18", "20", "14 18", "14 15 18 20", "1", "1 2"}) {
    const std::string n = numbers;
    const std::string rd = "RD-SIGMA " + n, rd_portion = "RD-SG " + n;
    const std::string rd_title = "RESTRICTED DATA-SIGMA " + n;
    const std::string frd = "FRD-SIGMA " + n, frd_portion = "FRD-SG " + n;
    const std::string frd_title = "FORMERLY RESTRICTED DATA-SIGMA " + n;
    const std::string design = "RD-CNWDI-SIGMA " + n, design_portion = "RD-CNWDI-SG " + n;
    expect_entries(
        {{"TS", {rd_title.c_str()}, rd.c_str(), rd_portion.c_str(), "//NOFORN", "//NF"},
         {"TS", {frd_title.c_str()}, frd.c_str(), frd_portion.c_str(), "//NOFORN", "//NF"},
         {"TS", {}, design.c_str(), design_portion.c_str(), "//NOFORN", "//NF"}});
  }
}

TEST(Register, ForeignGovernmentInformation) {
  expect_entries({
      {"TSC", {"FOREIGN GOVERNMENT INFORMATION"}, "FGI", "FGI"},
      {"TSC", {"FOREIGN GOVERNMENT INFORMATION GBR"}, "FGI GBR", "FGI GBR", "//NOFORN", "//NF"},
      {"TSC", {}, "FGI AUS CAN GBR NZL", "FGI AUS CAN GBR NZL"},
      {"TSC", {}, "FGI DEU GBR ISAF NATO", "FGI DEU GBR ISAF NATO", "//NOFORN", "//NF"},
      {"TSC", {}, "RD//FGI GBR", "RD//FGI GBR", "//NOFORN", "//NF"},
  });
}

TEST(Register, Dissemination) {
  expect_entries({
      {"TS", {"RISK SENSITIVE"}, "RSEN", "RS"},
      {"U", {"FOR OFFICIAL USE ONLY"}, "FOUO", "FOUO"},
      {"TSC", {"ORIGINATOR CONTROLLED"}, "ORCON", "OC"},
      {"TSC", {"ORIGINATOR CONTROLLED-USGOV"}, "ORCON-USGOV", "OC-USGOV"},
      {"TS", {"CONTROLLED IMAGERY"}, "IMCON", "IMC"},
      {"TSCU", {"NOT RELEASABLE TO FOREIGN NATIONALS"}, "NOFORN", "NF"},
      {"TSCU", {"CAUTION-PROPRIETARY INFORMATION INVOLVED"}, "PROPIN", "PR"},
      {"TSCU", {"RELEASABLE BY INFORMATION DISCLOSURE OFFICIAL"}, "RELIDO", "RELIDO"},
      {"TSCU", {}, "DEA SENSITIVE", "DSEN"},
      {"TSCU", {"FOREIGN INTELLIGENCE SURVEILLANCE ACT"}, "FISA", "FISA"},
      {"TS",
       {},
       "SI//RSEN/ORCON/IMCON/NOFORN/PROPIN/DEA SENSITIVE/FISA",
       "SI//RS/OC/IMC/NF/PR/DSEN/FISA"},
  });
  for (const char* list :
       {"USA, GBR", "USA, AUS, CAN, GBR, NZL", "USA, FVEY", "USA, ACGU", "USA, TEYE",
        "USA, AUS, NATO", "USA, AFG, ISAF", "USA, CFCK", "USA, GCTF", "USA, RSMA", "USA, EU",
        "USA, UN", "USA, GCCH, GMIF", "USA, DEU, FRA, GBR, ITA"}) {
    const std::string form = "REL TO " + std::string(list);
    const std::string title = "AUTHORIZED FOR RELEASE TO " + std::string(list);
    const std::string beside = "SI//" + form, official = form + "/RELIDO";
    const std::string after = "ORCON/" + form, after_portion = "OC/" + form;
    expect_entries({{"TSCU", {title.c_str()}, form.c_str(), form.c_str()},
                    {"TSC", {}, beside.c_str(), beside.c_str()},
                    {"TSC", {}, official.c_str(), official.c_str()},
                    {"TSC", {}, after.c_str(), after_portion.c_str()}});
  }
  for (const char* list : {"AFG", "AFG, IRQ", "IRQ, ISAF", "GBR, NATO"}) {
    const std::string form = "DISPLAY ONLY " + std::string(list);
    const std::string beside = "REL TO USA, AUS/" + form;
    expect_entries(
        {{"TSCU", {}, form.c_str(), form.c_str()}, {"TSC", {}, beside.c_str(), beside.c_str()}});
  }
}

TEST(Register, ControlsOfOtherAgencies) {
  expect_entries({
      {"U", {"LIMITED DISTRIBUTION"}, "LIMDIS", "DS"},
      {"TSCU",
       {"NOFORN//EXCLUSIVE DISTRIBUTION", "NOT RELEASABLE TO FOREIGN NATIONALS//EXDIS"},
       "NOFORN//EXDIS",
       "NF//XD"},
      {"TSCU", {"NOFORN//NO DISTRIBUTION"}, "NOFORN//NODIS", "NF//ND"},
      {"U", {"SENSITIVE BUT UNCLASSIFIED"}, "SBU", "SBU"},
      {"U", {"SENSITIVE BUT UNCLASSIFIED NOFORN"}, "SBU NOFORN", "SBU-NF"},
      {"TSCU", {"LAW ENFORCEMENT SENSITIVE"}, "LES", "LES"},
      {"U", {"LAW ENFORCEMENT SENSITIVE NOFORN"}, "LES NOFORN", "LES-NF"},
      {"TSCU", {"NOFORN//LAW ENFORCEMENT SENSITIVE"}, "NOFORN//LES", "NF//LES"},
      {"TSCU", {"SENSITIVE SECURITY INFORMATION"}, "SSI", "SSI"},
      {"TSCU", {"NAVAL NUCLEAR PROPULSION INFORMATION"}, "NNPI", "NNPI"},
      {"TSC",
       {"ALTERNATIVE COMPENSATORY CONTROL MEASURES-FLETCHER"},
       "ACCM-FLETCHER",
       "ACCM-FLETCHER"},
      {"TSC", {}, "ACCM-FICTITIOUS EFFORT", "ACCM-FICTITIOUS EFFORT"},
      {"S",
       {},
       "SI//SAR-BP//RD-CNWDI//FGI GBR//ORCON/NOFORN//LES/SSI",
       "SI//SAR-BP//RD-CNWDI//FGI GBR//OC/NF//LES/SSI"},
  });
}

}  // namespace
}  // namespace declass
