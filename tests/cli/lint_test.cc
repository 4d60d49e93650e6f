#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace declass::testing {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* head =
    "P 291030Z JAN 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\n"
    "C O N F I D E N T I A L BERN 000881\n\n";
constexpr const char* fields =
    "E.O. 12958: DECL: 01/28/2018\nTAGS: PREL\nSUBJECT: A VISIT\n\n"
    "Classified By: DCM Jane Roe, reasons 1.4 (b)\n\n1. (C) The text.\n";

struct Case {
  const char* story;
  std::string document;
  std::string ids;  ///< in the order of the file, without what every mark says of itself
};

TEST(LintCommand, SaysWhatIsWrongByItsId) {
  const std::string clean = std::string(head) + fields;
  const auto with = [&](const std::string& what, const std::string& by) {
    std::string out = clean;
    const std::size_t at = out.find(what);
    return out.replace(at, what.size(), by);
  };
  const Case cases[] = {
      {"nothing", clean, ""},
      {"captions in a wrong order", std::string(head) + "NOFORN\nEXDIS\n\n" + fields,
       "captions-out-of-order"},
      {"two captions that exclude each other",
       std::string(head) + "NODIS\nEXDIS\nNOFORN\n\n" + fields, "captions-conflict"},
      {"EXDIS and not NOFORN", std::string(head) + "EXDIS\n\n" + fields,
       "caption-companion-missing"},
      {"a section of another time", with("1.4 (b)", "1.5 (b)"), "reasons-not-of-order"},
      {"no officer", with("Classified By: DCM Jane Roe, reasons", "Reason:"),
       "classified-by-missing"},
      {"neither officer nor reasons", with("Classified By: DCM Jane Roe, reasons 1.4 (b)\n\n", ""),
       "reasons-missing classified-by-missing"},
      {"the reasons are those of the source",
       with("reasons 1.4 (b)\n", "\nDerived From: Multiple Sources\n"), ""},
      {"no instruction", with("E.O. 12958: DECL: 01/28/2018\n", ""), "instruction-missing"},
      {"X1 in 2008", with("01/28/2018", "X1"), "instruction-not-of-its-order"},
      {"a date before the document", with("01/28/2018", "01/28/2007"), "date-before-origin"},
      {"30 years", with("01/28/2018", "01/28/2038"), "date-beyond-25-years"},
      {"a portion above the banner", with("(C)", "(S)"), "portion-above-banner"},
      {"a paragraph without a mark", with("(C) ", ""), "unmarked-paragraph"},
      {"a paragraph is left out", clean + "\n3. (U) More.\n", "paragraph-numbers-jump"},
      {"a section is left out", with("BERN 000881", "SECTION 01 OF 02 BERN 000881"),
       "sections-missing"},
      {"a prosign above the banner", "ZNY SSSSS ZZH\n" + clean, "prosign-disagrees"},
      {"a mark that lost a bracket", with("(C)", "C)"), "mark-repaired"},
  };
  const ScratchFolder folder;
  for (const Case& item : cases) {
    folder.write("a.txt", item.document);
    const ProgramRun run = declass({"lint", "--json", "a.txt"}, folder.path());
    const Json line = Json::parse(run.out);
    EXPECT_EQ(line["document"], "a.txt");
    std::string ids;
    for (const Json& finding : line["findings"]) {
      const std::string id = finding["id"];
      if (id == "portion-mark" || id == "banner-mark") continue;
      ids += (ids.empty() ? "" : " ") + id;
      EXPECT_FALSE(finding["fix"].is_null()) << id;
    }
    EXPECT_EQ(ids, item.ids) << item.story << "\n" << run.out;
    EXPECT_EQ(run.exit, line["findings"].empty() ? 0 : 1) << item.story;
  }
}

TEST(LintCommand, SaysOfAMarkWhatWasWrongOnItsDay) {
  const std::string old_head =
      "P 291030Z JAN 79\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\nC O N F I D E N T I A L "
      "BERN 00881\n\nE.O. 12065: GDS 1/29/85 (ROE, JANE)\nTAGS: PREL\nSUBJECT: A VISIT\n\n";
  const std::string new_head = std::string(head) +
                               "E.O. 12958: DECL: 01/28/2018\nTAGS: PREL\nSUBJECT: A VISIT\n\n"
                               "Classified By: DCM Jane Roe, reasons 1.4 (b)\n\n";
  const struct {
    const char* story;
    std::string document, expected;  ///< code and fix of each finding
  } cases[] = {
      {"old marks of an old cable", old_head + "1. (LOU) A.\n\n2. (C/NF) B.\n", ""},
      {"the same, later", new_head + "1. (SBU) A.\n\n2. (C/NF) B.\n", "DM0204 write `(C//NF)`;"},
      {"a cable of before portion marks",
       "P 291030Z JAN 76\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\nC O N F I D E N T I A L BERN "
       "00881\n\nE.O. 11652: GDS\nTAGS: PREL\nSUBJECT: A VISIT\n\n1. A.\n",
       ""},
      {"an order and no word behind it",
       "P 291030Z JAN 10\nUNCLAS BERN 00881\n\nE.O.: 13526\nSUBJECT: A VISIT\n\n1. (U) A.\n", ""},
      {"one statement for all", old_head + "1. CONFIDENTIAL - ENTIRE TEXT.\n\n2. B.\n", ""},
      {"a slip is one finding", new_head + "1. C) A.\n", "DC0106 write `(C)`;"},
      {"a date that is not there",
       "CONFIDENTIAL BERN 000881\n\nE.O. 12065: GDS 1/29/85\n\n1. (C) A.\n",
       "DC0112 give the date-time group or the date of the document;"},
      {"the first section has lost its banner",
       "1. (C) A.\nC O N F I D E N T I A L SECTION 02 OF 02 BERN 00881\n\n2. (C) B.\n",
       "DC0112 give the date-time group or the date of the document;"
       "DI0101 add the order line with `DECL:` and a date or event;"},
  };
  const ScratchFolder folder;
  for (const auto& item : cases) {
    folder.write("a.txt", item.document);
    const ProgramRun run = declass({"lint", "--json", "a.txt"}, folder.path());
    const Json line = Json::parse(run.out);
    std::string found;
    for (const Json& finding : line["findings"]) {
      found += std::string(finding["code"]) + " " + std::string(finding["fix"]) + ";";
    }
    EXPECT_EQ(found, item.expected) << item.story;
  }
}

TEST(LintCommand, ShowsPlacesAndFixesAndNoText) {
  const ScratchFolder folder;
  folder.write("a.txt", std::string(head) + fields + "\n3. (S) The source is Harbottle.\n");
  const ProgramRun run = declass({"lint", "a.txt"}, folder.path());
  EXPECT_EQ(run.exit, 1);
  EXPECT_NE(run.out.find("a.txt:14:1: warning: paragraph-numbers-jump: paragraph 3 follows "
                         "paragraph 1 [DC0105]\n   hint: look for the paragraph"),
            std::string::npos)
      << run.out;
  EXPECT_EQ((run.out + run.err).find("Harbottle"), std::string::npos);
}

TEST(LintCommand, WhatCannotBeReadIsRefusedWithTheReason) {
  const ScratchFolder folder;
  const struct {
    std::string bytes;
    const char* code;
  } cases[] = {
      {"", "DC0001"},
      {std::string("\xFF\xFE") + std::string("a\0b\0", 4), "DC0002"},
      {std::string("a\0b", 3), "DC0003"},
      {"caf\xE9", "DC0004"},
  };
  for (const auto& item : cases) {
    folder.write("a.txt", item.bytes);
    const ProgramRun run = declass({"lint", "a.txt"}, folder.path());
    EXPECT_EQ(run.exit, 4) << item.code;
    EXPECT_NE(run.err.find(item.code), std::string::npos) << run.err;
  }
}

TEST(LintCommand, OffsetsAreTheFilesInEveryEncoding) {
  const ScratchFolder folder;
  const auto begin_of_jump = [&](const std::string& text, const char* encoding) {
    folder.write("a.txt", text);
    const ProgramRun run =
        declass({"lint", "--json", "--encoding", encoding, "a.txt"}, folder.path());
    const Json line = Json::parse(run.out);
    for (const Json& finding : line["findings"]) {
      if (finding["id"] == "paragraph-numbers-jump") return finding["begin"].get<std::size_t>();
    }
    return std::size_t{0};
  };
  const std::string before = std::string(head) + fields + "He was at the caf";
  EXPECT_EQ(begin_of_jump(before + "\xC3\xA9.\n\n3. (U) More.\n", "utf-8"), before.size() + 5);
  EXPECT_EQ(begin_of_jump(before + "\xE9.\n\n3. (U) More.\n", "windows-1252"), before.size() + 4);
}

}  // namespace
}  // namespace declass::testing
