#include <gtest/gtest.h>

#include "declassify/determine.h"
#include "shipped_schedule.h"

namespace declass {
namespace {

InstructionStatus ask(const std::string& text, const std::string& origin, const std::string& letter,
                      Date as_of, const std::string& event = "") {
  Confirmations confirmations;
  if (!event.empty()) confirmations.event_date = day(event);
  return determine_instruction(text, parse_iso_date(origin), level(letter), shipped_schedule(),
                               as_of, confirmations);
}

std::string shown(const InstructionStatus& status) {
  return std::string(name_of(status.determination.status)) + " " +
         (status.nominal ? to_iso(*status.nominal) : "-") + " row " + status.determination.basis;
}

struct Vector {
  std::string text, origin, level, nominal, after, row;
};

/// Not yet declassified on the eve; what `after` says on the day, and on the day that follows.
TEST(DecisionTable, TurnsOnTheDayItselfAndStaysTurned) {
  const std::vector<Vector> vectors = {
      // 2, 3: a marked date
      {"DECL: 03/09/2019", "2009-03-10", "C", "2019-03-09", "declassified", "2"},
      {"DECL: 03/10/2034", "2009-03-10", "S", "2034-03-10", "declassified", "2"},
      {"DECL: 03/11/2034", "2009-03-10", "S", "2034-03-11", "declassified", "3"},
      {"DECL: 03/10/2084", "2009-03-10", "TS", "2084-03-10", "declassified", "3"},
      {"DECL: 02/29/2024", "2014-03-01", "C", "2024-02-29", "declassified", "2"},
      // 6: an event that nobody confirmed
      {"DECL: AFTER THE FERRY STRIKE", "2002-06-07", "C", "2027-12-31", "review", "6"},
      {"ADS UPON RETURN OF THE ENVOY", "1975-06-07", "C", "2006-12-31", "review", "6"},
      // 7: periods, with the leap day
      {"15 YEARS", "2003-11-12", "S", "2018-11-12", "declassified", "7"},
      {"TEN YEARS", "2008-02-29", "S", "2018-02-28", "declassified", "7"},
      {"TWENTY YEARS", "2004-02-29", "S", "2024-02-29", "declassified", "7"},
      // 8: nothing is there
      {"", "1991-07-04", "S", "2016-12-31", "review", "8"},
      {"", "1991-01-01", "S", "2016-12-31", "review", "8"},
      {"", "1991-12-31", "S", "2016-12-31", "review", "8"},
      {"", "1958-07-04", "S", "2006-12-31", "review", "8"},
      {"", "1981-12-31", "S", "2006-12-31", "review", "8"},
      {"", "1982-01-01", "S", "2007-12-31", "review", "8"},
      // 9: indefinite words
      {"OADR", "1984-05-06", "TS", "2009-12-31", "review", "9"},
      {"MR", "1999-05-06", "S", "2024-12-31", "review", "9"},
      {"DNI Only", "2007-05-06", "S", "2032-12-31", "review", "9"},
      {"X3", "1997-05-06", "C", "2022-12-31", "review", "9"},
      {"X3", "2003-09-22", "C", "2028-12-31", "review", "9"},
      // 10: of the source, not of the document
      {"Source marked OADR, date of source 19920304", "2004-05-06", "S", "2017-12-31", "review",
       "10"},
      {"Source marked X2, date of source not legible", "2004-05-06", "S", "2029-12-31", "review",
       "10"},
      // 11, 12: 25X with a date and without
      {"25X4, 20340506", "1994-05-06", "TS", "2034-05-06", "declassified", "11"},
      {"25X4, 20440506", "1994-05-06", "TS", "2044-05-06", "declassified", "11"},
      {"25X4, 20440507", "1994-05-06", "TS", "2044-05-07", "review", "11"},
      {"25X4", "1994-05-06", "TS", "2044-12-31", "review", "12"},
      {"50X4", "1994-05-06", "TS", "2069-12-31", "review", "12"},
      // 15: beyond 50 and 75 years
      {"50X8, 20620101", "2012-01-01", "TS", "2062-01-01", "declassified", "15"},
      {"75X8, 21000101", "2012-01-01", "TS", "2100-01-01", "declassified", "15"},
      // 17: the General Declassification Schedule, by level
      {"GDS", "1973-10-11", "TS", "1983-12-31", "declassified", "17"},
      {"GDS", "1973-10-11", "S", "1981-12-31", "declassified", "17"},
      {"GDS", "1973-10-11", "C", "1979-12-31", "declassified", "17"},
      // 18: its dates
      {"ADS 3/4/78", "1976-03-04", "C", "1978-03-04", "declassified", "18"},
      {"GDS 3/4/86", "1980-03-04", "C", "1986-03-04", "declassified", "18"},
      // 19: review is not declassification
      {"XGDS-2", "1974-03-04", "S", "2006-12-31", "review", "19"},
      {"RDS-1 3/4/00", "1980-03-04", "S", "2006-12-31", "review", "19"},
      {"REVW 4 MAR 1990", "1981-03-04", "S", "2006-12-31", "review", "19"},
      {"XDS-1 3/4/10", "1982-03-04", "S", "2007-12-31", "review", "19"},
      // 20, 21: groups
      {"GROUP 4", "1964-02-29", "C", "1976-02-29", "declassified", "20"},
      {"GROUP 4", "1963-07-08", "TS", "1975-07-08", "declassified", "20"},
      {"GROUP 3", "1963-07-08", "TS", "2006-12-31", "review", "21"},
      {"GROUP 1", "1963-07-08", "TS", "2006-12-31", "review", "21"},
      // 22: a downgrading declassifies nothing
      {"DOWNGRADE TO CONFIDENTIAL ON 20080101", "2003-07-08", "S", "2028-12-31", "review", "22"},
      // 28: a repair never clears
      {"6DS", "1973-10-11", "S", "1981-12-31", "review", "28"},
      {"0ADR", "1984-05-06", "S", "2009-12-31", "review", "28"},
  };
  for (const Vector& vector : vectors) {
    SCOPED_TRACE(vector.text + " of " + vector.origin + ", " + vector.level);
    const Date turns = day(vector.nominal);
    const boost::gregorian::days one(1);
    const std::string tail = " " + vector.nominal + " row " + vector.row;
    EXPECT_EQ(shown(ask(vector.text, vector.origin, vector.level, turns - one)), "not-yet" + tail);
    EXPECT_EQ(shown(ask(vector.text, vector.origin, vector.level, turns)), vector.after + tail);
    EXPECT_EQ(shown(ask(vector.text, vector.origin, vector.level, turns + one)),
              vector.after + tail);
  }
}

TEST(DecisionTable, SomeRowsTurnOnNoDay) {
  struct Fixed {
    std::string text, origin, level, expected;
  };
  const std::vector<Fixed> vectors = {
      // 4
      {"DECL: 03/09/1999", "2009-03-10", "C", "unknown - row 4"},
      {"DECL: 03/10/2009", "2009-03-10", "C", "unknown - row 4"},
      {"DECL: 03/11/2084", "2009-03-10", "C", "unknown - row 4"},
      {"DECL: 02/29/2023", "2009-03-10", "C", "unknown - row 4"},
      {"DECL: 100218", "2009-03-10", "C", "unknown - row 4"},
      {"25X4, 02/30/2040", "2009-03-10", "C", "unknown - row 4"},
      {"25X4, 01/01/2001", "2009-03-10", "C", "unknown - row 4"},
      {"0 YEARS", "2009-03-10", "C", "unknown - row 4"},
      // 13, 14
      {"25X1-human", "2006-03-10", "TS", "refer - row 13"},
      {"50X1-HUM", "2011-03-10", "TS", "refer 2086-12-31 row 14"},
      {"50X2-WMD", "2011-03-10", "S", "refer 2086-12-31 row 14"},
      // 16
      {"N/A to RD/FRD portions. See source list for NSI portions.", "2011-03-10", "S",
       "refer - row 16"},
      // 25
      {"DECL: TBD", "2011-03-10", "S", "unknown 2036-12-31 row 25"},
      {"DECL:", "2011-03-10", "S", "unknown 2036-12-31 row 25"},
      {"E.O. 13526:", "2011-03-10", "S", "unknown 2036-12-31 row 25"},
      {"ADS", "1975-03-10", "S", "unknown 2006-12-31 row 25"},
      {"75X3", "2011-03-10", "S", "unknown 2036-12-31 row 25"},
      // 26
      {"DECL: 03/09/2019", "2009-03-10", "U", "not-classified - row 26"},
      {"N/A", "2009-03-10", "U", "not-classified - row 26"},
      {"TBD", "2009-03-10", "U", "not-classified - row 26"},
      // 27
      {"N/A", "2009-03-10", "C", "unknown - row 27"},
      {"NONE", "2009-03-10", "TS", "unknown - row 27"},
      // 29
      {"OADR", "", "S", "unknown - row 29"},
      {"", "", "S", "unknown - row 29"},
      {"DECL: 03/09/19", "", "S", "unknown - row 29"},
      {"10 YEARS", "", "S", "unknown - row 29"},
      {"25X4, 20400101", "", "S", "unknown - row 29"},
      // a level that no order of its time knew
      {"DECL: 03/09/2019", "2009-03-10", "R", "unknown - row mark"},
  };
  for (const Fixed& vector : vectors) {
    for (const char* as_of : {"2026-11-24", "2150-01-01", "1952-01-01"}) {
      SCOPED_TRACE(vector.text + " of " + vector.origin + " on " + as_of);
      EXPECT_EQ(shown(ask(vector.text, vector.origin, vector.level, day(as_of))), vector.expected);
    }
  }
}

TEST(DecisionTable, ADateInFullNeedsNoOrigin) {
  EXPECT_EQ(shown(ask("DECL: 03/09/2019", "", "S", day("2019-03-08"))),
            "not-yet 2019-03-09 row 29");
  const InstructionStatus turned = ask("DECL: 03/09/2019", "", "S", day("2019-03-09"));
  EXPECT_EQ(shown(turned), "declassified 2019-03-09 row 29");
  EXPECT_EQ(turned.determination.flags, std::vector<std::string>{"origin-unknown"});
}

TEST(DecisionTable, AConfirmedEventDeclassifiesFromItsDay) {
  const std::string text = "DECL: UPON RETURN OF THE ENVOY";
  EXPECT_EQ(shown(ask(text, "2002-06-07", "C", day("2004-01-01"), "2004-01-02")),
            "not-yet 2004-01-02 row 5");
  const InstructionStatus turned = ask(text, "2002-06-07", "C", day("2004-01-02"), "2004-01-02");
  EXPECT_EQ(shown(turned), "declassified 2004-01-02 row 5");
  EXPECT_EQ(turned.determination.cause, Cause::event);
}

TEST(DecisionTable, AnEventBeforeTheDocumentConfirmsNothing) {
  const InstructionStatus status =
      ask("UPON RETURN OF THE ENVOY", "2002-06-07", "C", day("2020-01-01"), "2002-06-07");
  EXPECT_EQ(shown(status), "not-yet 2027-12-31 row 6");
  EXPECT_EQ(status.determination.flags, std::vector<std::string>{"event-before-origin"});
}

TEST(DecisionTable, AnEventDateLeavesEveryOtherInstructionAlone) {
  EXPECT_EQ(shown(ask("OADR", "1984-05-06", "S", day("2000-01-01"), "1990-01-01")),
            "not-yet 2009-12-31 row 9");
}

TEST(DecisionTable, TheLongestHoldDecides) {
  const Date today = day("2026-11-24");
  const auto decided = [&](const std::string& text) {
    return shown(ask(text, "2001-02-03", "S", today));
  };
  EXPECT_EQ(decided("Declassify On: 20100101 / Declassify On: 20200101"),
            "declassified 2020-01-01 row 2");
  EXPECT_EQ(decided("Declassify On: 20260101 / Declassify On: X4"), "not-yet 2026-12-31 row 9");
  EXPECT_EQ(decided("Declassify On: 20261231 / Declassify On: X4"), "not-yet 2026-12-31 row 9");
  EXPECT_EQ(decided("Declassify On: 20100101 / Declassify On: 25X1-human"), "refer - row 13");
  EXPECT_EQ(decided("Declassify On: 25X1-human / Declassify On: ILLEGIBLE"),
            "unknown 2026-12-31 row 25");
  EXPECT_EQ(decided("Declassify On: 20300101 / Declassify On: N/A"), "unknown - row 27");
  // On the same day review comes before declassified.
  EXPECT_EQ(shown(ask("Declassify On: 20261231 / Declassify On: X4", "2001-02-03", "S",
                      day("2026-12-31"))),
            "review 2026-12-31 row 9");
}

TEST(DecisionTable, DowngradingsLowerTheLevelAndNothingElse) {
  const auto level_then = [](const std::string& text, const std::string& letter,
                             const std::string& as_of) {
    const auto status = ask(text, "1974-03-15", letter, day(as_of));
    return std::string(name_of(*status.determination.level));
  };
  EXPECT_EQ(level_then("GDS", "TS", "1976-12-30"), "top-secret");
  EXPECT_EQ(level_then("GDS", "TS", "1976-12-31"), "secret");
  EXPECT_EQ(level_then("GDS", "TS", "1978-12-30"), "secret");
  EXPECT_EQ(level_then("GDS", "TS", "1978-12-31"), "confidential");
  EXPECT_EQ(level_then("GDS", "S", "1976-12-31"), "confidential");
  EXPECT_EQ(level_then("GDS", "C", "1979-12-31"), "confidential");
  EXPECT_EQ(level_then("DOWNGRADE TO CONFIDENTIAL ON 19800101", "S", "1979-12-31"), "secret");
  EXPECT_EQ(level_then("DOWNGRADE TO CONFIDENTIAL ON 19800101", "S", "1980-01-01"), "confidential");
  EXPECT_EQ(level_then("DOWNGRADE TO SECRET ON 19800101", "C", "1980-01-01"), "confidential");
  EXPECT_EQ(shown(ask("DOWNGRADE TO CONFIDENTIAL ON 20080101; DECLASSIFY ON 20180101", "2003-07-08",
                      "S", day("2018-01-01"))),
            "declassified 2018-01-01 row 2");
}

TEST(DecisionTable, GroupsGoDownByAnniversaries) {
  const auto level_then = [](const std::string& text, const std::string& as_of) {
    const auto status = ask(text, "1962-05-06", "TS", day(as_of));
    return std::string(name_of(*status.determination.level));
  };
  EXPECT_EQ(level_then("GROUP 4", "1965-05-05"), "top-secret");
  EXPECT_EQ(level_then("GROUP 4", "1965-05-06"), "secret");
  EXPECT_EQ(level_then("GROUP 4", "1968-05-06"), "confidential");
  EXPECT_EQ(level_then("GROUP 3", "1974-05-06"), "secret");
  EXPECT_EQ(level_then("GROUP 3", "1986-05-06"), "confidential");
  EXPECT_EQ(level_then("GROUP 3", "2050-05-06"), "confidential");
  EXPECT_EQ(level_then("GROUP 1", "2050-05-06"), "top-secret");
}

TEST(DecisionTable, ExtremeDatesAreAnsweredNotThrown) {
  for (const char* origin : {"1400-01-01", "2200-12-31", "2201-01-01", "9999-12-31"}) {
    for (const char* text : {"", "OADR", "75X1, 99991231", "25X1", "GDS", "GROUP 4", "75 YEARS",
                             "DECL: 9999/12/31", "DECL: 12/31/99"}) {
      for (const char* as_of : {"1400-01-01", "9999-12-31"}) {
        const auto status = ask(text, origin, "TS", day(as_of));
        EXPECT_NE(status.determination.basis, "") << text << " of " << origin;
      }
    }
  }
}

TEST(DecisionTable, EveryRuleHasWordsAndAuthority) {
  for (const Vector& vector : std::vector<Vector>{{"GDS", "1973-10-11", "C", "", "", ""},
                                                  {"TBD", "1973-10-11", "C", "", "", ""}}) {
    const auto status = ask(vector.text, vector.origin, vector.level, day("2026-11-24"));
    const TableRow* row = shipped_schedule().row(status.determination.rule);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->row, status.determination.basis);
    EXPECT_FALSE(row->says.empty());
    EXPECT_FALSE(row->authority.empty());
  }
}

}  // namespace
}  // namespace declass
