#include "text/word_filter.h"

#include <gtest/gtest.h>

#include <random>

#include "text/coarse.h"

namespace declass {
namespace {

struct Given {
  std::vector<std::string> needles;  ///< coarse letters
  std::string text;
  std::vector<Span> skip;
};

const std::vector<std::string>& syllables() {
  static const std::vector<std::string> all = {"ma", "rn",  "ro", "l1",       "an",    "e",
                                               "s5", "tha", "o0", "bernhard", "vinga", "q"};
  return all;
}

std::string word(std::mt19937_64& random) {
  std::string out;
  for (std::size_t left = 1 + random() % 4; left > 0; --left) {
    out += syllables()[random() % syllables().size()];
  }
  return out;
}

std::string disguised(const std::string& word, std::mt19937_64& random) {
  static const std::vector<std::string> between = {
      "", "", "", "", "", "", " ", "-\n", "\xC2\xAD", "\xE2\x80\x8B", "."};
  std::string out;
  for (const char c : word) {
    switch (random() % 24) {
      case 0:
        out += c == 'a' ? "\xD0\xB0" : c == 'l' ? "|" : c == 'm' ? "rn" : std::string(1, c);
        break;
      case 1:
        out += static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
        break;
      default:
        out += c;
    }
    out += between[random() % between.size()];
  }
  return out;
}

Given generated(std::mt19937_64& random) {
  static const std::vector<std::string> signs = {
      " ",   " ",  " ",  "\n",           ", ",          "-", "\xE2\x80\x94",
      " | ", "\"", "  ", "\xE4\xB8\xAD", "\xE2\x80\x8B"};
  Given out;
  std::vector<std::string> words;
  for (std::size_t left = 1 + random() % 6; left > 0; --left) {
    std::string needle = word(random);
    if (random() % 2 == 0) needle += " " + word(random);
    words.push_back(needle);
    out.needles.push_back(Coarse(folded(needle)).letters);
  }
  const std::size_t size = random() % 40 == 0 ? 3000 : 20;
  for (std::size_t left = size; left > 0; --left) {
    const std::size_t begin = out.text.size();
    if (random() % 3 == 0) {
      out.text += disguised(words[random() % words.size()], random);
    } else {
      out.text += word(random);
    }
    out.text += signs[random() % signs.size()];
    if (random() % 16 == 0) out.skip.push_back({begin, out.text.size()});
  }
  return out;
}

bool is_covered(const std::vector<WordFilter::Region>& regions, Span span,
                bool WordFilter::Region::*mark) {
  return std::any_of(regions.begin(), regions.end(), [&](const WordFilter::Region& region) {
    return region.part.contains(span) && (mark == nullptr || region.*mark);
  });
}

// The obvious way: every needle held against every word of the folded text.
void expect_needles_covered(const Given& given, const FoldedText& text,
                            const std::vector<WordFilter::Region>& regions,
                            bool WordFilter::Region::*mark, std::size_t& count) {
  const Coarse letters(text.text());
  for (std::size_t at = 0; at < letters.letters.size(); ++at) {
    if (!letters.begins_letter(at) || !text.starts_word(letters.places[at])) continue;
    for (const std::string& needle : given.needles) {
      if (letters.letters.compare(at, needle.size(), needle) != 0) continue;
      const std::size_t end = at + needle.size();
      if (!letters.begins_letter(end) || !text.starts_word(letters.places[end])) continue;
      // Invisible characters behind the last letter need not be in the region.
      const Span first = text.source_span({letters.places[at], letters.places[at] + 1U});
      const Span last = text.source_span({letters.places[end - 1], letters.places[end - 1] + 1U});
      const Span span{first.begin, last.begin + 1};
      ++count;
      EXPECT_TRUE(is_covered(regions, span, mark)) << span.begin << " " << needle;
    }
  }
}

TEST(WordFilter, NoNeedleStandsOutsideItsRegions) {
  std::mt19937_64 random(20261124);
  std::size_t count = 0;
  for (int round = 0; round < 3000; ++round) {
    const Given given = generated(random);
    SCOPED_TRACE("seed 20261124, round " + std::to_string(round) + ": " + given.text);
    const auto regions = WordFilter(given.needles).regions(given.text, given.skip);
    const auto hold = [&](Folding folding, FoldedText::Bars bars, bool WordFilter::Region::*mark) {
      const FoldedText text(given.text, given.skip, folding, bars);
      expect_needles_covered(given, text, regions, mark, count);
    };
    hold(Folding::plain, FoldedText::Bars::part_words, nullptr);
    hold(Folding::plain, FoldedText::Bars::are_letters, nullptr);
    hold(Folding::skeleton_first, FoldedText::Bars::part_words, nullptr);
    hold(Folding::skeleton_last, FoldedText::Bars::part_words, nullptr);
    if (::testing::Test::HasFailure()) return;
  }
  EXPECT_GT(count, 5000U);
}

TEST(WordFilter, TextWithoutNeedlesHasFewRegions) {
  std::vector<std::string> needles;
  std::mt19937_64 random(7);
  const auto letters = [&](std::size_t count) {
    std::string out;
    while (out.size() < count) out += static_cast<char>('a' + random() % 26);
    return out;
  };
  for (int at = 0; at < 20'000; ++at) needles.push_back(Coarse(letters(9 + random() % 9)).letters);
  std::string text;
  for (int at = 0; at < 20'000; ++at) text += letters(1 + random() % 9) + " ";
  EXPECT_LT(WordFilter(needles).regions(text, {}).size(), 400U);
}

}  // namespace
}  // namespace declass
