#include "declassify/citation.h"

#include <gtest/gtest.h>

#include "paper.h"
#include "text/words.h"

namespace declass {
namespace {

std::string cited(const Paper& paper, const std::string& as_of) {
  const Citation citation =
      classified_citation(paper.message(), paper.on(as_of), shipped_schedule(), day(as_of));
  return join(citation.codes, " ") + (citation.needs_person.empty() ? "" : " needs a person");
}

Paper paper_of(const std::string& date, const std::string& instruction = "OADR") {
  Paper paper(date, "SECRET");
  paper.instruction(instruction).marked("(S)");
  return paper;
}

TEST(Citation, TheLettersStandUnderTheSectionOfTheirDay) {
  EXPECT_EQ(cited(paper_of("2003-09-21").reasons({"b", "d"}), "2010-01-01"),
            "(b)(1) 1.5(b) 1.5(d)");
  EXPECT_EQ(cited(paper_of("2003-09-22").reasons({"b", "d"}), "2010-01-01"),
            "(b)(1) 1.4(b) 1.4(d)");
  EXPECT_EQ(cited(paper_of("2009-03-10").reasons({"h"}), "2010-01-01"), "(b)(1) 1.4(h)");
}

TEST(Citation, ALetterThatTheOrderDidNotKnowNeedsAPerson) {
  EXPECT_EQ(cited(paper_of("1999-03-10").reasons({"d", "h"}), "2010-01-01"),
            "(b)(1) 1.5(d) needs a person");
}

TEST(Citation, WithoutReasonsOrDateItIsLeftToAPerson) {
  EXPECT_EQ(cited(paper_of("2009-03-10"), "2010-01-01"), "(b)(1) needs a person");
  EXPECT_EQ(cited(paper_of("").reasons({"b"}), "2010-01-01"), "(b)(1) needs a person");
}

TEST(Citation, OldTextCitesOnlyWhatTheDocumentCarries) {
  EXPECT_EQ(cited(paper_of("1990-03-10").reasons({"d"}), "2015-12-30"), "(b)(1) 1.5(d)");
  EXPECT_EQ(cited(paper_of("1990-03-10").reasons({"d"}), "2015-12-31"), "(b)(1) needs a person");
  EXPECT_EQ(cited(paper_of("1990-03-10", "25X6, 25X1, 20401231").reasons({"d"}), "2015-12-31"),
            "(b)(1) 3.3(b)(1) 3.3(b)(6)");
  EXPECT_EQ(cited(paper_of("1990-03-10", "25X1-human"), "2020-12-31"), "(b)(1) 3.3(b)(1)");
  EXPECT_EQ(cited(paper_of("1990-03-10", "X1").reasons({"d"}), "2020-12-31"),
            "(b)(1) needs a person");
}

TEST(Citation, EveryCodeThatIsCitedIsExplained) {
  for (const char* code : {"1.4(a)", "1.4(h)", "1.5(g)", "3.3(b)(1)", "3.3(b)(9)"}) {
    EXPECT_NE(shipped_schedule().category(code), nullptr) << code;
  }
  EXPECT_EQ(shipped_schedule().category("1.5(h)"), nullptr);
}

TEST(Exemptions, OnlyTheClassifiedOneEndsWithTheClassification) {
  EXPECT_FALSE(shipped_schedule().exemption("(b)(1)")->outlives_declassification);
  for (const Exemption& exemption : shipped_schedule().exemptions()) {
    EXPECT_EQ(exemption.outlives_declassification, exemption.code != "(b)(1)") << exemption.code;
    EXPECT_FALSE(exemption.protects.empty());
    EXPECT_FALSE(exemption.stamp.empty());
  }
}

TEST(Exemptions, AllCodesAreKnownAndNoOther) {
  for (const char* code :
       {"(b)(1)",    "(b)(2)",    "(b)(3)",    "(b)(4)",    "(b)(5)",    "(b)(6)", "(b)(7)(A)",
        "(b)(7)(B)", "(b)(7)(C)", "(b)(7)(D)", "(b)(7)(E)", "(b)(7)(F)", "(b)(8)", "(b)(9)",
        "(d)(5)",    "(j)(1)",    "(j)(2)",    "(k)(1)",    "(k)(2)",    "(k)(3)", "(k)(4)",
        "(k)(5)",    "(k)(6)",    "(k)(7)",    "NR"}) {
    EXPECT_NE(shipped_schedule().exemption(code), nullptr) << code;
  }
  for (const char* code : {"(b)(10)", "(b)(7)(G)", "b6", "", "(k)(8)"}) {
    EXPECT_EQ(shipped_schedule().exemption(code), nullptr) << code;
  }
}

}  // namespace
}  // namespace declass
