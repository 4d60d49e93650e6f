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
    ASSERT_EQ(join(join(a, b), c), join(a, join(b, c)));
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
      ASSERT_TRUE(fold.has(control) || is_exception(control)) << control;
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
