#include <gtest/gtest.h>

#include "marking/parse.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

struct Mark {
  const char* text;  ///< the paragraph
  const char* mark;  ///< how much of it is the mark; null: none
  const char* reads;
};

TEST(LeadingPortion, TheMarkAtTheBeginningOfAParagraph) {
  const Mark cases[] = {
      {"(C) The embassy reports.", "(C)", "confidential"},
      {"(S//NF)The embassy", "(S//NF)", "secret noforn"},
      {"(C/NF) Text", "(C/NF)", "confidential noforn"},
      {"(SBU) Text", "(SBU)", "unclassified sbu"},
      {"(U) Text (with brackets)", "(U)", "unclassified"},
      {"(//NS) Text", "(//NS)", "secret nato"},
      {"(S - Entire Text) Text", "(S - Entire Text)", "secret"},
      {"(C//REL TO USA,\nGBR) Text", "(C//REL TO USA,\nGBR)", "confidential rel:USA,GBR rel-to"},
      {"( C ) Text", "( C )", "confidential"},
      {"(c) Text follows here.", "(c)", "confidential"},
      {"((C)) Text", "((C))", "confidential"},
      {"[C] Text", "[C]", "confidential"},
      {"C) Text", "C)", "confidential"},
      {"SBU) Text", "SBU)", "unclassified sbu"},
      {"(C The embassy", "(C", "confidential"},
      {"(TS//SI//NF Text of it", "(TS//SI//NF", "top-secret sci:SI noforn"},
      {"(C) Smith said that the company is limited to that.", "(C)", "confidential"},
      {"(C) 2007 was a hard year for the government.", "(C)", "confidential"},
  };
  for (const Mark& item : cases) {
    const auto leading = leading_portion(item.text, shipped_vocabulary());
    ASSERT_TRUE(leading) << item.text;
    EXPECT_EQ(std::string(item.text).substr(0, leading->length), item.mark);
    EXPECT_EQ(shown(leading->reading.marking), item.reads) << item.text;
  }
}

TEST(LeadingPortion, JunkAfterALevelIsAnUnknownControl) {
  for (const char* text : {"(C//ZZZ) Text", "(S QQQ WWW) Text", "(U JUNK) Text"}) {
    const auto leading = leading_portion(text, shipped_vocabulary());
    ASSERT_TRUE(leading) << text;
    EXPECT_TRUE(leading->reading.marking.has("unknown")) << text;
  }
}

TEST(LeadingPortion, AMarkThatCannotBeReadHasNoLevel) {
  // Empty, one letter that is no level, a Cyrillic and a full-width letter, a control character,
  // a right-to-left override.
  for (const char* text :
       {"( ) Text", "() Text", "(X) Text", "(\xD0\xA1) Text", "(\xEF\xBC\xB3) Text", "(S\x01) Text",
        "(\xD0\xA1//NF) Text", "(//) Text", "(//QQ) Text"}) {
    const auto leading = leading_portion(text, shipped_vocabulary());
    ASSERT_TRUE(leading) << text;
    EXPECT_FALSE(leading->reading.marking.level) << text;
    EXPECT_FALSE(leading->reading.errors.empty()) << text;
  }
}

TEST(LeadingPortion, WordsInBracketsAreNoMarks) {
  for (const char* text : {"(Iceland) said",
                           "Ref(s): A",
                           "Reason(s): 1.4",
                           "(b)(1) applies",
                           "(B)(1) applies",
                           "(C) 2007 Example Press",
                           "(C) Example Press Holdings Limited",
                           "(c) 2010 by Example Inc.",
                           "(C) Copyright 1999",
                           "(C) 2007 Example Press. All rights reserved.",
                           "(C) 1999-2004 Example Wire Service, All Rights Reserved",
                           "(U.S.) troops",
                           "(U.K.) troops",
                           "(a) first",
                           "(A) First",
                           "(NATO) said",
                           "(UN) said",
                           "(UK) said",
                           "(i) first",
                           "(1) first",
                           "(2007) said",
                           "(Secret Service agents) said",
                           "(Comment: not so)",
                           "(U in the noise",
                           "",
                           "(",
                           ")",
                           "C",
                           "(CIA) said",
                           "(Notal)",
                           "(DS) agents",
                           "(Cuba) said",
                           "(Sic) said"}) {
    const auto leading = leading_portion(text, shipped_vocabulary());
    EXPECT_FALSE(leading) << text << " gave " << shown(leading->reading.marking);
  }
}

TEST(LeadingBanner, TheWordsOfTheMarkingAndNoMore) {
  const Mark cases[] = {
      {"C O N F I D E N T I A L VALLETTA 000112", "C O N F I D E N T I A L", "confidential"},
      {"S E C R E T SECTION 01 OF 02 BERN 000881", "S E C R E T", "secret"},
      {"T O P  S E C R E T BERN 000881", "T O P  S E C R E T", "top-secret"},
      {"T O P S E C R E T BERN 000881", "T O P S E C R E T", "top-secret"},
      {"UNCLAS SECTION 01 OF 06 TBILISI 002290", "UNCLAS", "unclassified"},
      {"UNCLAS EFTO", "UNCLAS EFTO", "unclassified efto"},
      {"UNCLAS SENSITIVE", "UNCLAS SENSITIVE", "unclassified sbu"},
      {"UNCLAS//FOUO TBILISI 002290", "UNCLAS//FOUO", "unclassified fouo"},
      {"LIMITED OFFICIAL USE SECTION 1 OF 2 MEXICO 0679", "LIMITED OFFICIAL USE",
       "unclassified lou"},
      {"CONFIDENTIAL ABIDJAN 4532", "CONFIDENTIAL", "confidential"},
      {"S e c r e t nairobi 001938", "S e c r e t", "secret"},
      {"SECRET//NOFORN", "SECRET//NOFORN", "secret noforn"},
      {"SECRET NOFORN BERN 000881", "SECRET NOFORN", "secret noforn"},
      {"SECRET NODIS", "SECRET NODIS", "secret nodis"},
      {"CONFIDENTIAL - ENTIRE TEXT. The embassy", "CONFIDENTIAL - ENTIRE TEXT", "confidential"},
      {"LOU - ENTIRE TEXT.", "LOU - ENTIRE TEXT", "unclassified lou"},
      {"CONFIDENTIAL SIPDIS", "CONFIDENTIAL", "confidential"},
      {"UNCLASSIFIED\nSECRET", "UNCLASSIFIED", "unclassified"},
      {"C O N F I D E N T I A  L RIGA 000472", "C O N F I D E N T I A  L", "confidential"},
      {"C 0 N F I D E N T I A L RIGA 000472", "C 0 N F I D E N T I A L", "confidential"},
      {"CONFIDENTAIL RIGA 000472", "CONFIDENTAIL", "confidential"},
      {"SERCET RIGA 000472", "SERCET", "secret"},
  };
  for (const Mark& item : cases) {
    const auto leading = leading_banner(item.text, shipped_vocabulary());
    ASSERT_TRUE(leading) << item.text;
    EXPECT_EQ(std::string(item.text).substr(0, leading->length), item.mark);
    EXPECT_EQ(shown(leading->reading.marking), item.reads) << item.text;
  }
}

TEST(LeadingBanner, ALevelIsNeverReadInsideALongerWord) {
  for (const char* text : {"SECRETARY",
                           "SECRETARIAT",
                           "SECRETARY OF STATE",
                           "CONFIDENTIALITY",
                           "Secrets of the trade",
                           "S E C R E T A R Y",
                           "CLASSIFIED BY: DCM",
                           "SECTION 01 OF 02",
                           "SUBJECT: TEXT",
                           "S",
                           "C",
                           "UNCLASSIFIABLE",
                           "",
                           "TOP",
                           "CONFIDENT THAT",
                           "SIPDIS",
                           "FM USMISSION GENEVA",
                           "TO RUEHC/SECSTATE",
                           "E.O. 12958: DECL: 01/28/2018",
                           "TAGS: MOPS",
                           "NATO EU COLLECTIVE"}) {
    const auto leading = leading_banner(text, shipped_vocabulary());
    EXPECT_FALSE(leading) << text << " gave " << shown(leading->reading.marking);
  }
}

TEST(LeadingBanner, EntireTextIsSaid) {
  EXPECT_TRUE(leading_banner("SECRET - ENTIRE TEXT", shipped_vocabulary())->reading.entire_text);
  EXPECT_TRUE(leading_portion("(S - ENTIRE TEXT) x", shipped_vocabulary())->reading.entire_text);
  EXPECT_FALSE(leading_portion("(S) ENTIRE TEXT", shipped_vocabulary())->reading.entire_text);
}

}  // namespace
}  // namespace declass
