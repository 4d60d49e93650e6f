#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "detect/finding.h"
#include "detect/name_model.h"

namespace declass {

/// Words in a row that name one person: tokens [first, last].
struct NameSpan {
  std::size_t first = 0, last = 0;
  std::size_t strongest = 0;  ///< the token that is surest
  float probability = 0;      ///< of that token
  int entity = 0;             ///< the same number for the same person, from 1
  Role role = Role::unknown;
  std::optional<Evidence> role_evidence;
};

/// Joins the words that reach `least` to spans, those that reach `sure` apart from the rest, so
/// that a doubtful neighbour never widens a sure name. Takes initials, particles, hyphen halves
/// and JR along.
std::vector<NameSpan> join_names(std::string_view text, const std::vector<Token>& tokens,
                                 const std::vector<ScoredWord>& words, float sure, float least);

/// Numbers the persons and gives each mention its role: the mention's own, else its person's.
/// `signed_by_office`: who signs the text signs for an office, as a cable's signer does.
enum class Signer { private_person, office };
void identify(const std::vector<Token>& tokens, std::vector<NameSpan>& spans, Signer signer);

}  // namespace declass
