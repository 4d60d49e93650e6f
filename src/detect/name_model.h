#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "detect/cue_sum.h"
#include "detect/cues.h"
#include "detect/finding.h"
#include "detect/lexicon.h"
#include "detect/memory.h"
#include "detect/tokens.h"

namespace declass {

/// What each cue is worth, in text that is all capitals and in text where capitals mean something.
struct Weights {
  std::vector<float> capitals, mixed;  ///< by CueId

  Weights() : capitals(CueTable::size(), 0.0F), mixed(CueTable::size(), 0.0F) {}
};

/// How a sum of weights becomes a probability: 1 / (1 + exp(-(slope * sum + shift))).
struct Scale {
  float slope = 1, shift = 0;
};

/// The same by cue, as they are added up.
struct Worths {
  std::vector<CueWorth> capitals, mixed;

  Worths() = default;
  Worths(const Weights& hand, const std::optional<Weights>& learned);
};

/// What tells names from other words: lists and weights.
struct NameModel {
  Lexicon lexicon;
  Weights hand;
  std::optional<Weights> learned;           ///< without them the hand weights decide
  Scale capitals, mixed;                    ///< of the weights that decide
  Worths worths;                            ///< of both weights
  std::vector<std::string> correspondents;  ///< labels of header lines that name persons, capitals
};

/// One candidate after both passes.
struct ScoredWord {
  std::size_t token = 0;
  float score = 0;        ///< the sum that decides
  float probability = 0;  ///< that the word is part of a person's name
};

/// One document, its candidates scored in two passes: by what stands around each, then also by
/// what the document says elsewhere about the same word. Both are linear sums of cues.
class NameReading {
 public:
  /// Sets the tokens' first-pass scores. Requires: all four outlive the reading.
  NameReading(const NameModel& model, std::string_view text, std::vector<Token>& tokens,
              const Candidates& candidates);

  /// Every candidate, in the order of the text.
  std::vector<ScoredWord> words();

  /// The cues of one candidate, as the training tool reads them.
  const std::vector<CueId>& cues(std::size_t token);

  /// The cues of one candidate that contributed most, largest first.
  std::vector<Evidence> explain(std::size_t token, std::size_t limit);

 private:
  void first_pass(std::size_t at);
  const Memory::WordSum& word_sum(std::size_t at);
  ScoredWord second_pass(std::size_t at) const;
  const std::vector<CueWorth>& worths(std::size_t at) const {
    return is_mixed(at) ? model_.worths.mixed : model_.worths.capitals;
  }
  bool is_mixed(std::size_t at) const { return tokens_[at].mixed; }

  const NameModel& model_;
  std::string_view text_;
  std::vector<Token>& tokens_;
  const Candidates& candidates_;
  Memory memory_;
  std::vector<CueId> word_cues_;  ///< see Memory::WordSum
  std::vector<CueId> cues_;       ///< of the candidate that was asked for last
};

}  // namespace declass
