#include "detect/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace declass {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> found(const std::string& text, const std::vector<Term>& terms) {
  const SourceText source("text", text);
  std::vector<Finding> findings;
  TermIndex(terms).find(source, source.whole(), {}, findings);
  std::vector<std::string> out;
  for (const Finding& one : findings) {
    if (one.score == 1.0) out.push_back(text.substr(one.span.begin, one.span.size()));
  }
  return out;
}

/// What is only suspected: the cue and the words.
std::vector<std::string> suspected(const std::string& text, const std::vector<Term>& terms) {
  const SourceText source("text", text);
  std::vector<Finding> findings;
  TermIndex(terms).find(source, source.whole(), {}, findings);
  std::vector<std::string> out;
  for (const Finding& one : findings) {
    if (one.score == 1.0) continue;
    out.push_back(std::string(one.evidence[0].cue) + ": " +
                  text.substr(one.span.begin, one.span.size()));
  }
  return out;
}

Term term(std::string text) { return {"list", std::move(text), false, false, {}}; }
Term person(std::string text) { return {"list", std::move(text), true, false, {}}; }

TEST(Terms, WholeWordsWhateverTheCaseAndTheBlanks) {
  EXPECT_THAT(found("GRALLOCH, gralloch and Gralloch", {term("Gralloch")}),
              ElementsAre("GRALLOCH", "gralloch", "Gralloch"));
  EXPECT_THAT(found("the Black \n Rock base", {term("black rock")}), ElementsAre("Black \n Rock"));
  EXPECT_THAT(found("Stra\xC3\x9F"
                    "e",
                    {term("STRASSE")}),
              ElementsAre("Stra\xC3\x9F"
                          "e"));
}

TEST(Terms, NotInsideALongerWord) {
  EXPECT_THAT(found("The PETROVSKY bridge, xPETROV", {term("Petrov")}), IsEmpty());
}

TEST(Terms, ThePossessiveStaysOutside) {
  EXPECT_THAT(found("PETROV'S wife", {term("Petrov")}), ElementsAre("PETROV"));
}

TEST(Terms, WordsAreCountedWhateverStandsBetween) {
  EXPECT_THAT(found("F-16 and F 16 and F - 16, F, 16", {term("F-16")}),
              ElementsAre("F-16", "F 16", "F - 16"));
}

TEST(Terms, AnExactTermIsMatchedAsItIsSpelled) {
  Term exact = term("MI6 Station");
  exact.exact = true;
  EXPECT_THAT(found("mi6 station, MI6  Station, MI6-Station", {exact}),
              ElementsAre("MI6  Station"));
  EXPECT_THAT(suspected("MI6 Statoin", {exact}), IsEmpty());
}

TEST(Terms, WhatIsOnlySuspectedIsFoundWithALowScore) {
  const std::vector<Term> terms = {person("Ivan Petrov")};
  EXPECT_THAT(suspected("met PETROF", terms), ElementsAre("one-edit-from-listed: PETROF"));
  EXPECT_THAT(suspected("met lvan Petrov", terms), ElementsAre("looks-like-listed: lvan Petrov"));
  EXPECT_THAT(suspected("the petrov yard", terms), ElementsAre("listed-in-small-letters: petrov"));
  EXPECT_THAT(suspected("met PE<b>TR</b>OV", terms),
              ElementsAre("looks-like-listed: PE<b>TR</b>OV"));
  EXPECT_THAT(suspected("met IVANPETROV", terms), ElementsAre("looks-like-listed: IVANPETROV"));
  EXPECT_THAT(suspected("(IP) and IP", terms), ElementsAre("initials-of-listed: IP"));
  EXPECT_THAT(suspected("Ivan Petrov signed: IP", terms), ElementsAre("initials-of-listed: IP"));
  EXPECT_THAT(suspected("P3TR0V", terms), ElementsAre("one-edit-from-listed: P3TR0V"));
  EXPECT_THAT(suspected("metrov PETROVSKY IVANOV", terms), IsEmpty());
}

TEST(Terms, FormsDerivedFromAPerson) {
  const std::vector<Term> terms = {person("Ivan Petrov")};
  EXPECT_THAT(found("Ivan Petrov. PETROV left. I. Petrov and I PETROV (PETROV, IVAN)", terms),
              ElementsAre("Ivan Petrov", "PETROV", "I. Petrov", "I PETROV", "PETROV, IVAN"));
}

TEST(Terms, ABareSurnameCountsWithACapitalOnly) {
  EXPECT_THAT(found("the green house of Green", {person("John Green")}), ElementsAre("Green"));
}

TEST(Terms, AliasesAreTermsToo) {
  Term protected_person = person("Ivan Petrov");
  protected_person.aliases = {"the engineer"};
  EXPECT_THAT(found("the engineer left", {protected_person}), ElementsAre("the engineer"));
}

TEST(Terms, TheLongestOfAListWinsAndEachListSpeaks) {
  const SourceText source("text", "Ivan Petrov");
  std::vector<Finding> findings;
  TermIndex({{"a", "Ivan Petrov", true, false, {}}, {"b", "Petrov", false, false, {}}})
      .find(source, source.whole(), {}, findings);
  std::vector<std::string> lists;
  for (const Finding& one : findings) lists.push_back(one.rule);
  EXPECT_THAT(lists, ElementsAre("a", "b"));
}

TEST(Terms, WhatHasNoLetterIsPassedOver) {
  EXPECT_TRUE(TermIndex({term(""), term(" -- ")}).empty());
  EXPECT_THAT(found("a -- b", {term("--")}), IsEmpty());
}

TEST(Terms, AListOfHalfAMillionNames) {
  std::vector<Term> terms;
  for (int i = 0; i < 500000; ++i) terms.push_back(term("Name" + std::to_string(i) + " Roe"));
  terms.push_back(term("Gralloch"));
  EXPECT_THAT(found("name499999 ROE met GRALLOCH, not Name500000 Roe", terms),
              ElementsAre("name499999 ROE", "GRALLOCH"));
}

}  // namespace
}  // namespace declass
