#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "marking/compiled.h"
#include "marking/splitting.h"
#include "marking/tokens.h"

namespace declass {

/// Whether the whole text is one mark, or a mark stands at its beginning.
enum class Extent { whole, leading };

/// The words of one mark, and how they are mended where they are damaged: put together, taken
/// apart, or taken for the known word that they resemble. Each `mend` changes the words at a place
/// and says so in `repairs`, or returns false and changes nothing.
class MarkWords {
 public:
  using Place = MarkLexicon::Place;

  /// A phrase of the vocabulary.
  struct Found {
    const MarkTerm* term = nullptr;
    std::size_t words = 0;
    bool tidy = true;
  };
  /// The code of a place.
  struct Code {
    std::string_view code;
    std::size_t words = 0;
  };

  /// Requires: `text` comes from clean_mark, is not foul, and outlives the words.
  MarkWords(std::string_view text, Extent extent, const Vocabulary::Compiled& compiled);

  std::size_t count() const { return tokens_.words.size(); }
  const MarkToken& operator[](std::size_t at) const { return tokens_.words[at]; }
  Gap trailing() const { return tokens_.trailing; }
  bool set_off(std::size_t at) const { return (*this)[at].before >= Gap::slash; }

  Found find(std::size_t at) const;
  std::optional<Found> find_kind(std::size_t at, MarkTerm::Kind kind) const;
  Code code_at(std::size_t at) const;

  /// The words as they were written, escaped.
  std::string quoted(std::size_t from, std::size_t words) const;
  /// The words as they were mended.
  std::string mended(std::size_t from, std::size_t words) const;
  std::string joined_letters(std::size_t at, std::size_t words) const;
  /// How many words from `at` on may belong together: no more than `most`, up to what sets off.
  std::size_t run_length(std::size_t at, std::size_t most) const;

  void mend_spaced_letters();
  bool mend_head();
  bool mend(std::size_t at);
  /// `REL T0 USA`, `REL IDO`: a known word before a stray one may begin a longer one.
  bool mend_broken(std::size_t at, const Found& found);
  bool mend_by_joining(std::size_t at, Place place, std::size_t least);
  bool mend_lost_hyphen(std::size_t at);
  bool mend_stray_end(std::size_t at);
  bool mend_by_splitting(std::size_t at, Leads leads, Gap between);
  bool mend_by_likeness(std::size_t at, Place place, std::size_t least);

  /// A code of a list. The home country leads a list and stands in it once.
  bool mend_code(std::size_t at, Gap between, bool first);
  std::vector<std::string_view> swapped_codes(std::string letters) const;
  std::string_view resembled_code(std::string letters) const;
  /// A part of an atomic-energy entry.
  bool mend_part(std::size_t at, const std::string& system);
  bool mend_compartment(std::size_t at, const std::string& system);
  /// A word that ends in a control, its separator lost: a long one, or one that must accompany
  /// the entry of `rule`, or any after a category of controlled unclassified information.
  bool mend_tail(std::size_t at, const MarkRule* rule);
  bool mend_category_tail(std::size_t at);
  /// The one category of controlled unclassified information that a word misspells; or empty.
  std::string_view category_like(std::string_view word) const;

  std::vector<std::string> repairs;  ///< what was taken for what
  bool certain = true;               ///< no repair had two readings

 private:
  bool cuts_a_word(std::size_t at, std::size_t words) const;
  bool strays_spell_a_word(std::string_view letters, const std::vector<MarkPiece>& pieces) const;
  bool is_within_a_word(std::string_view letters, std::size_t at) const;
  static std::string_view before_tail(std::string_view word, std::size_t tail);
  bool stands_after(const MarkTerm& control, std::size_t at) const;
  bool continues_category(const MarkTerm& control, std::size_t at) const;
  bool has_disclosure(std::size_t at) const;
  bool is_only_disclosure(const MarkTerm& control, std::size_t at) const;
  bool is_missing_companion(const MarkTerm& control, std::string_view head, std::size_t at,
                            const MarkRule* system) const;
  void split_tail(std::size_t at, std::size_t head, std::size_t phrase);
  bool mend_part_as(std::size_t at, const std::vector<std::string_view>& parts,
                    bool (*alike)(std::string_view, std::string_view));
  void replace(std::size_t at, std::size_t words, std::vector<MarkToken> with);
  std::vector<MarkToken> words_of_phrase(std::size_t place) const;
  std::vector<MarkToken> words_of_pieces(const std::vector<MarkPiece>& pieces, Gap between) const;

  std::string_view text_;
  MarkTokens tokens_;
  Extent extent_;
  const Vocabulary::Compiled& compiled_;
};

}  // namespace declass
