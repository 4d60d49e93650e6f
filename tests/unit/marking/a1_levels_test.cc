#include <gtest/gtest.h>

#include "mark_cases.h"
#include "vocabulary_for_tests.h"

namespace declass {
namespace {

TEST(Levels, AsTheRegisterWritesThem) {
  const MarkCase cases[] = {
      {"TOP SECRET", "top-secret", "TOP SECRET", "(TS)"},
      {"SECRET", "secret", "SECRET", "(S)"},
      {"CONFIDENTIAL", "confidential", "CONFIDENTIAL", "(C)"},
      {"UNCLASSIFIED", "unclassified", "UNCLASSIFIED", "(U)"},
      {"(TS)", "top-secret", "TOP SECRET", "(TS)"},
      {"(S)", "secret", "SECRET", "(S)"},
      {"(C)", "confidential", "CONFIDENTIAL", "(C)"},
      {"(U)", "unclassified", "UNCLASSIFIED", "(U)"},
  };
  for (const MarkCase& item : cases) expect_valid(item);
}

TEST(Levels, AsCablesWriteThem) {
  const MarkCase cases[] = {
      {"T O P  S E C R E T", "top-secret", "TOP SECRET"},
      {"T O P S E C R E T", "top-secret", "TOP SECRET"},
      {"TOPSECRET", "top-secret", "TOP SECRET"},
      {"S E C R E T", "secret", "SECRET"},
      {"C O N F I D E N T I A L", "confidential", "CONFIDENTIAL"},
      {"CONF", "confidential", "CONFIDENTIAL"},
      {"U N C L A S S I F I E D", "unclassified", "UNCLASSIFIED"},
      {"UNCLAS", "unclassified", "UNCLASSIFIED"},
      {"UNCLASS", "unclassified", "UNCLASSIFIED"},
      {"LIMITED OFFICIAL USE", "unclassified lou", "UNCLASSIFIED//LOU", "(U//LOU)"},
      {"LIMITED OFF USE", "unclassified lou", "UNCLASSIFIED//LOU"},
      {"(LOU)", "unclassified lou", "UNCLASSIFIED//LOU"},
      {"secret", "secret", "SECRET"},
      {"(c)", "confidential", "CONFIDENTIAL", "(C)"},
  };
  for (const MarkCase& item : cases) expect_read(item);
}

TEST(Levels, RestrictedWasOursUntil1953) {
  const auto before = make_date(1952, 5, 1), last = make_date(1953, 12, 14),
             after = make_date(1953, 12, 15);
  const Vocabulary& vocabulary = shipped_vocabulary();
  for (const char* text : {"RESTRICTED", "RESTRICTED SECURITY INFORMATION"}) {
    EXPECT_EQ(shown(parse_banner(text, vocabulary, before).marking), "restricted") << text;
    EXPECT_EQ(shown(parse_banner(text, vocabulary, last).marking), "restricted") << text;
    EXPECT_EQ(shown(parse_banner(text, vocabulary, after).marking), "restricted unknown") << text;
    EXPECT_EQ(shown(parse_banner(text, vocabulary).marking), "restricted unknown") << text;
  }
  EXPECT_EQ(codes_of(parse_portion("(R)", vocabulary)), "E:DM0105");
}

TEST(Levels, OrderIsTheRank) {
  EXPECT_LT(Level::unclassified, Level::restricted);
  EXPECT_LT(Level::restricted, Level::confidential);
  EXPECT_LT(Level::confidential, Level::secret);
  EXPECT_LT(Level::secret, Level::top_secret);
}

}  // namespace
}  // namespace declass
