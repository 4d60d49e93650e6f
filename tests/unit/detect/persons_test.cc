#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "support.h"

namespace declass {
namespace {

using ::testing::ElementsAre;
using testing::find_in;
using testing::shipped_detector;

struct Found {
  std::string text;
  int entity;
  Role role;
};

std::vector<Found> people(const std::string& text) {
  std::vector<Found> out;
  for (const Finding& finding : find_in(text)) {
    if (finding.kind != "person" || finding.score < 0.30) continue;
    out.push_back(
        {text.substr(finding.span.begin, finding.span.size()), *finding.entity, *finding.role});
  }
  return out;
}

std::vector<int> entities(const std::string& text) {
  std::vector<int> out;
  for (const Found& one : people(text)) out.push_back(one.entity);
  return out;
}

TEST(Persons, TheSamePersonThroughTheDocument) {
  EXPECT_THAT(
      entities("1. RICHARD HARGREAVES LED. MR. HARGREAVES SPOKE. HARGREAVES'S PAPER WAS READ."),
      ElementsAre(1, 1, 1));
  EXPECT_THAT(
      entities("1. MR. HARGREAVES AND MR. DUNCAN MET. DUNCAN SAID YES, HARGREAVES SAID NO."),
      ElementsAre(1, 2, 2, 1));
}

TEST(Persons, OneSurnameWithTwoGivenNamesIsTwoPersons) {
  EXPECT_THAT(entities("1. MR. RICHARD HARGREAVES MET MRS. JANE HARGREAVES."), ElementsAre(1, 2));
}

TEST(Persons, RolesAsTheTextShowsThem) {
  const std::vector<std::pair<std::string, Role>> examples = {
      {"1. AMBASSADOR HARGREAVES LEFT FOR THE TOWN.", Role::official},
      {"1. FOREIGN MINISTER HARGREAVES SAID NO.", Role::official},
      {"1. THE MINISTER OF FOREIGN AFFAIRS, JOHN HARGREAVES, SAID NO.", Role::official},
      {"He met Deputy Chief of Mission Jane Hargreaves in the town.", Role::official},
      {"He met Mr. Jane Hargreaves, Office Director, Bureau of Trade, here.", Role::official},
      {"He met Jane Hargreaves of the Political-Military Affairs Bureau here.", Role::official},
      {"1. MR. HARGREAVES LEFT FOR THE TOWN.", Role::unknown},
      {"1. MR. JOHN HARGREAVES, A STUDENT, LEFT.", Role::private_person},
      {"1. HIS WIFE JANE HARGREAVES LEFT.", Role::private_person},
      {"1. MR. HARGREAVES, THE BROTHER OF THE AMBASSADOR, LEFT.", Role::private_person},
      {"1. MR. JOHN HARGREAVES, DIRECTOR OF THE HARGREAVES COMPANY, LEFT.", Role::unknown},
      {"1. THE MINISTER'S FRIEND JOHN HARGREAVES LEFT.", Role::private_person},
  };
  for (const auto& [text, role] : examples) {
    const auto found = people(text);
    ASSERT_FALSE(found.empty()) << text;
    EXPECT_EQ(name_of(found[0].role), name_of(role)) << text;
  }
}

TEST(Persons, ALaterBareMentionInheritsTheRole) {
  const auto found = people("1. AMBASSADOR HARGREAVES SPOKE.\n\n2. HARGREAVES SAID MORE LATER.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].role, Role::official);
}

TEST(Persons, APrivatePersonDoesNotBecomeOfficialByANamesake) {
  const auto found =
      people("1. AMBASSADOR HARGREAVES SPOKE.\n\n2. MR. HARGREAVES, A STUDENT, SAID MORE.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_NE(found[0].entity, found[1].entity);
  EXPECT_EQ(found[1].role, Role::private_person);
}

TEST(Persons, TheSignerAndTheClassifierAreOfficial) {
  const std::string text = "Jane Hargreaves";
  const SourceText source("text", text);
  for (const SegmentKind kind : {SegmentKind::signature, SegmentKind::classified_by}) {
    Message message = plain_message(source);
    message.segments[0].kind = kind;
    const auto findings = shipped_detector().find(source, message, std::vector<Term>{});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].role, Role::official);
  }
}

TEST(Persons, NamesOfRolesGoBothWays) {
  for (const Role role : {Role::unknown, Role::official, Role::private_person}) {
    EXPECT_EQ(role_named(name_of(role)), role);
  }
  EXPECT_FALSE(role_named("secret").has_value());
}

}  // namespace
}  // namespace declass
