#include <gtest/gtest.h>

#include <ctime>

#include "support/generated_cable.h"
#include "support/shipped.h"

namespace declass {
namespace {

constexpr std::uint64_t seed = 20090504;

std::string replaced(const std::string& text, const std::string& what, const std::string& by) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t next = text.find(what); next != std::string::npos; next = text.find(what, at)) {
    out += text.substr(at, next - at) + by;
    at = next + what.size();
  }
  return out + text.substr(at);
}

/// Every portion with its number, its marking and its words; parts joined; furniture left out.
std::string portions(const Parsed& parsed) {
  std::string out;
  for (const Message& message : parsed.messages) {
    std::vector<std::string> texts(message.segments.size());
    for (const Segment& segment : message.segments) {
      if (segment.kind == SegmentKind::page_line) continue;
      texts[segment.portion] += " " + parsed.text(segment.text);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const Segment& segment = message.segments[i];
      if (segment.kind == SegmentKind::page_line || segment.portion != i) continue;
      out += std::string(name_of(segment.kind)) + " " + std::to_string(segment.number.value_or(0)) +
             " ";
      out += segment.marking->level ? std::string(name_of(*segment.marking->level)) : "-";
      for (const std::string& control : segment.marking->controls) out += " " + control;
      std::string words = replaced(replaced(texts[i], "\r", ""), "\n", " ");
      while (words.find("  ") != std::string::npos) words = replaced(words, "  ", " ");
      while (!words.empty() && words.back() == ' ') words.pop_back();
      out += " |" + words + "\n";
    }
  }
  return out;
}

TEST(DocumentLaws, SegmentsTileEveryFile) {
  GeneratedCables generated(seed);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = i % 4 == 0 ? generated.cable() : generated.rubble();
    SCOPED_TRACE(testing::Message() << "seed " << seed << ", case " << i << ":\n" << text);
    expect_tiles(Parsed(text));
    if (HasFatalFailure()) return;
  }
}

TEST(DocumentLaws, CarriageReturnsChangeNothing) {
  GeneratedCables generated(seed + 1);
  for (int i = 0; i < 500; ++i) {
    const std::string text =
        replaced(i % 2 == 0 ? generated.cable() : generated.rubble(), "\r\n", "\n");
    ASSERT_EQ(portions(Parsed(replaced(text, "\n", "\r\n"))), portions(Parsed(text)))
        << "seed " << seed + 1 << ", case " << i;
  }
}

TEST(DocumentLaws, FurnitureChangesNoPortion) {
  GeneratedCables generated(seed + 2);
  for (int i = 0; i < 500; ++i) {
    const std::string text = generated.cable();
    const std::size_t body = text.find("\n1. ") + 1;
    std::string with = text.substr(0, body);
    for (std::size_t at = body; at < text.size(); ++at) {
      with += text[at];
      const bool within = text[at] == '\n' && at + 1 < text.size() && text[at - 1] != '\n' &&
                          text[at + 1] != '\n' && text.compare(at + 1, 3, "ROE") != 0;
      if (within && generated.below(3) == 0) {
        with +=
            generated.pick({"BERN 00000881  002 OF 003\n", "PAGE 02 BERN 00881 01 OF 02 291030Z\n",
                            "- 4 -\n", "BERN 00000881  002 OF 003\n\n"});
      }
    }
    ASSERT_EQ(portions(Parsed(with)), portions(Parsed(text)))
        << "seed " << seed + 2 << ", case " << i << ":\n"
        << with;
  }
}

TEST(DocumentLaws, NoTextIsBelowTheBannerWithoutAMark) {
  GeneratedCables generated(seed + 3);
  for (int i = 0; i < 1000; ++i) {
    const Parsed parsed(generated.rubble());
    for (const Message& message : parsed.messages) {
      for (const Segment& segment : message.segments) {
        if (is_administrative(segment.kind) || !segment.inherited) continue;
        if (!segment.marking->level) continue;
        ASSERT_TRUE(message.marking.level || segment.parent || message.entire_text)
            << "seed " << seed + 3 << ", case " << i;
        if (message.marking.level && !segment.parent) {
          ASSERT_GE(*segment.marking->level, *message.marking.level);
        }
      }
    }
  }
}

/// The time of a document grows as its size does: eight times the lines, at most 32 times the time.
TEST(DocumentLaws, TimeIsLinear) {
  const std::string head =
      "P 291030Z JAN 08\nC O N F I D E N T I A L BERN 000881\n\nTAGS: PREL\n\n1. (C) A.\n";
  const std::vector<std::string> pieces = {"a line of text\n",
                                           "BERN 00000881  002 OF 003\n",
                                           "SIPDIS\ntext\n",
                                           "(\n",
                                           "-----\n",
                                           "A\n\n",
                                           "VZCZCABC0001\n",
                                           "TAGS: PREL SUBJECT: X ",
                                           ". (C) . (S) ",
                                           "CONFIDENTIAL BERN 000882\n",
                                           "(a) (U) x.\n\nT.\n\n",
                                           "2. (C) T.\n",
                                           "( "};
  for (const std::string& piece : pieces) {
    const auto seconds = [&](std::size_t count) {
      std::string text = head;
      for (std::size_t i = 0; i < count; ++i) text += piece;
      const std::clock_t begin = std::clock();
      const Parsed parsed(text);
      return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    };
    const double small = std::max(seconds(1000), 0.002);
    const double large = std::min(seconds(8000), seconds(8000));
    EXPECT_LT(large, small * 32) << piece;
  }
}

}  // namespace
}  // namespace declass
