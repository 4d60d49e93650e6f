#include "declassify/status_changes.h"

#include <gtest/gtest.h>

#include "paper.h"

namespace declass {
namespace {

std::string shown(const std::vector<StatusChange>& changes) {
  std::string out;
  for (const StatusChange& change : changes) {
    out += to_iso(change.day) + " " + std::to_string(change.segment) + " " +
           std::string(name_of(change.before.status)) + " to " +
           std::string(name_of(change.after.status));
    if (change.before.level != change.after.level) {
      out += " " + std::string(name_of(*change.after.level));
    }
    out += "; ";
  }
  return out;
}

TEST(StatusChanges, AreTheDaysWithinTheRange) {
  Paper paper("2009-03-10", "CONFIDENTIAL");
  paper.instruction("DECL: 03/09/2019").marked("(C)").marked("(U)").marked("(//NC)");
  const std::string change = "2019-03-09 1 not-yet to declassified; ";
  EXPECT_EQ(shown(paper.changes("2015-01-01", "2025-01-01")), change);
  EXPECT_EQ(shown(paper.changes("2019-03-09", "2019-03-09")), change);
  EXPECT_EQ(shown(paper.changes("2019-03-08", "2019-03-08")), "");
  EXPECT_EQ(shown(paper.changes("2019-03-10", "2030-01-01")), "");
  EXPECT_EQ(shown(paper.changes("2025-01-01", "2015-01-01")), "");
}

TEST(StatusChanges, ByLevelWithItsDowngradings) {
  Paper paper("1974-03-15", "SECRET");
  paper.instruction("E.O. 11652: GDS").marked("(S)").marked("(C)");
  EXPECT_EQ(shown(paper.changes("1974-01-01", "1990-01-01")),
            "1976-12-31 1 not-yet to not-yet confidential; "
            "1980-12-31 2 not-yet to declassified; "
            "1982-12-31 1 not-yet to declassified; ");
}

TEST(StatusChanges, OfStampsToo) {
  Paper paper("1975-04-05", "SECRET");
  paper.marked("(S)").note("Declassified by Jane Roe, Chief, May 4, 2004");
  EXPECT_EQ(shown(paper.changes("2000-01-01", "2010-01-01")),
            "2004-05-04 0 not-yet to review; 2004-05-04 1 not-yet to review; ");
}

TEST(StatusChanges, AgreeWithTheStatusOnEveryDay) {
  Paper paper("2001-02-03", "SECRET");
  paper.instruction("DECL: X1").instruction("DECL: 12/31/2026").marked("(S)").marked("(S//SI)");
  const auto changes = paper.changes("2026-01-01", "2027-12-31");
  for (Date date = day("2026-01-01"); date <= day("2027-12-31");
       date += boost::gregorian::days(1)) {
    const auto today = paper.on(to_iso(date));
    const auto eve = paper.on(to_iso(date - boost::gregorian::days(1)));
    for (std::size_t i = 0; i < today.segments.size(); ++i) {
      const bool listed = std::any_of(changes.begin(), changes.end(), [&](const auto& change) {
        return change.day == date && change.segment == i;
      });
      EXPECT_EQ(listed, today.segments[i].status != eve.segments[i].status)
          << to_iso(date) << " " << i;
    }
  }
}

}  // namespace
}  // namespace declass
