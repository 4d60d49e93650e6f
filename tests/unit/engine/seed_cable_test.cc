#include <gtest/gtest.h>

#include "support/shipped_rules.h"

// The cable that lies beside the source tree, where there is one: its whole expected reading.

namespace declass {
namespace {

class SeedCable : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const char* place : {"/../shared/cable.txt", "/../cable.txt"}) {
      const std::string path = std::string(DECLASS_SOURCE_DIR) + place;
      if (std::filesystem::exists(path)) parsed_.emplace(bytes_of(path));
    }
    if (!parsed_) GTEST_SKIP() << "no cable lies beside the source tree";
  }

  std::optional<Parsed> parsed_;
};

TEST_F(SeedCable, IsReadAsItShouldBe) {
  expect_tiles(*parsed_);
  ASSERT_EQ(parsed_->messages.size(), 1U);
  const Message& message = parsed_->messages[0];
  EXPECT_EQ(message.document_id, "08USNATO36");
  EXPECT_EQ(message.transmission_id, "VZCZCXYZ0009");
  EXPECT_EQ(message.precedence, "immediate");
  EXPECT_EQ(message.date_time, "2008-01-29T10:30Z");
  EXPECT_EQ(message.from, "USMISSION USNATO");
  ASSERT_EQ(message.to.size(), 1U);
  EXPECT_EQ(message.to[0].route, "RUEHC");
  EXPECT_EQ(message.to[0].serial, "1597");
  EXPECT_EQ(message.info.size(), 13U);
  EXPECT_EQ(message.prosign, Level::confidential);
  EXPECT_EQ(message.marking.level, Level::confidential);
  EXPECT_EQ(message.captions, (std::vector<std::string>{"sipdis", "noforn"}));
  EXPECT_EQ(message.order, "12958");
  ASSERT_EQ(message.instructions.size(), 1U);
  EXPECT_EQ(parsed_->text(message.instructions[0]), "DECL: 01/28/2018");
  std::string tags;
  for (const Tag& tag : message.tags) tags += tag.id + " ";
  EXPECT_EQ(tags, "MOPS NATO PARM PREL ");
  EXPECT_EQ(message.subject, "ALLIES HEAR U.S. CONCERNS ON CLUSTER MUNITIONS BAN");
  ASSERT_EQ(message.references.size(), 1U);
  EXPECT_EQ(message.references[0].id, "08STATE6074");
  ASSERT_TRUE(message.classified_by);
  EXPECT_EQ(message.classified_by->name, "Richard G. Olson");
  EXPECT_EQ(message.classified_by->title, "Deputy Chief of Mission");
  ASSERT_TRUE(message.reasons);
  EXPECT_EQ(message.reasons->section, "1.4");
  EXPECT_EQ(message.reasons->letters, (std::vector<std::string>{"b", "d"}));
  EXPECT_EQ(message.signature, "NULAND");
  EXPECT_TRUE(message.sections.empty());
}

TEST_F(SeedCable, EightParagraphsAndTwoHeadings) {
  std::string shown;
  for (const Segment& segment : parsed_->messages[0].segments) {
    if (segment.kind == SegmentKind::heading) shown += "heading ";
    if (segment.kind == SegmentKind::other) shown += "other ";
    if (segment.kind != SegmentKind::paragraph) continue;
    shown += std::to_string(*segment.number) + parsed_->text(segment.mark);
    if (segment.part) shown += "/" + std::to_string(*segment.part);
    if (segment.marking.has("noforn")) shown += "NF";
    shown += " ";
  }
  EXPECT_EQ(shown,
            "1(C)/1NF 1/2NF heading 2(C)NF 3(C)NF heading 4(C)NF 5(C)NF 6(C)NF 7(C)NF 8(U) ");
  EXPECT_EQ(parsed_->segment_with("2007, he had").number, 4);
  EXPECT_EQ(parsed_->segment_with("without sacrificing military").number, 7);
  EXPECT_EQ(parsed_->segment_with("KIDD AND HODSON FRAME").kind, SegmentKind::heading);
}

TEST_F(SeedCable, IsReleasedInFullWithItsMarksStruck) {
  const auto outcome =
      process(parsed_->source, shipped_rules(), public_policy(), options_on("2026-11-24"));
  ASSERT_TRUE(outcome);
  const std::string& bytes = outcome->release.bytes;
  std::size_t struck = 0;
  for (std::size_t at = bytes.find("[was (C)]"); at != std::string::npos;
       at = bytes.find("[was (C)]", at + 1)) {
    ++struck;
  }
  EXPECT_EQ(struck, 7U);
  EXPECT_EQ(bytes.find(" (C) "), std::string::npos);
  EXPECT_NE(bytes.find("[DECLASSIFIED] (was: C O N F I D E N T I A L) USNATO 000036"),
            std::string::npos);
  EXPECT_NE(bytes.find("[was NOFORN]"), std::string::npos);
}

}  // namespace
}  // namespace declass
