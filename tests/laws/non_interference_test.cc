#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "release/amount.h"
#include "support/shipped_rules.h"
#include "text/utf8.h"

namespace declass {
namespace {

constexpr std::uint64_t seed = 20240229;

/// The policy `public` with a clause that cuts the terms of a list in place of those that cut what
/// looks like a name or a number, and this amount.
Policy policy_with(const std::string& amount) {
  std::string yaml =
      bytes_of(std::filesystem::path(DECLASS_SOURCE_DIR) / "policies" / "public.yaml");
  const std::string shown = "show_amount: lines";
  yaml.replace(yaml.find(shown), shown.size(), "show_amount: " + amount);
  yaml.resize(yaml.find("\n  - id: protect-private-persons"));  // whether a word is a name is
                                                                // decided by the word
  const std::string start = "\nclauses:\n";
  yaml.replace(yaml.find(start), start.size(),
               "\nlists:\n  words: words.yaml\nclauses:\n"
               "  - id: terms\n    when: {finding: term, listed_in: words}\n    action: redact\n"
               "    exemption: \"(b)(7)(D)\"\n    because: listed\n    harm: harm\n");
  return value_of(Policy::compile(
      SourceText("public.yaml", yaml), policy_rules(shipped_rules()),
      [](const std::string& file) -> Result<SourceText> {
        return SourceText(file,
                          "version: 1\nterms:\n  - {term: Ivor Gralloch, kind: person}\n"
                          "  - term: Blue Quarry\n  - term: xi\n  - term: thornfield\n"
                          "  - term: \"\xD0\xA1\xD0\xBE\xD0\xBA\xD0\xBE\xD0\xBB\"\n"
                          "  - term: operation maximal extraordinary lantern\n");
      }));
}

/// What everybody may see of a run.
struct Public {
  std::string bytes, file_name, message;
  int exit = 0;
  friend bool operator==(const Public&, const Public&) = default;
};

Public public_of(const std::string& text, const Policy& policy) {
  const SourceText source("in.txt", text);
  const auto outcome = process(source, shipped_rules(), policy, options_on("2026-11-24"));
  Public out;
  if (!outcome) {
    out.exit = 4;
    out.message = outcome.error().front().code;
    return out;
  }
  out.bytes = outcome->release.bytes;
  out.file_name = outcome->document_id().value_or("document-0001");
  for (const std::string& code : outcome->codes) out.message += code + " ";
  out.message += std::to_string(static_cast<int>(outcome->disposition)) + " " +
                 std::to_string(outcome->release.cuts.size()) + " cuts,";
  for (const ReviewItem& item : outcome->verdict.review) {
    out.message += " " + item.kind + ": " + item.message;
  }
  out.exit = outcome->verdict.review.empty() ? 0 : 1;
  return out;
}

/// Two documents that differ only inside what is cut.
class Pairs {
 public:
  explicit Pairs(std::uint64_t from) : random_(from) {}

  struct Pair {
    std::string a, b;
  };

  /// With `lines`, withheld portions have the same number of lines in both.
  Pair next(bool lines) {
    Pair out;
    both(out,
         "O 141455Z MAY 07\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 2210\n\n" +
             pick({"S E C R E T", "C O N F I D E N T I A L"}) +
             " BERN 000881\n\nE.O. 12958: DECL: 05/13/2038\nTAGS: PREL\nSUBJECT: (U) FERRIES\n\n");
    const std::size_t paragraphs = 2 + below(4);
    for (std::size_t i = 1; i <= paragraphs; ++i) {
      both(out, std::to_string(i) + ". ");
      if (below(2) == 0) {
        both(out, "(C) ");
        withheld(out, lines);
      } else {
        both(out, "(U) ");
        open(out);
      }
      both(out, "\n\n");
    }
    return out;
  }

 private:
  static void both(Pair& out, const std::string& text) {
    out.a += text;
    out.b += text;
  }

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  std::string pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

  /// Anything that stands in a portion without ending it.
  std::string secret_word() {
    return pick({"harbour",
                 "quay",
                 "a",
                 "Tide",
                 "lantern",
                 "rope",
                 "IVOR GRALLOCH",
                 "gralloch",
                 "[1 paragraph withheld: (b)(1)]",
                 "[(b)(6)]",
                 "\x1b]0;x\x07",
                 "12.50",
                 "\xC3\xA9t\xC3\xA9",
                 "\xE6\x9D\x8E\xE4\xBC\x9F",
                 "\xF0\x9F\x9A\xA2",
                 "A\xCC\x80\xCC\x81",
                 "SVZPUiBHUkFMTE9DSA==",
                 "extraordinarily",
                 "\xE2\x80\xAE"
                 "abc"
                 "\xE2\x80\xAC",
                 "B L U E  Q U A R R Y",
                 "x\ty",
                 "antidisestablishmentarianism"});
  }

  void withheld(Pair& out, bool lines) {
    const std::size_t wanted = 1 + below(4);
    for (std::string* text : {&out.a, &out.b}) {
      std::string secret = "The " + secret_word();
      const std::size_t words = 1 + below(40);
      for (std::size_t i = 0; lines || i < words; ++i) {
        const std::string more = secret + pick({" ", " ", " ", "\n", "  "}) + secret_word();
        const std::size_t size = lines_at_80_columns(more);
        if (lines && (size > wanted || (size == wanted && below(4) == 0))) break;
        secret = more;
      }
      while (lines && lines_at_80_columns(secret) < wanted) secret += " wharf";
      *text += secret;
    }
  }

  std::string name() {
    return pick({"XI", "xi", "IVOR GRALLOCH", "Gralloch", "I. GRALLOCH", "GRALLOCH, IVOR",
                 "G R A L L O C H", "Blue\nQuarry", "BLUE      QUARRY", "THORN-\nFIELD",
                 "thornfield", "TH0RNFIELD",
                 "Thorn\xC2\xAD"
                 "field",
                 "\xD0\xA1\xD0\x9E\xD0\x9A\xD0\x9E\xD0\x9B",
                 "operation maximal extraordinary lantern",
                 "Operation\nMaximal\nExtraordinary\nLantern", "\xE2\x80\xAEHCOLLARG\xE2\x80\xAC",
                 "XI XI", "Xi xi xi"});
  }

  void open(Pair& out) {
    static const std::vector<std::string> words = {
        "the", "ferry", "met", "at", "noon,", "left", "with", "a\ncargo", "of", "barley", "and"};
    for (std::size_t i = 2 + below(12); i > 0; --i) {
      both(out, pick(words) + pick({" ", " ", "\n"}));
      if (below(3) != 0) continue;
      out.a += name();
      out.b += name();
      both(out, pick({" ", ", ", ". ", "'s ", "\n", "   "}));
    }
    both(out, "end.");
  }

  std::mt19937_64 random_;
};

void expect_equal_pairs(const std::string& amount, int count, std::uint64_t from) {
  const Policy policy = policy_with(amount);
  Pairs pairs(from);
  int cuts = 0;
  for (int i = 0; i < count; ++i) {
    const Pairs::Pair pair = pairs.next(amount != "none");
    const Public a = public_of(pair.a, policy);
    const Public b = public_of(pair.b, policy);
    ASSERT_EQ(a.bytes, b.bytes) << a.message << b.message << "seed " << from << ", pair " << i
                                << "\n"
                                << pair.a << "\n-----\n"
                                << pair.b;
    ASSERT_EQ(a, b) << "seed " << from << ", pair " << i << "\n"
                    << a.message << "\n"
                    << b.message << "\n"
                    << pair.a << "\n-----\n"
                    << pair.b;
    ASSERT_NE(a.exit, 4) << a.message << "\n" << pair.a;
    cuts += pair.a == pair.b ? 0 : 1;
  }
  EXPECT_GT(cuts, count / 2) << "the pairs differ";
}

TEST(NonInterference, WithoutAmountsNothingPublicDependsOnWhatWasCut) {
  expect_equal_pairs("none", 8000, seed);
}

TEST(NonInterference, WithLinesOnlyTheirNumberShows) {
  expect_equal_pairs("lines", 2500, seed + 1);
}

}  // namespace
}  // namespace declass
