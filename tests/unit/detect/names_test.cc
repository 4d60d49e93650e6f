#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace declass {
namespace {

using ::testing::AnyOf;
using ::testing::ElementsAre;
using testing::find_in;
using ::testing::IsEmpty;
using testing::persons_in;
using testing::shipped_detector;
using testing::shipped_files;
using testing::without;

struct Example {
  const char* story;
  const char* text;
  std::vector<std::string> persons;
};

const std::vector<Example>& sure_examples() {
  static const std::vector<Example> examples = {
      {"a courtesy title, in capitals", "1. WE MET MR. HARGREAVES AND LEFT.", {"HARGREAVES"}},
      {"a courtesy title, in prose",
       "The applicant met Mr Hargreaves in the town.",
       {"Hargreaves"}},
      {"an unknown surname after a title",
       "1. AMBASSADOR TOLD US THAT MR. QUIMBALO WAS ILL.",
       {"QUIMBALO"}},
      {"initials go with the name",
       "They were represented by Mr K.H. Brandauer, a lawyer.",
       {"K.H. Brandauer"}},
      {"a short form of a given name goes along",
       "represented by their agent, Mr Cz. Nowak, here.",
       {"Cz. Nowak"}},
      {"initials alone after a courtesy title",
       "The farm that Mr F.L. had been operating was sold.",
       {"F.L."}},
      {"given name and surname",
       "1. THE DELEGATION WAS LED BY ROBERT FERGUSON, WHO SAID LITTLE.",
       {"ROBERT FERGUSON"}},
      {"the possessive is covered",
       "1. WE DISCUSSED MR. HARGREAVES'S LETTER. HARGREAVES WAS CALM.",
       {"HARGREAVES'S", "HARGREAVES"}},
      {"a possessive with a blank", "1. MR. DUNCAN' S LETTER WAS READ.", {"DUNCAN' S"}},
      {"a particle goes along", "1. FOREIGN MINISTER VAN DER MEULEN SAID NO.", {"VAN DER MEULEN"}},
      {"a double name", "1. MR. MUELLER-KRANZ SAID THAT HE WOULD COME.", {"MUELLER-KRANZ"}},
      {"a name broken over a line", "1. MR. FERGU- SON SAID THAT HE WOULD COME.", {"FERGU- SON"}},
      {"names in a list, one of them a common word",
       "Cleared by: L - Thomas Green; PM - Susan O'Brien",
       {"Thomas Green", "Susan O'Brien"}},
      {"a name with accents",
       "The applicant, Ms Gülizar Öztürk, lives in the town.",
       {"Gülizar Öztürk"}},
      {"the signer", "1. NO ACTION IS REQUIRED.\n\n\nFERGUSON\n", {"FERGUSON"}},
      {"the signer on the line below prose",
       "This message was cleared by all.\nFERGUSON\n",
       {"FERGUSON"}},
  };
  return examples;
}

TEST(Names, SureCases) {
  for (const Example& example : sure_examples()) {
    EXPECT_EQ(persons_in(example.text), example.persons) << example.story;
  }
}

// The hand weights are the readable fallback: where a case is sure, both must say the same.
TEST(Names, HandWeightsAndLearnedWeightsAgreeOnTheSureCases) {
  const Detector by_hand = Detector::compile(without(shipped_files(), "weights.tsv")).value();
  for (const Example& example : sure_examples()) {
    EXPECT_EQ(persons_in(by_hand, example.text), example.persons) << example.story;
  }
}

TEST(Names, WhatIsNoPerson) {
  const std::vector<std::pair<const char*, const char*>> texts = {
      {"nations and capitals", "1. THE TALKS IN WELLINGTON AND OTTAWA WERE ABOUT NORWAY."},
      {"a place of several words", "1. THE SHIP LEFT HONG KONG FOR NEW ZEALAND AND DIEGO GARCIA."},
      {"peoples", "1. THE BRITISH AND THE NORWEGIANS TOLD THE SOVIETS NOTHING."},
      {"abbreviations", "1. EMBOFF TOLD FONOFF THAT THE GON AND NATO WOULD NOT REPLY SEPTEL."},
      {"an office without a name", "1. THE AMBASSADOR TOLD THE FOREIGN MINISTER THAT HE AGREED."},
      {"a process named after a town", "Allies in the Oslo Process met in Oslo during the week."},
      {"months and days", "On Monday, 12 May, the meeting of April and August was recalled."},
      {"a misspelt word", "1. HE MADE NO RECOMMENDATON ABOUT THE CONFERNECE."},
      {"two words without the blank", "1. THE TALKS LASTWEEK WERE FRIENDLY."},
      {"acronyms in prose", "The use of APLs, CMs and ERW was discussed at length by all."},
      {"an acronym that is spelled out",
       "1. THE NORTHERN UNION OF GRAIN SELLERS (NUGS) HAS MET. LATER NUGS WAS SILENT."},
      {"a verb of speech that is also a name", "1. THE DELEGATE, HE SAID, WAS ABSENT. HE SAID SO."},
      {"no words at all", "12 34 -- , . ( ) '"},
      {"nothing", ""},
  };
  for (const auto& [story, text] : texts) EXPECT_THAT(persons_in(text), IsEmpty()) << story;
}

TEST(Names, AVerbOfSpeechBehindAPersonDoesNotJoinTheName) {
  EXPECT_THAT(persons_in("1. DR. QUIMBALO SAID, WHEN ASKED, THAT HE AGREED."),
              ElementsAre("QUIMBALO"));
}

const Finding* person_at(const std::vector<Finding>& findings, std::size_t offset) {
  for (const Finding& finding : findings) {
    if (finding.kind == "person" && finding.span.contains(offset)) return &finding;
  }
  return nullptr;
}

bool has_cue(const Finding& finding, std::string_view cue) {
  return std::any_of(finding.evidence.begin(), finding.evidence.end(),
                     [cue](const Evidence& one) { return one.cue == cue; });
}

// Cues are asserted with the hand weights: learned ones may spread a reason over several.
const Detector& hand_detector() {
  static const Detector detector =
      Detector::compile(without(shipped_files(), "weights.tsv")).value();
  return detector;
}

TEST(Names, EachReasonIsTheRightOne) {
  const std::vector<std::tuple<std::string, std::string, std::string>> examples = {
      {"1. WE MET MR. HARGREAVES AND LEFT.", "HARGREAVES", "courtesy-before"},
      {"1. AMBASSADOR HARGREAVES LEFT.", "HARGREAVES", "title-use"},
      {"1. HARGREAVES SAID THAT HE HAD LEFT.", "HARGREAVES", "said-after"},
      {"1. HE HAS ALSO TOLD HARGREAVES THAT IT WAS LATE.", "HARGREAVES", "addressed-before"},
      {"1. HARGREAVES, DIRECTOR OF THE BUREAU, LEFT.", "HARGREAVES", "apposition-after"},
      {"1. NO ACTION IS REQUIRED.\n\n\nHARGREAVES\n", "HARGREAVES", "signer"},
      {"1. ROBERT HARGREAVES LEFT FOR THE TOWN.", "ROBERT", "surname-after"},
  };
  for (const auto& [text, name, cue] : examples) {
    const auto findings = find_in(hand_detector(), text);
    const Finding* finding = person_at(findings, text.find(name));
    ASSERT_NE(finding, nullptr) << text;
    EXPECT_TRUE(has_cue(*finding, cue)) << text << ": no cue " << cue;
  }
}

TEST(Names, ABareNameIsRememberedWithThePlaceThatGaveIt) {
  const std::string text =
      "1. MR. JOHN QUIMBALO OPENED THE MEETING.\n\n2. LATER THE QUESTION WAS PUT TO QUIMBALO.\n";
  const auto findings = find_in(hand_detector(), text);
  const Finding* bare = person_at(findings, text.rfind("QUIMBALO"));
  ASSERT_NE(bare, nullptr);
  EXPECT_TRUE(has_cue(*bare, "sure-elsewhere"));
  for (const Evidence& one : bare->evidence) {
    if (one.cue != "sure-elsewhere") continue;
    EXPECT_EQ(one.offset, text.find("QUIMBALO"));
  }
}

TEST(Names, EvidenceIsSortedAndHoldsNoText) {
  for (const Finding& finding : find_in("1. MR. JOHN QUIMBALO OPENED. QUIMBALO SAID NO.")) {
    for (std::size_t at = 1; at < finding.evidence.size(); ++at) {
      if (finding.evidence[at].weight == 0) continue;  // what gives the role
      EXPECT_GE(std::abs(finding.evidence[at - 1].weight), std::abs(finding.evidence[at].weight));
    }
    for (const Evidence& one : finding.evidence) {
      EXPECT_EQ(one.cue.find("QUIMBALO"), std::string::npos);
    }
  }
}

TEST(Names, NoNamesInWhatOnlyCarriesTheMessage) {
  const SourceText source("text", "MR. HARGREAVES SAID NO.");
  for (const SegmentKind kind : {SegmentKind::header, SegmentKind::banner, SegmentKind::caption,
                                 SegmentKind::order, SegmentKind::page_line}) {
    Message message = plain_message(source);
    message.segments[0].kind = kind;
    EXPECT_THAT(shipped_detector().find(source, message, std::vector<Term>{}), IsEmpty());
  }
}

// The persons of a text that is one segment of a kind.
std::vector<std::string> persons_in(SegmentKind kind, const std::string& text) {
  const SourceText source("text", text);
  Message message = plain_message(source);
  message.segments[0].kind = kind;
  std::vector<std::string> found;
  for (const Finding& finding : shipped_detector().find(source, message, std::vector<Term>{})) {
    if (finding.kind == "person" && finding.score >= 0.30)
      found.push_back(text.substr(finding.span.begin, finding.span.size()));
  }
  return found;
}

TEST(Names, TagsHoldPersonsInBracketsOnly) {
  EXPECT_THAT(persons_in(SegmentKind::tags, "TAGS: PARM, PREL, OVIP (HARGREAVES, JANE)"),
              ElementsAre("HARGREAVES", "JANE"));
}

TEST(Names, WhoWritesAndReadsAMemoStandsBehindALabel) {
  EXPECT_THAT(persons_in(SegmentKind::header, "From: Hargreaves, Robert K"),
              ElementsAre("Hargreaves", "Robert"));
  EXPECT_THAT(persons_in(SegmentKind::header, "CC: Jane Duncan; Teodoro Quimbalo"),
              ElementsAre("Jane Duncan", "Teodoro Quimbalo"));
  for (const char* nobody :
       {"From: AMEMBASSY WELLINGTON", "From: Embassy Wellington", "To: The Department of State",
        "Cc: Political Section", "To: All Staff", "Sent: Monday, March 05, 2012 9:14 AM"}) {
    EXPECT_THAT(persons_in(SegmentKind::header, nobody), IsEmpty()) << nobody;
  }
}

TEST(Names, ADoubtfulNeighbourNeverWidensASureName) {
  for (const Finding& finding : find_in("1. WE MET MR. HARGREAVES DURING THE VISIT.")) {
    if (finding.kind != "person" || finding.score < 0.30) continue;
    EXPECT_EQ(finding.span.size(), 10U);
  }
}

}  // namespace
}  // namespace declass
