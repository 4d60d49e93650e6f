#include "text/words.h"

#include <gtest/gtest.h>

#include "text/date.h"
#include "text/escape.h"
#include "text/letters.h"
#include "text/table.h"

namespace declass {
namespace {

TEST(Escaped, ShowsWhatATerminalWouldObeyOrHide) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"plain é 李 \xF0\x9F\x99\x82", "plain é 李 \xF0\x9F\x99\x82"},
      {"\x1b]0;x\x07", "\\x1b]0;x\\x07"},
      {std::string("a\0b", 3), "a\\x00b"},
      {"\t\n\r\x7F", "\\x09\\x0a\\x0d\\x7f"},
      {"\xC2\x80\xC2\x9F", "\\u{80}\\u{9f}"},
      {"\xC2\xA0", "\xC2\xA0"},
      {"a\xC2\xAD"
       "b",
       "a\\u{ad}b"},
      {"\xE2\x80\xAA\xE2\x80\xAE\xE2\x81\xA6\xE2\x81\xA9", "\\u{202a}\\u{202e}\\u{2066}\\u{2069}"},
      {"\xE2\x80\x8B\xE2\x80\x8F\xEF\xBB\xBF", "\\u{200b}\\u{200f}\\u{feff}"},
      {"\xE2\x80\xA8\xE2\x80\xA9", "\\u{2028}\\u{2029}"},
      {"\xD8\x9C\xCD\x8F\xE1\x85\x9F\xE3\x85\xA4", "\\u{61c}\\u{34f}\\u{115f}\\u{3164}"},
      {"\xEF\xB8\x8F\xEF\xBF\xB9\xF3\xA0\x81\x81", "\\u{fe0f}\\u{fff9}\\u{e0041}"},
      {"a\xFF\xC3", "a\\xff\\xc3"},
      {"\xEF\xBF\xBD", "\xEF\xBF\xBD"},
      {"\\x1b", "\\x1b"},
  };
  for (const auto& [text, shown] : cases) EXPECT_EQ(escaped(text), shown);
}

TEST(Date, HoldsToTheCalendar) {
  struct Case {
    int year, month, day;
    const char* iso;
  };
  const std::vector<Case> cases = {
      {2008, 2, 29, "2008-02-29"},  {2000, 2, 29, "2000-02-29"},  {1900, 2, 29, nullptr},
      {2009, 2, 29, nullptr},       {2008, 2, 30, nullptr},       {2008, 4, 31, nullptr},
      {2008, 12, 31, "2008-12-31"}, {2008, 13, 1, nullptr},       {2008, 0, 1, nullptr},
      {2008, 1, 0, nullptr},        {2008, 1, -1, nullptr},       {1399, 12, 31, nullptr},
      {1400, 1, 1, "1400-01-01"},   {9999, 12, 31, "9999-12-31"}, {10000, 1, 1, nullptr},
      {-1, 1, 1, nullptr},          {70000, 1, 1, nullptr},       {2008, 258, 1, nullptr},
  };
  for (const auto& [year, month, day, iso] : cases) {
    const auto date = make_date(year, month, day);
    ASSERT_EQ(date.has_value(), iso != nullptr) << year << '-' << month << '-' << day;
    if (date) {
      EXPECT_EQ(to_iso(*date), iso);
    }
  }
}

TEST(Date, ReadsIsoAndNothingElse) {
  EXPECT_EQ(parse_iso_date("2008-02-29"), make_date(2008, 2, 29));
  for (const char* text :
       {"", "2008-2-29", "2008-02-30", "2008-02-29 ", " 2008-02-29", "2008/02/29", "08-02-29",
        "2008-02-2x", "+008-02-29", "20080229", "2008-02-29T00:00", "10000-01-01"}) {
    EXPECT_FALSE(parse_iso_date(text)) << text;
  }
}

TEST(Date, YearsLaterIsTheSameDay) {
  const std::vector<std::tuple<const char*, int, const char*>> cases = {
      {"2008-01-29", 10, "2018-01-29"}, {"2008-02-29", 10, "2018-02-28"},
      {"2008-02-29", 4, "2012-02-29"},  {"2008-02-29", -8, "2000-02-29"},
      {"1975-01-31", 25, "2000-01-31"}, {"2007-02-28", 1, "2008-02-28"},
      {"2096-02-29", 4, "2100-02-28"},
  };
  for (const auto& [from, years, to] : cases) {
    EXPECT_EQ(to_iso(add_years(*parse_iso_date(from), years)), to) << from << " + " << years;
  }
  EXPECT_EQ(to_iso(end_of_year(2031)), "2031-12-31");
  EXPECT_EQ(year_of(*parse_iso_date("2031-05-06")), 2031);
}

TEST(Words, NearestIsWhatWasMeant) {
  const std::vector<std::string> known = {"when",    "unless",       "action", "exemption",
                                          "because", "confidential", "secret", "top-secret"};
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"exempton", "exemption"},
      {"actoin", "action"},
      {"wehn", "when"},
      {"WHEN", "when"},
      {"Secret", "secret"},
      {"topsecret", "top-secret"},
      {"confidental", "confidential"},
      {"", ""},
      {"x", ""},
      {"zzzz", ""},
      {"owner", ""},
      {"clasified", ""},
      {"secert", "secret"},
      {"becuase", "because"},
  };
  for (const auto& [word, meant] : cases) EXPECT_EQ(nearest(word, known), meant) << word;
  EXPECT_EQ(nearest("(b)(10)", {"(b)(2)", "(b)(1)", "(b)(3)"}), "(b)(1)");
  EXPECT_EQ(nearest("aa", {"ab", "ac"}), "ab");
  EXPECT_EQ(nearest("when", {}), "");
  EXPECT_EQ(nearest(std::string(65, 'a'), {std::string(65, 'a')}), "");
}

TEST(Words, TrimAndSqueeze) {
  EXPECT_EQ(trimmed(" \t a b \r\n"), "a b");
  EXPECT_EQ(trimmed(" \n"), "");
  EXPECT_EQ(squeezed("  a \n\t b  "), "a b");
  EXPECT_EQ(squeezed(" \v\f "), "");
  EXPECT_EQ(join({"a", "", "b"}, ", "), "a, , b");
  EXPECT_EQ(join({}, ", "), "");
  EXPECT_EQ(ascii_upper("aé1"), "Aé1");
  EXPECT_EQ(ascii_lower("AÉ1"), "aÉ1");
}

TEST(Letters, CapitalsAreSpelledAsWordListsDo) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"petrov", "PETROV"},  {"Müller", "MULLER"}, {"Łódź", "LODZ"},
      {"Straße", "STRASSE"}, {"Ægir", "AEGIR"},    {"O\xE2\x80\x99Neil", "O'NEIL"},
      {"Þór", "THOR"},       {"Dvořák", "DVORAK"}, {"", ""},
  };
  for (const auto& [word, spelled] : cases) EXPECT_EQ(capitals(word), spelled) << word;
}

TEST(Table, SetsColumnsByCodePoints) {
  Table table(Table::Head::yes);
  EXPECT_TRUE(table.empty());
  table.row({"id", "name"});
  EXPECT_TRUE(table.empty());
  table.row({"1", "Müller"});
  table.row({"10", ""});
  table.row({"only\x1b"});
  EXPECT_FALSE(table.empty());
  EXPECT_EQ(table.text("  "),
            "  id        name\n"
            "  --------  ------\n"
            "  1         Müller\n"
            "  10\n"
            "  only\\x1b\n");
}

TEST(Table, WithoutRowsIsNothing) {
  EXPECT_EQ(Table().text(), "");
  EXPECT_EQ(Table(Table::Head::yes).text(), "");
}

}  // namespace
}  // namespace declass
