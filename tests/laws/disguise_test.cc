#include <gtest/gtest.h>

#include <random>

#include "support/shipped_rules.h"
#include "text/folded_search.h"
#include "text/utf8.h"

namespace declass {
namespace {

constexpr std::uint64_t seed = 20230817;

const std::vector<std::string> protected_terms = {"Ivor Gralloch", "thornfield", "Blue Quarry"};

const Policy& policy() {
  static const Policy compiled = value_of(Policy::compile(
      SourceText("terms.yaml", R"yaml(policy: terms
version: 1
title: T
audience: internal
settings: {cut: 0.30, review: 0.05}
output: {marker: foia, show_amount: none, markings: keep, file_name: document-id}
lists: {words: words.txt}
clauses:
  - {id: open, when: {status: [declassified, not-classified, not-yet, review, refer, unknown]}, action: release, because: open}
  - {id: cut, when: {finding: term, listed_in: words}, action: redact, exemption: "(b)(6)", because: privacy, harm: harm}
)yaml"),
      policy_rules(shipped_rules()), [](const std::string& file) -> Result<SourceText> {
        return SourceText(file, protected_terms[0] + "\n" + protected_terms[1] + "\n" +
                                    protected_terms[2] + "\n");
      }));
  return compiled;
}

/// Text in which the terms stand in disguises that chance makes.
class DisguisedText {
 public:
  explicit DisguisedText(std::uint64_t from) : random_(from) {}

  std::string next() {
    static const std::vector<std::string> words = {
        "the", "ferry", "Met", "at", "noon,", "LEFT", "quarry", "Ivor", "blue", "thorn", "field"};
    std::string out;
    for (std::size_t i = 3 + below(20); i > 0; --i) {
      out += below(4) == 0 ? disguised(protected_terms[below(protected_terms.size())])
                           : words[below(words.size())];
      out += pick({" ", " ", "\n", ", ", "  "});
    }
    return out + "end.";
  }

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  std::string pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

  /// One way of hiding it, with marks and invisible characters strewn in.
  std::string disguised(const std::string& term) {
    const std::size_t way = below(6);
    std::string out;
    for (std::size_t i = 0; i < term.size(); ++i) {
      const char c = term[i];
      if (c == ' ') {
        out += way == 0 ? "   " : pick({" ", "\n", "_", "\xC2\xA0", "\r\n  "});
        continue;
      }
      const bool last = i + 1 == term.size() || term[i + 1] == ' ';
      out += letter(c, way);
      if (below(6) == 0) out += pick({"\xCC\x81", "\xE2\x80\x8D", "\xC2\xAD", "\xEF\xB8\x8F"});
      if (way == 0 && !last) out += ' ';
      if (way == 1 && !last && below(5) == 0) out += "-\n";
      if (way == 2) out += '.';
    }
    return out;
  }

  std::string letter(char c, std::size_t way) {
    const char lower = static_cast<char>(c | 0x20);
    if (way == 3 && lower == 'o') return "\xD0\xBE";
    if (way == 3 && lower == 'e') return "\xD0\xB5";
    if (way == 4) {
      std::string out;
      append_code_point(out, U'\uFF41' + static_cast<char32_t>(lower - 'a'));
      return out;
    }
    return {below(2) == 0 ? lower : static_cast<char>(lower & ~0x20)};
  }

  std::mt19937_64 random_;
};

std::string body_of(const Outcome& outcome) {
  const std::string& bytes = outcome.release.bytes;
  const std::size_t head = bytes.find("\n\n") + 2;
  return bytes.substr(head, bytes.rfind("\nRELEASED") - head);
}

TEST(DisguiseLaws, NoProtectedTermIsLeftAndNothingChangesTwice) {
  DisguisedText texts(seed);
  const FoldedSearch search(protected_terms);
  std::size_t cuts = 0;
  for (int i = 0; i < 1500; ++i) {
    const std::string text = "UNCLAS BERN 000881\n\n1. (U) " + texts.next() + "\n";
    SCOPED_TRACE(testing::Message() << "seed " << seed << ", case " << i << ":\n" << text);
    const SourceText source("in.txt", text);
    const auto once = process(source, shipped_rules(), policy(), options_on("2026-11-24"));
    ASSERT_TRUE(once) << render(once.error());
    cuts += once->release.cuts.size();
    for (const FoldedSearch::Hit& hit : search.find_all(once->release.bytes)) {
      ASSERT_EQ(hit.match, Likeness::doubtful) << once->release.bytes;
    }
    std::size_t at = 0;
    for (const Release::Piece& piece : once->release.pieces) {
      for (std::size_t k = piece.released.begin; k < piece.released.end; ++k) {
        at = text.find(once->release.bytes[k], at);
        ASSERT_NE(at, std::string::npos) << "kept bytes are the source's, in order";
        ++at;
      }
    }
    const SourceText again("in.txt", body_of(*once));
    const auto twice = process(again, shipped_rules(), policy(), options_on("2026-11-24"));
    ASSERT_TRUE(twice) << render(twice.error());
    ASSERT_EQ(body_of(*twice), std::string(again.bytes()));
    ASSERT_TRUE(twice->release.cuts.empty());
  }
  EXPECT_GT(cuts, 1500U);
}

}  // namespace
}  // namespace declass
