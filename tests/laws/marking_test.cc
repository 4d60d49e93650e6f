#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>

#include "mark_damage.h"
#include "marking/algebra.h"
#include "marking/parse.h"

namespace declass {
namespace {

using Random = std::mt19937_64;

constexpr unsigned seed = 20260101;

Vocabulary compile_shipped() {
  std::vector<SourceText> files;
  const std::string folder = std::string(DECLASS_SOURCE_DIR) + "/rules/marking";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path()).rdbuf();
    files.emplace_back(entry.path().string(), bytes.str());
  }
  auto vocabulary = Vocabulary::compile(files);
  if (!vocabulary) {
    std::cerr << render(vocabulary.error());
    std::abort();
  }
  return *vocabulary;
}

const Vocabulary& marking_vocabulary() {
  static const Vocabulary vocabulary = compile_shipped();
  return vocabulary;
}

template <class T>
const T& one_of(Random& random, const std::vector<T>& list) {
  return list[std::uniform_int_distribution<std::size_t>(0, list.size() - 1)(random)];
}

bool chance(Random& random, int in) {
  return std::uniform_int_distribution<int>(1, in)(random) == 1;
}

/// A portion as people write them; most are valid, some break a rule, a few cannot be read.
std::string any_portion(Random& random) {
  static const std::vector<std::string> levels = {
      "U",       "C",    "S",    "TS",          "S",       "C",
      "//GBR S", "//NS", "//NR", "//CAN DEU S", "//FGI C", "//JOINT S CAN GBR USA",
      "X"};
  static const std::vector<std::string> sci = {"SI",    "SI-G ABCD", "SI-G DEFG", "TK",
                                               "HCS-P", "ZZZ",       "SI/TK"};
  static const std::vector<std::string> aea = {"RD",        "FRD",  "RD-CNWDI", "RD-SG 14 20",
                                               "FRD-SG 15", "TFNI", "DCNI"};
  static const std::vector<std::string> disclosure = {
      "NF",  "REL TO USA, GBR",  "REL TO USA, AUS, GBR", "REL TO USA, FVEY",      "RELIDO",
      "REL", "DISPLAY ONLY AFG", "REL TO USA, DEU",      "REL TO USA, GBR/RELIDO"};
  static const std::vector<std::string> dissem = {"OC", "FOUO", "PR", "FISA", "OC-USGOV", "IMC"};
  static const std::vector<std::string> other = {"SBU", "LES", "XD", "ND", "SBU-NF", "SSI"};
  std::string out = "(" + one_of(random, levels);
  if (chance(random, 4)) out += "//" + one_of(random, sci);
  if (chance(random, 6))
    out += "//SAR-" + std::string(1, static_cast<char>('A' + random() % 4)) + "P";
  if (chance(random, 6)) out += "//" + one_of(random, aea);
  if (chance(random, 8)) out += chance(random, 2) ? "//FGI GBR" : "//FGI";
  if (chance(random, 5)) {
    out += "//" + one_of(random, dissem);
    if (chance(random, 2)) out += "/" + one_of(random, disclosure);
  } else if (chance(random, 2)) {
    out += "//" + one_of(random, disclosure);
  }
  if (chance(random, 6)) out += "//" + one_of(random, other);
  return out + ")";
}

Marking any_marking(Random& random) {
  return parse_portion(any_portion(random), marking_vocabulary()).marking;
}

TEST(MarkingLaws, JoinIsAssociativeCommutativeIdempotent) {
  Random random(seed);
  SCOPED_TRACE(seed);
  for (int i = 0; i < 20000; ++i) {
    const Marking a = any_marking(random), b = any_marking(random), c = any_marking(random);
    ASSERT_EQ(join(a, a), a);
    ASSERT_EQ(join(a, b), join(b, a));
    ASSERT_EQ(join(join(a, b), c), join(a, join(b, c)))
        << canonical_portion(a, marking_vocabulary()) << canonical_portion(b, marking_vocabulary())
        << canonical_portion(c, marking_vocabulary());
  }
}

TEST(MarkingLaws, JoinIsMonotone) {
  Random random(seed);
  SCOPED_TRACE(seed);
  for (int i = 0; i < 20000; ++i) {
    const Marking a = any_marking(random), b = any_marking(random);
    const Marking both = join(a, b);
    if (!a.level || !b.level) {
      ASSERT_FALSE(both.level);
      continue;
    }
    ASSERT_GE(*both.level, *a.level);
    for (const Marking* part : {&a, &b}) {
      // Who may not have a part may not have the whole.
      for (const char* to : {"GBR", "AUS", "DEU", "FVEY", "AFG"}) {
        if (part->owner != both.owner) continue;
        const bool part_may = releasable_to(*part, to, marking_vocabulary()).releasable;
        const bool whole_may = releasable_to(both, to, marking_vocabulary()).releasable;
        ASSERT_FALSE(whole_may && !part_may)
            << to << " " << canonical_portion(*part, marking_vocabulary()) << " in "
            << canonical_portion(a, marking_vocabulary())
            << canonical_portion(b, marking_vocabulary());
      }
    }
  }
}

/// The controls that a roll-up treats otherwise than join, by the manual: those that stand on
/// unclassified text only, those that yield to a stronger one, and the foreign-disclosure marks,
/// which table 3 decides.
bool is_exception(const std::string& control) {
  static const std::vector<std::string> exceptions = {
      "cui",   "display-only", "exdis",       "eyes",   "fouo",   "limdis", "lou",
      "nocon", "noforn",       "orcon-usgov", "rel-to", "relido", "sbu"};
  return std::find(exceptions.begin(), exceptions.end(), control) != exceptions.end();
}

TEST(MarkingLaws, ARollUpIsTheFoldOfJoinButForTheManualsExceptions) {
  Random random(seed);
  SCOPED_TRACE(seed);
  for (int i = 0; i < 10000; ++i) {
    std::vector<Marking> portions;
    Marking fold;
    fold.level = Level::unclassified;
    for (std::size_t n = 1 + random() % 5; n > 0; --n) portions.push_back(any_marking(random));
    for (const Marking& portion : portions) fold = join(fold, portion);
    const RollUp result = roll_up(portions, std::nullopt, marking_vocabulary());
    const Marking& rolled = result.marking;
    if (!fold.level) {
      ASSERT_FALSE(rolled.level);
      ASSERT_TRUE(result.banner.empty());
      continue;
    }
    // RESTRICTED has no banner of the United States.
    const Level level = *fold.level == Level::restricted ? Level::confidential : *fold.level;
    ASSERT_EQ(rolled.level, level);
    ASSERT_EQ(rolled.owner, "us");
    ASSERT_EQ(rolled.sci, fold.sci);
    ASSERT_EQ(rolled.sar, fold.sar);
    ASSERT_EQ(rolled.unknown, fold.unknown);
    if (fold.fgi) std::erase(*fold.fgi, "USA");  // the co-owner of a joint text is no source
    ASSERT_EQ(rolled.fgi, fold.fgi);
    for (const std::string& control : fold.controls) {
      ASSERT_TRUE(rolled.has(control) || is_exception(control)) << control;
    }
    for (const std::string& control : rolled.controls) {
      // ORCON takes the place of an ORCON-USGOV that an SCI entry excludes.
      const bool added = control == "orcon" && fold.has("orcon-usgov");
      ASSERT_TRUE(fold.has(control) || added || is_exception(control)) << control;
    }
  }
}

TEST(MarkingLaws, ARollUpDoesNotTurnOnTheOrderOfPortions) {
  Random random(seed);
  SCOPED_TRACE(seed);
  for (int i = 0; i < 5000; ++i) {
    std::vector<Marking> portions;
    for (std::size_t n = 1 + random() % 5; n > 0; --n) portions.push_back(any_marking(random));
    const std::string banner = roll_up(portions, std::nullopt, marking_vocabulary()).banner;
    std::shuffle(portions.begin(), portions.end(), random);
    ASSERT_EQ(roll_up(portions, std::nullopt, marking_vocabulary()).banner, banner);
    portions.push_back(portions.front());
    ASSERT_EQ(roll_up(portions, std::nullopt, marking_vocabulary()).banner, banner);
  }
}

TEST(MarkingLaws, ARolledUpBannerIsWhatTheRegisterAllows) {
  Random random(seed);
  SCOPED_TRACE(seed);
  int banners = 0;
  for (int i = 0; i < 10000; ++i) {
    std::vector<Marking> portions;
    bool all_valid = true;
    for (std::size_t n = 1 + random() % 4; n > 0; --n) {
      const MarkReading portion = parse_portion(any_portion(random), marking_vocabulary());
      all_valid = all_valid && portion.valid && !portion.marking.has("unknown");
      portions.push_back(portion.marking);
    }
    const RollUp result = roll_up(portions, std::nullopt, marking_vocabulary());
    if (!all_valid || result.banner.empty()) continue;
    ++banners;
    const MarkReading reading = parse_banner(result.banner, marking_vocabulary());
    ASSERT_TRUE(reading.valid) << result.banner;
    ASSERT_EQ(reading.banner, result.banner);
  }
  EXPECT_GT(banners, 1000);
}

TEST(MarkingLaws, WhatIsWrittenIsReadTheSame) {
  Random random(seed);
  SCOPED_TRACE(seed);
  for (int i = 0; i < 20000; ++i) {
    const MarkReading reading = parse_portion(any_portion(random), marking_vocabulary());
    if (reading.portion.empty() || reading.marking.has("unknown")) continue;
    const MarkReading again = parse_portion(reading.portion, marking_vocabulary());
    ASSERT_TRUE(again.marking == reading.marking) << reading.portion;
    ASSERT_EQ(again.portion, reading.portion);
    if (reading.banner.empty()) continue;
    ASSERT_TRUE(parse_banner(reading.banner, marking_vocabulary()).marking == reading.marking)
        << reading.banner;
  }
}

bool holds_all(const std::vector<std::string>& list, const std::vector<std::string>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  });
}

/// Atomic-energy entries without their numbers: which SIGMA it is bars nothing.
std::vector<std::string> without_numbers(std::vector<std::string> paths) {
  for (std::string& path : paths) {
    std::erase_if(path, [](char c) { return c == ' ' || (c >= '0' && c <= '9'); });
  }
  return paths;
}

/// `read` lets through what `truth` holds back.
bool is_weaker(const Marking& read, const Marking& truth) {
  if (!read.level || read.has("unknown")) return false;
  if (*read.level < *truth.level) return true;
  for (const std::string& control : truth.controls) {
    const bool permits = control == "rel-to" || control == "relido" || control == "eyes" ||
                         control == "display-only";
    if (!permits && !read.has(control)) return true;
  }
  if (!holds_all(read.sci, truth.sci) || !holds_all(read.sar, truth.sar)) return true;
  if (!holds_all(without_numbers(read.aea), without_numbers(truth.aea))) return true;
  if (read.has("rel-to") && !holds_all(truth.rel_to, read.rel_to)) return true;
  return (truth.owner != "us" && read.owner != truth.owner) || (truth.fgi && !read.fgi);
}

const std::vector<std::string>& marks_to_damage() {
  static const std::vector<std::string> marks = {"(C)",
                                                 "(S)",
                                                 "(TS)",
                                                 "(U)",
                                                 "(S//NF)",
                                                 "(C//NF)",
                                                 "(TS//SI//NF)",
                                                 "(TS//SI/TK//NF)",
                                                 "(S//SI)",
                                                 "(TS//SI-G//OC/NF)",
                                                 "(S//HCS-P//NF)",
                                                 "(S//REL TO USA, GBR)",
                                                 "(S//REL TO USA, AUS, CAN, GBR, NZL)",
                                                 "(TS//SI//REL TO USA, FVEY)",
                                                 "(S//RELIDO)",
                                                 "(S//OC/NF)",
                                                 "(S//RD//NF)",
                                                 "(S//RD-CNWDI//NF)",
                                                 "(S//FRD//NF)",
                                                 "(S//FGI GBR//NF)",
                                                 "(//GBR S)",
                                                 "(//NS)",
                                                 "(//CTS//BOHEMIA)",
                                                 "(//JOINT S CAN GBR USA//REL TO USA, CAN, GBR)",
                                                 "(U//FOUO)",
                                                 "(U//SBU)",
                                                 "(U//SBU-NF)",
                                                 "(U//LES)",
                                                 "(S//NF//XD)",
                                                 "(S//NF//ND)",
                                                 "(S//OC/NF/PR)",
                                                 "(S//NF/FISA)",
                                                 "(CUI)",
                                                 "(CUI//SP-PRVCY//NF)",
                                                 "TOP SECRET",
                                                 "SECRET",
                                                 "CONFIDENTIAL",
                                                 "UNCLASSIFIED",
                                                 "SECRET//NOFORN",
                                                 "CONFIDENTIAL//NOFORN",
                                                 "TOP SECRET//SI/TK//ORCON/NOFORN",
                                                 "TOP SECRET//HCS-P/SI-G/TK//ORCON/NOFORN",
                                                 "SECRET//REL TO USA, AUS, CAN, GBR, NZL",
                                                 "SECRET//REL TO USA, FVEY",
                                                 "SECRET//RD//NOFORN",
                                                 "SECRET//RD-SIGMA 14 20//NOFORN",
                                                 "SECRET//FGI GBR//NOFORN",
                                                 "//NATO SECRET",
                                                 "//COSMIC TOP SECRET//ATOMAL",
                                                 "//GBR SECRET",
                                                 "//JOINT SECRET CAN GBR USA//REL TO USA, CAN, GBR",
                                                 "UNCLASSIFIED//FOUO",
                                                 "UNCLASSIFIED//SBU NOFORN",
                                                 "SECRET//NOFORN//EXDIS",
                                                 "SECRET//NOFORN//NODIS",
                                                 "SECRET//ORCON/NOFORN/PROPIN",
                                                 "SECRET//RELIDO",
                                                 "SECRET//SI//RELIDO",
                                                 "CUI",
                                                 "CUI//SP-PRVCY//NOFORN",
                                                 "SECRET//DISPLAY ONLY AFG, IRQ"};
  return marks;
}

MarkReading read_either(const std::string& mark, const std::string& original) {
  return original.front() == '(' ? parse_portion(mark, marking_vocabulary())
                                 : parse_banner(mark, marking_vocabulary());
}

/// Damage that makes one country's code another's leaves nothing to know it by.
bool is_another_country(const Marking& read, const Marking& truth) {
  if (read.owner != truth.owner && read.owner.size() == 3 && truth.owner.size() == 3) return true;
  const auto known = [](const std::string& code) {
    return marking_vocabulary().is_country_or_group(code);
  };
  const auto other = [&](const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return a != b && a.size() == b.size() && std::all_of(a.begin(), a.end(), known);
  };
  if (read.fgi && truth.fgi && other(*read.fgi, *truth.fgi)) return true;
  return other(read.rel_to, truth.rel_to);
}

TEST(MarkingLaws, ADamagedMarkIsNeverReadAsSomethingWeaker) {
  Random random(seed);
  SCOPED_TRACE(seed);
  std::size_t all = 0, right = 0;
  for (const std::string& mark : marks_to_damage()) {
    const Marking truth = read_either(mark, mark).marking;
    for (const MarkDamage& damage : mark_damages()) {
      for (int i = 0; i < 12; ++i) {
        const std::string spoilt = damage.apply(mark, random);
        if (spoilt == mark) continue;
        const MarkReading reading = read_either(spoilt, mark);
        ++all;
        right += reading.marking == truth ? 1U : 0U;
        if (is_another_country(reading.marking, truth)) continue;
        if (without_numbers(reading.marking.aea) == without_numbers(truth.aea) &&
            reading.marking.aea != truth.aea) {
          continue;
        }
        EXPECT_FALSE(is_weaker(reading.marking, truth))
            << damage.name << ": " << spoilt << " of " << mark << " read as " << reading.portion;
        // What was not written as the register has it is not called valid.
        EXPECT_TRUE(!reading.valid || reading.marking == truth || reading.marking.has("unknown"))
            << spoilt << " of " << mark;
      }
    }
  }
  EXPECT_GT(all, 5000U);
  EXPECT_GE(right * 100, all * 95) << right << " of " << all << " read right";
}

/// Letters of other scripts that look like ours.
const std::vector<std::pair<char, const char*>>& look_alikes() {
  static const std::vector<std::pair<char, const char*>> all = {
      {'A', "\xD0\x90"},     {'C', "\xD0\xA1"},     {'E', "\xD0\x95"}, {'I', "\xD0\x86"},
      {'O', "\xCE\x9F"},     {'R', "\xE2\x84\x9B"}, {'S', "\xD0\x85"}, {'T', "\xD0\xA2"},
      {'S', "\xEF\xBC\xB3"}, {'N', "\xCE\x9D"},     {'U', "\xD5\x8D"}, {'C', "\xE2\x85\xAD"}};
  return all;
}

TEST(MarkingLaws, ALetterOfAnotherScriptLeavesNothingToRead) {
  Random random(seed);
  SCOPED_TRACE(seed);
  for (const std::string& mark : marks_to_damage()) {
    for (const auto& [letter, look_alike] : look_alikes()) {
      std::string spoilt = mark;
      const std::size_t at = spoilt.find(letter);
      if (at == std::string::npos) continue;
      spoilt.replace(at, 1, look_alike);
      const MarkReading reading = read_either(spoilt, mark);
      EXPECT_FALSE(reading.marking.level) << spoilt;
      EXPECT_FALSE(reading.errors.empty()) << spoilt;
    }
  }
}

TEST(MarkingLaws, DamageTwiceOverIsNotReadAsSomethingOfALowerLevel) {
  Random random(seed);
  SCOPED_TRACE(seed);
  for (const std::string& mark : marks_to_damage()) {
    const Marking truth = read_either(mark, mark).marking;
    for (int i = 0; i < 300; ++i) {
      const std::string once = one_of(random, mark_damages()).apply(mark, random);
      const std::string twice = one_of(random, mark_damages()).apply(once, random);
      const Marking read = read_either(twice, mark).marking;
      if (!read.level || read.has("unknown")) continue;
      EXPECT_GE(*read.level, *truth.level) << twice << " of " << mark;
    }
  }
}

}  // namespace
}  // namespace declass
