#include "text/source_text.h"

#include <gtest/gtest.h>

#include <random>

#include "text/utf8.h"

namespace declass {
namespace {

TEST(SourceText, LinesEndWithTheirLineFeed) {
  struct Case {
    std::string bytes;
    std::vector<std::string> lines;
  };
  const std::vector<Case> cases = {
      {"", {""}},
      {"a", {"a"}},
      {"a\n", {"a\n"}},
      {"a\nb", {"a\n", "b"}},
      {"a\r\nb\r\n", {"a\r\n", "b\r\n"}},
      {"\n\n", {"\n", "\n"}},
      {"a\rb\n", {"a\rb\n"}},
  };
  for (const auto& [bytes, lines] : cases) {
    const SourceText source("f", bytes);
    ASSERT_EQ(source.line_count(), lines.size()) << bytes;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      EXPECT_EQ(source.slice(source.line(i + 1)), lines[i]) << bytes;
    }
  }
}

TEST(SourceText, ColumnsCountCodePointsFromOne) {
  const SourceText source("f", "né\r\n\xF0\x9D\x90\x88x\nlast");
  const std::vector<std::pair<std::size_t, Position>> cases = {
      {0, {1, 1}}, {1, {1, 2}},  {3, {1, 3}},  {4, {1, 4}},  {5, {2, 1}},
      {9, {2, 2}}, {10, {2, 3}}, {11, {3, 1}}, {15, {3, 5}},
  };
  for (const auto& [offset, position] : cases) {
    EXPECT_EQ(source.position(offset), position) << offset;
  }
}

/// Counts from the beginning, line by line and code point by code point.
Position slow_position(std::string_view bytes, std::size_t offset) {
  Position out{1, 1};
  for (std::size_t at = 0; at < offset; ++at) {
    if (bytes[at] == '\n' && at + 1 < bytes.size()) {
      out = {out.line + 1, 1};
    } else if (at + 1 == bytes.size() || (bytes[at + 1] & 0xC0) != 0x80) {
      ++out.column;
    }
  }
  return out;
}

TEST(SourceText, PositionsAgreeWithCountingFromTheBeginning) {
  constexpr std::uint64_t seed = 7001;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  const std::vector<std::string> pieces = {
      "a", "é", "\n", "\r\n", "李", "\xF0\x9D\x90\x88", std::string(1000, 'x')};
  for (int round = 0; round < 20; ++round) {
    std::string bytes;
    while (bytes.size() < 10'000) bytes += pieces[random() % pieces.size()];
    const SourceText source("f", bytes);
    std::size_t points = 0;
    for (std::size_t at = 0; at <= bytes.size(); ++at) {
      if (at < bytes.size() && (bytes[at] & 0xC0) == 0x80) continue;
      ASSERT_EQ(source.code_points_before(at), points) << at;
      if (at % 37 == 0 || at == bytes.size()) {
        ASSERT_EQ(source.position(at), slow_position(bytes, at)) << at;
      }
      ++points;
    }
  }
}

// Counted from the line's beginning each of these would take 10^13 steps.
TEST(SourceText, PositionsInOneLineOfTenMegabytesAreNotQuadratic) {
  std::string bytes;
  while (bytes.size() < 10'000'000) bytes += "cabl\xC3\xA9 ";
  const SourceText source("f", bytes);
  std::size_t sum = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 7) sum += source.position(at).column;
  EXPECT_GT(sum, 0U);
  EXPECT_EQ(source.position(bytes.size()).column, count_code_points(bytes) + 1);
}

TEST(SourceText, AllAsciiNeedsNoCounting) {
  const SourceText source("f", std::string(10'000'000, 'a'));
  std::size_t sum = 0;
  for (std::size_t at = 0; at < 10'000'000; at += 10) sum += source.position(at).column;
  EXPECT_EQ(sum, 1'000'000ULL * 1 + 10ULL * (999'999ULL * 1'000'000ULL / 2));
}

struct TextCase {
  std::string bytes, code, place;  ///< no code: it is text
};

TEST(CheckText, RefusesWhatIsNoText) {
  const std::vector<TextCase> cases = {
      {"", "DC0001", "f"},
      {" \t\r\n\f\v", "DC0001", "f"},
      {"\xC2\xA0\xE2\x80\x83\n", "DC0001", "f"},
      {"\xEF\xBB\xBF", "DC0001", "f"},
      {"\xE2\x80\x8B\n", "DC0001", "f"},
      {std::string("\xFF\xFE"
                   "I\0V\0",
                   6),
       "DC0002", "f"},
      {std::string("\xFE\xFF\0I\0V", 6), "DC0002", "f"},
      {std::string("I\0V\0", 4), "DC0003", "f:1:2"},
      {std::string("\0I\0V", 4), "DC0003", "f:1:1"},
      {std::string("one\ntwo\0", 8), "DC0003", "f:2:4"},
      {"IV\xFF"
       "AN",
       "DC0004", "f:1:3"},
      {"\xFF", "DC0004", "f:1:1"},
      {"a\n\xC0\x80", "DC0004", "f:2:1"},
      {"\xE0\x80\xAF", "DC0004", "f:1:1"},
      {"\xF0\x80\x80\xAF", "DC0004", "f:1:1"},
      {"\xED\xA0\x80", "DC0004", "f:1:1"},
      {"\xED\xBF\xBF", "DC0004", "f:1:1"},
      {"\xF4\x90\x80\x80", "DC0004", "f:1:1"},
      {"\xF8\x88\x80\x80\x80", "DC0004", "f:1:1"},
      {"caf\xC3", "DC0004", "f:1:4"},
      {"caf\xA9", "DC0004", "f:1:4"},
      {"x\xE2\x82", "DC0004", "f:1:2"},
      {"a", "", ""},
      {"\xEF\xBB\xBF"
       "a",
       "", ""},
      {"\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", "", ""},
      {"\x1b]0;owned\x07", "", ""},
  };
  for (const auto& [bytes, code, place] : cases) {
    const SourceText source("f", bytes);
    const Result<void> result = check_text(source, 1000);
    ASSERT_EQ(result.has_value(), code.empty()) << testing::PrintToString(bytes);
    if (result) continue;
    const std::string shown = render(result.error());
    EXPECT_TRUE(shown.starts_with(place + ": error: ")) << shown;
    EXPECT_NE(shown.find("[" + code + "]"), std::string::npos) << shown;
  }
}

TEST(CheckText, NamesTheOffset) {
  EXPECT_EQ(render(check_text(SourceText("f", "\xFFx"), 10).error()),
            "f:1:1: error: not UTF-8: the byte at offset 0 [DC0004]\n"
            "   hint: say what the file is with `--encoding`, or convert it to UTF-8\n");
}

TEST(CheckText, HoldsToTheLimit) {
  const SourceText source("f", "12345");
  EXPECT_TRUE(check_text(source, 5));
  const auto refused = check_text(source, 4);
  ASSERT_FALSE(refused);
  EXPECT_EQ(render(refused.error()),
            "f: error: the file is larger than 4 bytes [DC0005]\n"
            "   hint: split it into its documents\n");
}

TEST(CheckText, ShowsNoTextOfTheDocument) {
  EXPECT_EQ(render(check_text(SourceText("f", "SECRETNAME\xFF"), 100).error()).find("SECRETNAME"),
            std::string::npos);
}

TEST(Utf8, AgreesWithTheDefinitionOnEveryShortSequence) {
  const std::vector<unsigned char> bytes = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
                                            0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
                                            0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
  const auto in = [](int byte, int low, int high) { return byte >= low && byte <= high; };
  const auto well_formed_length = [&](const std::string& text, std::size_t at) -> std::size_t {
    const auto byte = [&](std::size_t i) -> int {
      return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
    };
    const int lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return in(byte(1), 0x80, 0xBF) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
      const bool second = in(byte(1), lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
      return second && in(byte(2), 0x80, 0xBF) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      const bool second = in(byte(1), lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
      return second && in(byte(2), 0x80, 0xBF) && in(byte(3), 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
  };
  std::string text(4, ' ');
  for (const unsigned char a : bytes) {
    for (const unsigned char b : bytes) {
      for (const unsigned char c : bytes) {
        for (const unsigned char d : bytes) {
          text = {static_cast<char>(a), static_cast<char>(b), static_cast<char>(c),
                  static_cast<char>(d)};
          std::optional<std::size_t> expected;
          for (std::size_t at = 0; at < text.size() && !expected;) {
            const std::size_t length = well_formed_length(text, at);
            if (length == 0) expected = at;
            at += length;
          }
          ASSERT_EQ(find_invalid_utf8(text), expected) << testing::PrintToString(text);
        }
      }
    }
  }
}

TEST(Utf8, AppendsWhatItReads) {
  for (const char32_t point : {U'\x01', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'\uD7FF',
                               U'\uE000', U'\uFFFF', U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    append_code_point(text, point);
    std::size_t offset = 0;
    EXPECT_EQ(next_code_point(text, offset), point);
    EXPECT_EQ(offset, text.size());
  }
}

TEST(Utf8, AMalformedByteIsReadAsReplacement) {
  const std::string text = "\xE2\x82z";
  std::size_t offset = 0;
  EXPECT_EQ(next_code_point(text, offset), U'\uFFFD');
  EXPECT_EQ(offset, 1U);
}

}  // namespace
}  // namespace declass
