#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.h"

namespace declass {

/// What a marker may say: it depends on code, kind and declared amount alone.
struct MarkerFacts {
  std::vector<std::string> codes;
  bool whole_portion = false;
  std::string kind;        ///< `name`, `paragraph`, `heading` …
  std::size_t amount = 0;  ///< of lines or words, as the policy shows; ignored where it shows none
  bool referral = false;   ///< withheld until the owner was asked
  bool pending = false;    ///< withheld until reviewed
};

/// The marker in the policy's style: `[(b)(6)]`, `[1 paragraph (7 lines) withheld:
/// (b)(1); 1.4(b)]`.
std::string marker_text(const MarkerFacts& facts, const OutputStyle& output);

/// Stretches of a document that read like a marker of this style, or of one that we ship, or like
/// the words with which a mark is struck. Sorted.
std::vector<Span> marker_like(std::string_view text, const OutputStyle& output);

/// `(b)(1); 1.4(b), 1.4(d); (b)(6)`: categories stand behind the code that they specify.
std::string grouped_codes(const std::vector<std::string>& codes);

/// `7 lines`, `1 word`; empty where the policy shows none.
std::string amount_text(std::size_t amount, Amount shown);

}  // namespace declass
