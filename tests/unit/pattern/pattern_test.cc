#include "pattern/pattern.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "pattern/pattern_set.h"
#include "pattern/whole_match_set.h"

namespace declass {
namespace {

Pattern compiled(std::string_view expression,
                 Pattern::Case letter_case = Pattern::Case::sensitive) {
  auto pattern = Pattern::compile(expression, letter_case);
  if (!pattern) ADD_FAILURE() << expression << ": " << pattern.error();
  return *pattern;
}

/// `3-5` for a span, `-` for a group that took no part, blank between groups; `none`: no match.
std::string shown(const std::optional<Match>& match) {
  if (!match) return "none";
  std::string out;
  for (const auto& group : match->groups) {
    if (!out.empty()) out += ' ';
    out += group ? std::to_string(group->begin) + '-' + std::to_string(group->end) : "-";
  }
  return out;
}

struct Case {
  const char *expression, *text, *found, *prefix, *full;
};

TEST(Pattern, AnyOfSeveralIsAskedInOneQuestion) {
  const auto any =
      Pattern::compile_any({"a(?P<name>b)?", "(?i)(?P<name>x)|y", R"(\((?P<name>[(?P<)]+)\))"});
  ASSERT_TRUE(any) << any.error();
  for (const char* text : {"a", "ab", "x", "X", "y", "Y", "((P<))"}) {
    EXPECT_TRUE(any->matches(text)) << text;
  }
  for (const char* text : {"", "A", "b", "xy", "()", "(name)"}) {
    EXPECT_FALSE(any->matches(text)) << text;
  }
  EXPECT_TRUE(any->begins("Yes"));
  EXPECT_FALSE(any->begins("no"));
  const auto none = Pattern::compile_any({});
  ASSERT_TRUE(none) << none.error();
  EXPECT_FALSE(none->matches(""));
  EXPECT_FALSE(none->begins("a"));
  EXPECT_FALSE(Pattern::compile_any({"a", "("}));
}

TEST(WholeMatchSet, NamesEveryPatternThatMatchesAll) {
  const auto set = WholeMatchSet::compile(
      {compiled("a(?P<name>b)?"), compiled("(?i)(?P<name>ab)"), compiled(".*"), compiled("b")});
  ASSERT_TRUE(set) << set.error();
  using Places = std::vector<std::size_t>;
  EXPECT_EQ(set->matching("ab"), (Places{0, 1, 2}));
  EXPECT_EQ(set->matching("AB"), (Places{1, 2}));
  EXPECT_EQ(set->matching("b"), (Places{2, 3}));
  EXPECT_EQ(set->matching("a\nb"), Places{});
  EXPECT_EQ(set->matching(""), Places{2});
  const auto none = WholeMatchSet::compile({});
  ASSERT_TRUE(none) << none.error();
  EXPECT_EQ(none->matching(""), Places{});
}

/// The set gives what its patterns give one by one, on generated lines.
TEST(WholeMatchSet, AgreesWithItsPatterns) {
  std::vector<Pattern> patterns;
  for (const char* expression :
       {"(?:.{0,40} {3,})?(?:FULL|PART)(?:[ ,]+[B1][^a-z]{0,20})?", ".{2,20}\\bon \\d{1,2}/\\d.*",
        "[A-Z][A-Z. ]{1,9}? +\\d{3,5}", "(?i)page +\\d+.*", ".*\\bCase .*"}) {
    patterns.push_back(compiled(expression));
  }
  const auto set = WholeMatchSet::compile(patterns);
  ASSERT_TRUE(set) << set.error();
  constexpr unsigned seed = 20090504;
  std::mt19937 random(seed);
  const std::vector<std::string> pieces = {"FULL",   "PART",  "   ",  " ",     "B1", "on ", "1/2",
                                           "PAGE 3", "Case ", "BERN", "00881", "x",  ","};
  for (int i = 0; i < 5000; ++i) {
    std::string line;
    for (auto n = random() % 7; n > 0; --n) line += pieces[random() % pieces.size()];
    std::vector<std::size_t> expected;
    for (std::size_t at = 0; at < patterns.size(); ++at) {
      if (patterns[at].matches(line)) expected.push_back(at);
    }
    ASSERT_EQ(set->matching(line), expected) << "seed " << seed << ": " << line;
  }
}

TEST(Pattern, FindsWholeMatchAndGroups) {
  const std::vector<Case> cases = {
      {"b+", "abbc", "1-3", "none", "none"},
      {"(a)(x)?(b*)", "abb", "0-3 0-1 - 1-3", "0-3 0-1 - 1-3", "0-3 0-1 - 1-3"},
      {"(a|ab)(c|bcd)?", "abcd", "0-4 0-1 1-4", "0-4 0-1 1-4", "0-4 0-1 1-4"},
      {"a|ab", "ab", "0-1", "0-1", "0-2"},
      {"", "ab", "0-0", "0-0", "none"},
      {"x*", "", "0-0", "0-0", "0-0"},
      {"^b", "ab", "none", "none", "none"},
      {"^b", "a\nb", "none", "none", "none"},
      {"(?m)^b", "a\nb", "2-3", "none", "none"},
      {"b$", "b\n", "none", "none", "none"},
      {"a.b", "a\nb", "none", "none", "none"},
      {"(?s)a.b", "a\nb", "0-3", "0-3", "0-3"},
      {"\xC3\xA9", "caf\xC3\xA9", "3-5", "none", "none"},
      {"f.$", "caf\xC3\xA9", "2-5", "none", "none"},
      {"a.b",
       "a\xFF"
       "b",
       "none", "none", "none"},
      {"()", "", "0-0 0-0", "0-0 0-0", "0-0 0-0"},
  };
  for (const auto& [expression, text, found, prefix, full] : cases) {
    const Pattern pattern = compiled(expression);
    EXPECT_EQ(shown(pattern.find(text)), found) << expression;
    EXPECT_EQ(shown(pattern.match_prefix(text)), prefix) << expression;
    EXPECT_EQ(shown(pattern.full_match(text)), full) << expression;
    EXPECT_EQ(pattern.matches(text), pattern.full_match(text).has_value()) << expression;
  }
}

TEST(Pattern, SearchesFromAPlaceButSeesWhatStandsBefore) {
  const Pattern word = compiled("\\bb+");
  EXPECT_EQ(shown(word.find("ab bb", 1)), "3-5");
  EXPECT_EQ(shown(compiled("^a").find("aa", 1)), "none");
  EXPECT_EQ(shown(compiled("a").find("aa", 1)), "1-2");
  EXPECT_EQ(shown(compiled("a*").find("aa", 2)), "2-2");
  EXPECT_EQ(shown(compiled("a*").find("aa", 3)), "none");
}

TEST(Pattern, NamesItsGroups) {
  const Pattern pattern = compiled("(?P<day>[0-9]+)(-(?P<month>[0-9]+))?");
  const auto match = pattern.full_match("12");
  ASSERT_TRUE(match);
  EXPECT_EQ(pattern.named(*match, "day"), (Span{0, 2}));
  EXPECT_EQ(pattern.named(*match, "month"), std::nullopt);
  EXPECT_EQ(pattern.named(*match, "year"), std::nullopt);
  EXPECT_EQ(pattern.group("month"), 3U);
  EXPECT_EQ(pattern.group("year"), std::nullopt);
}

TEST(Pattern, FoldsCaseWhereAsked) {
  EXPECT_FALSE(compiled("secret").matches("SECRET"));
  EXPECT_TRUE(compiled("secret", Pattern::Case::insensitive).matches("SeCrEt"));
  EXPECT_TRUE(compiled("\xC3\xA9", Pattern::Case::insensitive).matches("\xC3\x89"));
}

TEST(Pattern, SaysWhatIsWrongWithAnExpression) {
  for (const char* expression :
       {"(", ")", "[a", "a{2,1}", "*a", "(?=a)", "(?!a)", "(?<=a)b", "(?<!a)b", "(a)\\1", "a{1001}",
        "\\p{Nonsense}", "(?P<a>x)(?P<a>y)", "\xFF", "\\"}) {
    const auto pattern = Pattern::compile(expression);
    ASSERT_FALSE(pattern) << expression;
    EXPECT_FALSE(pattern.error().empty()) << expression;
    EXPECT_EQ(pattern.error().find('\n'), std::string::npos) << expression;
  }
  EXPECT_TRUE(Pattern::compile(std::string(4096, 'a')));
  EXPECT_EQ(Pattern::compile(std::string(4097, 'a')).error(),
            "the expression is longer than 4096 bytes");
}

TEST(Pattern, HostileExpressionsTakeLinearTime) {
  const std::string text = std::string(1'000'000, 'a') + "!";
  EXPECT_FALSE(compiled("(a+)+$").find(text));
  EXPECT_FALSE(compiled("(a|a)*b").find(text));
  EXPECT_TRUE(compiled("(a|b)*!").find(text));
}

TEST(Pattern, CopiesShareTheCompiledForm) {
  const Pattern first = compiled("a(b)");
  const Pattern second = first;  // NOLINT(performance-unnecessary-copy-initialization)
  EXPECT_EQ(shown(second.find("ab")), shown(first.find("ab")));
}

PatternSet set_of(const std::vector<std::string>& expressions) {
  auto set = PatternSet::compile(expressions);
  if (!set) ADD_FAILURE() << set.error().id << ": " << set.error().message;
  return *set;
}

std::string shown(const std::vector<SetMatch>& matches) {
  std::string out;
  for (const auto& [span, id] : matches) {
    if (!out.empty()) out += ' ';
    out += std::to_string(id) + ':' + std::to_string(span.begin) + '-' + std::to_string(span.end);
  }
  return out;
}

TEST(PatternSet, KeepsOverlapsInOrder) {
  EXPECT_EQ(shown(set_of({"b", "abc", "bc", "abc", "ab"}).find_all("abc")),
            "4:0-2 1:0-3 3:0-3 0:1-2 2:1-3");
  EXPECT_EQ(shown(set_of({"aa"}).find_all("aaaaa")), "0:0-2 0:2-4");
}

TEST(PatternSet, PassesOverEmptyMatches) {
  EXPECT_EQ(shown(set_of({"a*", "^", "b?"}).find_all("xaab")), "0:1-3 2:3-4");
  EXPECT_EQ(shown(set_of({"a*"}).find_all("")), "");
  EXPECT_EQ(shown(set_of({"a*"}).find_all("\xC3\xA9\xC3\xA9")), "");
}

TEST(PatternSet, WithoutExpressionsFindsNothing) {
  EXPECT_EQ(set_of({}).size(), 0U);
  EXPECT_EQ(shown(set_of({}).find_all("text")), "");
  EXPECT_EQ(shown(set_of({"a", "b"}).find_all("")), "");
  EXPECT_EQ(set_of({"a", "b"}).size(), 2U);
}

TEST(PatternSet, NamesTheExpressionAtFault) {
  const auto broken = PatternSet::compile({"a", "b", "(c", "["});
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().id, 2U);
  EXPECT_NE(broken.error().message.find("missing )"), std::string::npos);
  const auto ahead = PatternSet::compile({"a(?=b)"});
  ASSERT_FALSE(ahead);
  EXPECT_EQ(ahead.error().id, 0U);
}

TEST(PatternSet, SaysWhenTheMemoryIsTooSmall) {
  const auto set = PatternSet::compile({"(abc|def){300}", "[a-z]{300}", "(x+y+z+){200}"}, 300'000);
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().id, 3U);
  EXPECT_EQ(set.error().message, "the expressions together need more memory");
}

TEST(PatternSet, TakesThreeThousandExpressionsAndNoMoreThanTenThousand) {
  std::vector<std::string> expressions;
  for (int i = 0; i < 3'000; ++i) {
    expressions.push_back("\\bword" + std::to_string(i) + "[a-z]{2,8}\\b");
  }
  EXPECT_EQ(shown(set_of(expressions).find_all("a word2999abc b")), "2999:2-13");
  const auto too_many = PatternSet::compile(std::vector<std::string>(10'001, "a"));
  ASSERT_FALSE(too_many);
  EXPECT_EQ(too_many.error().message, "more than 10,000 expressions");
}

/// Every expression by itself, from the definition.
std::vector<SetMatch> one_by_one(const std::vector<std::string>& expressions,
                                 const std::string& text) {
  std::vector<SetMatch> out;
  for (std::size_t id = 0; id < expressions.size(); ++id) {
    const Pattern pattern = compiled(expressions[id]);
    for (std::size_t from = 0; from <= text.size();) {
      const auto match = pattern.find(text, from);
      if (!match) break;
      const Span span = match->whole();
      if (!span.empty()) out.push_back({span, id});
      from = span.empty() ? span.end + 1 : span.end;
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const SetMatch& a, const SetMatch& b) { return a.span < b.span; });
  return out;
}

TEST(PatternSet, FindsWhatOneByOneSearchFinds) {
  constexpr std::uint64_t seed = 7101;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  const std::vector<std::string> pieces = {"a", "b",  "[ab]",   "a*",     "b+", "(ab)", "\\b",
                                           ".", "c?", "(?m)^a", "(a|bb)", "$",  " ",    "(?:b|)"};
  std::size_t found = 0;
  for (int round = 0; round < 3'000; ++round) {
    std::vector<std::string> expressions;
    for (std::size_t count = 1 + random() % 5; count > 0; --count) {
      std::string expression;
      for (std::size_t length = 1 + random() % 3; length > 0; --length) {
        expression += pieces[random() % pieces.size()];
      }
      expressions.push_back(std::move(expression));
    }
    std::string text;
    for (std::size_t length = random() % 12; length > 0; --length) text += "aabbc \n"[random() % 7];
    const auto matches = set_of(expressions).find_all(text);
    ASSERT_EQ(shown(matches), shown(one_by_one(expressions, text)))
        << testing::PrintToString(expressions) << testing::PrintToString(text);
    found += matches.size();
  }
  EXPECT_GT(found, 5'000U);
}

// A million matches of rules with groups, and a hostile rule beside them.
TEST(PatternSet, AMillionMatchesAreLinear) {
  std::string text;
  for (int i = 0; i < 500'000; ++i) text += "12-34 ";
  const auto matches = set_of({"([0-9]+)-([0-9]+)", "\\b[0-9]{2}\\b", "(a+)+$"}).find_all(text);
  EXPECT_EQ(matches.size(), 1'500'000U);
}

TEST(PatternSet, AHostileRuleOnAHostileLineIsLinear) {
  const std::string text = std::string(5'000'000, 'a') + "!";
  EXPECT_EQ(shown(set_of({"(a+)+$", "(a|a)*b", "!"}).find_all(text)), "2:5000000-5000001");
}

}  // namespace
}  // namespace declass
