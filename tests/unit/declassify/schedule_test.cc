#include "declassify/schedule.h"

#include <gtest/gtest.h>

#include "declassify/compiled.h"
#include "shipped_schedule.h"

namespace declass {
namespace {

/// The shipped rules with one text in one file replaced by another.
std::string problems_with(const std::string& file, const std::string& from, const std::string& to) {
  std::vector<SourceText> files;
  for (const SourceText& source : shipped_files("declassify")) {
    std::string bytes(source.bytes());
    if (source.name().ends_with("/" + file)) {
      const std::size_t at = bytes.find(from);
      EXPECT_NE(at, std::string::npos) << from;
      bytes.replace(at, from.size(), to);
    }
    files.emplace_back(source.name().substr(source.name().rfind('/') + 1), bytes);
  }
  const auto schedule = Schedule::compile(files);
  return schedule ? "" : render(schedule.error());
}

TEST(Schedule, AMistakeInARuleStopsTheLoadWithItsPlace) {
  struct Mistake {
    std::string file, from, to, says;
  };
  const std::vector<Mistake> mistakes = {
      {"orders.yaml", "cited_until: 1954-12-31", "cited_untl: 1954-12-31", "did you mean"},
      {"orders.yaml", "until: 1953-12-14", "until: 1953-02-30", "`1953-02-30` is no day"},
      {"orders.yaml", "confidential, restricted]", "confidential, restrictd]", "unknown level"},
      {"orders.yaml", "version: 1", "version: 2", "version `2` is not known"},
      {"schedules.yaml", "counts: year-end", "counts: year-ends", "did you mean `year-end`?"},
      {"schedules.yaml", "{level: secret, to: confidential, years: 2}",
       "{level: secret, to: top-secret, years: 2}", "must end at a lower level"},
      {"table.yaml", "after: review", "after: declassifed", "did you mean `declassified`?"},
      {"table.yaml",
       "rule: event\n    row: 6\n    turns: automatic\n    before: not-yet\n    after: review",
       "rule: event\n    row: 6\n    turns: automatic\n    before: not-yet\n    after: "
       "declassified",
       "a calculated date must not declassify"},
      {"table.yaml", "rule: missing", "rule: lacking", "table.yaml has no rule `missing`"},
      {"table.yaml", "rule: period", "rule: event", "is here twice"},
      {"flags.yaml", "id: trailing-text", "id: trailing-words", "no flag `trailing-text`"},
      {"flags.yaml", "code: DI0102", "code: DI0101", "is here twice"},
      {"instructions.yaml", "rule: group-4\n", "rule: group-5\n", "no rule `group-5`"},
      {"instructions.yaml", "schedule: group-4", "schedule: group-9", "no schedule `group-9`"},
      {"instructions.yaml", "orders: [\"12356\"]", "orders: [\"12355\"]", "no order `12355`"},
      {"instructions.yaml", "kind: indefinite", "kind: indefinit", "did you mean `indefinite`?"},
      {"instructions.yaml", "pattern: 'GDS'", "pattern: 'GDS('", "does not compile"},
      {"instructions.yaml", "reads: [\"OADR\"", "reads: [\"OADT\"", "does not read `OADT`"},
      {"instructions.yaml", "meant: OADR", "meant: OADP", "again and again"},
      {"dates.yaml", "number: 12", "number: 13", "a month is 1 to 12"},
      {"dates.yaml", "readings: [ymd]", "readings: [yd]", "an order of `y`, `m` and `d`"},
      {"dates.yaml", "digits: 8", "digits: 7", "`digits` is 6 or 8"},
      {"stamps.yaml", "effect: whole", "effect: hole", "unknown effect `hole`"},
      {"exemptions.yaml", "classified: \"(b)(1)\"", "classified: \"(b)(0)\"",
       "no exemption `(b)(0)`"},
  };
  for (const Mistake& mistake : mistakes) {
    const std::string problems = problems_with(mistake.file, mistake.from, mistake.to);
    EXPECT_NE(problems.find(mistake.says), std::string::npos)
        << mistake.file << ": " << mistake.to << "\n"
        << problems;
  }
}

TEST(Schedule, EveryFileIsNeededAndNoOtherIsRead) {
  std::vector<SourceText> files = shipped_files("declassify");
  const SourceText spare("extra.yaml", "version: 1\n");
  files.push_back(spare);
  ASSERT_FALSE(Schedule::compile(files));
  EXPECT_NE(render(Schedule::compile(files).error()).find("nothing reads this file"),
            std::string::npos);
  files.pop_back();
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::vector<SourceText> fewer = files;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_FALSE(Schedule::compile(fewer)) << files[i].name();
  }
}

TEST(Schedule, AllProblemsAreFoundAtOnce) {
  const std::string problems = problems_with(
      "orders.yaml", "signed: 1951-09-24\n    from:", "signed: 1951-09-31\n    form:");
  EXPECT_NE(problems.find("no day"), std::string::npos);
  EXPECT_NE(problems.find("has no `from`"), std::string::npos);
  EXPECT_NE(problems.find("unknown key `form`"), std::string::npos);
}

TEST(Schedule, ThePageForRecordsOfficersNamesEveryRowAndFlag) {
  std::ostringstream page;
  page << std::ifstream(std::string(DECLASS_SOURCE_DIR) + "/docs/declassification.md").rdbuf();
  for (const Flag& flag : shipped_schedule().flags()) {
    EXPECT_NE(page.str().find("`" + flag.id + "`"), std::string::npos) << flag.id;
    EXPECT_NE(page.str().find(flag.code + " | " + flag.says), std::string::npos) << flag.code;
  }
  for (const TableRow& row : shipped_schedule().compiled().rows) {
    if (row.row.find_first_not_of("0123456789") != std::string::npos) continue;
    EXPECT_NE(page.str().find("| " + row.row + " | " + row.says + " |"), std::string::npos)
        << row.rule;
  }
}

TEST(Orders, ANumberIsRepairedOnlyWhereOneOrderIsNear) {
  const Orders& orders = shipped_schedule().compiled().orders;
  const auto repaired = [&](const char* number) {
    const Order* order = orders.mistyped(number);
    return order == nullptr ? std::string() : order->number;
  };
  EXPECT_EQ(repaired("1295"), "12958");
  EXPECT_EQ(repaired("16652"), "11652");
  EXPECT_EQ(repaired("13562"), "13526");
  EXPECT_EQ(repaired("13256"), "");  // as near to 12356
  EXPECT_EQ(repaired("135266"), "13526");
  EXPECT_EQ(repaired("12065"), "");
  EXPECT_EQ(repaired("12526"), "13526");
  EXPECT_EQ(repaired("99999"), "");
}

TEST(Orders, CoverEveryDaySince1951WithoutAGap) {
  const Orders& orders = shipped_schedule().compiled().orders;
  for (Date date = day("1951-10-27"); date < day("2026-11-24"); date += boost::gregorian::days(1)) {
    EXPECT_TRUE(std::any_of(orders.list.begin(), orders.list.end(), [&](const Order& order) {
      return orders.in_force(order.number, date);
    })) << to_iso(date);
  }
}

}  // namespace
}  // namespace declass
