#include "text/near_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "text/words.h"

namespace declass {
namespace {

using Hits = std::set<std::pair<std::size_t, std::pair<std::size_t, std::size_t>>>;

struct PlacedWord {
  Span span;
  std::string letters;
};

std::vector<PlacedWord> words_of(const std::string& text) {
  std::vector<PlacedWord> out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_letter(text[at])) continue;
    if (at == 0 || !is_ascii_letter(text[at - 1])) out.push_back({{at, at}, {}});
    out.back().span.end = at + 1;
    out.back().letters += ascii_lower(text[at]);
  }
  return out;
}

// The obvious way: every needle held against every place of the text.
Hits reference(const std::vector<std::string>& needles, const std::string& text) {
  Hits out;
  const auto words = words_of(text);
  for (std::size_t number = 0; number < needles.size(); ++number) {
    const auto wanted = words_of(needles[number]);
    std::size_t letters = 0;
    for (const PlacedWord& word : wanted) letters += word.letters.size();
    if (letters < 6 || letters > 64) continue;
    for (std::size_t from = 0; from + wanted.size() <= words.size(); ++from) {
      std::size_t edits = 0;
      for (std::size_t at = 0; at < wanted.size(); ++at) {
        const std::string& there = words[from + at].letters;
        const std::string& asked = wanted[at].letters;
        if (there == asked) continue;
        const bool may = wanted.size() == 1 || asked.size() >= 4;
        edits += may && is_one_edit_apart(there, asked) ? 1U : 2U;
      }
      if (edits != 1) continue;
      out.insert({number, {words[from].span.begin, words[from + wanted.size() - 1].span.end}});
    }
  }
  return out;
}

std::string word(std::mt19937_64& random) {
  static const std::vector<std::string> parts = {"ro", "ver",  "an", "to",
                                                 "li", "marc", "e",  "stein"};
  std::string out;
  for (std::size_t left = 1 + random() % 3; left > 0; --left) out += parts[random() % parts.size()];
  return out;
}

std::string edited(std::string word, std::mt19937_64& random) {
  const std::size_t at = random() % word.size();
  switch (random() % 5) {
    case 0:
      word.erase(at, 1);
      break;
    case 1:
      word.insert(at, 1, 'x');
      break;
    case 2:
      word[at] = 'z';
      break;
    case 3:
      if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
      break;
    default:
      word[at] = static_cast<char>(word[at] - 'a' + 'A');
  }
  return word;
}

TEST(NearSearch, FindsWhatAWalkOverEveryPlaceFinds) {
  std::mt19937_64 random(20261124);
  std::size_t count = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<std::vector<std::string>> phrases;
    std::vector<std::string> needles;
    for (std::size_t left = 1 + random() % 8; left > 0; --left) {
      phrases.emplace_back();
      for (std::size_t more = 1 + random() % 3; more > 0; --more) {
        phrases.back().push_back(word(random));
      }
      needles.push_back(join(phrases.back(), " "));
    }
    std::string text;
    const std::size_t size = random() % 20 == 0 ? 6000 : 30;  // and over the end of a stretch
    for (std::size_t left = size; left > 0; --left) {
      for (std::string part : phrases[random() % phrases.size()]) {
        if (random() % 3 == 0) part = edited(part, random);
        text += part + (random() % 9 == 0 ? ",\n" : " ");
      }
    }
    SCOPED_TRACE("seed 20261124, round " + std::to_string(round));
    Hits hits;
    for (const NearSearch::Hit& hit : NearSearch(needles).find_all(text)) {
      hits.insert({hit.needle, {hit.span.begin, hit.span.end}});
    }
    count += hits.size();
    ASSERT_EQ(hits, reference(needles, text));
  }
  EXPECT_GT(count, 5000U);
}

}  // namespace
}  // namespace declass
