#include "audit/detail.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace declass {
namespace {

Detail full_detail() {
  Detail out;
  out.nonce = std::string(32, 'a');
  out.rel = std::string(32, 'b');
  out.document_ids = {"26TEST1", "26TEST2"};
  out.source =
      "C\xc3\xa1"
      "bl\xe2\x80\xae"
      "e \"q\"\\ \x1b]0;x\x07 \xf0\x9f\x98\x80.txt";
  out.as_of = *make_date(2026, 3, 1);
  out.policy = "public";
  out.policy_sha256 = std::string(64, 'c');
  out.lists = {{"sources", std::string(64, 'd')}, {"officials", std::string(64, 'e')}};
  out.authority = "R. Ewer, Director";
  out.event_dates = {*make_date(2025, 1, 31)};
  out.segments = {{"paragraph", 1, "declassified", *make_date(2025, 1, 31), "2", "marked", {}},
                  {"subject", {}, "refer", {}, "26", "none", "nato"}};
  out.cuts = {{1, "paragraph", "(C)", {7, 18}, "names", "redact", {"(b)(6)"}, "", {"title"}},
              {{}, "subject", "", {40, 400}, "", "withhold", {}, "7 lines", {}}};
  return out;
}

TEST(Detail, ItsLineBeginsWithTheNonceAndThenIsSorted) {
  const std::string line = detail_line(full_detail());
  const std::string nonce = "\"nonce\":\"" + std::string(32, 'a') + "\",";
  ASSERT_EQ(line.substr(1, nonce.size()), nonce);
  std::string rest = line;
  rest.erase(1, nonce.size());
  EXPECT_EQ(nlohmann::json::parse(rest).dump(-1, ' ', true), rest);
}

TEST(Detail, ItsLineIsPrintableAsciiWhateverStandsInTheDocument) {
  for (const char c : detail_line(full_detail())) EXPECT_TRUE(c >= ' ' && c <= '~');
}

TEST(Detail, IsReadBackAsItWasWritten) {
  const std::string line = detail_line(full_detail());
  const auto read = parse_detail(line);
  ASSERT_TRUE(read) << read.error().front().message;
  EXPECT_EQ(read->source, full_detail().source);
  EXPECT_EQ(read->cuts[0].evidence, std::vector<std::string>{"title"});
  EXPECT_EQ(read->cuts[1].span, (Span{40, 400}));
  EXPECT_EQ(read->segments[1].refer_to, "nato");
  EXPECT_EQ(detail_line(*read), line);
  const std::string empty = detail_line([] {
    Detail out;
    out.as_of = *make_date(2026, 3, 1);
    return out;
  }());
  EXPECT_TRUE(parse_detail(empty));
}

TEST(Detail, AMalformedByteOfANameBecomesTheReplacementCharacter) {
  Detail detail = full_detail();
  detail.source =
      "a\xff"
      "b\xc0\x80";
  const auto read = parse_detail(detail_line(detail));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->source,
            "a\xef\xbf\xbd"
            "b\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(Detail, WhatDetailLineDoesNotWriteIsRefused) {
  const std::string line = detail_line(full_detail());
  std::size_t read_anyway = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    for (const char change : {'\0', ' ', '"', '0', 'x', '\xff', '}'}) {
      std::string other = line;
      other[i] = change;
      if (const auto read = parse_detail(other)) {
        ASSERT_EQ(detail_line(*read), other);
        ++read_anyway;
      }
    }
  }
  EXPECT_GT(read_anyway, 0U);  // another letter in a string is another detail, not a bad one
  EXPECT_FALSE(parse_detail(line + " "));
  EXPECT_FALSE(parse_detail(""));
}

}  // namespace
}  // namespace declass
