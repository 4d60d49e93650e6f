#include <gtest/gtest.h>

#include "support/generated_cable.h"
#include "support/shipped_rules.h"

namespace declass {
namespace {

constexpr std::uint64_t seed = 20190304;

/// A document with decisions that chance made: portions withheld whole, stretches of words cut.
struct Decided {
  Parsed parsed;
  std::vector<Decision> tiles;
  std::vector<Finding> findings;
  std::vector<MessageStyle> styles;
  Release release;

  Decided(const std::string& text, GeneratedCables& chance) : parsed(text) {
    Decisions decisions(parsed.source.whole());
    decisions.argue(parsed.source.whole(), Action::release, {0, "open", "", "open", {}});
    for (const Message& message : parsed.messages) {
      MessageStyle style;
      style.banner = chance.pick({"", "DECLASSIFIED"});
      for (std::size_t i = 0; i < message.segments.size(); ++i) {
        style.marks.push_back(static_cast<MarkTreatment>(chance.below(3)));
        if (message.segments[i].portion == i && chance.below(4) == 0) {
          withhold(message, i, decisions);
        } else {
          cut_words(message.segments[i].text, chance, decisions);
        }
      }
      styles.push_back(std::move(style));
    }
    tiles = decisions.tiles();
    release = render(parsed.source, parsed.messages, styles, tiles, findings, Heading(), {});
  }

  void withhold(const Message& message, std::size_t portion, Decisions& decisions) {
    Span whole = message.segments[portion].span;
    for (const Segment& segment : message.segments) {
      if (segment.portion == portion) whole.end = segment.span.end;
    }
    std::size_t at = whole.begin;
    for (const Span sign : {message.segments[portion].label, message.segments[portion].mark}) {
      if (sign.empty() || sign.begin < at) continue;
      decisions.argue({at, sign.begin}, Action::withhold, {2, "w", "(b)(1)", "w", {}});
      at = sign.end;
    }
    decisions.argue({at, whole.end}, Action::withhold, {2, "w", "(b)(1)", "w", {}});
  }

  void cut_words(Span text, GeneratedCables& chance, Decisions& decisions) {
    const std::string_view bytes = parsed.source.bytes();
    for (std::size_t at = text.begin; at < text.end;) {
      std::size_t end = at;
      while (end < text.end && bytes[end] != ' ' && bytes[end] != '\n') ++end;
      if (end > at && chance.below(6) == 0) {
        findings.push_back({});
        findings.back().span = {at, end};
        findings.back().kind = "person";
        decisions.argue({at, end}, Action::redact, {1, "n", "(b)(6)", "n", findings.size() - 1});
      }
      at = end + 1;
    }
  }
};

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') out += c;
  }
  return out;
}

TEST(ReleaseLaws, OnlyDecidedBytesLeaveAndInOrder) {
  GeneratedCables chance(seed);
  for (int i = 0; i < 1000; ++i) {
    const std::string text = i % 2 == 0 ? chance.cable() : chance.rubble();
    const Decided decided(text, chance);
    SCOPED_TRACE(testing::Message() << "seed " << seed << ", case " << i << ":\n" << text);
    std::size_t released = 0;
    std::size_t source = 0;
    for (const Release::Piece& piece : decided.release.pieces) {
      ASSERT_GE(piece.released.begin, released);
      ASSERT_GE(piece.source.begin, source);
      released = piece.released.end;
      source = piece.source.end;
      ASSERT_EQ(without_blanks(std::string_view(decided.release.bytes)
                                   .substr(piece.released.begin, piece.released.size())),
                without_blanks(decided.parsed.source.slice(piece.source)));
      for (const Decision& tile : decided.tiles) {
        ASSERT_TRUE(tile.action == Action::release || !tile.span.overlaps(piece.source));
      }
    }
  }
}

/// Each generated word has a number that no other has, so that one look finds it.
TEST(ReleaseLaws, NoWordOfAWithheldTileIsInTheRelease) {
  GeneratedCables chance(seed + 1);
  for (int i = 0; i < 1000; ++i) {
    const std::string text = i % 2 == 0 ? chance.cable() : chance.rubble();
    const Decided decided(text, chance);
    for (const Decision& tile : decided.tiles) {
      if (tile.action == Action::release) continue;
      std::string word;
      for (const char c : decided.parsed.text(tile.span) + " ") {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
          word += c;
          continue;
        }
        const bool numbered = word.size() > 4 &&
                              std::isalpha(static_cast<unsigned char>(word[0])) != 0 &&
                              std::isdigit(static_cast<unsigned char>(word.back())) != 0;
        if (numbered && word.find("XYZ") == std::string::npos) {
          const std::size_t at = decided.release.bytes.find(word);
          const bool longer =
              at != std::string::npos && at + word.size() < decided.release.bytes.size() &&
              std::isdigit(static_cast<unsigned char>(decided.release.bytes[at + word.size()])) !=
                  0;
          ASSERT_TRUE(at == std::string::npos || longer || word.starts_with("VZ"))
              << "seed " << seed + 1 << ", case " << i << ": " << word;
        }
        word.clear();
      }
    }
  }
}

TEST(ReleaseLaws, AllDocumentsUnderThePublicPolicyReadBack) {
  GeneratedCables chance(seed + 2);
  for (int i = 0; i < 150; ++i) {
    const SourceText source("a.txt", i % 2 == 0 ? chance.cable() : chance.rubble());
    for (const char* day : {"2010-01-01", "2026-11-24"}) {
      const auto outcome = process(source, shipped_rules(), public_policy(), options_on(day));
      ASSERT_TRUE(outcome) << "seed " << seed + 2 << ", case " << i << "\n"
                           << render(outcome.error()) << source.bytes();
    }
  }
}

}  // namespace
}  // namespace declass
