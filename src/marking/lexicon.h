#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "marking/mark_term.h"

namespace declass {

/// All spellings, found by their words as written, or by their letters where the writing is
/// damaged.
class MarkLexicon {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// Adds a spelling; a known one keeps its first meaning.
  void add(MarkTerm term, std::string_view spelling);
  /// Requires: nothing is added afterwards, and the object is not copied or moved.
  void finish();

  const MarkPhrase& phrase(std::size_t place) const { return phrases_[place]; }
  const MarkTerm& term_of(std::size_t phrase) const { return terms_[phrases_[phrase].term]; }

  /// The phrases that begin with a word, longest first; null where there is none.
  const std::vector<std::size_t>* beginning_with(std::string_view word) const;

  /// The phrase with just these letters, figures read as the letters that they resemble; `none`.
  std::size_t by_letters(std::string_view letters) const;
  std::size_t by_exact_letters(std::string_view letters) const;

  /// Where in a mark a word stands: a level comes first and nowhere else.
  enum class Place { head, inner };

  /// Whether `by_letters` may find a phrase of the place: a quick question to which the answer is
  /// no for most words of a text.
  bool may_know(std::string_view letters, Place place) const;
  /// Whether a head phrase, in just its letters, is the beginning of these.
  bool starts_with_head(std::string_view letters) const;

  /// What one slip adds to the distance of two words.
  static constexpr std::size_t one_edit = 4;
  struct Near {
    std::size_t phrase = none;
    bool certain = false;         ///< the one reading, and a slip that typists make
    std::size_t distance = none;  ///< the less, the likelier
  };
  /// The phrase that `letters` most plausibly misspells; of levels the highest that is plausible.
  Near nearest(std::string_view letters, Place place) const;

 private:
  struct Spelling {
    std::string skeleton;
    std::size_t phrase = none;
    std::uint32_t letters = 0;  ///< a bit for each letter of the skeleton
  };
  /// How far a skeleton is from a spelling; `none` where it is another word.
  std::size_t likeness(std::string_view word, const Spelling& candidate) const;

  std::deque<MarkTerm> terms_;
  std::vector<MarkPhrase> phrases_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_first_word_;
  std::unordered_map<std::string, std::size_t> by_skeleton_;
  std::unordered_map<std::string_view, std::size_t> by_letters_;
  std::vector<Spelling> heads_, inner_;
  /// By the first letters of its glyph skeleton, whether there may be a phrase: heads, others.
  std::vector<bool> head_beginnings_, inner_beginnings_;
};

/// The word with figures read as the letters that they resemble: `N0F0RN` as `NOFORN`, and I for
/// every L, for nobody can tell these apart.
std::string letter_skeleton(std::string_view word);

/// The same, with two letters that a scanner takes for one, and the reverse: RN as M, VV as W.
std::string glyph_skeleton(std::string_view word);

/// One is the other with two neighbours swapped.
bool is_swap(std::string_view a, std::string_view b);

}  // namespace declass
