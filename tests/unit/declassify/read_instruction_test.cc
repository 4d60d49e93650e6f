#include "declassify/read_instruction.h"

#include <gtest/gtest.h>

#include "declassify/determine.h"
#include "shipped_schedule.h"
#include "text/words.h"

namespace declass {
namespace {

std::string shown(const Statement& statement) {
  const Instruction& read = statement.instruction;
  std::string out(name_of(read.kind));
  if (read.date) out += " " + to_iso(*read.date);
  if (!read.codes.empty()) out += " " + join(read.codes, "+");
  if (read.order) out += " under " + *read.order;
  for (const std::string& flag : read.flags) out += " " + flag;
  return out;
}

std::string read(const std::string& text, const std::string& origin) {
  std::string out;
  for (const Statement& statement :
       read_instruction(text, parse_iso_date(origin), shipped_schedule())) {
    out += (out.empty() ? "" : " | ") + shown(statement);
  }
  return out;
}

struct Reading {
  std::string text, origin, expected;
};

void check(const std::vector<Reading>& readings) {
  for (const Reading& reading : readings) {
    EXPECT_EQ(read(reading.text, reading.origin), reading.expected)
        << reading.text << " of " << reading.origin;
  }
}

TEST(ReadInstruction, TheLineOfAnOrder) {
  check({
      {"E.O. 12958: DECL: 05/06/2017", "2007-05-07", "date 2017-05-06 under 12958"},
      {"E. O. 12958: DECL: 05/06/2017", "2007-05-07", "date 2017-05-06 under 12958"},
      {"E.o. 12958: decl: 05/06/2017", "2007-05-07", "date 2017-05-06 under 12958"},
      {"EO 12958 DECL: 05/06/2017", "2007-05-07", "date 2017-05-06 under 12958"},
      {"EO12958:DECL:05/06/2017", "2007-05-07", "date 2017-05-06 under 12958"},
      {"Executive Order 12958: Declassify on 05/06/2017", "2007-05-07",
       "date 2017-05-06 under 12958"},
      {"E.O. 12958, AS AMENDED: DECL: 05/06/2017", "2007-05-07", "date 2017-05-06 under 12958"},
      {"DEPT FOR EUR/XYZ E.O. 12958: DECL: 05/06/2017 TAGS: PREL, XX", "2007-05-07",
       "date 2017-05-06 under 12958"},
      {"E.O. 12958: DECL: 05/06/2017TAGS: PREL", "2007-05-07", "date 2017-05-06 under 12958"},
      {"DECL: 05/06/2017", "2007-05-07", "date 2017-05-06"},
      {"Declassify On: 20170506", "2007-05-07", "date 2017-05-06"},
      {"05/06/2017", "2007-05-07", "date 2017-05-06"},
      {"DECL: ON 05/06/2017", "2007-05-07", "date 2017-05-06"},
      {"DECL: 05/06/2017 (MR. ROE)", "2007-05-07", "date 2017-05-06"},
      {"DECL: 05/06/2017, MR", "2007-05-07",
       "date 2017-05-06 | indefinite MR instruction-not-of-its-order"},
      {"DECL: 05/06/2017 (NA)", "2007-05-07", "date 2017-05-06 | none"},
      {"DECL: 05/06/2017 CONFIDENTIAL", "2007-05-07", "date 2017-05-06 trailing-text"},
      {"DECL: 05/06/2017 \\", "2007-05-07", "date 2017-05-06"},
      {"DECL:\n 05/06/\n2017", "2007-05-07", "date 2017-05-06"},
      {"DECL:\xC2\xA0"
       "05/06/2017",
       "2007-05-07", "date 2017-05-06"},
      {"E.O. 7777: DECL: 05/06/2017", "2007-05-07", "date 2017-05-06 under 7777 order-unknown"},
      {"E.O. 1295: DECL: 05/06/2017", "2007-05-07",
       "date 2017-05-06 under 12958 order-number-repaired"},
      {"E.O. 12985: DECL: 05/06/2017", "2007-05-07",
       "date 2017-05-06 under 12958 order-number-repaired"},
      {"E.O. 99999: DECL: 05/06/2017", "2007-05-07", "date 2017-05-06 under 99999 order-unknown"},
      {"E.O. 12356: DECL: 05/06/2017", "2007-05-07",
       "date 2017-05-06 under 12356 order-not-in-force"},
      {"E.O. 12958: DELC: 05/06/2017", "2007-05-07", "date 2017-05-06 under 12958 label-repaired"},
  });
}

TEST(ReadInstruction, DatesAsTheyAreWritten) {
  check({
      {"2017/05/06", "2007-05-07", "date 2017-05-06"},
      {"2017-05-06", "2007-05-07", "date 2017-05-06"},
      {"6 MAY 2017", "2007-05-07", "date 2017-05-06"},
      {"6th of May, 2017", "2007-05-07", "date 2017-05-06"},
      {"May 6, 2017", "2007-05-07", "date 2017-05-06"},
      {"MAY 6 2017", "2007-05-07", "date 2017-05-06"},
      {"06MAY17", "2007-05-07", "date 2017-05-06 century-chosen"},
      {"06-MAY-2017", "2007-05-07", "date 2017-05-06"},
      {"2017MAY06", "2007-05-07", "date 2017-05-06"},
      {"5-6-2017", "2007-05-07", "date 2017-05-06"},
      {"5/6/17", "2007-05-07", "date 2017-05-06 century-chosen"},
      {"16.05.2017", "2007-05-07", "date 2017-05-16"},
      {"05.16.2017", "2007-05-07", "date 2017-05-16"},
      {"05.06.2017", "2007-05-07", "unreadable date-ambiguous"},
      {"05.05.2017", "2007-05-07", "date 2017-05-05"},
      {"05162017", "2007-05-07", "date 2017-05-16"},
      {"051617", "2007-05-07", "date 2017-05-16 century-chosen"},
      {"130524", "2007-05-07", "unreadable date-ambiguous"},
      {"121212", "2007-05-07", "date 2012-12-12 century-chosen"},
      {"16/05/2017", "2007-05-07", "unreadable no-such-day"},
      {"06/31/2017", "2007-05-07", "unreadable no-such-day"},
      {"05/06/201", "2007-05-07", "unreadable no-such-day"},
      {"05/06/20 17", "2007-05-07", "unreadable no-such-day trailing-text"},
      {"05/06/20177", "2007-05-07", "unreadable no-such-day"},
      {"2017", "2007-05-07", "unreadable"},
      {"MAY 2017", "2007-05-07", "unreadable"},
      {"05/2017", "2007-05-07", "unreadable"},
  });
}

TEST(ReadInstruction, TheDocumentChoosesTheCenturyOfATwoDigitYear) {
  check({
      {"1/2/75", "1970-01-02", "date 1975-01-02 century-chosen"},
      {"1/2/04", "1998-01-02", "date 2004-01-02 century-chosen"},
      {"1/2/23", "1998-01-02", "date 2023-01-02 century-chosen"},
      {"1/3/23", "1998-01-02", "unreadable century-unknown"},
      {"1/2/98", "1998-01-02", "unreadable century-unknown"},
      // 30 years under E.O. 12065
      {"E.O. 12065: GDS 1/2/10", "1980-01-02", "date 2010-01-02 GDS under 12065 century-chosen"},
      {"RDS-1 1/3/10", "1980-01-02", "review-date RDS-1 review-date-unreadable"},
      {"1/2/04", "", "date"},
  });
}

TEST(ReadInstruction, CodesAndWordsOfEveryOrder) {
  check({
      {"DECL: X4", "1999-05-07", "exemption X4"},
      {"DECL: X4, X7", "1999-05-07", "exemption X4+X7"},
      {"DECL: 1.6X4", "1999-05-07", "exemption X4"},
      {"DECL: 1.6 (X4)", "1999-05-07", "exemption X4"},
      {"DECL: X9", "1999-05-07", "unreadable"},
      {"DECL: X4", "2003-09-21", "exemption X4"},
      {"DECL: X4", "2003-09-22", "exemption X4 instruction-not-of-its-order"},
      {"OADR", "1985-05-07", "indefinite OADR"},
      {"OADR", "1996-05-07", "indefinite OADR instruction-not-of-its-order"},
      {"Originating Agency\xE2\x80\x99s Determination Required", "1985-05-07", "indefinite OADR"},
      {"MANUAL REVIEW", "2004-05-07", "indefinite MR instruction-not-of-its-order"},
      {"DCI Only", "2001-05-07", "indefinite DCI ONLY instruction-not-of-its-order"},
      {"25X3", "2005-05-07", "exemption 25X3"},
      {"25X3, 25X5, 20400506", "2005-05-07", "exemption 2040-05-06 25X3+25X5"},
      {"20400506, 25X3", "2005-05-07", "exemption 2040-05-06 25X3"},
      {"25X1-Human", "2005-05-07", "exemption 25X1-HUMAN"},
      {"25X1, EO 12951", "2009-05-07", "exemption 25X1, EO 12951"},
      {"50X1-HUM/50X2-WMD", "2013-05-07", "exemption 50X1-HUM+50X2-WMD"},
      {"50X6, 20630506", "2013-05-07", "exemption 2063-05-06 50X6"},
      {"75X6, 20880506", "2013-05-07", "exemption 2088-05-06 75X6"},
      {"50X6, 20630506", "2005-05-07", "exemption 2063-05-06 50X6 instruction-not-of-its-order"},
      {"GDS", "1974-05-07", "schedule GDS"},
      {"GDS", "1990-05-07", "schedule GDS instruction-not-of-its-order"},
      {"XGDS-4", "1974-05-07", "exemption XGDS-4"},
      {"XGDS (4)", "1974-05-07", "exemption XGDS-4"},
      {"ADS DECLAS 6/7/76", "1974-05-07", "date 1976-06-07 ADS century-chosen"},
      {"ADS DECON 6/7/76", "1974-05-07", "date 1976-06-07 ADS century-chosen"},
      {"ADS DECLAS AFTER LOAN IS SIGNED", "1974-05-07", "event ADS"},
      {"RDS-2 6/7/99 (DOE, J.) OR-P", "1979-06-07", "review-date 1999-06-07 RDS-2 century-chosen"},
      {"XDS-2 6/7/99", "1979-06-07", "exemption 1999-06-07 XDS-2 century-chosen"},
      {"REVW 7 JUN 1999", "1979-06-07", "review-date 1999-06-07 REVW"},
      {"Group 2", "1966-06-07", "schedule GROUP 2"},
      {"GP-3", "1966-06-07", "schedule GROUP 3"},
      {"GROUP 4 Downgraded at 3-year intervals; declassified after 12 years", "1966-06-07",
       "schedule GROUP 4"},
      {"Downgraded at 12 year intervals; not automatically declassified", "1966-06-07",
       "schedule GROUP 3"},
      {"EXCLUDED FROM AUTOMATIC DOWNGRADING AND DECLASSIFICATION", "1966-06-07",
       "schedule GROUP 1"},
      {"Exempt from General Declassification Schedule of Executive Order 11652, exemption category "
       "5B(3)",
       "1974-05-07", "exemption XGDS-3"},
      {"Declassified on 31 DEC 1980", "1974-05-07", "date 1980-12-31"},
      {"TEN YEARS", "2001-05-07", "period"},
      {"10 YRS", "2001-05-07", "period"},
      {"10 YEARS AFTER CLOSURE OF THE POST", "2001-05-07", "event"},
      {"UPON TRANSFER OF THE PORT", "2001-05-07", "event"},
      {"HARBOUR OPENING", "2001-05-07", "event"},
      {"N/A", "2001-05-07", "none"},
      {"NA", "2001-05-07", "none"},
      {"N/A to FRD portions", "2001-05-07", "none"},
  });
}

TEST(ReadInstruction, LegendsInFullWords) {
  check({
      {"SUBJECT TO GDS OF E.O. 11652; AUTOMATICALLY DOWNGRADED AT TWO YEAR INTERVALS; "
       "DECLASSIFIED ON DECEMBER 31, 1983",
       "1975-11-14", "date 1983-12-31 GDS"},
      {"EXEMPT FROM GDS", "1975-11-14", "exemption XGDS"},
      {"DCI/DNI ONLY", "2001-01-28", "indefinite DCI ONLY instruction-not-of-its-order"},
  });
}

TEST(ReadInstruction, WhatIsNoInstructionIsMissingOrAStatement) {
  check({
      {"", "2001-05-07", "missing"},
      {" \n ", "2001-05-07", "missing"},
      {"E.O. 12958, reasons 1.5 (d)", "2001-05-07", "missing under 12958"},
      {"E.O 12958. Reason", "2001-05-07", "missing under 12958"},
      {"Classified By: Consul J. Roe, reason 1.5(d)", "2001-05-07", "missing"},
      {"RESTRICTED (U.S., E.O. 10290)", "1952-05-07", "missing under 10290"},
      {"SECRET SECURITY INFORMATION", "1952-05-07", "missing"},
      {"SECRET", "2001-05-07", "unreadable"},
      {"DECLASSIFIED BY THE ARCHIVES 03/04/2005", "2001-05-07", "declared 2005-03-04"},
      {"DECLASSIFIED 4 MAR 2005", "1974-05-07", "declared 2005-03-04"},
      {"DECLASSIFIED Authority NND 959000 By QQ NARA Date 4/3/98", "1966-05-07",
       "declared 1998-04-03 century-chosen"},
      {"DECLASSIFIED E.O. 12958, Sec. 3.5 NLX 04-123 By QQ, NARA, Date 03/04/2005", "1966-05-07",
       "declared 2005-03-04"},
      {"J. Roe Declassified/Released US Department of State EO Systematic Review 4 MAR 2005",
       "1974-05-07", "declared 2005-03-04"},
      {"Approved For Release 2005/03/04 : XXX-000", "1974-05-07", "declared 2005-03-04"},
      {"RELEASE IN PART B1,1.4(D)", "2009-05-07", "declared"},
  });
}

TEST(ReadInstruction, OneTextMayHoldSeveral) {
  check({
      {"Classified By: J. Roe; Reason: 1.4(c); Declassify On: 20200304", "2010-03-04",
       "date 2020-03-04"},
      {"CL BY 0000000, CL REASON: 1.5 (C) DECL ON: X1", "1999-03-04", "exemption X1"},
      {"DECL OADR DRV COL 4-82", "1985-03-04", "indefinite OADR"},
      {"Declassify On: 20200304 / Declassify On: 20250304", "2010-03-04",
       "date 2020-03-04 | date 2025-03-04"},
      {"25X1, 20400304; 25X6, 20450304", "2010-03-04",
       "exemption 2040-03-04 25X1 | exemption 2045-03-04 25X6"},
      {"DOWNGRADE TO CONFIDENTIAL ON 20150304; DECLASSIFY ON 20200304", "2010-03-04",
       "missing 2015-03-04 | date 2020-03-04"},
      {"20200304 OR UPON SIGNATURE, WHICHEVER IS LATER", "2010-03-04", "date 2020-03-04 | event"},
      {"UPON SIGNATURE BUT NOT BEFORE 20200304", "2010-03-04", "event | date 2020-03-04"},
      {"AFTER THE TREATY OF 1 MAY 1999", "2010-03-04", "event"},
      {"DECL: 20200304; CLASSIFICATION EXTENDED TO 20300304", "2010-03-04",
       "date 2030-03-04 extended"},
  });
}

TEST(ReadInstruction, WordsThatTakeTheValueBackMakeItUnreadable) {
  for (const char* text :
       {"DECL: 20200304 UNLESS EXTENDED", "DECL: 20200304 (TBC)", "DECL: 20200304?",
        "DECL: NOT 20200304", "DECL: PERHAPS 20200304", "DECL: 20200304 RECLASSIFIED",
        "DECL: 20200304 \xD0\xA5"
        "1",
        "DECL: 20200304 \x01",
        "DECL: 20200304\xE2\x80\x8B"
        "x"}) {
    const auto statements = read_instruction(text, day("2010-03-04"), shipped_schedule());
    EXPECT_EQ(statements.back().instruction.kind, Instruction::Kind::unreadable) << text;
    const auto status = determine_instruction(text, day("2010-03-04"), Level::confidential,
                                              shipped_schedule(), day("2026-11-24"));
    EXPECT_EQ(status.determination.status, Status::unknown) << text;
  }
}

TEST(ReadInstruction, RepairedKindWordsAreFlagged) {
  check({
      {"E.O. 11652: 6DS", "1974-05-07", "schedule GDS under 11652 kind-word-repaired"},
      {"E.O. 11652: AGDS", "1974-05-07", "schedule GDS under 11652 kind-word-repaired"},
      {"0ADR", "1985-05-07", "indefinite OADR kind-word-repaired"},
      {"25K1, 20400304", "2010-03-04", "exemption 2040-03-04 25X1 kind-word-repaired"},
      {"GR0UP 4", "1966-05-07", "schedule GROUP 4 kind-word-repaired"},
      {"E.O. 16652: GDS", "1974-05-07", "schedule GDS under 11652 order-number-repaired"},
  });
}

TEST(ReadInstruction, ALongTextIsUnreadableAndCostsNoTime) {
  std::string text = "DECL: ";
  while (text.size() < 50'000'000) text += "X1 20300101 (";
  EXPECT_EQ(read(text, "2001-05-07"), "unreadable");
  std::string short_enough = "DECL: ";
  while (short_enough.size() < 1980) short_enough += "XG0S UPON 01/02/34 6DS ";
  EXPECT_FALSE(read(short_enough, "2001-05-07").empty());
}

TEST(ReadInstruction, AMarkInTheTextIsRemembered) {
  const auto statements =
      read_instruction("DECL: 01/02/2012 (//NS)", day("2002-01-02"), shipped_schedule());
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_EQ(statements[1].owner, "NATO");
  const auto status = determine_instruction("DECL: 01/02/2012 (S//RD)", day("2002-01-02"),
                                            Level::secret, shipped_schedule(), day("2026-11-24"));
  EXPECT_EQ(status.determination.status, Status::refer);
  EXPECT_EQ(status.determination.refer_to, "DOE");
  EXPECT_EQ(status.nominal, day("2012-01-02"));
}

}  // namespace
}  // namespace declass
