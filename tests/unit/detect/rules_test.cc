#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "detect/name_rules.h"
#include "support.h"

namespace declass {
namespace {

using ::testing::Contains;
using testing::shipped_files;

std::vector<SourceText> with(const std::string& name, const std::string& bytes) {
  std::vector<SourceText> files = testing::without(shipped_files(), name);
  files.emplace_back("rules/detect/" + name, bytes);
  return files;
}

std::vector<std::string> codes_of(const std::vector<SourceText>& files) {
  const auto compiled = Detector::compile(files);
  std::vector<std::string> out;
  if (compiled) return out;
  for (const Diagnostic& problem : compiled.error()) out.push_back(problem.code);
  return out;
}

TEST(DetectRules, TheShippedRulesCompile) {
  const auto compiled = Detector::compile(shipped_files());
  ASSERT_TRUE(compiled.has_value()) << render(compiled.error());
  EXPECT_THAT(compiled->kinds(), Contains("person"));
  EXPECT_THAT(compiled->kinds(), Contains("term"));
  EXPECT_THAT(compiled->kinds(), Contains("ssn"));
  EXPECT_TRUE(std::is_sorted(compiled->kinds().begin(), compiled->kinds().end()));
}

TEST(DetectRules, EveryNamedCueHasAHandWeightThatIsExplained) {
  const auto files = shipped_files();
  const SourceText* cues = file_named(files, "cues.yaml");
  ASSERT_NE(cues, nullptr);
  for (std::size_t cue = 0; cue < cue_count; ++cue) {
    const std::string entry = "{cue: " + CueTable::name(static_cast<CueId>(cue)) + ",";
    EXPECT_NE(cues->bytes().find(entry), std::string_view::npos) << entry;
  }
}

TEST(DetectRules, ProblemsHaveTheirPlace) {
  EXPECT_THAT(
      codes_of(with("cues.yaml", "version: 1\ncues:\n  - {cue: magic, weight: 1, says: x}\n")),
      Contains("DP0604"));
  EXPECT_THAT(codes_of(with("cues.yaml", "version: 2\ncues: []\n")), Contains("DP0106"));
  EXPECT_THAT(codes_of(with("weights.tsv", "said-after\t12\tmany\n")), Contains("DP0605"));
  EXPECT_THAT(codes_of(with("weights.tsv", "no-such-cue\t12\t12\n")), Contains("DP0605"));
  EXPECT_THAT(codes_of(with("offices.yaml", "version: 1\ntitles: [X]\n")), Contains("DP0101"));
  EXPECT_THAT(codes_of(testing::without(shipped_files(), "names.yaml")), Contains("DP0601"));
  EXPECT_THAT(codes_of(testing::without(shipped_files(), "surnames.txt")), Contains("DP0602"));
}

TEST(DetectRules, AWordListMayHoldAnything) {
  const std::string odd = "# odd\n\nX\nA\n\xFF\xFE\n a b  c \r\nTHE\n";
  EXPECT_TRUE(codes_of(with("words/statesmen.txt", odd)).empty());
}

TEST(DetectRules, EveryCueHasItsOwnName) {
  std::set<std::string> names;
  for (const std::string& name : Detector::cue_names())
    EXPECT_TRUE(names.insert(name).second) << name;
}

}  // namespace
}  // namespace declass
