#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detect/cue.h"
#include "detect/name_letters.h"
#include "detect/tokens.h"

namespace declass {

/// A cue's number: the named cues first, then the families.
using CueId = std::uint16_t;

/// The families: what stands at a place, alone and together with what the word is. Their weights
/// are learned; by hand they are nought.
class CueTable {
 public:
  static constexpr std::size_t own_count = 39;    ///< kinds of word, see `own_kind`
  static constexpr std::size_t score_steps = 12;  ///< of the hand score

  static CueId id(Cue cue) { return static_cast<CueId>(cue); }
  static CueId before(Near near) { return at(0, near); }
  static CueId second_before(Near near) { return at(1, near); }
  static CueId after(Near near) { return at(2, near); }
  static CueId second_after(Near near) { return at(3, near); }
  static CueId own(std::size_t kind) { return static_cast<CueId>(own_base + kind); }
  static CueId own_before(std::size_t kind, Near near) {
    return pair(pair_before_base, kind, near);
  }
  static CueId own_after(std::size_t kind, Near near) { return pair(pair_after_base, kind, near); }
  static CueId hand_score(std::size_t step) { return static_cast<CueId>(score_base + step); }
  static CueId best_elsewhere(std::size_t step) { return static_cast<CueId>(best_base + step); }
  static CueId mean_elsewhere(std::size_t step) { return static_cast<CueId>(mean_base + step); }
  static CueId score_before(std::size_t step) { return static_cast<CueId>(left_base + step); }
  static CueId score_after(std::size_t step) { return static_cast<CueId>(right_base + step); }
  static CueId letters(std::size_t step) { return static_cast<CueId>(letters_base + step); }
  static CueId likeness(std::size_t step) { return static_cast<CueId>(likeness_base + step); }
  static constexpr std::size_t size() { return likeness_base + NameLetters::steps; }

  static const std::string& name(CueId id);

 private:
  static std::string spelled(std::size_t id);
  static CueId at(std::size_t place, Near near) {
    return static_cast<CueId>(cue_count + place * near_count + static_cast<std::size_t>(near));
  }
  static CueId pair(std::size_t base, std::size_t first, Near second) {
    return static_cast<CueId>(base + first * near_count + static_cast<std::size_t>(second));
  }
  static constexpr std::size_t own_base = cue_count + 4 * near_count;
  static constexpr std::size_t pair_before_base = own_base + own_count;
  static constexpr std::size_t pair_after_base = pair_before_base + own_count * near_count;
  static constexpr std::size_t score_base = pair_after_base + own_count * near_count;
  static constexpr std::size_t best_base = score_base + score_steps;
  static constexpr std::size_t mean_base = best_base + score_steps;
  static constexpr std::size_t left_base = mean_base + score_steps;
  static constexpr std::size_t right_base = left_base + score_steps;
  static constexpr std::size_t letters_base = right_base + score_steps;
  static constexpr std::size_t likeness_base = letters_base + NameLetters::steps;
};

/// The step of a score: unit steps from below -4 to above 6.
std::size_t score_step(float score);

/// What the lists make of a word, in one of `CueTable::own_count` kinds.
std::size_t own_kind(const Token& token);
std::string own_kind_name(std::size_t kind);

/// Takes cues in a row.
class CueList {
 public:
  explicit CueList(std::vector<CueId>& out) : out_(out) {}
  void add(CueId cue) { out_.push_back(cue); }

 private:
  std::vector<CueId>& out_;
};

/// The cues that the lists and the letters of a word give; to a CueList or a CueSum.
template <class Taker>
void give_word_cues(std::string_view text, const Token& token, const Lexicon& lexicon,
                    Taker& taker);

/// The cues that the neighbours of a candidate give, behind those of the word; the order is fixed.
/// Constant time: no cue looks farther than a dozen tokens.
template <class Taker>
void give_context_cues(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                       Taker& taker);

}  // namespace declass
