#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "detect/cues.h"
#include "detect/tokens.h"

namespace declass {

/// What the cues of one use say about its form, for Token::use.
std::uint8_t use_bits(const std::vector<CueId>& cues);

/// What a document says about each of its word forms, gathered in the first pass.
class Memory {
 public:
  explicit Memory(std::size_t candidates);

  /// One use of a form, with its first-pass score and what its neighbours say (`use_bits`).
  void add(const std::vector<Token>& tokens, std::size_t at);

  /// Marks the forms that the document also writes small.
  void see_small_words(const std::vector<Token>& tokens);

  /// Notes the forms that are surely names, so that a misspelling is seen to be near one.
  void note_sure_forms(std::string_view text, const std::vector<Token>& tokens);

  /// What the other uses of the same form, and the words beside this use, say. Appends.
  void append_cues(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                   std::vector<CueId>& out) const;

  /// The other use that speaks loudest for a name.
  std::optional<std::size_t> best_elsewhere(const std::vector<Token>& tokens, std::size_t at) const;

 private:
  struct Form {
    std::uint64_t form = 0;
    std::uint32_t uses = 0, said = 0, titled = 0, given = 0, article = 0, place = 0, possessive = 0,
                  bracketed = 0, organisation = 0, acronym = 0;
    std::uint32_t best_token = 0, second_token = 0;
    float best = -1e9F, second = -1e9F, sum = 0;
    bool small = false;
  };
  std::size_t slot(std::uint64_t form) const;

  template <class Use>
  static void each_shortened(std::string_view text, const Token& token, Use use);
  bool near_sure_form(std::string_view text, const Token& token) const;

  std::vector<Form> forms_;
  std::vector<std::uint64_t> shortened_;  ///< sure forms with one letter left out, sorted
  std::size_t mask_;
};

}  // namespace declass
