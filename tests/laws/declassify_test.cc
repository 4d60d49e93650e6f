#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "declassify/determine.h"
#include "declassify/ruling.h"
#include "declassify_reference.h"
#include "unit/declassify/paper.h"

namespace declass {
namespace {

using reference::Answer;
using reference::Day;
using reference::Generated;
using reference::Meaning;

// A sanitizer makes each case ten times as dear; the cases are of the same kinds.
#if defined(__SANITIZE_ADDRESS__)
constexpr int texts = 4'000;
#else
constexpr int texts = 42'000;
#endif
constexpr int days_of_each = 25;

constexpr Level levels[] = {Level::unclassified, Level::restricted, Level::confidential,
                            Level::secret, Level::top_secret};

std::mt19937_64 seeded(const char* law) {
  std::uint64_t seed = 20261124;
  for (const char* c = law; *c != '\0'; ++c) seed = seed * 131 + static_cast<unsigned char>(*c);
  std::cout << law << ": seed " << seed << "\n";
  return std::mt19937_64(seed);
}

Date date_of(const Day& day) { return *make_date(day.year, day.month, day.day); }
std::optional<Date> date_of(const std::optional<Day>& day) {
  if (!day) return std::nullopt;
  return date_of(*day);
}

Day day_of(Date date) {
  return {static_cast<int>(date.year()), static_cast<int>(date.month().as_number()),
          static_cast<int>(date.day())};
}

/// As lines of one text: each with its own label.
std::string text_of(const std::vector<Generated>& lines) {
  std::string out;
  for (const Generated& line : lines) {
    if (!out.empty()) out += " / ";
    out += (lines.size() > 1 ? "DECLASSIFY ON: " : "") + line.text;
  }
  return out;
}

std::vector<Generated> some_lines(std::mt19937_64& random, const Day& origin) {
  std::vector<Generated> out{reference::generate(random, origin)};
  while (random() % 4 == 0 && out.size() < 4) {
    out.push_back(reference::generate(random, origin));
  }
  // Nothing beside something is no line of its own.
  if (out.size() > 1) {
    for (Generated& line : out) {
      while (line.text.empty()) line = reference::generate(random, origin);
    }
  }
  return out;
}

std::vector<Meaning> meanings_of(const std::vector<Generated>& lines) {
  std::vector<Meaning> out;
  for (const Generated& line : lines) out.push_back(line.meaning);
  return out;
}

/// Days about the one on which the answer turns, and days anywhere.
std::vector<Date> days_to_ask(std::mt19937_64& random, const std::optional<Date>& nominal) {
  std::vector<Date> out;
  if (nominal) {
    for (const int offset : {-1, 0, 1}) out.push_back(*nominal + boost::gregorian::days(offset));
  }
  while (out.size() < static_cast<std::size_t>(days_of_each)) {
    out.push_back(date_of(reference::random_day(random, 1951, 2120)));
  }
  return out;
}

TEST(DeclassifyLaws, AgreeWithASlowAndObviousReference) {
  std::mt19937_64 random = seeded("reference");
  const Schedule& schedule = shipped_schedule();
  long cases = 0;
  for (int i = 0; i < texts; ++i) {
    const Day origin_day = reference::random_day(random, 1951, 2030);
    const std::vector<Generated> lines = some_lines(random, origin_day);
    const std::optional<Day> origin =
        random() % 20 == 0 ? std::nullopt : std::optional<Day>(origin_day);
    const std::optional<Day> event = random() % 3 != 0
                                         ? std::nullopt
                                         : std::optional<Day>(reference::random_day(
                                               random, origin_day.year - 1, origin_day.year + 40));
    const std::string text = text_of(lines);
    const auto statements = read_instruction(text, date_of(origin), schedule);
    const std::vector<Meaning> meanings = meanings_of(lines);
    const int level = 2 + static_cast<int>(random() % 3);
    const Circumstances circumstances{date_of(origin), levels[level], date_of(event), {}};
    const auto nominal = longest_hold(statements, circumstances, schedule).hold.nominal;
    for (const Date as_of : days_to_ask(random, nominal)) {
      const Ruling ruling = rule_on(statements, circumstances, schedule, as_of);
      const Answer answer{std::string(name_of(ruling.determination.status)),
                          ruling.nominal ? to_iso(*ruling.nominal) : "-",
                          ruling.determination.basis};
      const Answer expected = reference::decide(meanings, origin, level, event, day_of(as_of));
      ++cases;
      ASSERT_EQ(answer.status, expected.status)
          << text << " of " << (origin ? reference::iso(*origin) : "-") << " on " << to_iso(as_of);
      ASSERT_EQ(answer.nominal, expected.nominal)
          << text << " of " << (origin ? reference::iso(*origin) : "-") << " on " << to_iso(as_of);
      // Of several that hold equally long, any of their rows may be named.
      if (lines.size() == 1) {
        ASSERT_EQ(answer.basis, expected.basis)
            << text << " of " << (origin ? reference::iso(*origin) : "-");
      }
    }
  }
  std::cout << cases << " cases\n";
}

TEST(DeclassifyLaws, OnceDeclassifiedLaterToo) {
  std::mt19937_64 random = seeded("monotone");
  for (int i = 0; i < texts / 10; ++i) {
    const Day origin = reference::random_day(random, 1951, 2030);
    const std::string text = text_of(some_lines(random, origin));
    std::vector<Date> days = days_to_ask(random, std::nullopt);
    std::sort(days.begin(), days.end());
    bool declassified = false;
    for (const Date as_of : days) {
      const auto status =
          determine_instruction(text, date_of(origin), Level::secret, shipped_schedule(), as_of);
      const bool now = status.determination.status == Status::declassified;
      ASSERT_TRUE(now || !declassified) << text << " of " << reference::iso(origin);
      declassified = now;
    }
  }
}

TEST(DeclassifyLaws, NeverBeforeOriginAndNeverByACalculatedDate) {
  std::mt19937_64 random = seeded("origin");
  for (int i = 0; i < texts / 4; ++i) {
    const Day origin = reference::random_day(random, 1951, 2030);
    const std::string text = text_of(some_lines(random, origin));
    const Level level = levels[2 + random() % 3];
    const Date on_origin = date_of(origin);
    const Date event = date_of(reference::random_day(random, origin.year - 2, origin.year + 2));
    for (const Date as_of : {on_origin, date_of(reference::random_day(random, 1951, 2120))}) {
      const auto status =
          determine_instruction(text, on_origin, level, shipped_schedule(), as_of, {event});
      if (status.determination.status != Status::declassified) continue;
      ASSERT_GT(as_of, on_origin) << text;
      ASSERT_TRUE(status.nominal && *status.nominal > on_origin && *status.nominal <= as_of);
      ASSERT_TRUE(status.determination.cause == Cause::marked ||
                  status.determination.cause == Cause::event)
          << text;
    }
  }
}

TEST(DeclassifyLaws, TheLongestHoldWinsWhateverTheOrderOfLines) {
  std::mt19937_64 random = seeded("order");
  const Date as_of = day("2026-11-24");
  const auto rank = [](const InstructionStatus& status) {
    const Status s = status.determination.status;
    const int fixed = s == Status::unknown ? 2 : s == Status::refer ? 1 : 0;
    const Date turns = fixed == 0 ? *status.nominal : day("1400-01-01");
    return std::tuple(fixed, turns, s == Status::declassified ? 0 : 1);
  };
  for (int i = 0; i < texts / 10; ++i) {
    const Day origin = reference::random_day(random, 1951, 2030);
    std::vector<Generated> lines = some_lines(random, origin);
    while (lines.size() < 2) lines = some_lines(random, origin);
    const auto of = [&](const std::string& text) {
      return determine_instruction(text, date_of(origin), Level::secret, shipped_schedule(), as_of);
    };
    const auto together = rank(of(text_of(lines)));
    auto longest = rank(of(lines.front().text));
    for (const Generated& line : lines) longest = std::max(longest, rank(of(line.text)));
    ASSERT_EQ(together, longest) << text_of(lines) << " of " << reference::iso(origin);
    std::shuffle(lines.begin(), lines.end(), random);
    ASSERT_EQ(rank(of(text_of(lines))), together) << text_of(lines);
  }
}

TEST(DeclassifyLaws, ABlockerAlwaysWins) {
  std::mt19937_64 random = seeded("blocker");
  const std::vector<std::string> marks = {
      "(S//RD)", "(S//FRD)",    "(S//TFNI)", "(//NS)",   "(//NC)",           "(//NU)",
      "(S//SI)", "(TS//SI/TK)", "(//GBR S)", "(S//FGI)", "(//CTS//BOHEMIA)", "(S//SAR-XYZ)"};
  for (int i = 0; i < texts / 10; ++i) {
    const Day origin = reference::random_day(random, 1951, 2030);
    Paper paper(reference::iso(origin), "TOP SECRET");
    for (const Generated& line : some_lines(random, origin)) {
      if (!line.text.empty()) paper.instruction("DECL: " + line.text);
    }
    paper.marked(marks[random() % marks.size()]);
    if (random() % 2 == 0) paper.note("Declassified by J. Roe, Chief, May 4, 2004");
    const std::string as_of = reference::iso(reference::random_day(random, 1951, 2120));
    for (std::size_t s = 0; const Segment& segment : paper.message().segments) {
      const Determination made = paper.on(as_of).segments[s++];
      if (segment.kind != SegmentKind::paragraph) continue;
      ASSERT_EQ(made.status, Status::refer) << to_iso(day(as_of));
      ASSERT_EQ(made.basis, "1");
      ASSERT_TRUE(made.refer_to);
    }
  }
}

/// A text as a bad copy would give it.
std::string damaged(std::string text, std::mt19937_64& random) {
  static const std::string bytes = "0123456789XGDSOARN/.-:,()? \t\nEecl\x80\xff\x01";
  for (std::size_t n = random() % 4; n > 0 && !text.empty(); --n) {
    const std::size_t at = random() % text.size();
    const char byte = bytes[random() % bytes.size()];
    switch (random() % 4) {
      case 0:
        text.erase(at, 1);
        break;
      case 1:
        text.insert(at, 1, byte);
        break;
      case 2:
        text[at] = byte;
        break;
      default:
        text.resize(at);
    }
  }
  return text;
}

TEST(DeclassifyLaws, WhatCannotBeReadIsUnknownHoweverItIsDamaged) {
  std::mt19937_64 random = seeded("damage");
  for (int i = 0; i < texts; ++i) {
    const Day origin = reference::random_day(random, 1951, 2030);
    const std::string text =
        damaged("E.O. 12958: DECL: " + text_of(some_lines(random, origin)), random);
    const Date as_of = date_of(reference::random_day(random, 1951, 2200));
    const auto status =
        determine_instruction(text, date_of(origin), Level::secret, shipped_schedule(), as_of);
    const Status made = status.determination.status;
    if (status.instruction.kind == Instruction::Kind::unreadable) {
      ASSERT_EQ(made, Status::unknown) << text;
    }
    if (made != Status::declassified) continue;
    ASSERT_TRUE(status.nominal && *status.nominal > date_of(origin) && *status.nominal <= as_of)
        << text;
    ASSERT_NE(status.determination.cause, Cause::calculated) << text;
    ASSERT_FALSE(has_flag(status.determination, "kind-word-repaired")) << text;
  }
}

}  // namespace
}  // namespace declass
