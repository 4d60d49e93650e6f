#include <gtest/gtest.h>

#include "support/shipped.h"

// Administrative segments are released. Nothing that a writer says may end up in one.

namespace declass {
namespace {

constexpr const char* head =
    "P 291030Z JAN 08\nFM AMEMBASSY EXAMPLEVILLE\nTO SECSTATE WASHDC 1234\n"
    "S E C R E T EXAMPLEVILLE 000881\n\nE.O. 12958: DECL: 01/28/2033\nTAGS: PREL\n"
    "SUBJECT: A VISIT\n\n";

struct Leak {
  const char* story;
  std::string document;
};

TEST(Administrative, NoTextOfAWriterIsTakenForHandling) {
  const std::string secret = "IVAN";
  const Leak leaks[] = {
      {"behind addresses",
       "TO SECSTATE WASHDC 1234\nINFO RUEHBJ/AMEMBASSY BERN\nTHE SOURCE IVAN TOLD US\n"},
      {"a TO line in prose", "TO one who knows IVAN we owe this\n"},
      {"a FM line in prose", "FM one who knows IVAN we hear\n"},
      {"below a memorandum's field", "TO: The Secretary\nThe source IVAN told us so.\n"},
      {"a sentence behind a field's label", "TO: all of us. The source is IVAN and he is safe.\n"},
      {"a field's label far down in prose", "We met him in May.\nTO: IVAN\n"},
      {"behind the station", "DE RUEHXX #0112/01 1341455 the source is IVAN\n"},
      {"behind the prosign", "ZNY CCCCC ZZH the source is IVAN\n"},
      {"below TAGS", "TAGS: PREL\nTHE SOURCE IVAN LEFT\n"},
      {"behind a date", "E.O. 12958: DECL: 01/28/2033 The source IVAN left\n"},
      {"below a date", "E.O. 12958: DECL: 01/28/2033\nThe source IVAN left\n"},
      {"below references", "REF: A. BERN 12\nThe source IVAN left.\n"},
      {"behind references", "REF: BERN 12 and the source IVAN left\n"},
      {"behind reasons", "Classified By: DCM Jane Roe, reasons 1.4 (b). The source IVAN left.\n"},
      {"below reasons",
       "Classified By: DCM Jane Roe, reasons 1.4 (b\nand d)\nThe source IVAN left.\n"},
      {"below an officer", "Classified By: DCM Jane Roe\nThe source IVAN left.\n"},
      {"a number below an officer",
       "Classified By: DCM Jane Roe\nThe source IVAN met 15 men for 1.4 million.\n"},
      {"a number below an officer, in capitals",
       "CLASSIFIED BY: DCM JANE ROE\nTHE SOURCE IVAN MET 15 MEN FOR 1.4 MILLION.\n"},
      {"an officer in the body that is none",
       std::string(head) + "1. (S) He fled.\nClassified By: the source IVAN was afraid\n"},
      {"an action that is none", "Action: IVAN MUST LEAVE\n"},
      {"captions that are none", "Captions: SIPDIS, IVAN LEFT\n"},
      {"for whom a text is",
       std::string("UNCLAS BERN 000001\n\nDEPT FOR IVAN PETROV\n\n") + "TAGS: PREL\n\n1. (U) A.\n"},
      {"a line between captions and fields",
       "CONFIDENTIAL BERN 000881\n\nSIPDIS\n\nTHE SOURCE IVAN LEFT\n\nTAGS: PREL\n\n1. (U) A.\n"},
      {"capitals below TAGS", "UNCLAS BERN 000001\nTAGS: PREL\nIVAN LEFT ECON UNIT\n"},
      {"short words below TAGS", "UNCLAS BERN 000001\nTAGS: PREL, PGOV\nTHE KEY IS IVAN\n"},
      {"an archive's attribute", std::string(head) + "1. (S) He fled.\nSubject: IVAN\n"},
      {"a date with words", "May 4, 2009 IVAN left\n"},
      {"a reason in the body",
       std::string(head) + "1. (S) He fled.\nReason: the source IVAN was afraid\n"},
      {"derived from, in the body",
       std::string(head) + "1. (S) He fled.\nDerived from: what IVAN said\n"},
      {"an instruction in the body",
       std::string(head) + "1. (S) He fled.\nDeclas: not before IVAN is safe\n"},
      {"a page line in prose",
       std::string(head) + "1. (S) See\nPAGE 2 OF THE REPORT BY IVAN GIVES 5000\n"},
      {"a page line with a tail",
       std::string(head) + "1. (S) See\nPAGE 02 BERN 12345 111533Z IVAN LEFT\n"},
      {"a banner's word in prose",
       std::string(head) + "1. (S) THE\nSECRET SOURCE IVAN PAID 500000\n"},
      {"a banner's number in prose",
       std::string(head) + "1. (S) The\nconfidential source IVAN 500000\n"},
      {"a banner with unknown words", std::string(head) + "1. (S) The\nSECRET//IVAN\n"},
      {"a caption in prose", std::string(head) + "1. (S) It is\nFOR THE SOURCE IVAN ONLY\n"},
      {"a caption in small letters",
       std::string(head) + "1. (S) It is\nfor the source IVAN only\n"},
      {"a corrected copy in prose",
       std::string(head) + "1. (S) A\nCORRECTED COPY OF IVAN'S PASSPORT\n"},
      {"addresses behind a section's banner",
       std::string(head) +
           "1. (S) We went\nS E C R E T SECTION 02 OF 02 EXAMPLEVILLE 000881\nTO IVAN\n"},
      {"two capital words at the end", std::string(head) + "1. (S) WHO IS IT?\nIVAN PETROV\n"},
      {"a word of a text in capitals", std::string(head) + "1. (S) THE SOURCE WAS NAMED.\nIVAN.\n"},
      {"the end of a sentence in capitals", std::string(head) + "1. (S) THE SOURCE WAS\nIVAN\n"},
  };
  for (const Leak& leak : leaks) {
    const Parsed parsed(leak.document);
    expect_tiles(parsed);
    EXPECT_FALSE(is_administrative(parsed.segment_with(secret).kind))
        << leak.story << ": " << name_of(parsed.segment_with(secret).kind);
  }
}

TEST(Administrative, WhatIsHandlingIsTakenForIt) {
  const struct {
    const char* line;
    SegmentKind kind;
  } cases[] = {
      {"SIPDIS", SegmentKind::page_line},
      {"NOFORN", SegmentKind::page_line},
      {"SECRET", SegmentKind::page_line},
      {"BRUSSELS 00003382  003 OF 003", SegmentKind::page_line},
      {"PORT AU PR 00002230 001.2 OF 002", SegmentKind::page_line},
      {"PAGE 02        HARARE  03759  01 OF 03  111533Z", SegmentKind::page_line},
      {"Declassify on: 20330128", SegmentKind::order},
      {"Reason: 1.4(b), (d)", SegmentKind::classified_by},
      {"NNNN", SegmentKind::note},
  };
  for (const auto& item : cases) {
    const Parsed parsed(std::string(head) + "1. (S) He went to the\n" + item.line +
                        "\nhouse by the sea.\n");
    EXPECT_EQ(parsed.segment_with(item.line).kind, item.kind) << item.line;
  }
}

TEST(Administrative, SignaturesInTheirForms) {
  for (const char* name : {"ROE", "HALDEN##", "DE VREEL", "O'HANLEY", "BRANDT-HALE", "MCARDLEY."}) {
    const Parsed parsed(std::string(head) + "1. (S) He went home.\n" + name + "\n");
    EXPECT_EQ(parsed.segment_with(std::string("\n") + name + "\n").kind, SegmentKind::paragraph);
    EXPECT_EQ(parsed.messages[0].segments.back().kind, SegmentKind::signature) << name;
  }
  const Parsed same(std::string(head) + "1. (S) He went home. END OF TEXT. BAKER\n");
  EXPECT_EQ(same.messages[0].signature, "BAKER");
}

TEST(Administrative, AnInstructionThatGoesOnIsReadWhole) {
  const Parsed parsed(
      "UNCLAS BERN 000001\nE.O. 12958: DECL: 01/28/2018 or\nupon the vote\n\n1. (U) T.\n");
  ASSERT_EQ(parsed.messages[0].instructions.size(), 1U);
  EXPECT_EQ(parsed.text(parsed.messages[0].instructions[0]), "DECL: 01/28/2018 or\nupon the vote");
}

}  // namespace
}  // namespace declass
