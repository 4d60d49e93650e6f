#include "declassify/stamps.h"

#include <gtest/gtest.h>

#include "paper.h"

namespace declass {
namespace {

/// A secret paper of 1975 with nothing but a stamp at its foot.
Determination stamped(const std::string& stamp, const std::string& as_of = "2026-11-24",
                      const std::string& instruction = "E.O. 11652: XGDS-1") {
  Paper paper("1975-04-05", "SECRET");
  paper.instruction(instruction).marked("(S)").note(stamp);
  return paper.on(as_of).segments[1];
}

TEST(Stamps, AWholeStampWithDateAndAuthorityIsEvidence) {
  struct Case {
    std::string stamp, date;
  };
  const std::vector<Case> cases = {
      {"J. Roe Declassified/Released US Department of State EO Systematic Review 05 JUL 2006",
       "2006-07-05"},
      {"DECLASSIFIED PA/HO Department of State E.O. 12958, as amended May 4, 2006", "2006-05-04"},
      {"DECLASSIFIED Authority NND 000000 By QQ NARA Date 5-4-04", "2004-05-04"},
      {"DECLASSIFIED E.O. 12958, Sec. 3.5 NLX 99-000 By QQ, NARA, Date 5-4-04", "2004-05-04"},
      {"Declassified by Jane Roe, Chief, Division 9, May 4, 2006", "2006-05-04"},
      {"DECLASSIFIED\nAuthority NND 000000\nBy QQ NARA Date 5/4/04", "2004-05-04"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(shown(stamped(one.stamp)), "review " + one.date + " row 24 stamp") << one.stamp;
  }
}

TEST(Stamps, TurnOnTheirOwnDay) {
  const std::string stamp = "Declassified by Jane Roe, Chief, Division 9, May 4, 2004";
  EXPECT_EQ(shown(stamped(stamp, "2004-05-03")), "not-yet 2006-12-31 row 19 calculated");
  EXPECT_EQ(shown(stamped(stamp, "2004-05-04")), "review 2004-05-04 row 24 stamp");
  EXPECT_EQ(shown(stamped(stamp, "2004-05-05")), "review 2004-05-04 row 24 stamp");
}

TEST(Stamps, NeverMakeADocumentLessDeclassified) {
  EXPECT_EQ(shown(stamped("Declassified by Jane Roe, Chief, May 4, 2006", "2026-11-24",
                          "E.O. 11652: GDS")),
            "declassified 1983-12-31 row 17 marked");
}

TEST(Stamps, WithoutDateOrAuthorityProveNothing) {
  for (const char* stamp : {"DECLASSIFIED", "DECLASSIFIED 05/04/2004",
                            "DECLASSIFIED E.O. 12958, Sec. 3.5 NLX 99-000"}) {
    const Determination made = stamped(stamp, "2005-01-01");
    EXPECT_EQ(shown(made), "review row 24") << stamp;
    EXPECT_TRUE(has_flag(made, "stamp-without-proof")) << stamp;
  }
  // What is under review by its own date stays so.
  EXPECT_EQ(shown(stamped("DECLASSIFIED")), "review 2006-12-31 row 19 calculated");
}

TEST(Stamps, APartIsNotTheWhole) {
  for (const char* stamp :
       {"SANITIZED E.O. 12356, Sec. 3.4 5/4/95",
        "Declassified in Part - Sanitized Copy Approved for Release @ 50-Yr 2005/05/04 : X-000",
        "Declassified under authority of the Interagency Security Classification Appeals Panel, "
        "E.O. 13526, sec. 5.3(b)(3)"}) {
    const Determination made = stamped(stamp, "2006-01-01");
    EXPECT_NE(made.status, Status::declassified) << stamp;
    EXPECT_TRUE(has_flag(made, "stamp-in-part")) << stamp;
  }
  EXPECT_EQ(shown(stamped("SANITIZED E.O. 12356, Sec. 3.4 5/4/95", "2006-01-01")), "review row 24");
}

TEST(Stamps, OfARelease) {
  const std::string footer =
      "UNCLASSIFIED U.S. Department of State Case No. F-0000-00000 Doc No. C00000000 "
      "Date: 05/04/2005";
  EXPECT_EQ(shown(stamped("RELEASE IN FULL\n" + footer, "2006-01-01")),
            "review 2005-05-04 row 30 stamp");
  const Determination part = stamped("RELEASE IN PART B1,1.4(D)\n" + footer, "2006-01-01");
  EXPECT_EQ(shown(part), "review 2005-05-04 row 30 stamp");
  EXPECT_TRUE(has_flag(part, "stamp-in-part"));
  EXPECT_EQ(shown(stamped("Approved For Release 2005/05/04 : XXX-000", "2006-01-01")),
            "review 2005-05-04 row 30 stamp");
  const Determination denied = stamped("DENIED IN FULL\n" + footer, "2006-01-01");
  EXPECT_EQ(denied.status, Status::not_yet);
  EXPECT_TRUE(has_flag(denied, "stamp-denied"));
}

TEST(Stamps, InBodyTextAreQuotations) {
  const std::string stamp = "Declassified by Jane Roe, Chief, May 4, 2004";
  Paper quoted("1975-04-05", "SECRET");
  quoted.instruction("XGDS-1").marked("(S)", stamp);
  EXPECT_EQ(shown(quoted.on("2005-01-01").segments[1]), "not-yet 2006-12-31 row 19 calculated");
  Paper between("1975-04-05", "SECRET");
  between.instruction("XGDS-1").marked("(S)").note(stamp).marked("(S)");
  EXPECT_EQ(shown(between.on("2005-01-01").segments[1]), "not-yet 2006-12-31 row 19 calculated");
}

TEST(Stamps, BesideAPageLineAreStamps) {
  Paper paper("1975-04-05", "SECRET");
  paper.instruction("XGDS-1").marked("(S)");
  paper.note("Declassified by Jane Roe, Chief, May 4, 2004").page_line("PAGE 02 POST 00000");
  paper.marked("(S)");
  EXPECT_EQ(shown(paper.on("2005-01-01").segments[1]), "review 2004-05-04 row 24 stamp");
}

TEST(Stamps, FromBeforeTheDocumentBelongToAnother) {
  EXPECT_EQ(shown(stamped("Declassified by Jane Roe, Chief, May 4, 1974", "2005-01-01")),
            "not-yet 2006-12-31 row 19 calculated");
}

TEST(Stamps, ClearNoBlocker) {
  Paper paper("1975-04-05", "SECRET");
  paper.instruction("XGDS-1").marked("(S//RD)").marked("(X)");
  paper.note("Declassified by Jane Roe, Chief, May 4, 2004");
  const auto made = paper.on("2005-01-01");
  EXPECT_EQ(shown(made.segments[1]), "refer row 1 DOE");
  EXPECT_EQ(shown(made.segments[2]), "unknown row mark");
}

TEST(Stamps, ThatCancelAControlLeaveItToAPerson) {
  Paper paper("1965-04-05", "SECRET");
  paper.instruction("GROUP 4").marked("(S//RD)").marked("(S//NS)").marked("(S//SI)");
  paper.note("RD classification cancelled by J. Roe, DOE, 05/04/2004");
  const Determination before = paper.on("2004-05-03").segments[1];
  EXPECT_EQ(shown(before), "refer row 1 DOE");
  const auto made = paper.on("2004-05-04");
  EXPECT_EQ(shown(made.segments[1]), "review 2004-05-04 row 24");
  EXPECT_TRUE(has_flag(made.segments[1], "blocker-cancelled"));
  EXPECT_EQ(shown(made.segments[3]), "refer row 1 NSA");
}

TEST(Stamps, TheInstructionOfTextThatWasTakenOutDecidesNothing) {
  Paper paper("2011-04-05", "CONFIDENTIAL");
  paper.marked("(C)");
  const std::string before =
      "Classified by DAS, A/XYZ, DoS on 08/27/2015 - Class: CONFIDENTIAL - Reason: 1.4(D) - ";
  paper.note("RELEASE IN PART B1,1.4(D)").instruction("E.O. 13526: DECL: 04/05/2021");
  EXPECT_EQ(shown(paper.on("2022-01-01").segments[0]), "declassified 2021-04-05 row 2 marked");

  Paper held("2011-04-05", "CONFIDENTIAL");
  held.marked("(C)");
  held.note(before + "Declassify on: 03/06/2031");
  Message message = held.message();
  const std::size_t at = held.message().segments[1].span.begin + before.size();
  message.instructions.push_back({at, held.message().segments[1].span.end});
  const std::string text = "(C) Text.\n" + before + "Declassify on: 03/06/2031\n";
  const auto made = determine(SourceText("paper", text), message, shipped_schedule(),
                              shipped_vocabulary(), day("2022-01-01"));
  ASSERT_EQ(made.instructions.size(), 1U);
  EXPECT_EQ(made.instructions[0].flags, std::vector<std::string>{"of-withheld-text"});
  EXPECT_EQ(made.deciding.kind, Instruction::Kind::missing);
}

TEST(Stamps, OnAPaperWithoutAnyMarkAreEvidenceToo) {
  Paper paper("1975-04-05", "");
  paper.unmarked().note("Declassified by Jane Roe, Chief, May 4, 2004");
  EXPECT_EQ(shown(paper.on("2026-11-24").segments[0]), "review 2004-05-04 row 24 stamp");
}

TEST(Stamps, AFloodOfThemCostsNoTime) {
  Paper paper("1975-04-05", "SECRET");
  paper.marked("(S)");
  for (int i = 0; i < 20000; ++i) {
    paper.note("Declassified by Q" + std::to_string(i) + ", Chief, May 4, 2004");
  }
  EXPECT_EQ(shown(paper.on("2005-01-01").segments[0]), "review 2004-05-04 row 24 stamp");
}

}  // namespace
}  // namespace declass
