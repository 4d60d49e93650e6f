#include <gtest/gtest.h>

#include "mark_cases.h"
#include "marking/algebra.h"
#include "text/words.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

TEST(Controls, EachInBothForms) {
  const MarkCase cases[] = {
      {"SECRET//RSEN", "secret rsen", "SECRET//RSEN", "(S//RS)"},
      {"UNCLASSIFIED//FOUO", "unclassified fouo", "UNCLASSIFIED//FOUO", "(U//FOUO)"},
      {"SECRET//ORCON", "secret orcon", "SECRET//ORCON", "(S//OC)"},
      {"SECRET//ORCON-USGOV", "secret orcon-usgov", "SECRET//ORCON-USGOV", "(S//OC-USGOV)"},
      {"SECRET//IMCON", "secret imcon", "SECRET//IMCON", "(S//IMC)"},
      {"SECRET//NOFORN", "secret noforn", "SECRET//NOFORN", "(S//NF)"},
      {"SECRET//PROPIN", "secret propin", "SECRET//PROPIN", "(S//PR)"},
      {"SECRET//RELIDO", "secret relido", "SECRET//RELIDO", "(S//RELIDO)"},
      {"SECRET//DEA SENSITIVE", "secret dsen", "SECRET//DEA SENSITIVE", "(S//DSEN)"},
      {"SECRET//FISA", "secret fisa", "SECRET//FISA", "(S//FISA)"},
      {"SECRET//RAW FISA", "secret fisa"},
      {"UNCLASSIFIED//LIMDIS", "unclassified limdis", "UNCLASSIFIED//LIMDIS", "(U//DS)"},
      {"SECRET//NOFORN//EXDIS", "secret exdis noforn", "SECRET//NOFORN//EXDIS", "(S//NF//XD)"},
      {"SECRET//NOFORN//NODIS", "secret nodis noforn", "SECRET//NOFORN//NODIS", "(S//NF//ND)"},
      {"UNCLASSIFIED//SBU", "unclassified sbu", "UNCLASSIFIED//SBU", "(U//SBU)"},
      {"UNCLASSIFIED//SBU NOFORN", "unclassified noforn sbu", "UNCLASSIFIED//SBU NOFORN",
       "(U//SBU-NF)"},
      {"UNCLASSIFIED//NOFORN//SBU", "unclassified noforn sbu", "UNCLASSIFIED//NOFORN//SBU",
       "(U//NF//SBU)"},
      {"SECRET//NOFORN//LES", "secret les noforn", "SECRET//NOFORN//LES", "(S//NF//LES)"},
      {"UNCLASSIFIED//LES NOFORN", "unclassified les noforn", "UNCLASSIFIED//LES NOFORN",
       "(U//LES-NF)"},
      {"SECRET//SSI", "secret ssi", "SECRET//SSI", "(S//SSI)"},
      {"UNCLASSIFIED//NNPI", "unclassified nnpi", "UNCLASSIFIED//NNPI", "(U//NNPI)"},
      {"SECRET//ORCON/IMCON/NOFORN/PROPIN/FISA//LES/SSI",
       "secret fisa imcon les noforn orcon propin ssi",
       "SECRET//ORCON/IMCON/NOFORN/PROPIN/FISA//LES/SSI", "(S//OC/IMC/NF/PR/FISA//LES/SSI)"},
      {"UNCLASSIFIED//DISTRIBUTION STATEMENT A", "unclassified distribution-a"},
  };
  for (const MarkCase& item : cases) expect_valid(item);
}

TEST(Controls, WhichOutliveDeclassification) {
  const struct {
    const char* text;
    const char* live;
  } cases[] = {
      {"(C)", ""},
      {"(C//NF)", ""},
      {"(U//NF)", "noforn"},
      {"(U)", ""},
      {"(U//FOUO)", "fouo"},
      {"(SBU)", "sbu"},
      {"(SBU/NF)", "noforn,sbu"},
      {"(LOU)", "lou"},
      {"UNCLAS EFTO", "efto"},
      {"(S//OC/NF/PR)", "propin"},
      {"(S//NF/FISA)", "fisa"},
      {"(S//NF/DSEN)", "dsen"},
      {"(U//DS)", "limdis"},
      {"(S//NF//XD)", ""},
      {"(S//NF//ND)", ""},
      {"(S//NF//LES)", "les"},
      {"(S//SSI)", "ssi"},
      {"(U//NNPI)", "nnpi"},
      {"(U//DCNI)", "dod-ucni"},
      {"(U//UCNI)", "doe-ucni"},
      {"(S//SI/TK//OC/REL TO USA, GBR)", ""},
      {"(S//RS/IMC/RELIDO)", ""},
      {"(CUI)", "cui"},
      {"(CUI//NOCON)", "cui,nocon"},
      {"(C//ZZZ)", "unknown"},
      {"(U//ZZZ)", "unknown"},
  };
  for (const auto& item : cases) {
    const Marking marking = read_mark(item.text).marking;
    EXPECT_EQ(join(live_controls(marking, shipped_vocabulary()), ","), item.live) << item.text;
  }
}

TEST(Controls, TheListIsSortedAndKnowsItsOwn) {
  const Vocabulary& vocabulary = shipped_vocabulary();
  std::string last;
  for (const Control& control : vocabulary.controls()) {
    EXPECT_LT(last, control.id);
    last = control.id;
    ASSERT_NE(vocabulary.control(control.id), nullptr);
    EXPECT_EQ(vocabulary.control(control.id)->category, control.category);
  }
  EXPECT_EQ(vocabulary.control("no-such"), nullptr);
  EXPECT_TRUE(vocabulary.control("noforn")->foreign_disclosure);
  EXPECT_EQ(vocabulary.control("rd")->refer_to, "DOE");
  EXPECT_TRUE(vocabulary.control("propin")->live);
}

}  // namespace
}  // namespace declass
