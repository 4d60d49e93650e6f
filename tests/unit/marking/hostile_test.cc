#include <gtest/gtest.h>

#include <string>

#include "mark_cases.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

void expect_unreadable(const std::string& text, const char* code) {
  for (const MarkReading& reading :
       {parse_banner(text, shipped_vocabulary()), parse_portion(text, shipped_vocabulary())}) {
    EXPECT_FALSE(reading.marking.level) << text.substr(0, 40);
    EXPECT_FALSE(reading.valid);
    EXPECT_EQ(codes_of(reading), code) << text.substr(0, 40);
    EXPECT_TRUE(reading.banner.empty());
    EXPECT_TRUE(reading.portion.empty());
  }
}

TEST(Hostile, NothingToRead) {
  for (const char* text : {"", " ", "()", "( )", "(())", "\t\r\n"}) {
    expect_unreadable(text, "E:DM0101");
  }
  for (const char* text : {"/", "//", "-", ",", "(//)", "..."}) expect_unreadable(text, "E:DM0104");
}

TEST(Hostile, CharactersThatNoMarkHolds) {
  for (const std::string& text :
       {std::string("SECRET\x01"), std::string("SEC\0RET", 7), std::string("\x1b[31mSECRET"),
        std::string("SECRET\x7f"), std::string("\xD0\x85"), std::string("\xD0\xA1//NF"),
        std::string("SECRET//N\xD0\x9E"
                    "FORN"),
        std::string("\xE2\x80\xAESECRET"), std::string("SEC\xE2\x80\x8BRET"),
        std::string("SECRET\xff"), std::string("\xEF\xBC\xB3"), std::string("SECRET\xC3")}) {
    expect_unreadable(text, "E:DM0102");
  }
}

TEST(Hostile, LongerThanAnyMark) {
  for (const char* piece : {"SECRET//", "A ", "//", "USA, ", "(", "S E C R E T ", "\xE2\x80\x93"}) {
    expect_unreadable(repeated(piece, 10000), "E:DM0103");
  }
  expect_unreadable("SECRET//" + repeated("A ", 600), "E:DM0103");
  expect_unreadable(std::string(50 << 20, 'S'), "E:DM0103");
}

/// What was read is either invalid or holds what is not known.
void expect_not_plain(const MarkReading& reading, const char* piece) {
  EXPECT_TRUE(!reading.valid || reading.marking.has("unknown")) << piece;
}

TEST(Hostile, AMarkAsLongAsOneMayBeIsRead) {
  for (const char* piece : {"SECRET//NOFRN/", "Q W ", "QWERTZUIOP/", "SECRETNOFORN", "USAGBR, ",
                            "SISISISI/", "//", "S E C R E T //"}) {
    std::string text = "SECRET//";
    while (text.size() + std::string_view(piece).size() < 4000) text += piece;
    expect_not_plain(parse_banner(text, shipped_vocabulary()), piece);
    expect_not_plain(parse_portion(text, shipped_vocabulary()), piece);
    leading_banner(text, shipped_vocabulary());
    leading_portion("(" + text + ")", shipped_vocabulary());
  }
}

TEST(Hostile, MessagesShowWhatWasWrittenEscaped) {
  const MarkReading reading = parse_banner("SECRET//\tQWERTZ\tUIOP", shipped_vocabulary());
  for (const MarkRemark& remark : reading.warnings) {
    EXPECT_EQ(remark.message.find('\t'), std::string::npos) << remark.message;
  }
}

}  // namespace
}  // namespace declass
