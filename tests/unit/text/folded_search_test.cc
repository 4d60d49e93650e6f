#include "text/folded_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace declass {
namespace {

using Hits = std::vector<std::pair<std::size_t, Span>>;  ///< needle and bytes of the source

Hits found(const std::vector<std::string>& needles, const std::string& text) {
  Hits out;
  for (const FoldedSearch::Hit& hit : FoldedSearch(needles).find_all(text)) {
    if (hit.match != Likeness::doubtful) out.emplace_back(hit.needle, hit.span);
  }
  return out;
}

/// What stands between two letters of ASCII text; nothing, a mere line end, or something else.
enum class Between { nothing, line, words };
struct Gap {
  Between between = Between::nothing;
  bool hyphen = false, comma = false, spelling = true;
  std::set<char> signs;
};

Gap gap_of(std::string_view between) {
  if (between.empty()) return {};
  const auto has = [&](char c) { return between.find(c) != std::string_view::npos; };
  const bool line = has('\n') && between.find_first_not_of(" -\n") == std::string_view::npos;
  return {line ? Between::line : Between::words,
          has('-'),
          has(','),
          between.find_first_not_of(" .-_\n") == std::string_view::npos,
          {between.begin(), between.end()}};
}

/// Tries every needle at every letter, from the definition and nothing else.
class Slow {
 public:
  Slow(const std::string& needle, const std::string& text)
      : needle_(needle), text_(text), wanted_(letters(needle)), at_(letters(text)) {}

  void find(std::size_t number, Hits& out) const {
    for (std::size_t first = 0; first + wanted_.size() <= at_.size() && !wanted_.empty(); ++first) {
      const std::size_t last = first + wanted_.size() - 1;
      if (!stands_at(first) || !edge(first, first) || !edge(last + 1, last)) continue;
      std::size_t end = at_[last] + 1;
      const bool dotted =
          first < last &&
          text_.substr(at_[last - 1], at_[last] - at_[last - 1]).find('.') != std::string::npos;
      if (dotted && end < text_.size() && text_[end] == '.') ++end;
      out.emplace_back(number, Span{at_[first], end});
    }
  }

 private:
  static std::vector<std::size_t> letters(const std::string& of) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (of[i] >= 'a' && of[i] <= 'z') out.push_back(i);
    }
    return out;
  }

  static Gap between(const std::string& of, std::size_t a, std::size_t b) {
    return gap_of(std::string_view(of).substr(a + 1, b - a - 1));
  }

  /// Whether a word begins or ends there.
  bool edge(std::size_t next, std::size_t at) const {
    if (next == at)
      return at == 0 || between(text_, at_[at - 1], at_[at]).between != Between::nothing;
    return next == at_.size() || between(text_, at_[at], at_[next]).between != Between::nothing;
  }

  bool stands_at(std::size_t first) const {
    std::vector<std::vector<Gap>> words(1);  // the gaps inside each word of the needle
    std::vector<std::size_t> sizes{1};
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      if (text_[at_[first + i]] != needle_[wanted_[i]]) return false;
      if (i == 0) continue;
      const Gap there = between(text_, at_[first + i - 1], at_[first + i]);
      const Gap asked = between(needle_, wanted_[i - 1], wanted_[i]);
      if (asked.between == Between::nothing) {
        words.back().push_back(there);
        ++sizes.back();
        continue;
      }
      if (there.between == Between::nothing) return false;
      const bool one_before = sizes.back() == 1;
      const bool one_after =
          i + 1 == wanted_.size() ||
          between(needle_, wanted_[i], wanted_[i + 1]).between != Between::nothing;
      if ((one_before || one_after) && there.comma != asked.comma) return false;
      words.emplace_back();
      sizes.push_back(1);
    }
    std::size_t spelled = 0;
    std::set<std::set<char>> signs;
    bool foreign = false;
    for (std::size_t w = 0; w < words.size(); ++w) {
      std::size_t apart = 0, solid = 0;
      for (const Gap& gap : words[w]) {
        const bool joins = gap.between == Between::line && (gap.hyphen || wanted_.size() >= 5);
        solid += gap.between == Between::nothing ? 1U : 0U;
        if (gap.between == Between::nothing || joins) continue;
        ++apart;
        signs.insert(gap.signs);
        foreign = foreign || !gap.spelling;
      }
      if (apart > 0 && solid > 0) return false;
      if (apart > 0) spelled += sizes[w];
    }
    if (foreign && (signs.size() > 1 || wanted_.size() < 5)) return false;
    return spelled == 0 || spelled >= 3;
  }

  const std::string& needle_;
  const std::string& text_;
  std::vector<std::size_t> wanted_, at_;
};

Hits slow(const std::vector<std::string>& needles, const std::string& text) {
  Hits out;
  for (std::size_t number = 0; number < needles.size(); ++number) {
    Slow(needles[number], text).find(number, out);
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
