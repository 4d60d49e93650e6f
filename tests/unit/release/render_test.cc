#include <gtest/gtest.h>

#include "release/amount.h"
#include "release/marker.h"
#include "release/release.h"
#include "support/shipped.h"

namespace declass {
namespace {

const OutputStyle foia;

/// Decides by words: each stretch between `<` and `>` of the text is cut (the signs are no part of
/// it), the rest released; a portion that holds `#` is withheld but for number and mark.
struct Decided {
  Parsed parsed;
  std::vector<Decision> tiles;
  std::vector<Finding> findings;
  std::vector<MessageStyle> styles;

  static std::string plain(const std::string& text) {
    std::string out;
    for (const char c : text) {
      if (c != '<' && c != '>') out += c;
    }
    return out;
  }

  explicit Decided(const std::string& text, MarkTreatment marks = MarkTreatment::keep)
      : parsed(plain(text)) {
    Decisions decisions(parsed.source.whole());
    decisions.argue(parsed.source.whole(), Action::release, {0, "release", "", "open", {}});
    std::size_t at = 0;
    std::size_t open = 0;
    for (const char c : text) {
      if (c == '<') open = at;
      if (c == '>') add_name({open, at}, decisions);
      if (c != '<' && c != '>') ++at;
    }
    for (const Message& message : parsed.messages) {
      MessageStyle style;
      style.classified_codes = {"(b)(1)", "1.4(b)"};
      for (const Segment& segment : message.segments) {
        style.marks.push_back(segment.kind == SegmentKind::paragraph ? marks : MarkTreatment::keep);
        if (parsed.text(segment.span).find('#') == std::string::npos) continue;
        const Segment& first = message.segments[segment.portion];
        withhold(segment, first, decisions);
      }
      styles.push_back(std::move(style));
    }
    tiles = decisions.tiles();
  }

  void add_name(Span span, Decisions& decisions) {
    Finding finding;
    finding.span = span;
    finding.kind = "person";
    findings.push_back(finding);
    decisions.argue(span, Action::redact, {1, "names", "(b)(6)", "privacy", findings.size() - 1});
  }

  void withhold(const Segment& segment, const Segment& first, Decisions& decisions) {
    const Reason why{2, "classified", "classified", "secret", {}};
    std::size_t at = segment.span.begin;
    for (const Span sign : {first.label, first.mark}) {
      if (sign.empty() || sign.begin < at) continue;
      decisions.argue({at, sign.begin}, Action::withhold, why);
      at = sign.end;
    }
    decisions.argue({at, segment.span.end}, Action::withhold, why);
  }

  std::string rendered(const OutputStyle& output = foia) const {
    return render(parsed.source, parsed.messages, styles, tiles, findings, Heading(), output)
        .bytes.substr(1);
  }
};

const std::string head = "C O N F I D E N T I A L BERN 000881\n\n";
std::string body(const std::string& rendered) { return rendered.substr(head.size()); }

TEST(Render, ACutShowsNothingOfWhatItWas) {
  const struct {
    const char* story;
    const char* a;
    const char* b;
  } pairs[] = {
      {"length", "1. (C) Met <AL>.\n", "1. (C) Met <MAXIMILIAN VON HOHENLOHE>.\n"},
      {"where lines end", "1. (C) We met\n<AL> at the house\nby the sea.\n",
       "1. (C) We met <MAXIMILIAN\nVON HOHENLOHE> at the\nhouse by the sea.\n"},
      {"columns", "1. (C) <AL>          ROME\n<LI WEI>      OSLO\n",
       "1. (C) <MAXIMILIAN>  ROME\n<J>           OSLO\n"},
      {"columns of other blanks", "1. (C) <AL>\xC2\xA0\xC2\xA0\xC2\xA0ROME\n",
       "1. (C) <MAXIMILIAN>\xE3\x80\x80ROME\n"},
      {"leaders", "1. (C) <AL>.......... 12\n", "1. (C) <MAXIMILIAN>.... 12\n"},
      {"how many words", "1. (C) Met <AL> <ROE> there.\n", "1. (C) Met <AL> there.\n"},
      {"a blank line behind", "1. (C) Met <AL>\n\n2. (C) B.\n",
       "1. (C) Met <AL\nROE>\n\n2. (C) B.\n"},
      {"letters outside ASCII", "1. (C) Met <AL>é.\n", "1. (C) Met <ÉLODIE>é.\n"},
      {"a withheld portion", "1. (C) # one two.\n", "1. (C) # ten words are not more.\n"},
  };
  for (const auto& pair : pairs) {
    EXPECT_EQ(Decided(head + pair.a).rendered(), Decided(head + pair.b).rendered()) << pair.story;
  }
}

TEST(Render, Portions) {
  const struct {
    const char* story;
    const char* text;
    const char* expected;
  } cases[] = {
      {"number and mark stay", "1. (C) # secret.\n",
       "1. (C) [1 paragraph (1 line) withheld: (b)(1); 1.4(b)]\n\n"},
      {"parts are one", "1. (C) A#\nSIPDIS\nb#.\n2. (U) B.\n",
       "1. (C) [1 paragraph (1 line) withheld: (b)(1); 1.4(b)]\n\n2. (U) B.\n"},
      {"a mark with words of its own goes", "1. (C//IVAN PETROV) # secret.\n",
       "1. [1 paragraph (1 line) withheld: (b)(1); 1.4(b)]\n\n"},
      {"a cut makes one line", "1. (C) Met\n<AL>\nthere.\n", "1. (C) Met [(b)(6)] there.\n"},
      {"one marker for neighbours", "1. (C) Met <AL> <ROE>, <LI>.\n",
       "1. (C) Met [(b)(6)], [(b)(6)].\n"},
      {"untouched text stays as it is", "1. (C) A\n  b.\n", "1. (C) A\n  b.\n"},
      {"markers of the source stay", "1. (C) [(b)(6)] and <AL>.\n",
       "1. (C) [(b)(6)] and [(b)(6)].\n"},
      {"controls never leave", "1. (C) A\x1B[2J\x07 b\xC2\x9B.\n", "1. (C) A[2J b.\n"},
  };
  for (const auto& item : cases) {
    EXPECT_EQ(body(Decided(head + item.text).rendered()), item.expected) << item.story;
  }
}

TEST(Render, ANoteInsideAParagraphDoesNotTakeItAlong) {
  const Decided decided(head + "1. (U) A\nRELEASED IN PART #\nb.\n");
  EXPECT_EQ(body(decided.rendered()),
            "1. (U) A\n[1 note (1 line) withheld: (b)(1); 1.4(b)]\n\nb.\n");
}

TEST(Render, MarksAreStruckKeptOrDropped) {
  const std::string text = head + "1.(C)Met <AL>.\n\n2. (C) B.\n";
  EXPECT_EQ(body(Decided(text, MarkTreatment::strike).rendered()),
            "1.[was (C)]Met [(b)(6)].\n\n2. [was (C)] B.\n");
  EXPECT_EQ(body(Decided(text, MarkTreatment::drop).rendered()), "1.Met [(b)(6)].\n\n2. B.\n");
  Decided banner(text);
  banner.styles[0].banner = "DECLASSIFIED";
  EXPECT_EQ(banner.rendered().substr(0, 58),
            "[DECLASSIFIED] (was: C O N F I D E N T I A L) BERN 000881\n");
}

TEST(Render, Amounts) {
  EXPECT_EQ(lines_at_80_columns(""), 0U);
  EXPECT_EQ(lines_at_80_columns(" \n "), 0U);
  EXPECT_EQ(lines_at_80_columns("one\n\n\ntwo"), 1U);
  EXPECT_EQ(lines_at_80_columns(std::string(80, 'a')), 1U);
  EXPECT_EQ(lines_at_80_columns(std::string(78, 'a') + " b"), 1U);
  EXPECT_EQ(lines_at_80_columns(std::string(79, 'a') + " b"), 2U);
  EXPECT_EQ(amount_of("one two\nthree", Amount::words), 3U);
  EXPECT_EQ(amount_of("one two", Amount::none), 0U);
}

TEST(Render, AnAmountThatIsNotShownSaysNothing) {
  OutputStyle none;
  none.show_amount = Amount::none;
  EXPECT_EQ(Decided(head + "1. (C) # one.\n").rendered(none),
            Decided(head + "1. (C) # one " + std::string(900, 'x') + "\n2 3.\n").rendered(none));
}

TEST(Marker, Styles) {
  MarkerFacts span;
  span.codes = {"(b)(6)"};
  span.kind = "name";
  MarkerFacts portion;
  portion.codes = {"(b)(1)", "1.4(b)", "1.4(d)"};
  portion.kind = "paragraph";
  portion.whole_portion = true;
  portion.amount = 7;
  const struct {
    const char* style;
    const char* span;
    const char* portion;
  } cases[] = {
      {"foia", "[(b)(6)]", "[1 paragraph (7 lines) withheld: (b)(1); 1.4(b), 1.4(d)]"},
      {"frus", "[name not declassified]", "[1 paragraph (7 lines) not declassified]"},
      {"bracket", "[REDACTED (b)(6)]", "[REDACTED (b)(1); 1.4(b), 1.4(d)]"},
      {"[CUT {codes}]", "[CUT (b)(6)]", "[CUT (b)(1), 1.4(b), 1.4(d)]"},
  };
  for (const auto& item : cases) {
    OutputStyle output;
    output.marker = item.style;
    EXPECT_EQ(marker_text(span, output), item.span);
    EXPECT_EQ(marker_text(portion, output), item.portion);
  }
  portion.codes.clear();
  portion.referral = true;
  EXPECT_EQ(marker_text(portion, foia), "[1 paragraph (7 lines) withheld pending referral]");
}

}  // namespace
}  // namespace declass
