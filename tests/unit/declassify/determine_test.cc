#include "declassify/determine.h"

#include <gtest/gtest.h>

#include "paper.h"

namespace declass {
namespace {

std::string only(const Paper& paper, const std::string& as_of = "2026-11-24") {
  return shown(paper.on(as_of).segments.back());
}

Paper passed() {
  Paper paper("2009-03-10", "CONFIDENTIAL");
  paper.instruction("E.O. 12958: DECL: 03/09/2019");
  return paper;
}

TEST(Determine, EachPortionByItsOwnMark) {
  struct Portion {
    std::string mark, expected;
  };
  const std::vector<Portion> portions = {
      {"(C)", "declassified 2019-03-09 row 2 marked"},
      {"(C/NF)", "declassified 2019-03-09 row 2 marked"},
      {"(C//NF)", "declassified 2019-03-09 row 2 marked"},
      {"(S)", "declassified 2019-03-09 row 2 marked"},
      {"(C//REL TO USA, CAN)", "declassified 2019-03-09 row 2 marked"},
      {"(C//PR)", "declassified 2019-03-09 row 2 marked"},
      {"(U)", "not-classified row 26"},
      {"(SBU)", "not-classified row 26"},
      {"(U//FOUO)", "not-classified row 26"},
      {"(//NC)", "refer row 1 NATO"},
      {"(//NU)", "refer row 1 NATO"},
      {"(S//RD//NF)", "refer row 1 DOE"},
      {"(S//FRD)", "refer row 1 DOE"},
      {"(S//SI)", "refer row 1 NSA"},
      {"(C//ZZZ)", "unknown row mark"},
      {"(X)", "unknown row mark"},
  };
  for (const Portion& portion : portions) {
    Paper paper = passed();
    EXPECT_EQ(only(paper.marked(portion.mark)), portion.expected) << portion.mark;
  }
}

TEST(Determine, ForeignPortionsGoToTheirOwner) {
  for (const char* mark : {"(//GBR C)", "(C//FGI)", "(//FGI C)"}) {
    Paper paper = passed();
    const Determination made = paper.marked(mark).on("2026-11-24").segments.back();
    EXPECT_EQ(made.status, Status::refer) << mark;
    EXPECT_EQ(made.basis, "1") << mark;
    EXPECT_TRUE(made.refer_to.has_value()) << mark;
  }
}

TEST(Determine, TextWithoutAMarkIsFlagged) {
  Paper paper = passed();
  const Determination made = paper.unmarked().on("2026-11-24").segments.back();
  EXPECT_EQ(made.status, Status::declassified);
  EXPECT_TRUE(has_flag(made, "inherited"));
}

TEST(Determine, HandlingIsNotClassified) {
  const auto made = passed().marked("(C)").on("2015-01-01");
  EXPECT_EQ(shown(made.segments[0]), "not-classified row administrative");
  EXPECT_EQ(shown(made.segments[1]), "not-yet 2019-03-09 row 2 marked");
}

TEST(Determine, AMessageWithoutAnyMarkIsUnknown) {
  Paper paper("2009-03-10", "");
  EXPECT_EQ(only(paper.instruction("DECL: 03/09/2019").unmarked()), "unknown row mark");
}

TEST(Determine, NoLineIsMissingAnEmptyOneIsUnreadable) {
  Paper missing("1991-03-10", "SECRET");
  EXPECT_EQ(only(missing.marked("(S)")), "review 2016-12-31 row 8 calculated");
  Paper empty("1991-03-10", "SECRET");
  EXPECT_EQ(only(empty.instruction("").marked("(S)")), "unknown row 25");
  Paper cut("1991-03-10", "SECRET");
  EXPECT_EQ(only(cut.instruction("E.O. 12356: DECL:").marked("(S)")), "unknown row 25");
}

TEST(Determine, AReasonOfForeignInformationIsAdvice) {
  Paper paper = passed();
  paper.reasons({"b", "d"});
  const Determination made = paper.marked("(C)").on("2026-11-24").segments.back();
  EXPECT_EQ(made.status, Status::declassified);
  EXPECT_TRUE(has_flag(made, "foreign-reason"));
}

TEST(Determine, NotApplicableToSomePortionsLeavesTheOthersWithoutInstruction) {
  Paper paper("1999-03-10", "SECRET");
  paper.instruction("Declassify On: N/A to RD portions. See source list for NSI portions.");
  paper.marked("(S//RD)").marked("(S)");
  const auto made = paper.on("2026-11-24");
  EXPECT_EQ(shown(made.segments[1]), "refer row 1 DOE");
  EXPECT_EQ(shown(made.segments[2]), "review 2024-12-31 row 16 calculated");
  EXPECT_EQ(made.deciding.kind, Instruction::Kind::none);
}

TEST(Determine, TheSourceListDecidesForPortionsThatAreNotNamed) {
  Paper paper("1999-03-10", "SECRET");
  paper.instruction("Declassify On: N/A to RD portions. See source list for NSI portions.");
  paper.instruction("Declassify On: 20090310");
  EXPECT_EQ(only(paper.marked("(S)")), "declassified 2009-03-10 row 2 marked");
}

TEST(Determine, TheScheduleOfAPortionGoesByItsOwnLevel) {
  Paper paper("1974-03-15", "TOP SECRET");
  paper.instruction("E.O. 11652: GDS");
  EXPECT_EQ(only(paper.marked("(C)"), "1980-12-31"), "declassified 1980-12-31 row 17 marked");
  EXPECT_EQ(only(paper.marked("(TS)"), "1980-12-31"), "not-yet 1984-12-31 row 17 marked");
}

TEST(Determine, ARestrictedUSMarkAfter1953IsUnknown) {
  Marking restricted;
  restricted.level = Level::restricted;
  Paper old_paper("1952-03-10", "");
  old_paper.line(SegmentKind::paragraph, "Text.", restricted);
  EXPECT_EQ(only(old_paper), "review 2006-12-31 row 8 calculated");
  Paper late_paper("1960-03-10", "");
  late_paper.line(SegmentKind::paragraph, "Text.", restricted);
  EXPECT_EQ(only(late_paper), "unknown row mark");
}

TEST(Determine, TheEventOfADocumentIsConfirmedByTheOperator) {
  Paper paper("2002-03-10", "SECRET");
  paper.instruction("DECL: UPON OPENING OF THE BRIDGE").marked("(S)");
  EXPECT_EQ(shown(paper.on("2020-01-01").segments.back()), "not-yet 2027-12-31 row 6 calculated");
  EXPECT_EQ(shown(paper.on("2020-01-01", "2019-12-31").segments.back()),
            "declassified 2019-12-31 row 5 event");
}

std::vector<std::string> anomalies(const Paper& paper) {
  std::vector<std::string> out;
  for (const Anomaly& anomaly : paper.on("2026-11-24").anomalies) {
    out.push_back(anomaly.code + " " + anomaly.id);
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(Determine, WhatIsWrongWithTheInstructionIsAnAnomaly) {
  using Ids = std::vector<std::string>;
  const auto of = [](const std::string& date, const std::string& text) {
    Paper paper(date, "SECRET");
    if (!text.empty()) paper.instruction(text);
    return anomalies(paper.marked("(S)"));
  };
  EXPECT_EQ(of("2009-03-10", "DECL: 03/09/2019"), Ids{});
  EXPECT_EQ(of("2009-03-10", ""), Ids{"DI0101 instruction-missing"});
  EXPECT_EQ(of("2009-03-10", "DECL: TBD"),
            (Ids{"DI0102 instruction-unreadable", "DI0112 doubtful-text"}));
  EXPECT_EQ(of("2009-03-10", "E.O. 12958: N/A"), Ids{"DI0104 instruction-contradicts-level"});
  EXPECT_EQ(of("2009-03-10", "DECL: X1"), Ids{"DI0105 instruction-not-of-its-order"});
  EXPECT_EQ(of("2009-03-10", "DECL: 03/11/2034"), Ids{"DI0201 date-beyond-25-years"});
  EXPECT_EQ(of("2009-03-10", "DECL: 03/09/2009"), Ids{"DI0203 date-before-origin"});
  EXPECT_EQ(of("", "OADR"), Ids{"DI0209 origin-unknown"});
  EXPECT_EQ(of("2009-03-10", "20190309 / DECL: 20200309"), Ids{"DI0103 instruction-conflict"});
}

TEST(Determine, AnUnclassifiedMessageMayHaveNoInstruction) {
  Paper plain("2009-03-10", "UNCLASSIFIED");
  EXPECT_EQ(anomalies(plain.instruction("E.O. 12958: N/A").marked("(U)")),
            std::vector<std::string>{});
  Paper odd("2009-03-10", "UNCLASSIFIED");
  EXPECT_EQ(anomalies(odd.instruction("E.O. 12958: DECL: 03/09/2019").marked("(U)")),
            std::vector<std::string>{"DI0104 instruction-contradicts-level"});
}

TEST(Determine, ManyLinesAndManyPortionsCostLinearTime) {
  Paper paper("2009-03-10", "SECRET");
  for (int i = 0; i < 20000; ++i)
    paper.instruction("DECL: 03/0" + std::to_string(i % 9 + 1) + "/2019");
  for (int i = 0; i < 20000; ++i) paper.marked("(S)");
  EXPECT_EQ(only(paper), "declassified 2019-03-09 row 2 marked");
}

}  // namespace
}  // namespace declass
