#include <gtest/gtest.h>

#include "term_policy.h"

namespace declass {
namespace {

// Each of these takes hours where any stage is quadratic.

Outcome redacted(const Policy& policy, const std::string& text) {
  return value_of(process(SourceText("in.txt", term_document_head + text + "\n"), shipped_rules(),
                          policy, options_on("2026-11-24")));
}

TEST(HostileRelease, MegabytesOfCombiningMarks) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  std::string marks;
  while (marks.size() < 2'000'000) marks += "\xCC\x81\xCC\xB8";
  const std::string body =
      body_of(redacted(policy, "Met IVAN" + marks + " PETROV" + marks + " today.").release.bytes);
  EXPECT_EQ(body, "Met M today.");
}

TEST(HostileRelease, VeryManyCuts) {
  const Policy policy = term_policy(entries({}, {"Gralloch"}));
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "GRALLOCH a\n";
  const Outcome outcome = redacted(policy, text);
  EXPECT_EQ(outcome.release.cuts.size(), 20'000U);
  EXPECT_EQ(outcome.release.bytes.find("GRALLOCH"), std::string::npos);
}

TEST(HostileRelease, VeryManyMarkersInTheSource) {
  const Policy policy = term_policy(entries({}, {"Gralloch"}));
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "[REDACTED (b)(6)] [ [[was (C)] ";
  const Outcome outcome = redacted(policy, text + "GRALLOCH.");
  EXPECT_EQ(outcome.release.cuts.size(), 1U) << "theirs are text";
}

TEST(HostileRelease, ATermThatIsAWholeSentence) {
  std::string sentence = "the ferry";
  for (int i = 0; i < 300; ++i) sentence += " and the ferry";
  const Policy policy = term_policy(entries({}, {sentence + " sank"}));
  std::string text;
  for (int i = 0; i < 40; ++i) text += sentence + " left. ";
  const Outcome near = redacted(policy, text);
  EXPECT_TRUE(near.release.cuts.empty());
  EXPECT_EQ(body_of(redacted(policy, "So " + sentence + "\nsank.").release.bytes), "So M.");
}

TEST(HostileRelease, RunsOfEveryEncodingsLetters) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  std::string text;
  while (text.size() < 1'000'000) text += "4956414E%&#x\\u=";
  for (int i = 0; i < 500; ++i) text += std::string(1'000, 'A') + " ";
  redacted(policy, text + std::string(500'000, '4'));
}

}  // namespace
}  // namespace declass
