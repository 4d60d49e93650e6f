#include <gtest/gtest.h>

#include "term_policy.h"

namespace declass {
namespace {

// The structural ways in which a release leaks, by the names under which docs/threat-model.md
// lists them. Names are invented.

Result<Outcome> run(const Policy& policy, const std::string& text, const char* name = "in.txt") {
  return process(SourceText(name, text), shipped_rules(), policy, options_on("2026-11-24"));
}

std::string paragraph(const std::string& text) { return term_document_head + text + "\n"; }

std::string released(const Policy& policy, const std::string& text) {
  return value_of(run(policy, text)).release.bytes;
}

bool lists(const Outcome& outcome, const std::string& kind) {
  return std::any_of(outcome.verdict.review.begin(), outcome.verdict.review.end(),
                     [&](const ReviewItem& item) { return item.kind == kind; });
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string wrapped_at_69(const std::string& text) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (column > 0 && column + 1 + end - at > 69) {
      out += "\n";
      column = 0;
    } else if (column > 0) {
      out += " ";
      ++column;
    }
    out += text.substr(at, end - at);
    column += end - at;
    at = end + 1;
  }
  return out;
}

const std::vector<std::string> lengths = {"AL", "MAXIMILIAN VON HOHENLOHE"};

TEST(Vectors, L1TheLengthOfTheBar) {
  const Policy policy = term_policy(entries({}, lengths));
  EXPECT_EQ(released(policy, paragraph("Met AL.")),
            released(policy, paragraph("Met MAXIMILIAN VON HOHENLOHE.")));
}

TEST(Vectors, L2LineWrapsSayNothing) {
  const Policy policy = term_policy(entries({}, lengths));
  const auto text = [](const std::string& name) {
    return wrapped_at_69("THE AMBASSADOR MET " + name +
                         " AT THE RESIDENCE AND DISCUSSED CREDITS FOR THE MILL. THE TALK LASTED "
                         "UNTIL NOON, AND THE MINISTER LEFT WITH " +
                         name + ".");
  };
  const std::string one = released(policy, paragraph(text(lengths[0])));
  EXPECT_EQ(one, released(policy, paragraph(text(lengths[1]))));
  EXPECT_TRUE(has(one, "MET [REDACTED (b)(6)] AT THE RESIDENCE AND DISCUSSED"));
}

TEST(Vectors, L2FoldedAfreshLinesSayNothingToo) {
  const Policy policy = term_policy(entries({}, lengths));
  ProcessOptions options = options_on("2026-11-24");
  options.wrap = 30;
  std::vector<std::string> out;
  for (const std::string& name : lengths) {
    const SourceText source("in.txt", paragraph("THE AMBASSADOR MET " + name +
                                                " AT THE RESIDENCE OF A FRIEND WHO CAME\nLATE.\n\n"
                                                "2. (U) A PARAGRAPH THAT STAYS AS IT WAS WRITTEN\n"
                                                "DOWN."));
    out.push_back(value_of(process(source, shipped_rules(), policy, options)).release.bytes);
  }
  EXPECT_EQ(out[0], out[1]);
  EXPECT_TRUE(
      has(out[0],
          "1. (U) THE AMBASSADOR MET\n[REDACTED (b)(6)] AT THE\nRESIDENCE OF A FRIEND WHO CAME\n"
          "LATE.\n\n2. (U) A PARAGRAPH THAT STAYS AS IT WAS WRITTEN\nDOWN."))
      << out[0];
}

TEST(Vectors, L3ColumnsSayNothing) {
  const Policy policy = term_policy(entries({"Ivan Petrov", "Maximilian von Hohenlohe"}));
  const auto table = [](const std::string& row) {
    return paragraph("NAME            POST\n" + row + "ROME\nLI WEI          OSLO");
  };
  const std::string one = released(policy, table("IVAN PETROV     "));
  EXPECT_EQ(one, released(policy, table("MAXIMILIAN VON HOHENLOHE  ")));
  EXPECT_FALSE(has(one,
                   "] "
                   " ROME"));
}

TEST(Vectors, L4TheNumberOfLinesThatWereCut) {
  const auto cable = [](std::size_t lines) {
    std::string text =
        "C O N F I D E N T I A L BERN 000881\n\nE.O. 12958: DECL: 01/28/2038\n"
        "TAGS: PREL\nSUBJECT: (U) A VISIT\n\n1. (C) ";
    for (std::size_t i = 0; i < lines; ++i) text += "A line that nobody may read.\n";
    return text + "\n2. (U) Fine weather.\n";
  };
  std::string yaml = bytes_of(std::string(DECLASS_SOURCE_DIR) + "/policies/public.yaml");
  yaml.replace(yaml.find("show_amount: lines"), 18, "show_amount: none");
  const Policy policy = policy_of("public", yaml);
  const std::string one = released(policy, cable(1));
  EXPECT_EQ(one, released(policy, cable(9)));
  EXPECT_TRUE(has(one, "1. (C) [1 paragraph withheld: (b)(1)]\n\n2. (U) Fine weather.")) << one;
}

TEST(Vectors, L5SeveralWordsAreOneMarker) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}, {"Gralloch"}));
  EXPECT_EQ(body_of(released(policy, paragraph("Met IVAN PETROV."))), "Met M.");
  EXPECT_EQ(body_of(released(policy, paragraph("Met IVAN  PETROV GRALLOCH GRALLOCH."))), "Met M.");
}

TEST(Vectors, C1LeftoversInTheHeader) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  const std::string bytes =
      released(policy,
               "UNCLAS BERN 000881\n\nTAGS: PINT, OVIP (PETROV, IVAN)\nSUBJECT: VISIT OF PETROV\n"
               "REF: (A) MOSCOW 1234 (PETROV)\n\n1. (U) Nothing.\n");
  EXPECT_FALSE(has(bytes, "PETROV")) << bytes;
  EXPECT_FALSE(has(bytes, "IVAN")) << bytes;
  EXPECT_TRUE(has(bytes, "OVIP ([REDACTED (b)(6)])")) << bytes;
}

TEST(Vectors, C2PageFurniture) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  const std::string bytes =
      released(policy, paragraph("One.\nCONFIDENTIAL - PETROV DEBRIEF - PAGE 3\nTwo.\n"
                                 "PAGE 04 BERN PETROV 00881\nThree."));
  EXPECT_FALSE(has(bytes, "PETROV")) << bytes;
}

TEST(Vectors, C4FrontMatterIsText) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  const std::string bytes =
      released(policy, "---\nauthor: I. Petrov\ntitle: Notes\n---\n\n1. (U) Nothing.\n");
  EXPECT_FALSE(has(bytes, "Petrov")) << bytes;
  EXPECT_TRUE(has(bytes, "author: [REDACTED (b)(6)]")) << bytes;
}

TEST(Vectors, C5TheSamePersonInAnotherForm) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  const std::string bytes =
      released(policy, paragraph("IVAN PETROV came.\n\n2. (U) I. PETROV spoke.\n\n"
                                 "3. (U) The engineer Petrov left."));
  EXPECT_FALSE(has(bytes, "PETROV")) << bytes;
  EXPECT_TRUE(has(bytes, "3. (U) The engineer [REDACTED (b)(6)] left.")) << bytes;
}

TEST(Vectors, I1EntriesOfASortedListGoWhole) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  const auto outcome = value_of(run(policy, paragraph("Index.\n\n2. (U) \nPETRENKO 4\n"
                                                      "PETROV 12, 15\nPETTY 9")));
  EXPECT_TRUE(has(outcome.release.bytes, "PETRENKO 4\nPETTY 9")) << outcome.release.bytes;
  EXPECT_FALSE(has(outcome.release.bytes, "12, 15"));
  EXPECT_FALSE(has(outcome.release.bytes, "[REDACTED"));
  EXPECT_EQ(outcome.release.cuts.size(), 1U) << "it is a cut all the same";
  EXPECT_EQ(outcome.disposition, Disposition::in_part);
  EXPECT_TRUE(has(outcome.release.bytes, "Entries of sorted lists were taken out whole"));
}

TEST(Vectors, I1ALineThatStandsAloneIsCutAsUsual) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  EXPECT_EQ(body_of(released(policy, paragraph("PETROV 12, 15"))), "M 12, 15");
  EXPECT_EQ(body_of(released(policy, paragraph("ZEBRA 4\nPETROV 12\nAPPLE 9"))),
            "ZEBRA 4 M 12 APPLE 9")
      << "in no order";
  EXPECT_EQ(body_of(released(policy, paragraph("He met many people there, among them\n"
                                               "PETROV and others of the mill, and then\n"
                                               "went home."))),
            "He met many people there, among them M and others of the mill, and then went home.");
}

TEST(Vectors, S1ASpoofedMarkerStaysAndIsListed) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  const auto outcome =
      value_of(run(policy, paragraph("Text says [REDACTED (b)(6)] already. IVAN PETROV.")));
  EXPECT_EQ(body_of(outcome.release.bytes), "Text says M already. M.");
  EXPECT_EQ(outcome.release.cuts.size(), 1U) << "only our own cut is counted";
  EXPECT_TRUE(lists(outcome, "marker-in-source"));
  const auto foia = value_of(run(public_policy(),
                                 "UNCLAS BERN 000881\n\n1. (U) See [(b)(6)] and [1 "
                                 "paragraph (2 lines) withheld: (b)(1)].\n"));
  EXPECT_TRUE(lists(foia, "marker-in-source"));
  EXPECT_TRUE(has(foia.release.bytes, "See [(b)(6)] and [1 paragraph"));
}

TEST(Vectors, S3TerminalEscapesDoNotLeave) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  const auto outcome =
      value_of(run(policy, paragraph("PETROV\x1b]0;owned\x07, bell\x07.\n\n2. (U) A\xC2\x9B"
                                     "1mB\x7F.")));
  for (const char c : outcome.release.bytes) {
    EXPECT_TRUE(c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F));
  }
  EXPECT_TRUE(has(outcome.release.bytes, "[REDACTED (b)(6)]]0;owned, bell."));
  EXPECT_TRUE(lists(outcome, "control-character"));
}

TEST(Vectors, X1MalformedUtf8IsRefused) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  for (const char* bytes : {"IV\xFF"
                            "AN PETROV",
                            "a \xC0\x80 b"}) {
    const auto outcome = run(policy, paragraph(bytes));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().front().code, "DC0004");
  }
}

TEST(Vectors, X2Utf16AndNulsAreRefused) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  for (const std::string& bytes :
       {std::string("\xFF\xFEI\0V\0", 6), std::string("I\0V\0A\0N\0", 8)}) {
    EXPECT_FALSE(run(policy, bytes));
  }
}

TEST(Vectors, X3AHugeLineIsRead) {
  const Policy policy = term_policy(entries({"Ivan Petrov"}));
  std::string line;
  while (line.size() < 2'000'000) line += "nothing of note happened ";
  const std::string bytes = released(policy, paragraph(line + "IVAN PETROV " + line));
  EXPECT_FALSE(has(bytes, "PETROV"));
  EXPECT_GT(bytes.size(), 2 * line.size());
}

TEST(Vectors, X5OverlappingClausesKeepAllCodes) {
  const std::string yaml = R"yaml(policy: both
version: 1
title: T
audience: internal
settings: {cut: 0.30, review: 0.05}
output: {marker: foia, show_amount: none, markings: keep, file_name: document-id}
lists: {one: one.txt, two: two.txt}
clauses:
  - {id: open, when: {status: [declassified, not-classified, not-yet, review, refer, unknown]}, action: release, because: open}
  - {id: a, when: {finding: term, listed_in: one}, action: redact, exemption: "(b)(6)", because: a, harm: h}
  - {id: b, when: {finding: term, listed_in: two}, action: redact, exemption: "(b)(7)(D)", because: b, harm: h}
)yaml";
  const Policy policy = value_of(
      Policy::compile(SourceText("both.yaml", yaml), policy_rules(shipped_rules()),
                      [](const std::string& file) -> Result<SourceText> {
                        return SourceText(file, file == "one.txt" ? "Petrov\n" : "Ivan Petrov\n");
                      }));
  const std::string bytes = released(policy, paragraph("Met IVAN PETROV."));
  EXPECT_TRUE(has(bytes, "Met [(b)(6); (b)(7)(D)].")) << bytes;
}

TEST(Vectors, X6TextWithoutADecidableMarkStays) {
  const std::string head =
      "C O N F I D E N T I A L BERN 000881\n\nE.O. 12958: DECL: 01/28/2038\n"
      "TAGS: PREL\nSUBJECT: (U) A VISIT\n\n";
  for (const char* mark : {"", "( ) ", "(X) ", "(C) "}) {
    const std::string bytes =
        released(public_policy(), head + "1. " + mark + "The boats left.\n\n2. (U) Fine.\n");
    EXPECT_FALSE(has(bytes, "boats")) << mark;
    EXPECT_TRUE(has(bytes, "2. (U) Fine.")) << mark;
  }
}

}  // namespace
}  // namespace declass
