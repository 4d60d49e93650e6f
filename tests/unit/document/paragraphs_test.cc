#include <gtest/gtest.h>

#include "support/shipped.h"

namespace declass {
namespace {

const std::string head = "P 291030Z JAN 08\nC O N F I D E N T I A L BERN 000881\n\nTAGS: PREL\n\n";

/// `1 2a 2b -`: number and part of each paragraph.
std::string numbers(const Parsed& parsed) {
  std::string out;
  for (const Message& message : parsed.messages) {
    for (const Segment& segment : message.segments) {
      if (segment.kind != SegmentKind::paragraph) continue;
      if (!out.empty()) out += " ";
      out += segment.number ? std::to_string(*segment.number) : "-";
      if (segment.part) out += static_cast<char>('a' + *segment.part - 1);
    }
  }
  return out;
}

TEST(Paragraphs, NumbersGoOnPastAThousand) {
  for (const char* mark : {"(C) ", ""}) {
    std::string body;
    for (int i = 1; i <= 1203; ++i) body += std::to_string(i) + ". " + mark + "It was.\n\n";
    const Parsed parsed(head + body);
    const std::string found = numbers(parsed);
    EXPECT_TRUE(found.ends_with(" 1202 1203")) << mark;
    EXPECT_NE(found.find(" 999 1000 1001 "), std::string::npos) << mark;
  }
}

TEST(Paragraphs, ALevelBehindAParagraphNumberIsNoBannerOfAPage) {
  const Parsed parsed(head + "1. (C) Two words are used:\n\n2. SECRET\n\n3. (C) So it was.\n");
  EXPECT_EQ(parsed.messages.front().banners.size(), 1U);
  EXPECT_EQ(numbers(parsed), "1 2 3");
}

TEST(Paragraphs, Numbers) {
  const struct {
    const char* story;
    const char* body;
    const char* expected;
  } cases[] = {
      {"as they stand", "1. (C) A.\n\n2. (C) B.\n", "1 2"},
      {"no blank behind the stop", "1.(C) A.\n2.(C) B.\n", "1 2"},
      {"pilcrow", "¶1. (C) A.\n\n¶2. (U) B.\n", "1 2"},
      {"pilcrow lost", "11. (C) A.\n\n12. (C) B.\n\n18. (U) C.\n\n110. (U) D.\n", "1 2 8 10"},
      {"a year is no number", "11. (C) It was in\n\n2007, he said so.\n\n12. (C) B.\n", "1 2"},
      {"a list stays", "1. (C) As:\n1) one\n2) two\n2. (C) B.\n", "1 2"},
      {"a year with a pilcrow stays", "¶1. (C) In\n¶2006. It was so.\n\n¶2. (C) B.\n", "1 2"},
      {"across a page line",
       "1. (C) A\nBERN 00000881  002 OF 002\nb.\n2. (C) B\nSIPDIS\nb\nSIPDIS\nb.\n",
       "1a 1b 2a 2b 2c"},
      {"across a blank line", "1. (C) A\n\nb.\n\n2. (C) B.\n", "1 2"},
      {"mark behind its word", "1. Summary: (SBU) A.\n", "1"},
      {"a comma for the stop", "1. (C) A.\n\n2, (S) B.\n", "1 2"},
      {"four digits in their turn only", "1. (C) A.\n\n2006. (C) B.\n\n2. (C) C.\n", "1 2"},
      {"a lost line end", "1. (S) A. 2. (U) B. 3. (C) C.\n4. (C) D.\n", "1 2 3 4"},
      {"a number inside that is no paragraph", "1. (S) As in para. 2. (U) B.\n2. (C) C.\n", "1 2"},
      {"a number that the word before it names", "1. (C) As in para\n2. (U) B.\n\n2. (C) C.\n",
       "1 2"},
      {"and a stronger mark behind it", "1. (U) As in para\n2. (C) B.\n\n3. (C) C.\n", "1 2 3"},
      {"a number inside without a mark", "1. (S) A. 2. B.\n2. (C) C.\n", "1 2"},
      {"rules of a table", "1. (C) A.\n\n Year  Tons\n ----  ----\n 2003  1200\n\n2. (C) B.\n",
       "1 2"},
      {"bracket lost", "1. (C) A.\n\n2. (LOU) B.\n", "1 2"},
  };
  for (const auto& item : cases) {
    const Parsed parsed(head + item.body);
    expect_tiles(parsed);
    EXPECT_EQ(numbers(parsed), item.expected) << item.story;
  }
}

TEST(Paragraphs, MoreThanAThousand) {
  std::string body, expected;
  for (int number = 1; number <= 1001; ++number) {
    body += std::to_string(number) + ". (C) A.\n\n";
    expected += (expected.empty() ? "" : " ") + std::to_string(number);
  }
  EXPECT_EQ(numbers(Parsed(head + body)), expected);
}

TEST(Paragraphs, ElevenIsElevenInALaterSection) {
  const Parsed parsed(
      "C O N F I D E N T I A L SECTION 02 OF 02 BERN 000881\n\nTAGS: PREL\n\n11. (C) A.\n\n12. (C) "
      "B.\n");
  EXPECT_EQ(numbers(parsed), "11 12");
}

TEST(Paragraphs, Headings) {
  const struct {
    const char* story;
    const char* text;
    bool heading;
  } cases[] = {
      {"between rules", "-----\nHERE\n-----", true},
      {"underlined", "Here\n----", true},
      {"alone", "HERE WE ARE", true},
      {"a sentence alone", "Here we are.", false},
      {"a title with a mark", "(U) HERE WE ARE", true},
      {"a sentence with a mark", "(U) Here we are.", false},
      {"a title with a colon", "Here:", true},
      {"an item before a marked one", "-- Here and", false},
      {"single dashes", "Here\n- - - - -", true},
      {"the beginning of a list", "Here are the ships:", false},
      {"END SUMMARY", "END SUMMARY HERE", false},
  };
  for (const auto& item : cases) {
    const Parsed parsed(head + "1. (C) A.\n\n" + item.text + "\n\n2. (C) B.\n");
    const std::string word =
        std::string(item.text).find("Here") != std::string::npos ? "Here" : "HERE";
    EXPECT_EQ(parsed.segment_with(word).kind == SegmentKind::heading, item.heading) << item.story;
  }
  const Parsed broken(head + "1. (C) They met in the village of\n\nHERE\n\n2. (C) B.\n");
  EXPECT_EQ(broken.segment_with("HERE").number, 1) << "a sentence that a page cut";
}

TEST(Paragraphs, SubItemsWithAMarkAreTheirOwn) {
  const Parsed parsed(head + "3. (C) As:\n(i) (U) One.\n- (SBU) Two.\nb. plain\n");
  EXPECT_EQ(parsed.segment_with("One").parent, 3);
  EXPECT_FALSE(parsed.segment_with("One").number);
  EXPECT_EQ(parsed.text(parsed.segment_with("One").label), "(i)");
  EXPECT_EQ(parsed.text(parsed.segment_with("Two").mark), "(SBU)");
}

TEST(Lines, CarriageReturnsAndAByteOrderMarkChangeNothing) {
  const std::string text = head + "1. (C) A\nSIPDIS\nb.\n\n2. (U) B.\nROE\n";
  std::string crlf;
  for (const char c : text) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  EXPECT_EQ(numbers(Parsed(crlf)), numbers(Parsed(text)));
  EXPECT_EQ(Parsed(crlf).messages[0].signature, "ROE");
  const Parsed marked("\xEF\xBB\xBF" + text);
  expect_tiles(marked);
  EXPECT_EQ(marked.messages[0].document_id, "08BERN881");
}

TEST(Header, OneLineHoldsThemAll) {
  const Parsed parsed(
      "P 291030Z JAN 08\nC O N F I D E N T I A L RIGA 000472 SIPDIS E.O. 12958: DECL: 08/12/2018 "
      "TAGS: PREL, PGOV SUBJECT: A VISIT REF: BERN 12 Classified By: DCM Jane Roe, reasons 1.4 (b) "
      "and (d) 1. (C) The text.\n");
  expect_tiles(parsed);
  const Message& message = parsed.messages[0];
  EXPECT_EQ(message.document_id, "08RIGA472");
  EXPECT_EQ(parsed.text(message.instructions.at(0)), "DECL: 08/12/2018");
  EXPECT_EQ(message.tags.size(), 2U);
  EXPECT_EQ(message.subject, "A VISIT");
  ASSERT_TRUE(message.reasons);
  EXPECT_EQ(message.reasons->letters, (std::vector<std::string>{"b", "d"}));
  EXPECT_EQ(parsed.segment_with("The text").number, 1);
}

TEST(Header, TheFirstParagraphMaySayWhoClassified) {
  const Parsed parsed(head + "1. (U) CLASSIFIED BY DCM JANE ROE, REASON 1.5 (D).\n\n2. (C) A.\n");
  ASSERT_TRUE(parsed.messages[0].reasons);
  EXPECT_EQ(parsed.messages[0].reasons->section, "1.5");
  EXPECT_EQ(parsed.messages[0].reasons->letters, std::vector<std::string>{"d"});
}

}  // namespace
}  // namespace declass
