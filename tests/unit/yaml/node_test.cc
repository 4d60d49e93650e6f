#include "yaml/node.h"

#include <gtest/gtest.h>

namespace declass {
namespace {

std::string refusal(const std::string& bytes) {
  const auto node = parse_yaml(SourceText("f", bytes));
  return node ? "" : render(node.error());
}

struct Refused {
  std::string bytes, place, code, message;
};

TEST(Yaml, RefusesWhatAStrictFileDoesNotNeed) {
  const std::vector<Refused> cases = {
      {"", "f:1:1", "DP0001", "there is nothing in this file"},
      {"# only a comment\n", "f:1:1", "DP0001", "there is nothing in this file"},
      {"~\n", "f:1:1", "DP0001", "there is nothing in this file"},
      {",", "f:1:1", "DP0001", "there is nothing in this file"},
      {",,,\n", "f:1:1", "DP0001", "there is nothing in this file"},
      {"a: b\n,", "f:2:1", "DP0001", "not YAML"},
      {"a: b: c\n", "f:1:5", "DP0001", "not YAML"},
      {"a: }\n", "f:1:4", "DP0001", "not YAML"},
      {"a: [b\nc: d\n", "f:2:2", "DP0001", "not YAML"},
      {"a: b\n- c\n", "f:2:1", "DP0001", "not YAML"},
      {"a: b\n c: d\n", "f:2:3", "DP0001", "not YAML"},
      {"[a]: b\n", "f:1:1", "DP0001", "a key must be a plain word"},
      {"? {a: b}\n: c\n", "f:1:3", "DP0001", "a key must be a plain word"},
      {"- Ivan\n  - Petrov\n", "f:2:3", "DP0001", "part of the text above"},
      {"a: &x 1\n", "f:1:4", "DP0002", "anchors"},
      {"a: &x [1]\n", "f:1:4", "DP0002", "anchors"},
      {"&x a: 1\n", "f:1:1", "DP0002", "anchors"},
      {"a: &x\nb: *x\n", "f:1:1", "DP0006", "without a value"},
      {"a: *x\n", "f:1:4", "DP0001", "anchor is not defined"},
      {"a: !!str 1\n", "f:1:4", "DP0002", "tags"},
      {"a: ! 1\n", "f:1:4", "DP0002", "tags"},
      {"a: !x {b: 1}\n", "f:1:4", "DP0002", "tags"},
      {"a: !x [1]\n", "f:1:4", "DP0002", "tags"},
      {"!x a: 1\n", "f:1:1", "DP0002", "tags"},
      {"<<: {a: 1}\n", "f:1:1", "DP0002", "merge keys"},
      {"\"<<\": {a: 1}\n", "f:1:1", "DP0002", "merge keys"},
      {"%YAML 1.2\n---\na: 1\n", "f:1:1", "DP0002", "directives"},
      {"# c\n%FOO bar\n---\na: 1\n", "f:2:1", "DP0002", "directives"},
      {"a: 1\nb: 2\na: 3\n", "f:3:1", "DP0003", "the key `a` stands twice"},
      {"a: 1\n'a': 3\n", "f:2:1", "DP0003", "the key `a` stands twice"},
      {"x: {a: 1, a: 2}\n", "f:1:11", "DP0003", "the key `a` stands twice"},
      {"- a\nfoo\n", "f:2:1", "DP0005", "text after the document"},
      {"- a\n-b\n", "f:2:1", "DP0005", "text after the document"},
      {"{a: 1} x\n", "f:1:8", "DP0005", "text after the document"},
      {"a: 1\n---\nb: 2\n", "f:3:1", "DP0005", "second document"},
      {"a: 1\n---\n", "f:2:4", "DP0005", "second document"},
      {"a: 1\n...\nfoo\n", "f:3:1", "DP0005", "second document"},
      {"a:\nb: 1\n", "f:1:1", "DP0006", "without a value"},
      {"b: 1\na:\n", "f:2:1", "DP0006", "without a value"},
      {"a: ~\n", "f:1:1", "DP0006", "without a value"},
      {"a: null\n", "f:1:1", "DP0006", "without a value"},
      {"- # nothing\n- b\n", "f:1:1", "DP0006", "without a value"},
      {"- a\n-\n- b\n", "f:2:1", "DP0006", "without a value"},
      {"- a\n- null\n", "f:2:1", "DP0006", "without a value"},
      {"? \n: b\n", "f:2:1", "DP0006", "without a value"},
      {"a: [x, , y]\n", "f:1:8", "DP0006", "without a value"},
      {"a: \"one\nb: \"two\"\n", "f:1:4", "DP0007", "not closed"},
      {"a: \"one\nb: two\nc: three\"\n", "f:1:4", "DP0007", "not closed"},
      {"a: 'one\n  two'\n", "f:1:4", "DP0007", "not closed"},
      {"a: \"one\n", "f:1:4", "DP0007", "not closed"},
      {"a: \"one\\\"\n", "f:1:4", "DP0007", "not closed"},
      {"\xEF\xBB\xBF"
       "a: 1\n",
       "f", "DP0008", "byte order mark"},
      {"a: \xFF\n", "f:1:4", "DP0008", "not UTF-8"},
      {"a: \xC0\x80\n", "f:1:4", "DP0008", "not UTF-8"},
      {std::string("a: b\0\n", 6), "f:1:5", "DP0008", "NUL"},
      {"a: b\n\x04"
       "c: d\n",
       "f:2:1", "DP0008", "control character"},
      {"a: \x1b[2J\n", "f:1:4", "DP0008", "control character"},
      {"a: b # c\rd: e\n", "f:1:9", "DP0008", "control character"},
      {"a: b\r", "f:1:5", "DP0008", "control character"},
      {"a:\n\tb: 1\n", "f:2:1", "DP0008", "tab in the indentation"},
      {"- a\n  \t- b\n", "f:2:3", "DP0008", "tab in the indentation"},
  };
  for (const auto& [bytes, place, code, message] : cases) {
    const std::string shown = refusal(bytes);
    EXPECT_TRUE(shown.starts_with(place + ": error: ")) << bytes << "\n" << shown;
    EXPECT_NE(shown.find("[" + code + "]"), std::string::npos) << bytes << "\n" << shown;
    EXPECT_NE(shown.find(message), std::string::npos) << bytes << "\n" << shown;
  }
}

TEST(Yaml, ShowsTheFaultWithItsHint) {
  EXPECT_EQ(refusal("because: \"still classified\nharm: \"x\"\n"),
            "f:1:10: error: this quote is not closed on its line [DP0007]\n"
            "    1 | because: \"still classified\n"
            "      |          ^\n"
            "   hint: close it there; a text of several lines can stand below `>`\n");
}

std::string repeated(std::string_view piece, std::size_t size) {
  std::string out;
  while (out.size() + piece.size() <= size) out += piece;
  return out;
}

TEST(Yaml, AMegabyteOfBracketsIsTooDeep) {
  for (const char* opening : {"[", "{", "- ", "? ", "[{a: "}) {
    const std::string shown = refusal(repeated(opening, 1 << 20));
    EXPECT_NE(shown.find("more than 20 levels deep [DP0004]"), std::string::npos) << opening;
    EXPECT_LT(shown.size(), 1000U);
  }
  EXPECT_NE(refusal(repeated(",", 1 << 20)).find("DP0001"), std::string::npos);
}

TEST(Yaml, TwentyLevelsAreAllowed) {
  EXPECT_EQ(refusal(std::string(20, '[') + "a" + std::string(20, ']')), "");
  EXPECT_NE(refusal(std::string(21, '[') + "a" + std::string(21, ']')).find("DP0004"),
            std::string::npos);
}

TEST(Yaml, AnAliasBombIsRefusedAtItsFirstAnchor) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 8; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int j = 0; j < 9; ++j) bomb += ", " + before;
    bomb += "]\n";
  }
  EXPECT_TRUE(refusal(bomb).starts_with("f:1:5: error: anchors are not allowed [DP0002]"));
}

TEST(Yaml, CountsItsNodes) {
  const auto list = [](int entries) {
    std::string out;
    for (int i = 0; i < entries; ++i) out += "- x\n";
    return out;
  };
  EXPECT_EQ(refusal(list(99'999)), "");
  EXPECT_TRUE(
      refusal(list(100'000)).starts_with("f:100000:3: error: more than 100,000 nodes [DP0004]"));
}

TEST(Yaml, IsNoLargerThanAMebibyte) {
  const std::string head = "a: ";
  EXPECT_EQ(refusal(head + std::string((1 << 20) - 3, 'x')), "");
  EXPECT_EQ(refusal(head + std::string((1 << 20) - 2, 'x')),
            "f: error: the file is larger than 1 MiB [DP0004]\n"
            "   hint: long lists belong in a text file\n");
}

// Each key compared with each before it would be 10^9 comparisons.
TEST(Yaml, ManyKeysOfOneMappingAreNotQuadratic) {
  std::string text;
  for (int i = 0; i < 49'000; ++i) text += "key" + std::to_string(i) + ": 1\n";
  const auto node = parse_yaml(SourceText("f", text));
  ASSERT_TRUE(node);
  EXPECT_EQ(node->entries.size(), 49'000U);
  EXPECT_NE(refusal(text + "key7: 1\n").find("f:49001:1: error: the key"), std::string::npos);
}

TEST(Yaml, PlainWordsStayTheTextThatWasWritten) {
  for (const char* word : {"no", "on", "yes", "true", "1.4", "010", "0x1F", "1e3", ".inf",
                           "2008-01-01", "12:30:45", "Nullify", "-1", "a#b", "x: y"}) {
    const std::string quoted = std::string(word) == "x: y" ? "'x: y'" : word;
    const auto node = parse_yaml(SourceText("f", "key: " + quoted + "\n"));
    ASSERT_TRUE(node) << word;
    EXPECT_EQ(node->entries[0].value.text, word);
  }
}

struct Scalar {
  std::string source, text, span;
};

TEST(Yaml, EveryScalarKnowsWhereItStands) {
  const std::vector<Scalar> cases = {
      {"a: plain # comment\n", "plain", "plain"},
      {"a: two words  \n", "two words", "two words"},
      {"a: plain\r\n", "plain", "plain"},
      {"a: \"quoted\" # c\n", "quoted", "\"quoted\""},
      {"a: 'it''s'\n", "it's", "'it''s'"},
      {"a: \"q\\\"u\\\\\"\n", "q\"u\\", "\"q\\\"u\\\\\""},
      {"a: \"\\x41\\u00e9\"\n", "A\xC3\xA9", "\"\\x41\\u00e9\""},
      {"a: ''\n", "", "''"},
      {"a: one\n  two\nb: x\n", "one two", "one\n  two"},
      {"a: one\n\n  two\nb: x\n", "one\ntwo", "one\n\n  two"},
      {"a: |\n  one\n  two\nb: x\n", "one\ntwo\n", "|\n  one\n  two"},
      {"a: >-\n  one\n  two\nb: x\n", "one two", ">-\n  one\n  two"},
      {"a: | # c\n  one\n", "one\n", "| # c\n  one"},
      {"\xC3\xA9\xC3\xA9: b\n", "b", "b"},
      {"a: \xC3\xA9\n", "\xC3\xA9", "\xC3\xA9"},
  };
  for (const auto& [bytes, text, span] : cases) {
    const SourceText source("f", bytes);
    const auto node = parse_yaml(source);
    ASSERT_TRUE(node) << bytes << render(node.error());
    const Node& value = node->entries[0].value;
    EXPECT_EQ(value.text, text);
    EXPECT_EQ(source.slice(value.span), span) << bytes;
  }
}

TEST(Yaml, NodesStandWhereTheyBegin) {
  const std::string bytes = "a:\n  - b\n  - {c: d}\n\"e\": [f]\n";
  const SourceText source("f", bytes);
  const auto root = parse_yaml(source);
  ASSERT_TRUE(root);
  EXPECT_EQ(root->kind, Node::Kind::mapping);
  EXPECT_EQ(root->span.begin, 0U);
  const Node& list = root->entries[0].value;
  EXPECT_EQ(list.kind, Node::Kind::sequence);
  EXPECT_EQ(bytes.substr(list.span.begin, 3), "- b");
  EXPECT_EQ(list.items[0].text, "b");
  EXPECT_EQ(bytes.substr(list.items[1].span.begin, 6), "{c: d}");
  EXPECT_EQ(list.items[1].entries[0].key.text, "c");
  EXPECT_EQ(source.slice(root->entries[1].key.span), "\"e\"");
  EXPECT_EQ(bytes.substr(root->entries[1].value.span.begin, 3), "[f]");
}

TEST(Yaml, TakesDocumentMarksAndTabsWithinALine) {
  EXPECT_EQ(refusal("---\na: 1\n"), "");
  EXPECT_EQ(refusal("a: 1\n...\n"), "");
  EXPECT_EQ(refusal("a:\t1\n"), "");
  EXPECT_EQ(refusal("a: 1\n \t\n"), "");
  EXPECT_EQ(refusal("a: x - y\n"), "");
}

}  // namespace
}  // namespace declass
