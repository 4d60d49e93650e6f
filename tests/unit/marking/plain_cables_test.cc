#include <gtest/gtest.h>

#include "marking/algebra.h"
#include "marking/parse.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

struct Case {
  const char* text;
  const char* shown;
};

TEST(PlainCables, PortionMarks) {
  const Case cases[] = {
      {"(C)", "confidential"},
      {"(S//NF)", "secret noforn"},
      {"(C/NF)", "confidential noforn"},
      {"(SBU)", "unclassified sbu"},
      {"(U)", "unclassified"},
      {"(U//FOUO)", "unclassified fouo"},
      {"(C//REL TO USA, GBR)", "confidential rel:USA,GBR rel-to"},
      {"(//GBR C)", "confidential GBR"},
      {"(//NS)", "secret nato"},
      {"(S//RD//NF)", "secret aea:RD noforn"},
      {"(C//ZZZ)", "confidential sci:ZZZ unknown"},
      {"(SBU/NF)", "unclassified noforn sbu sbu-nf"},
  };
  for (const Case& item : cases) {
    EXPECT_EQ(shown(parse_portion(item.text, shipped_vocabulary()).marking), item.shown)
        << item.text;
    const auto leading = leading_portion(std::string(item.text) + " Text.", shipped_vocabulary());
    ASSERT_TRUE(leading) << item.text;
    EXPECT_EQ(leading->length, std::string(item.text).size()) << item.text;
    EXPECT_EQ(shown(leading->reading.marking), item.shown) << item.text;
  }
}

TEST(PlainCables, MarksThatCannotBeReadHaveNoLevel) {
  for (const char* text : {"(X) Text", "( ) Text"}) {
    const auto leading = leading_portion(text, shipped_vocabulary());
    ASSERT_TRUE(leading) << text;
    EXPECT_FALSE(leading->reading.marking.level) << text;
    EXPECT_EQ(leading->length, 3U);
  }
}

TEST(PlainCables, Banners) {
  struct {
    const char* text;
    const char* mark;
    const char* shown;
  } const cases[] = {
      {"C O N F I D E N T I A L USNATO 000036", "C O N F I D E N T I A L", "confidential"},
      {"S E C R E T SECTION 01 OF 02 BERN 000881", "S E C R E T", "secret"},
      {"T O P  S E C R E T BERN 000881", "T O P  S E C R E T", "top-secret"},
      {"UNCLAS SECTION 01 OF 06 TBILISI 002290", "UNCLAS", "unclassified"},
      {"UNCLAS EFTO", "UNCLAS EFTO", "unclassified efto"},
      {"UNCLAS SENSITIVE", "UNCLAS SENSITIVE", "unclassified sbu"},
      {"LIMITED OFFICIAL USE", "LIMITED OFFICIAL USE", "unclassified lou"},
      {"CONFIDENTIAL ABIDJAN 4532", "CONFIDENTIAL", "confidential"},
      {"S e c r e t nairobi 001938", "S e c r e t", "secret"},
      {"SECRET//NOFORN", "SECRET//NOFORN", "secret noforn"},
      {"UNCLASSIFIED", "UNCLASSIFIED", "unclassified"},
  };
  for (const auto& item : cases) {
    const auto leading = leading_banner(item.text, shipped_vocabulary());
    ASSERT_TRUE(leading) << item.text;
    EXPECT_EQ(std::string(item.text).substr(0, leading->length), item.mark);
    EXPECT_EQ(shown(leading->reading.marking), item.shown) << item.text;
  }
}

TEST(PlainCables, WordsThatOnlyBeginLikeALevel) {
  for (const char* text : {"SECRETARY", "SECRETARIAT", "SECRETARY OF STATE", "CONFIDENTIALITY"}) {
    EXPECT_FALSE(leading_banner(text, shipped_vocabulary())) << text;
  }
  for (const char* text : {"(Iceland) said", "Ref(s)", "(b)(1)", "Reason(s)"}) {
    EXPECT_FALSE(leading_portion(text, shipped_vocabulary())) << text;
  }
}

TEST(PlainCables, WhoDecidesAndWhatOutlives) {
  const Vocabulary& vocabulary = shipped_vocabulary();
  struct {
    const char* text;
    const char* owner;
    const char* live;
  } const cases[] = {
      {"(C)", "-", ""},           {"(//NS)", "NATO", ""},     {"(//GBR C)", "GBR", ""},
      {"(S//RD//NF)", "DOE", ""}, {"(S//SI//NF)", "NSA", ""}, {"(U//FOUO)", "-", "fouo"},
      {"(U//NF)", "-", "noforn"}, {"(C//NF)", "-", ""},       {"(C//ZZZ)", "-", "unknown"},
      {"(C//PR)", "-", "propin"},
  };
  for (const auto& item : cases) {
    const Marking marking = parse_portion(item.text, vocabulary).marking;
    EXPECT_EQ(refer_to_owner(marking, vocabulary).value_or("-"), item.owner) << item.text;
    std::string live;
    for (const std::string& id : live_controls(marking, vocabulary)) live += id;
    EXPECT_EQ(live, item.live) << item.text;
  }
}

}  // namespace
}  // namespace declass
