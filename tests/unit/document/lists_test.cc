#include <gtest/gtest.h>

#include "support/shipped.h"

// A letter in brackets may be the next item of a list: it lowers nothing, and a list is no reason
// to raise. What a list does not explain is a mark.

namespace declass {
namespace {

std::string cable(const std::string& body) {
  return "P 291030Z JAN 08\nFM AMEMBASSY BERN\nS E C R E T BERN 000881\n\n"
         "E.O. 12958: DECL: 01/28/2018\nTAGS: PREL\nSUBJECT: A VISIT\n\n" +
         body;
}

TEST(Lists, ALetterOfAListIsNoMark) {
  const struct {
    const char* story;
    const char* body;
    Level expected;  ///< of the text with `here`
  } cases[] = {
      {"small letters", "1. (S) As:\n\n(a) one;\n\n(b) two;\n\n(c) here.\n", Level::secret},
      {"capitals", "1. (S) As:\n(A) one;\n(B) two;\n(C) here.\n", Level::secret},
      {"one bracket", "1. (S) As:\nA) one;\nB) two;\nC) here.\n", Level::secret},
      {"begun inside a line", "1. (S) As: (a) one; (b) two;\n(c) here.\n", Level::secret},
      {"five is no S", "1. (U) As:\n(3) three;\n(4) four;\n(5) here.\n", Level::unclassified},
      {"inside a line", "1. (U) As: (a) one; (b) two; (c) here.\n", Level::unclassified},
      {"no list", "1. (S) As.\n\n(C) here.\n", Level::confidential},
      {"a list of two", "1. (S) As:\n(b) two;\n\n(c) here.\n", Level::confidential},
      {"one bracket and no list lowers nothing", "1. (S) As.\n\nU) here.\n", Level::secret},
      {"one bracket and no list may raise", "1. (U) As.\n\nS) here.\n", Level::secret},
      {"capitals inside a line may raise", "1. (U) In (A) one and (B) two.\n\n(C) here.\n",
       Level::confidential},
      {"a number ends a list", "1. (U) As:\n(A) one;\n(B) two.\n\n2. (U) More.\n\n(C) here.\n",
       Level::confidential},
  };
  for (const auto& item : cases) {
    const Parsed parsed(cable(item.body));
    expect_tiles(parsed);
    EXPECT_EQ(parsed.segment_with("here").marking->level, item.expected) << item.story;
  }
}

TEST(Lists, AReferenceWithTheLetterCIsNoParagraph) {
  const Parsed parsed(
      cable("REF: (A) STATE 12\n     (B) BONN 34\n     (C) LIMA 56\n\n"
            "Classified By: DCM Jane Roe, reasons 1.4 (b)\n\n1. (S) Here.\n"));
  expect_tiles(parsed);
  EXPECT_EQ(parsed.segment_with("LIMA 56").kind, SegmentKind::reference);
  EXPECT_EQ(parsed.messages[0].references.size(), 3U);
  EXPECT_TRUE(parsed.messages[0].reasons);
}

TEST(Lists, AReferenceBehindAPageLineIsNoPartOfThePageLine) {
  const Parsed parsed(cable(
      "REF: (A) STATE 12\n\nSECRET\n\nPAGE 02        BERN  00881  291030Z\n\n     (B) BONN 34\n\n"
      "1. (S) Here.\n"));
  expect_tiles(parsed);
  EXPECT_EQ(parsed.segment_with("BONN 34").kind, SegmentKind::reference);
  EXPECT_EQ(parsed.messages[0].references.size(), 2U);
}

TEST(Lists, ASubjectThatAPageLineCutIsOne) {
  const std::string text =
      "P 291030Z JAN 08\nFM AMEMBASSY BERN\nS E C R E T BERN 000881\n\nE.O. 12958: DECL: "
      "01/28/2018\n"
      "SUBJECT: THE LOCK GATES AND\n\nBERN 00000881  001.2 OF 002\n\nTHE PORT\n\nTAGS: PREL\n\n";
  EXPECT_EQ(Parsed(text + "1. (S) Here.\n").messages[0].subject, "THE LOCK GATES AND THE PORT");
}

}  // namespace
}  // namespace declass
