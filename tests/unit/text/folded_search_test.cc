#include "text/folded_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace declass {
namespace {

using Hits = std::vector<std::pair<std::size_t, Span>>;  ///< needle and bytes of the source

Hits found(const std::vector<std::string>& needles, const std::string& text) {
  const FoldedText folded(text);
  Hits out;
  for (const FoldedSearch::Hit& hit : FoldedSearch(needles).find_all(folded)) {
    out.emplace_back(hit.needle, folded.source_span(hit.folded));
  }
  return out;
}

/// What stands between two letters of ASCII text.
enum class Between { nothing, words, line };
struct Gap {
  Between between = Between::nothing;
  bool spaced = true;
};

Gap gap_of(std::string_view between) {
  const bool spaced = between.find_first_not_of(" .-_\n") == std::string_view::npos;
  if (between.empty()) return {};
  const bool line = between.find('\n') != std::string_view::npos &&
                    between.find_first_not_of(" -\n") == std::string_view::npos;
  return {line ? Between::line : Between::words, spaced};
}

/// Tries every needle at every letter, from the definition and nothing else.
Hits slow(const std::vector<std::string>& needles, const std::string& text) {
  const auto letters = [](const std::string& of) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (of[i] >= 'a' && of[i] <= 'z') out.push_back(i);
    }
    return out;
  };
  const auto between = [](const std::string& of, std::size_t a, std::size_t b) {
    return gap_of(std::string_view(of).substr(a + 1, b - a - 1));
  };
  const std::vector<std::size_t> at = letters(text);
  Hits out;
  for (std::size_t first = 0; first < at.size(); ++first) {
    for (std::size_t number = 0; number < needles.size(); ++number) {
      const std::string& needle = needles[number];
      const std::vector<std::size_t> wanted = letters(needle);
      const std::size_t last = first + wanted.size();
      if (wanted.empty() || last > at.size()) continue;
      bool same = true, breaks = true, spaced = wanted.size() >= 3;
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        same = same && text[at[first + i]] == needle[wanted[i]];
        if (i == 0) continue;
        const Gap there = between(text, at[first + i - 1], at[first + i]);
        const bool asked = between(needle, wanted[i - 1], wanted[i]).between != Between::nothing;
        breaks = breaks &&
                 (there.between == Between::line || asked == (there.between != Between::nothing));
        spaced = spaced && there.between != Between::nothing && there.spaced;
      }
      const bool begins =
          first == 0 || between(text, at[first - 1], at[first]).between != Between::nothing;
      const bool ends =
          last == at.size() || between(text, at[last - 1], at[last]).between != Between::nothing;
      if (same && (breaks || spaced) && begins && ends) {
        out.emplace_back(number, Span{at[first], at[last - 1] + 1});
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.second, a.first) < std::tuple(b.second, b.first);
  });
  return out;
}

TEST(FoldedSearch, AgreesWithTryingEveryNeedleEverywhere) {
  constexpr std::uint64_t seed = 7002;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  const auto text_of = [&](std::string_view alphabet, std::size_t longest) {
    std::string out;
    for (std::size_t length = random() % (longest + 1); length > 0; --length) {
      out += alphabet[random() % alphabet.size()];
    }
    return out;
  };
  std::size_t hits = 0;
  for (int round = 0; round < 40'000; ++round) {
    std::vector<std::string> needles;
    for (std::size_t count = random() % 6; count > 0; --count) {
      needles.push_back(text_of("aabb c", 6));
    }
    const std::string text = text_of("aaabbbc \n-.,", 24);
    const Hits expected = slow(needles, text);
    ASSERT_EQ(found(needles, text), expected)
        << testing::PrintToString(needles) << testing::PrintToString(text);
    hits += expected.size();
  }
  EXPECT_GT(hits, 10'000U);
}

TEST(FoldedSearch, FindsWhatOneByOneSearchFinds) {
  constexpr std::uint64_t seed = 7003;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  const std::vector<std::string> pieces = {
      "Ab", "\xC3\x9F", "ss", " ", "\n", "e\xCC\x81", "\xC3\xA9", "e", "\xE2\x80\x8B", "."};
  const auto text_of = [&](std::size_t longest) {
    std::string out;
    for (std::size_t length = random() % (longest + 1); length > 0; --length) {
      out += pieces[random() % pieces.size()];
    }
    return out;
  };
  for (int round = 0; round < 5'000; ++round) {
    const std::string needle = text_of(4);
    const FoldedText text(text_of(16));
    std::set<Span> all;
    for (const FoldedSearch::Hit& hit : FoldedSearch({needle}).find_all(text)) {
      all.insert(hit.folded);
    }
    std::size_t free_from = 0;
    std::vector<Span> apart;
    for (const Span hit : all) {
      if (hit.begin < free_from) continue;
      apart.push_back(hit);
      free_from = hit.end;
    }
    ASSERT_EQ(text.find(FoldedText(needle)), apart) << needle;
  }
}

TEST(FoldedSearch, KeepsOverlapsAndSameTextInOrder) {
  EXPECT_EQ(found({"petrov", "ivan petrov", "van", "IVAN PETROV"}, "Ivan Petrov"),
            (Hits{{1, {0, 11}}, {3, {0, 11}}, {0, {5, 11}}}));
  EXPECT_EQ(found({"ab c", "abc", "a bc"}, "abc ab c a bc"),
            (Hits{{1, {0, 3}}, {0, {4, 8}}, {2, {9, 13}}}));
}

TEST(FoldedSearch, NothingIsNeverFound) {
  EXPECT_TRUE(found({}, "text").empty());
  EXPECT_TRUE(found({"", ".", " "}, "text .").empty());
  EXPECT_TRUE(found({"text"}, "").empty());
}

// One look at each length of needle at each word would be 10^12 steps.
TEST(FoldedSearch, ManyLongNeedlesWithOneBeginningAreLinear) {
  std::vector<std::string> needles;
  std::string beginning;
  for (int i = 0; i < 1'000; ++i) {
    beginning += "aa ";
    needles.push_back(beginning + "b");
  }
  std::string text;
  while (text.size() < 3'000'000) text += "aa ";
  EXPECT_TRUE(found(needles, text).empty());
  EXPECT_EQ(found(needles, text + "b").size(), 1'000U);
}

TEST(FoldedSearch, AHundredThousandNeedlesAreOnePass) {
  std::vector<std::string> needles;
  for (int i = 0; i < 100'000; ++i) needles.push_back("name" + std::to_string(i) + " surname");
  std::string text;
  for (int i = 0; i < 100'000; i += 10) text += "Name" + std::to_string(i) + "\nSurname. ";
  EXPECT_EQ(found(needles, text).size(), 10'000U);
}

}  // namespace
}  // namespace declass
