#include "text/diagnostic.h"

#include <gtest/gtest.h>

#include "text/source_text.h"

namespace declass {
namespace {

/// The problem of the first place of `word` in a file, as it is printed.
std::string shown(const std::string& bytes, std::string_view word, const std::string& hint = "") {
  const SourceText source("rules/a.yaml", bytes);
  const std::size_t begin = bytes.find(word);
  return render(source.problem({begin, begin + word.size()}, "DP0101", "unknown key", hint));
}

TEST(Diagnostic, ShowsPlaceLineCaretAndHint) {
  EXPECT_EQ(shown("a: 1\nb: {patern: x}\n", "patern", "did you mean `pattern`?"),
            "rules/a.yaml:2:5: error: unknown key [DP0101]\n"
            "    2 | b: {patern: x}\n"
            "      |     ^~~~~~\n"
            "   hint: did you mean `pattern`?\n");
}

TEST(Diagnostic, CaretStandsUnderTheCodePoint) {
  EXPECT_EQ(shown("é: ü: bad\n", "bad"),
            "rules/a.yaml:1:7: error: unknown key [DP0101]\n"
            "    1 | é: ü: bad\n"
            "      |       ^~~\n");
}

TEST(Diagnostic, CaretStandsUnderTheFaultWhereControlsAreShownEscaped) {
  EXPECT_EQ(shown("a:\tbad\n", "bad"),
            "rules/a.yaml:1:4: error: unknown key [DP0101]\n"
            "    1 | a:\\x09bad\n"
            "      |       ^~~\n");
  EXPECT_EQ(shown("a: b\xE2\x80\xAE"
                  "d\n",
                  "b\xE2\x80\xAE"
                  "d"),
            "rules/a.yaml:1:4: error: unknown key [DP0101]\n"
            "    1 | a: b\\u{202e}d\n"
            "      |    ^~~~~~~~~~\n");
}

TEST(Diagnostic, CaretCountsWideAndCombiningCharactersAsATerminalDoes) {
  EXPECT_EQ(shown("李: e\xCC\x81: bad\n", "bad"),
            "rules/a.yaml:1:8: error: unknown key [DP0101]\n"
            "    1 | 李: e\xCC\x81: bad\n"
            "      |        ^~~\n");
}

TEST(Diagnostic, UnderlinesNoMoreThanItsLine) {
  const SourceText source("a.yaml", "a: one\nb: two\n");
  EXPECT_EQ(render(source.problem({3, 12}, "DP0001", "m")),
            "a.yaml:1:4: error: m [DP0001]\n"
            "    1 | a: one\n"
            "      |    ^~~\n");
}

TEST(Diagnostic, AFaultAtALineEndStandsBehindTheLastCharacter) {
  const SourceText source("a.yaml", "ab\r\n");
  const std::string expected =
      "a.yaml:1:3: error: m [DP0001]\n"
      "    1 | ab\n"
      "      |   ^\n";
  EXPECT_EQ(render(source.problem({2, 2}, "DP0001", "m")), expected);
  EXPECT_EQ(render(source.problem({3, 4}, "DP0001", "m")), expected);
  EXPECT_EQ(render(source.problem({4, 4}, "DP0001", "m")), expected);
}

TEST(Diagnostic, OfALongLineShowsTheNeighbourhood) {
  const std::string line = std::string(100'000, 'x') + "bad" + std::string(100'000, 'y');
  const std::string out = shown(line, "bad");
  EXPECT_LT(out.size(), 1000U);
  EXPECT_TRUE(out.starts_with("rules/a.yaml:1:100001: error"));
  const std::size_t text = out.find('\n') + 1, caret = out.find('\n', text) + 1;
  const std::string shown_line = out.substr(text, caret - text);
  EXPECT_EQ(shown_line.substr(8, 3), "\xE2\x80\xA6");
  // The ellipsis is three bytes and one cell.
  EXPECT_EQ(out.find('^', caret) - caret, shown_line.find("bad") - 2);
  EXPECT_EQ(out.substr(out.find('^'), 4), "^~~\n");
}

TEST(Diagnostic, OfALongLineCutsNoCodePoint) {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string line(shift, 'x');
    for (int i = 0; i < 2000; ++i) line += "\xF0\x9D\x90\x88";
    const SourceText source("a", line);
    const Diagnostic problem = source.problem({line.size() / 2, line.size() / 2}, "DP0001", "m");
    EXPECT_EQ(render(problem).find("\\x"), std::string::npos) << shift;
  }
}

TEST(Diagnostic, AThousandFaultsOnOneLineTakeLittle) {
  const SourceText source("a.yaml", std::string(1 << 20, 'x'));
  std::size_t kept = 0;
  for (std::size_t at = 0; at < 100'000; ++at) {
    kept += source.problem({at, at + 5}, "DP0001", "m").line.size();
  }
  EXPECT_LT(kept, 100'000U * 260U);
}

TEST(Diagnostic, WithoutALineThePlaceStandsAlone) {
  const SourceText source("cable.txt", "one\ntwo\n");
  EXPECT_EQ(render(source.document_problem(5, "DC0104", "numbers jump", "look at it")),
            "cable.txt:2:2: error: numbers jump [DC0104]\n   hint: look at it\n");
}

TEST(Diagnostic, OfAWholeFileNamesTheFileAlone) {
  Diagnostic diagnostic;
  diagnostic.file = "a.yaml";
  diagnostic.severity = Severity::warning;
  diagnostic.code = "DP0008";
  diagnostic.message = "m";
  EXPECT_EQ(render(diagnostic), "a.yaml: warning: m [DP0008]\n");
}

TEST(Diagnostic, EscapesEverythingThatComesFromAFile) {
  Diagnostic diagnostic;
  diagnostic.file = "a\x1b]0;owned\x07.yaml";
  diagnostic.code = "DP0101";
  diagnostic.message = "unknown key `\x1b[2J`";
  diagnostic.hint = "did you mean `\xC2\x9B`?";
  EXPECT_EQ(render(diagnostic),
            "a\\x1b]0;owned\\x07.yaml: error: unknown key `\\x1b[2J` [DP0101]\n"
            "   hint: did you mean `\\u{9b}`?\n");
}

TEST(Diagnostic, ManyAreRenderedInTheirOrder) {
  Diagnostic first, second;
  first.file = "b";
  second.file = "a";
  first.code = second.code = "DP0001";
  EXPECT_EQ(render(Diagnostics{first, second}), "b: error:  [DP0001]\na: error:  [DP0001]\n");
}

}  // namespace
}  // namespace declass
