#include "detect/tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace declass {
namespace {

using ::testing::ElementsAre;

Lexicon small_lexicon() {
  Lexicon lexicon(64);
  lexicon.at("CONCERNED").level = 10;
  lexicon.at("LONG").level = 10;
  lexicon.at("TIME").level = 10;
  lexicon.at("THE").add(WordClass::article);
  lexicon.at("MR").add(WordClass::courtesy);
  lexicon.at("US").add(WordClass::abbreviation);
  lexicon.at("HONG KONG").add(WordClass::nation);
  lexicon.at("OF").add(WordClass::of);
  return lexicon;
}

std::vector<Token> read(const std::string& text) {
  const SourceText source("text", text);
  const Lexicon lexicon = small_lexicon();
  std::vector<Token> tokens;
  append_tokens(source, source.whole(), Zone::body, lexicon, tokens);
  prepare(source.bytes(), tokens, lexicon);
  return tokens;
}

std::vector<std::string> shown(const std::string& text) {
  std::vector<std::string> out;
  for (const Token& token : read(text)) {
    out.push_back(token.kind == Token::Kind::edge
                      ? "|"
                      : text.substr(token.begin, token.cover_end() - token.begin));
  }
  return out;
}

TEST(Tokens, WordsNumbersMarksAndEdges) {
  EXPECT_THAT(shown("ROE MET 12 MEN.\n\nEND"),
              ElementsAre("ROE", "MET", "12", "MEN", ".", "|", "END", "|"));
  EXPECT_THAT(shown("A-7E -----\nX"), ElementsAre("A", "-", "7E", "|", "X", "|"));
}

TEST(Tokens, ThePossessiveGoesWithItsWord) {
  for (const char* text : {"KOGAN'S", "KOGAN' S", "Kogan\u2019s", "Marwick,s"}) {
    const auto tokens = read(text);
    ASSERT_EQ(tokens.size(), 2U) << text;
    EXPECT_TRUE(tokens[0].possessive) << text;
    EXPECT_EQ(tokens[0].cover_end(), std::string(text).size()) << text;
  }
  EXPECT_THAT(shown("O'BRIEN"), ElementsAre("O'BRIEN", "|"));
}

TEST(Tokens, ATitleTakesItsDotAlong) {
  EXPECT_THAT(shown("MR. ROE"), ElementsAre("MR.", "ROE", "|"));
}

TEST(Tokens, InitialsAndKnownAbbreviations) {
  const auto tokens = read("K.H. ROE of the U.S. NAVY");
  EXPECT_EQ(tokens[0].kind, Token::Kind::initials);
  EXPECT_EQ(tokens[4].kind, Token::Kind::word);
  EXPECT_EQ(tokens[4].near, Near::abbreviation);
}

TEST(Tokens, AWordSplitAtTheEndOfALineIsJoined) {
  EXPECT_THAT(shown("CON- CERNED"), ElementsAre("CON- CERNED", "|"));
  EXPECT_THAT(shown("OZO-\nLINS"), ElementsAre("OZO-\nLINS", "|"));
  EXPECT_THAT(shown("LONG- TIME"), ElementsAre("LONG", "-", "TIME", "|"));
}

TEST(Tokens, APlaceOfSeveralWordsAlsoWithAHyphen) {
  for (const char* text : {"IN HONG KONG", "IN HONG-KONG"}) {
    const auto tokens = read(text);
    EXPECT_TRUE(tokens[1].phrase) << text;
    EXPECT_TRUE(tokens[1].facts.is(WordClass::nation)) << text;
  }
}

TEST(Tokens, CapitalsMeanSomethingWhereWordsAreSmall) {
  EXPECT_TRUE(read("The men met Roe today")[3].mixed);
  EXPECT_FALSE(read("THE MEN MET ROE TODAY")[3].mixed);
  const auto tokens = read("The men met Roe.\n\nTHE MEN MET");
  EXPECT_FALSE(tokens[6].mixed);
}

TEST(Tokens, MalformedBytesAreMarks) {
  EXPECT_EQ(read(std::string("\xFF\xFE\xC3\x00\x80", 5)).back().kind, Token::Kind::edge);
}

TEST(Lexicon, FormsDifferOnlyByMoreThanCaseAndAccents) {
  EXPECT_EQ(fingerprint("Öztürk"), fingerprint("OZTURK"));
  EXPECT_EQ(fingerprint("roe"), fingerprint("ROE"));
  EXPECT_NE(fingerprint("ROE"), fingerprint("REO"));
}

TEST(NameLetters, NamesAreUsualAndLetterSaladIsNot) {
  NameLetters letters;
  for (const char* name : {"MARTINEZ", "MARTINELLI", "MARINO", "FERNANDEZ", "GONZALEZ", "MARTIN"})
    letters.learn_name(name);
  for (const char* word : {"NATION", "STATION", "RELATION", "MOTION", "QUESTION", "MENTION"})
    letters.learn_word(word);
  letters.settle();
  EXPECT_GT(letters.usual_step("MARTINEZ"), letters.usual_step("XQWV"));
  EXPECT_GT(letters.likeness_step("GONZALEZ"), letters.likeness_step("QUESTION"));
  EXPECT_EQ(letters.likeness_step(""), NameLetters::steps / 2);
}

TEST(Lexicon, NearCommonWords) {
  Lexicon lexicon(64);
  for (const char* word : {"RECOMMENDATION", "CONFERENCE", "DENOUNCED", "LAST", "WEEK"}) {
    lexicon.at(word).level = 10;
    lexicon.learn_letters(word);
  }
  for (const char* word : {"RECOMMENDATON", "CONFERNECE", "DENCOUNCED", "COMFERENCE"}) {
    EXPECT_TRUE(lexicon.near_common_word(word)) << word;
  }
  for (const char* word : {"RECOMENDATON", "XYZ", "", "CONFERENCES12"}) {
    EXPECT_FALSE(lexicon.near_common_word(word)) << word;
  }
  EXPECT_TRUE(lexicon.is_two_words("LASTWEEK"));
  EXPECT_FALSE(lexicon.is_two_words("LASTWEAK"));
}

}  // namespace
}  // namespace declass
