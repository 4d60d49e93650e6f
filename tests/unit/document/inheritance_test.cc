#include <gtest/gtest.h>

#include "support/shipped.h"

// No mark wins over a stronger one, and text without a mark is never taken for unclassified.

namespace declass {
namespace {

std::string cable(const std::string& banner, const std::string& body) {
  return "P 291030Z JAN 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\n" + banner +
         "\n\nTAGS: PREL\nSUBJECT: A VISIT\n\n" + body;
}

std::string shown(const Segment& segment) {
  std::string out = segment.marking->level ? std::string(name_of(*segment.marking->level)) : "-";
  for (const std::string& control : segment.marking->controls) out += " " + control;
  return out;
}

struct Case {
  const char* story;
  std::string document;
  const char* words;
  const char* expected;
};

void expect(const Case& item) {
  const Parsed parsed(item.document);
  expect_tiles(parsed);
  EXPECT_EQ(shown(parsed.segment_with(item.words)), item.expected) << item.story;
}

const std::string confidential = "C O N F I D E N T I A L BERN 000881";
const std::string unclassified = "UNCLAS BERN 000881";

TEST(Inheritance, TextWithoutAMark) {
  const Case cases[] = {
      {"a paragraph", cable(confidential, "1. (U) A.\n\n2. Here.\n"), "Here", "confidential"},
      {"the subject", cable(confidential, "1. (U) A.\n"), "A VISIT", "confidential"},
      {"a heading", cable(confidential, "1. (U) A.\n\n---\nHERE\n---\n\n2. (U) B.\n"), "HERE",
       "confidential"},
      {"no banner", "Here is a text.\n\nMore of it.\n", "Here", "-"},
      {"no banner, numbered", "1. Here is a text.\n", "Here", "-"},
      {"no banner but a stamp among the text", "Here is a text.\n\nUNCLASSIFIED\n\nMore.\n", "Here",
       "-"},
      {"a banner that is too low", cable(confidential, "1. (S) A.\n\n2. Here.\n"), "Here",
       "secret"},
      {"a heading below a banner that is too low",
       cable(unclassified, "1. (S) A.\n\n---\nHERE\n---\n\n2. (U) B.\n"), "HERE", "secret"},
      {"a prosign above the banner",
       "ZNY SSSSS ZZH\nP 291030Z JAN 08\n" + cable(confidential, "1. Here.\n"), "Here", "secret"},
      {"a second prosign below the first",
       "ZNY SSSSS ZZH\nZNR UUUUU ZZH\n" + cable(unclassified, "1. Here.\n"), "Here", "secret"},
      {"a later section's banner",
       cable(unclassified, "1. A.\n\nS E C R E T SECTION 02 OF 02 BERN 000881\n\n2. Here.\n"),
       "Here", "secret"},
      {"UNCLAS SENSITIVE", cable("UNCLAS BERN 000881\n\nSENSITIVE", "1. Here.\n"), "Here",
       "unclassified sbu"},
      {"UNCLAS SENSITIVE, marked", cable("UNCLAS BERN 000881\n\nSENSITIVE", "1. (U) Here.\n"),
       "Here", "unclassified"},
      {"SENSITIVE with a class", cable(confidential + "\n\nSENSITIVE", "1. Here.\n"), "Here",
       "confidential"},
  };
  for (const Case& item : cases) expect(item);
}

TEST(Inheritance, CaptionsHoldForWhatTheyConcern) {
  const std::string noforn = confidential + "\n\nNOFORN";
  const Case cases[] = {
      {"classified", cable(noforn, "1. (C) Here.\n"), "Here", "confidential noforn"},
      {"unclassified", cable(noforn, "1. (U) Here.\n"), "Here", "unclassified"},
      {"with an answer of its own", cable(noforn, "1. (C//REL TO USA, GBR) Here.\n"), "Here",
       "confidential rel-to"},
      {"on the banner's line",
       cable("C O N F I D E N T I A L NOFORN BERN 000881", "1. (C) Here.\n"), "Here",
       "confidential noforn"},
  };
  for (const Case& item : cases) expect(item);
}

TEST(Inheritance, EntireText) {
  const Case cases[] = {
      {"every paragraph",
       cable("S E C R E T BERN 000881", "1. CONFIDENTIAL - ENTIRE TEXT.\n\n2. Here.\n"), "Here",
       "secret"},
      {"of its banner", cable(confidential, "1. CONFIDENTIAL - ENTIRE TEXT.\n\n2. Here.\n"), "Here",
       "confidential"},
      {"in brackets", cable(confidential, "1. (C - ENTIRE TEXT).\n\n2. Here.\n"), "Here",
       "confidential"},
      {"below the banner", cable(confidential, "1. UNCLAS - ENTIRE TEXT.\n\n2. Here.\n"), "Here",
       "confidential"},
  };
  for (const Case& item : cases) expect(item);
}

TEST(Inheritance, AWeakerMarkInsideOrBelowWinsNothing) {
  const std::string wide = "2. (C) The form that we wrote about to the Department in May";
  const Case cases[] = {
      {"a wrapped line", cable(confidential, "1. (U) A.\n\n" + wide + "\n(U) Here it was used.\n"),
       "Here", "confidential"},
      {"a small letter behind it", cable(confidential, "1. (C) The form\n\n(U) was here.\n"),
       "was here", "confidential"},
      {"a number out of turn", cable(confidential, wide + "\n7. (U) Here it was.\n"), "Here",
       "confidential"},
      {"a stronger one on the same line", cable(confidential, "1. (U) A. (C) Here.\n"), "Here",
       "confidential"},
      {"a stronger one behind an item's label", cable(confidential, "1. (U) A; (ii) (C) Here.\n"),
       "Here", "confidential"},
      {"the rest of a stronger one below a page line",
       cable(confidential, "1. (U) A. (C) It\nSIPDIS\nis here.\n"), "is here", "confidential"},
      {"a stronger one keeps what was there",
       cable("S E C R E T BERN 000881", "1. (C//RD) A. (S) Here.\n"), "Here", "secret"},
      {"below a sub-item", cable(confidential, "1. (C) A:\n(i) (U) One.\n\nHere.\n"), "Here",
       "confidential"},
      {"below a portion without a number", cable(confidential, "(U) One.\n\nHere.\n"), "Here",
       "confidential"},
      {"a mark that cannot be read", cable(unclassified, "1. (U) One.\n\n(X) Here.\n"), "Here",
       "-"},
      {"a stamp inside a stronger paragraph",
       cable(confidential, "1. (S//NF) It was\nRELEASED IN PART here\nand there.\n"), "here",
       "secret noforn"},
      {"a marked subject", "UNCLAS BERN 000881\n\nTAGS: PREL\nSUBJECT: (C) HERE\n\n1. (U) A.\n",
       "HERE", "confidential"},
      {"a subject behind a page line",
       "UNCLAS BERN 000881\n\nTAGS: PREL\nSUBJECT: (C) A\nSIPDIS\nHERE\n\n1. (U) A.\n", "HERE",
       "confidential"},
      {"a mark behind a title",
       "UNCLAS BERN 000881\n\nTAGS: PREL\nSUBJECT: HERE (C)\n\n1. (U) A.\n", "HERE",
       "confidential"},
      {"a marked heading", cable(unclassified, "1. (U) A.\n\n---\n(C) HERE\n---\n\n2. (U) B.\n"),
       "HERE", "confidential"},
      {"words before a mark", cable(confidential, "1. Ivan is here. (U) A.\n"), "Ivan",
       "confidential"},
  };
  for (const Case& item : cases) expect(item);
}

TEST(Inheritance, TheAtomicMarkStaysOnWhatIsStronger) {
  const Parsed parsed(cable("S E C R E T BERN 000881", "1. (C//RD) A. (S) Here.\n"));
  EXPECT_EQ(parsed.segment_with("Here").marking->aea, std::vector<std::string>{"RD"});
}

TEST(Inheritance, AnotherCableResetsLevelAndCaptions) {
  const Parsed parsed(cable(confidential + "\n\nNOFORN", "1. (C) One.\n") +
                      "UNCLAS BERN 000882\n\n" + "TAGS: PREL\nSUBJECT: B\n\n1. Two.\n");
  ASSERT_EQ(parsed.messages.size(), 2U);
  EXPECT_EQ(shown(parsed.segment_with("Two")), "unclassified");
  EXPECT_TRUE(parsed.messages[1].captions.empty());
  const Parsed prose(
      cable("C O N F I D E N T I A L BERN 000881", "1. (C) The\nUNCLAS BERN 000882\nis old.\n"));
  EXPECT_EQ(prose.messages.size(), 1U);
}

}  // namespace
}  // namespace declass
