#include "text/folded_text.h"

#include <gtest/gtest.h>

#include "text/folded_search.h"

namespace declass {
namespace {

/// The text with each place of the needle replaced, as a release would show it.
std::string cut(std::string_view text, std::string_view needle,
                const std::vector<Span>& skip = {}) {
  std::string out;
  std::size_t at = 0;
  for (const auto& [number, span, match] :
       FoldedSearch({std::string(needle)}).find_all(text, skip)) {
    if (match == Likeness::doubtful || span.begin < at) continue;
    out += std::string(text.substr(at, span.begin - at)) + "M";
    at = span.end;
  }
  return out + std::string(text.substr(at));
}

struct Disguise {
  const char *story, *text, *needle, *released;
};

TEST(FoldedText, SeesThroughDisguises) {
  const std::vector<Disguise> cases = {
      {"case", "Met Ivan pEtRoV today.", "IVAN PETROV", "Met M today."},
      {"soft hyphen", "Met IVAN PET\xC2\xADROV today.", "IVAN PETROV", "Met M today."},
      {"combining marks, the last one too", "Met IVA\xCC\xB8N PETROV\xCC\xB6 today.", "IVAN PETROV",
       "Met M today."},
      {"a spacing mark", "Met PET\xE0\xA4\x83ROV today.", "PETROV", "Met M today."},
      {"compatibility letters",
       "Met \xF0\x9D\x90\x88\xF0\x9D\x90\x95\xF0\x9D\x90\x80\xF0\x9D\x90\x8D "
       "\xF0\x9D\x90\x8F\xF0\x9D\x90\x84\xF0\x9D\x90\x93\xF0\x9D\x90\x91\xF0\x9D\x90\x8E"
       "\xF0\x9D\x90\x95 today.",
       "IVAN PETROV", "Met M today."},
      {"full width", "Met \xEF\xBC\xAC\xEF\xBC\xA9 today.", "LI", "Met M today."},
      {"isolates inside and behind", "Met IVAN\xE2\x81\xA6 PETROV\xE2\x81\xA9 today.",
       "IVAN PETROV", "Met M today."},
      {"an override before", "Met \xE2\x80\xAEIVAN PETROV\xE2\x80\xAC today.", "IVAN PETROV",
       "Met M today."},
      {"no-break and thin space", "Met IVAN\xC2\xA0PETROV and IVAN\xE2\x80\x89PETROV.",
       "IVAN PETROV", "Met M and M."},
      {"tag characters", "Met IVAN\xF3\xA0\x81\x81 PETROV today.", "IVAN PETROV", "Met M today."},
      {"zero-width space in a word", "Met PET\xE2\x80\x8BROV today.", "PETROV", "Met M today."},
      {"sharp s",
       "Met Stra\xC3\x9F"
       "e.",
       "STRASSE", "Met M."},
      {"double s for sharp s", "Met STRASSE.",
       "Stra\xC3\x9F"
       "e",
       "Met M."},
      {"accents", "Met P\xC3\xA9trov.", "Petrov", "Met M."},
      {"decomposed accents", "Met Pe\xCC\x81trov.", "P\xC3\xA9trov", "Met M."},
      {"wrapped", "Source is IVAN\nPETROV, engineer.", "IVAN PETROV", "Source is M, engineer."},
      {"wrapped with CR LF", "Source is IVAN\r\n  PETROV, engineer.", "IVAN PETROV",
       "Source is M, engineer."},
      {"wrapped with CR alone", "Source is IVAN\rPETROV, engineer.", "IVAN PETROV",
       "Source is M, engineer."},
      {"a word that begins after CR alone", "one\rPETROV", "PETROV", "one\rM"},
      {"hyphen and line end", "Source is IVAN PET-\nROV, engineer.", "IVAN PETROV",
       "Source is M, engineer."},
      {"hyphen, blanks and line end", "Source is PET- \t\r\n   ROV, engineer.", "PETROV",
       "Source is M, engineer."},
      {"hyphen, invisible, line end", "Source is PET-\xE2\x80\x8B\nROV.", "PETROV", "Source is M."},
      {"Unicode hyphen and line end", "Source is PET\xE2\x80\x90\nROV.", "PETROV", "Source is M."},
      {"line separator", "Source is PET\xE2\x80\xA8ROV.", "PETROV", "Source is M."},
      {"form feed", "Source is PET-\fROV.", "PETROV", "Source is M."},
      {"hard wrap in a word", "HOYT Y \nEE", "HOYT YEE", "M"},
      {"letter-spaced", "Source is I V A N   P E T R O V, engineer.", "IVAN PETROV",
       "Source is M, engineer."},
      {"letter-spaced with dots", "Source is P.E.T.R.O.V. here", "PETROV", "Source is M here"},
      {"letter-spaced with hyphens", "P-E-T-R-O-V", "PETROV", "M"},
      {"letter-spaced over a line end", "P E T\nR O V", "PETROV", "M"},
      {"underscore", "File /docs/IVAN_PETROV.txt", "IVAN PETROV", "File /docs/M.txt"},
      {"possessive stays", "PETROV'S wife", "PETROV", "M'S wife"},
      {"possessive with a modifier letter", "PETROV\xCA\xBCs wife", "PETROV", "M\xCA\xBCs wife"},
      {"ideographs without blanks", "\xE8\xA7\x81\xE6\x9D\x8E\xE4\xBC\x9F\xE4\xBA\x86",
       "\xE6\x9D\x8E\xE4\xBC\x9F", "\xE8\xA7\x81M\xE4\xBA\x86"},
      {"several", "PETROV, Petrov; petrov", "PETROV", "M, M; M"},
  };
  for (const auto& [story, text, needle, released] : cases) {
    EXPECT_EQ(cut(text, needle), released) << story;
  }
}

TEST(FoldedText, LeavesWhatIsSomebodyElse) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"The PETROVSKY bridge is open.", "PETROV"},
      {"The KAPETROV bridge.", "PETROV"},
      {"PETROV1", "PETROV"},
      {"IVANPETROV", "IVAN PETROV"},
      {"IVAN PETROV", "IVANPETROV"},
      {"IVAN, THE PETROV", "IVAN PETROV"},
      {"L. I. Brezhnev", "LI"},
      {"a, b, c", "abc"},
      {"(1) 2 3", "ABC"},
      {"PETRO", "PETROV"},
      {"", "PETROV"},
      {"PETROV", ""},
      {"PETROV", "-.-"},
      {"P ET ROV", "PETROV"},
      {"the U", "THEU"},
      {"stra\xC3\x9F"
       "e",
       "STRAS"},
  };
  for (const auto& [text, needle] : cases) EXPECT_EQ(cut(text, needle), text) << needle;
}

TEST(FoldedText, ReadsAcrossPageLines) {
  const std::string text = "IVAN PET\nPAGE 02 ROME\nROV LEFT; IVAN\nPAGE 03\nPETROV TOO";
  const auto line = [&](std::string_view words) {
    const std::size_t begin = text.find(words);
    return Span{begin, text.find('\n', begin) + 1};
  };
  const std::vector<Span> skip = {line("PAGE 02"), line("PAGE 03")};
  EXPECT_EQ(cut(text, "IVAN PETROV", skip), "M LEFT; M TOO");
  EXPECT_EQ(cut(text, "PAGE", skip), text);
  EXPECT_EQ(cut(text, "IVAN PETROV"), text);
  EXPECT_EQ(cut("PAGE 1\nAB", "AB", {{0, 7}}), "PAGE 1\nM");
  EXPECT_EQ(cut("AB\nPAGE 1", "AB", {{3, 9}}), "M\nPAGE 1");
  EXPECT_EQ(FoldedText("PAGE", {{0, 4}}).text(), "");
}

TEST(FoldedText, MapsEveryByteBack) {
  const std::string text =
      "A\xEF\xAC\x83"
      "b\xCC\x81 \xE2\x80\xAE"
      "c";
  const FoldedText folded(text);
  EXPECT_EQ(folded.text(), "affibc");
  EXPECT_EQ(folded.source_span({0, 1}), (Span{0, 1}));
  for (std::size_t at = 1; at < 4; ++at) {
    EXPECT_EQ(folded.source_span({at, at + 1}), (Span{1, 4})) << at;
  }
  EXPECT_EQ(folded.source_span({4, 5}), (Span{4, 7}));
  EXPECT_EQ(folded.source_span({5, 6}), (Span{8, 12}));
  EXPECT_EQ(folded.source_span({2, 2}), (Span{0, 0}));
}

TEST(FoldedText, ListsItsWords) {
  const std::string text = "Met I. Petrov-\nBodkin, no. 12";
  const FoldedText folded(text);
  std::vector<std::string> words;
  for (const Span word : folded.words()) {
    words.emplace_back(folded.text().substr(word.begin, word.size()));
  }
  EXPECT_EQ(words, (std::vector<std::string>{"met", "i", "petrov", "bodkin", "no", "12"}));
  EXPECT_TRUE(folded.gap_before(folded.words()[3].begin).may_join());
  EXPECT_FALSE(folded.gap_before(folded.words()[2].begin).may_join());
  EXPECT_TRUE(FoldedText("").words().empty());
  EXPECT_TRUE(FoldedText(" . ").words().empty());
}

TEST(FoldedText, FoldsToLettersAndDigits) {
  EXPECT_EQ(folded("Ivan P\xC3\xA9trov-Smith (12)"), "ivanpetrovsmith12");
  EXPECT_EQ(folded("\xE2\x85\xA3 \xC2\xB2 \xE2\x91\xA0"), "iv21");
  EXPECT_EQ(folded("\xC4\xB0stanbul"), "istanbul");
  EXPECT_EQ(folded("\xCE\xA3\xCF\x82\xCF\x83"), "\xCF\x83\xCF\x83\xCF\x83");
}

// Each of these takes a step for every pair of bytes in a search that starts again after a near
// miss or looks ahead for the line end.
TEST(FoldedText, NearMissesAndLongGapsAreLinear) {
  constexpr std::size_t size = 4'000'000;
  std::string spaced;
  while (spaced.size() < size) spaced += "a ";
  std::string needle;
  while (needle.size() < size / 4) needle += "a ";
  EXPECT_EQ(cut(spaced, needle + "b"), spaced);
  EXPECT_EQ(cut(std::string(size, 'a'), std::string(size / 4, 'a') + "b"), std::string(size, 'a'));
  std::string hyphens;
  while (hyphens.size() < size) hyphens += "a------------------------------------------------- ";
  EXPECT_EQ(FoldedSearch({"a"}).find_all(hyphens).size(), (size + 50) / 51);
  std::string marks = "a";
  for (std::size_t i = 0; i < size / 8; ++i) marks += "\xCC\xB8";
  EXPECT_EQ(FoldedText(marks).source_span({0, 1}).end, marks.size());
}

}  // namespace
}  // namespace declass
