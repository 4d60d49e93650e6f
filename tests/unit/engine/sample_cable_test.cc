#include <gtest/gtest.h>

#include "support/shipped_rules.h"

// The cable of samples/cable: its whole expected reading, field by field.

namespace declass {
namespace {

class SampleCable : public ::testing::Test {
 protected:
  Parsed parsed_{bytes_of(std::string(DECLASS_SOURCE_DIR) + "/samples/cable/input.txt")};
};

TEST_F(SampleCable, IsReadAsItShouldBe) {
  expect_tiles(parsed_);
  ASSERT_EQ(parsed_.messages.size(), 1U);
  const Message& message = parsed_.messages[0];
  EXPECT_EQ(message.document_id, "07VALLETTA112");
  EXPECT_EQ(message.transmission_id, "VZCZCXYZ0417");
  EXPECT_EQ(message.precedence, "immediate");
  EXPECT_EQ(message.date_time, "2007-05-14T14:55Z");
  EXPECT_EQ(message.from, "AMEMBASSY VALLETTA");
  ASSERT_EQ(message.to.size(), 1U);
  EXPECT_EQ(message.to[0].route, "RUEHC");
  EXPECT_EQ(message.to[0].serial, "2210");
  EXPECT_EQ(message.info.size(), 3U);
  EXPECT_EQ(message.prosign, Level::confidential);
  EXPECT_EQ(message.marking.level, Level::confidential);
  EXPECT_EQ(message.captions, (std::vector<std::string>{"sipdis", "noforn"}));
  EXPECT_EQ(message.order, "12958");
  ASSERT_EQ(message.instructions.size(), 1U);
  EXPECT_EQ(parsed_.text(message.instructions[0]), "DECL: 05/13/2017");
  std::string tags;
  for (const Tag& tag : message.tags) tags += tag.id + " ";
  EXPECT_EQ(tags, "EWWT PREL MT ");
  EXPECT_EQ(message.subject, "FERRY OPERATORS RESIST A JOINT SAFETY INSPECTION");
  ASSERT_EQ(message.references.size(), 2U);
  EXPECT_EQ(message.references[0].id, "07STATE60412");
  EXPECT_EQ(message.references[1].id, "07ROME977");
  ASSERT_TRUE(message.classified_by);
  EXPECT_EQ(message.classified_by->name, "Helen R. Marwick");
  EXPECT_EQ(message.classified_by->title, "Ambassador");
  ASSERT_TRUE(message.reasons);
  EXPECT_EQ(message.reasons->section, "1.4");
  EXPECT_EQ(message.reasons->letters, (std::vector<std::string>{"b", "d"}));
  EXPECT_EQ(message.signature, "MARWICK");
  EXPECT_TRUE(message.sections.empty());
}

TEST_F(SampleCable, FiveParagraphsAndTwoHeadings) {
  std::string shown;
  for (const Segment& segment : parsed_.messages[0].segments) {
    if (segment.kind == SegmentKind::heading) shown += "heading ";
    if (segment.kind == SegmentKind::other) shown += "other ";
    if (segment.kind != SegmentKind::paragraph) continue;
    shown += std::to_string(*segment.number) + parsed_.text(segment.mark);
    if (segment.part) shown += "/" + std::to_string(*segment.part);
    if (segment.marking->has("noforn")) shown += "NF";
    shown += " ";
  }
  EXPECT_EQ(shown, "1(C)/1NF 1/2NF heading 2(C)NF 3(C)NF heading 4(C)NF 5(U) ");
  EXPECT_EQ(parsed_.segment_with("2006, when two ferries").number, 2);
  EXPECT_EQ(parsed_.segment_with("the newspapers").number, 1);
  EXPECT_EQ(parsed_.segment_with("ARDLEY SETS OUT").kind, SegmentKind::heading);
}

TEST_F(SampleCable, IsReleasedInFullWithItsMarksStruck) {
  const auto outcome =
      process(parsed_.source, shipped_rules(), public_policy(), options_on("2026-11-24"));
  ASSERT_TRUE(outcome);
  const std::string& bytes = outcome->release.bytes;
  std::size_t struck = 0;
  for (std::size_t at = bytes.find("[was (C)]"); at != std::string::npos;
       at = bytes.find("[was (C)]", at + 1)) {
    ++struck;
  }
  EXPECT_EQ(struck, 4U);
  EXPECT_EQ(bytes.find(" (C) "), std::string::npos);
  EXPECT_NE(bytes.find("[DECLASSIFIED] (was: C O N F I D E N T I A L) VALLETTA 000112"),
            std::string::npos);
  EXPECT_NE(bytes.find("[was NOFORN]"), std::string::npos);
}

}  // namespace
}  // namespace declass
