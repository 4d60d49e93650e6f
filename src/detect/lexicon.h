#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detect/name_letters.h"
#include "text/key_bits.h"
#include "text/source_text.h"

namespace declass {

/// What a word list says about a word. A word may be in many.
enum class WordClass : std::uint8_t {
  article,
  possessive_pronoun,
  place_preposition,   ///< IN, AT, NEAR: a place follows
  person_preposition,  ///< WITH, BY: a person may follow
  of,
  to,
  conjunction,
  relative,   ///< WHO, WHOSE
  auxiliary,  ///< HAS, WAS, ALSO: stands between a subject and its verb
  function_word,
  courtesy,
  office,
  office_rank,  ///< DEPUTY, FORMER, FOREIGN: goes before an office and is part of it
  body,         ///< a public body: MINISTRY, BUREAU
  occupation,
  kin,
  speech,
  address,
  nation,
  demonym,
  place,
  organisation,
  abbreviation,
  particle,
  suffix,
  given,
  surname,
  foreign_given,
  foreign_surname,
  thing,       ///< the name of a firm, a newspaper, a party: no person
  not_name,    ///< ours: never a person, whatever other lists say
  extra_name,  ///< ours: names that no other list has
};
inline constexpr std::size_t word_class_count = 32;
std::string_view name_of(WordClass word_class);
std::optional<WordClass> word_class_named(std::string_view name);

/// Everything that the lists know about one word form.
struct WordFacts {
  std::uint32_t classes = 0;
  std::uint8_t level = 0;         ///< of ordinary words: 10, 20 … 50; 0: no ordinary word
  std::uint8_t surname_tier = 0;  ///< 1 the most common; 0: no surname
  std::uint8_t given_tier = 0;
  std::uint8_t seniority : 4 = 0;      ///< of offices: 1 the highest
  std::uint8_t starts_phrase : 4 = 0;  ///< 1: the first word of an entry of several words

  constexpr bool is(WordClass word_class) const {
    return (classes >> static_cast<unsigned>(word_class) & 1U) != 0;
  }
  constexpr void add(WordClass word_class) { classes |= 1U << static_cast<unsigned>(word_class); }
};

/// The fingerprint of a word form: two forms that differ only in case and accents have the same.
/// Forms that are not equal have different ones but for an error in 10^13 words.
std::uint64_t fingerprint(std::string_view word);
/// The same of a word of a text; faster.
std::uint64_t fingerprint_within(std::string_view text, Span word);

/// The fingerprint of several words in a row.
std::uint64_t joined_fingerprint(std::uint64_t first, std::uint64_t next);

/// Word forms and what the lists know about them: one table, one probe a word.
class Lexicon {
 public:
  static constexpr std::size_t longest_phrase = 5;  ///< words

  /// Makes room for so many entries, so that adding never moves the table.
  explicit Lexicon(std::size_t entries);

  /// One entry of a list: a word, or several with blanks between. Requires: room for it.
  WordFacts& at(std::string_view entry);

  /// Makes the letters of an ordinary word known to `near_common_word`.
  void learn_letters(std::string_view word);

  /// Of names and of ordinary words; filled by who fills the lexicon.
  NameLetters letters;

  /// What is known about a form; an unknown form has no class.
  const WordFacts& find(std::uint64_t form) const;
  /// Fetches what `find` will look at.
  void expect(std::uint64_t form) const { __builtin_prefetch(&slots_[(form >> 1) & mask_]); }

  /// A word in capitals is one letter away from an ordinary word: put in, left out, changed or
  /// moved by one place.
  bool near_common_word(const std::string& word) const;

  /// A word in capitals is two common words without the blank between.
  bool is_two_words(std::string_view word) const;

  /// Of several words in a row, by their joined fingerprint.
  const WordFacts& find_phrase(std::uint64_t phrase) const { return find(phrase); }
  /// Some entry of the lists may begin with these words, or be them.
  bool may_begin_phrase(std::uint64_t words) const { return phrases_.may_hold(words); }

 private:
  struct Slot {
    std::uint64_t form = 0;
    WordFacts facts;
  };
  WordFacts& slot(std::uint64_t form);
  bool is_ordinary(std::string_view word) const;
  bool is_usual(std::string_view word, std::size_t changed) const;
  bool loses_or_swaps(std::string& word, std::size_t at) const;
  bool gains_or_changes(std::string& word, std::size_t at) const;

  std::vector<bool> triples_ =
      std::vector<bool>(std::size_t{27} * 27 * 27);  ///< letters in a row in words
  std::vector<Slot> slots_;
  KeyBits ordinary_;  ///< what `learn_letters` was given
  KeyBits phrases_;   ///< two words or more that an entry of several begins with
  std::size_t mask_;
};

}  // namespace declass
