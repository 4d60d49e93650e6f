#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <functional>

namespace declass {
namespace {

/// What `use` says about a file.
std::string problems(const std::string& bytes, const std::function<void(Reader&, Fields&)>& use) {
  const SourceText source("f", bytes);
  const auto root = parse_yaml(source);
  if (!root) return render(root.error());
  Reader reader(source);
  {
    Fields fields(reader, *root, "the file");
    use(reader, fields);
  }
  EXPECT_EQ(reader.failed(), !reader.problems().empty());
  return render(reader.problems());
}

TEST(Fields, AKeyThatNobodyAskedForIsAnErrorWithTheNearest) {
  const auto use = [](Reader&, Fields& fields) {
    fields.optional("pattern");
    fields.optional("because");
  };
  EXPECT_EQ(problems("pattern: a\nbecause: b\n", use), "");
  EXPECT_EQ(problems("patern: a\n", use),
            "f:1:1: error: unknown key `patern` in the file [DP0101]\n"
            "    1 | patern: a\n"
            "      | ^~~~~~\n"
            "   hint: did you mean `pattern`?\n");
  EXPECT_EQ(problems("zzz: a\n", use),
            "f:1:1: error: unknown key `zzz` in the file [DP0101]\n"
            "    1 | zzz: a\n"
            "      | ^~~\n"
            "   hint: known: because, pattern\n");
}

TEST(Fields, ARequiredKeyThatIsMissingIsAnError) {
  EXPECT_EQ(problems("a: b\n",
                     [](Reader&, Fields& fields) {
                       fields.optional("a");
                       EXPECT_EQ(fields.required("id"), nullptr);
                       EXPECT_EQ(fields.text("name"), "");
                     }),
            "f:1:1: error: the file has no `id` [DP0102]\n"
            "    1 | a: b\n"
            "      | ^\n"
            "f:1:1: error: the file has no `name` [DP0102]\n"
            "    1 | a: b\n"
            "      | ^\n");
}

TEST(Fields, WhatIsNoMappingIsSaidOnce) {
  EXPECT_EQ(problems("- a\n",
                     [](Reader&, Fields& fields) {
                       fields.required("id");
                       fields.text("name");
                     }),
            "f:1:1: error: the file must be keys with values [DP0104]\n"
            "    1 | - a\n"
            "      | ^\n");
}

TEST(Fields, ReadsValuesOfEachKind) {
  EXPECT_EQ(problems("text: no\nlist: [a, b]\none: a\nmany: [{x: y}, b]\nyes: true\nnot: false\n"
                     "whole: 12\nminus: -3\nnumber: 0.25\nword: up\n",
                     [](Reader&, Fields& fields) {
                       EXPECT_EQ(fields.text("text"), "no");
                       EXPECT_EQ(fields.texts("list"), (std::vector<std::string>{"a", "b"}));
                       EXPECT_EQ(fields.texts("one"), (std::vector<std::string>{"a"}));
                       EXPECT_TRUE(fields.texts("absent").empty());
                       EXPECT_EQ(fields.list("many").size(), 2U);
                       EXPECT_TRUE(fields.list("absent").empty());
                       EXPECT_TRUE(fields.flag("yes"));
                       EXPECT_FALSE(fields.flag("not"));
                       EXPECT_FALSE(fields.flag("absent"));
                       EXPECT_EQ(fields.integer("whole"), 12);
                       EXPECT_EQ(fields.integer("minus"), -3);
                       EXPECT_EQ(fields.integer("absent"), std::nullopt);
                       EXPECT_EQ(fields.number("number"), 0.25);
                       EXPECT_EQ(fields.number("absent"), std::nullopt);
                       EXPECT_EQ(fields.optional_text("absent"), std::nullopt);
                       EXPECT_EQ(fields.text_or("absent", "else"), "else");
                       EXPECT_EQ(fields.choice<int>("word", {{"up", 1}, {"down", 2}}), 1);
                       EXPECT_EQ(fields.choice<int>("absent", {{"up", 1}}), std::nullopt);
                     }),
            "");
}

TEST(Fields, AValueOfTheWrongKindIsAnError) {
  struct Case {
    std::string value;
    std::function<void(Fields&)> read;
    std::string message;
  };
  const std::vector<Case> cases = {
      {"[a]", [](Fields& f) { f.text("k"); }, "`k` must be one value"},
      {"{a: b}", [](Fields& f) { f.texts("k"); }, "`k` must be a value or a list of values"},
      {"[[a]]", [](Fields& f) { f.texts("k"); }, "each entry of `k` must be one value"},
      {"a", [](Fields& f) { f.list("k"); }, "`k` must be a list"},
      {"{a: b}", [](Fields& f) { f.list("k"); }, "`k` must be a list"},
      {"12x", [](Fields& f) { f.integer("k"); }, "`k` must be a whole number"},
      {"1.5", [](Fields& f) { f.integer("k"); }, "`k` must be a whole number"},
      {"''", [](Fields& f) { f.integer("k"); }, "`k` must be a whole number"},
      {"99999999999", [](Fields& f) { f.integer("k"); }, "`k` must be a whole number"},
      {"[1]", [](Fields& f) { f.integer("k"); }, "`k` must be a whole number"},
      {"x", [](Fields& f) { f.number("k"); }, "`k` must be a number"},
      {"nan", [](Fields& f) { f.number("k"); }, "`k` must be a number"},
      {"inf", [](Fields& f) { f.number("k"); }, "`k` must be a number"},
      {"1,5", [](Fields& f) { f.number("k"); }, "`k` must be a number"},
      {"[true]", [](Fields& f) { f.flag("k"); }, "`k` must be one value"},
      {"{a: b}",
       [](Fields& f) {
         f.choice<int>("k", {{"a", 1}});
       },
       "`k` must be one value"},
  };
  for (const Case& one : cases) {
    const std::string shown =
        problems("k: " + one.value + "\n", [&](Reader&, Fields& fields) { one.read(fields); });
    EXPECT_EQ(shown.substr(0, shown.find('\n')),
              (shown.starts_with("f:1:5") ? "f:1:5: error: " : "f:1:4: error: ") + one.message +
                  " [DP0104]");
  }
}

TEST(Fields, AnUnknownWordNamesTheNearest) {
  const auto use = [](Reader&, Fields& fields) {
    EXPECT_EQ(fields.choice<int>("audience", {{"public", 1}, {"internal", 2}}), std::nullopt);
  };
  EXPECT_EQ(problems("audience: publik\n", use),
            "f:1:11: error: unknown audience `publik` [DP0105]\n"
            "    1 | audience: publik\n"
            "      |           ^~~~~~\n"
            "   hint: did you mean `public`?\n");
  EXPECT_EQ(problems("audience: everyone\n", use),
            "f:1:11: error: unknown audience `everyone` [DP0105]\n"
            "    1 | audience: everyone\n"
            "      |           ^~~~~~~~\n"
            "   hint: known: public, internal\n");
}

TEST(Fields, AHintDoesNotListHundredsOfWords) {
  std::vector<std::pair<std::string, int>> table;
  for (int i = 0; i < 500; ++i) table.emplace_back("word" + std::to_string(i), i);
  const std::string shown =
      problems("k: zzz\n", [&](Reader&, Fields& fields) { fields.choice<int>("k", table); });
  EXPECT_NE(shown.find("word29 and 470 more\n"), std::string::npos) << shown;
}

TEST(Reader, WordsWithoutAListGiveNoHint) {
  const SourceText source("f", "k\n");
  Reader reader(source);
  Node node;
  node.span = {0, 1};
  node.text = "k";
  reader.unknown_word(node, "owner", {});
  EXPECT_EQ(render(reader.problems()),
            "f:1:1: error: unknown owner `k` [DP0105]\n    1 | k\n      | ^\n");
}

TEST(Reader, AWarningIsNoFailure) {
  const SourceText source("f", "k\n");
  Reader reader(source);
  reader.warning({0, 1}, "DP0107", "m");
  EXPECT_FALSE(reader.failed());
  reader.add(source.problem({0, 1}, "DP0107", "m"));
  EXPECT_TRUE(reader.failed());
  EXPECT_EQ(reader.problems().size(), 2U);
}

TEST(CheckVersion, TakesTheOneThatItKnows) {
  const auto use = [](Reader& reader, Fields& fields) { check_version(reader, fields, 1); };
  EXPECT_EQ(problems("version: 1\n", use), "");
  EXPECT_EQ(problems("version: '1'\n", use), "");
  EXPECT_EQ(problems("version: 2\n", use),
            "f:1:10: error: version `2` is not known to this program [DP0106]\n"
            "    1 | version: 2\n"
            "      |          ^\n"
            "   hint: this program reads version 1\n");
  EXPECT_NE(problems("version: 1.0\n", use).find("DP0106"), std::string::npos);
  EXPECT_NE(problems("version: [1]\n", use).find("DP0104"), std::string::npos);
  EXPECT_NE(problems("other: 1\n", use).find("DP0102"), std::string::npos);
}

}  // namespace
}  // namespace declass
