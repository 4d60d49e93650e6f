#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "detect/cue_sum.h"
#include "detect/tokens.h"
#include "text/key_bits.h"

namespace declass {

/// What one cue of a use says about its form, a bit of Token::use or none.
std::uint8_t use_bit(CueId cue);

/// What a document says about each of its word forms, gathered in the first pass.
class Memory {
 public:
  /// The cues of a word alone and what they are worth: the same wherever the form stands in like
  /// letters. The cues are a part of a row that the owner of the memory keeps.
  struct WordSum {
    float hand = 0, learned = 0;
    std::uint32_t begin = 0, end = 0;
    std::uint8_t like = 0;  ///< what else it depends on, and one; 0: not known yet
  };

  explicit Memory(std::size_t candidates);

  /// Of the form of a candidate; good until the next call.
  WordSum& word_sum(std::uint64_t form) { return forms_[known(form)].word; }

  /// One use of a form, with its first-pass score and what its neighbours say (`use_bit`).
  void add(const std::vector<Token>& tokens, std::size_t at);

  /// Marks the forms that the document also writes small.
  void see_small_words(const std::vector<Token>& tokens);

  /// Notes the forms that are surely names, so that a misspelling is seen to be near one.
  void note_sure_forms(std::string_view text, const std::vector<Token>& tokens);

  /// What the other uses of the same form, and the words beside this use, say; to a CueList or a
  /// CueSum.
  template <class Taker>
  void give_cues(std::string_view text, const std::vector<Token>& tokens, std::size_t place,
                 Taker& taker) const;

  /// The other use that speaks loudest for a name.
  std::optional<std::size_t> best_elsewhere(const std::vector<Token>& tokens,
                                            std::size_t place) const;

 private:
  struct Form {
    std::uint64_t form = 0;
    std::uint32_t uses = 0, said = 0, titled = 0, given = 0, article = 0, place = 0, possessive = 0,
                  bracketed = 0, organisation = 0, acronym = 0;
    std::uint32_t best_token = 0, second_token = 0;
    float best = -1e9F, second = -1e9F, sum = 0;
    WordSum word;
    bool small = false;
    bool near_sure = false;  ///< its best use reads nearly as a sure form does
  };
  /// Where the form's number stands or would stand.
  std::size_t slot(std::uint64_t form) const;
  std::size_t known(std::uint64_t form);
  const Form& at(std::uint64_t form) const { return forms_[numbers_[slot(form)] - 1]; }

  template <class Use>
  static void each_shortened(std::string_view text, const Token& token, Use use);
  bool near_sure_form(std::string_view text, const Token& token) const;
  bool near_form(std::string_view text, const std::vector<Token>& tokens, const Token& token,
                 const Form& form) const;

  std::vector<Form> forms_;
  std::vector<std::uint32_t> numbers_;  ///< of forms, from 1, by hash
  KeyBits seen_;                        ///< forms
  KeyBits seen_shortened_;
  std::vector<std::uint64_t> shortened_;  ///< sure forms with one letter left out, sorted
  std::size_t mask_;
};

}  // namespace declass
