#include "detect/name_model.h"

#include <algorithm>
#include <cmath>

namespace declass {
namespace {

std::vector<CueWorth> worths_of(const std::vector<float>& hand, const std::vector<float>* learned) {
  std::vector<CueWorth> out(hand.size());
  for (std::size_t cue = 0; cue < out.size(); ++cue) {
    out[cue] = {hand[cue], learned == nullptr ? 0.0F : (*learned)[cue],
                use_bit(static_cast<CueId>(cue))};
  }
  return out;
}

const std::vector<float>& chosen(const Weights& weights, bool is_mixed) {
  return is_mixed ? weights.mixed : weights.capitals;
}

// Cues that look at other uses of the word: their evidence names the use that speaks loudest.
bool is_memory(CueId cue) {
  return cue == CueTable::id(Cue::sure_elsewhere) || cue == CueTable::id(Cue::likely_elsewhere) ||
         cue == CueTable::id(Cue::said_elsewhere) || cue == CueTable::id(Cue::said_often) ||
         cue == CueTable::id(Cue::titled_elsewhere) || cue == CueTable::id(Cue::given_elsewhere) ||
         (cue >= CueTable::best_elsewhere(0) && cue < CueTable::score_before(0));
}

// The cues of the largest weights, largest first, of equal ones the first.
std::vector<CueId> largest(const std::vector<CueId>& cues, const std::vector<float>& weights,
                           std::size_t limit) {
  std::vector<CueId> out(limit);
  std::vector<float> sizes(limit + 1);
  std::size_t count = 0;
  for (const CueId cue : cues) {
    const float size = std::abs(weights[cue]);
    if (size == 0.0F || (count == limit && size <= sizes[count - 1])) continue;
    std::size_t at = count < limit ? count++ : count - 1;
    for (; at > 0 && sizes[at - 1] < size; --at) {
      sizes[at] = sizes[at - 1];
      out[at] = out[at - 1];
    }
    sizes[at] = size;
    out[at] = cue;
  }
  out.resize(count);
  return out;
}

}  // namespace

Worths::Worths(const Weights& hand, const std::optional<Weights>& learned)
    : capitals(worths_of(hand.capitals, learned ? &learned->capitals : nullptr)),
      mixed(worths_of(hand.mixed, learned ? &learned->mixed : nullptr)) {}

NameReading::NameReading(const NameModel& model, std::string_view text, std::vector<Token>& tokens,
                         const Candidates& candidates)
    : model_(model),
      text_(text),
      tokens_(tokens),
      candidates_(candidates),
      memory_(candidates.places.size()) {
  for (const std::uint32_t at : candidates_.places) first_pass(at);
  memory_.see_small_words(tokens_);
  memory_.note_sure_forms(text_, tokens_);
}

void NameReading::first_pass(std::size_t at) {
  Token& token = tokens_[at];
  CueSum sum(worths(at));
  const Memory::WordSum& word = word_sum(at);
  sum.hand = word.hand;
  sum.learned = word.learned;
  give_context_cues(text_, tokens_, at, sum);
  token.score = sum.hand;
  token.learned = sum.learned;
  token.use = static_cast<std::uint8_t>(sum.use);
  memory_.add(tokens_, at);
}

// The cues of the word alone are the first of the sum. Where it is plain letters in one piece, they
// are the same at every place that is alike in the rest that they look at.
const Memory::WordSum& NameReading::word_sum(std::size_t at) {
  const Token& token = tokens_[at];
  const bool plain = !token.joined && !token.phrase && token.end - token.begin == token.length;
  const auto like = static_cast<std::uint8_t>(1U + (token.possessive ? 1U : 0U) +
                                              (token.mixed ? 2U : 0U) + (token.acronym ? 4U : 0U));
  Memory::WordSum& known = memory_.word_sum(token.form);
  if (plain && known.like == like) return known;
  const auto begin = static_cast<std::uint32_t>(word_cues_.size());
  CueList list(word_cues_);
  give_word_cues(text_, token, model_.lexicon, list);
  CueSum sum(worths(at));
  for (std::size_t cue = begin; cue < word_cues_.size(); ++cue) sum.add(word_cues_[cue]);
  known = {sum.hand, sum.learned, begin, static_cast<std::uint32_t>(word_cues_.size()),
           plain ? like : std::uint8_t{0}};
  return known;
}

ScoredWord NameReading::second_pass(std::size_t at) const {
  const Token& token = tokens_[at];
  CueSum sum(worths(at));
  memory_.give_cues(text_, tokens_, at, sum);
  const float hand = token.score + sum.hand;
  sum.add(CueTable::hand_score(score_step(hand)));
  const Scale scale = is_mixed(at) ? model_.mixed : model_.capitals;
  ScoredWord word{at, model_.learned ? token.learned + sum.learned : hand, 0};
  word.probability = 1.0F / (1.0F + std::exp(-(scale.slope * word.score + scale.shift)));
  return word;
}

const std::vector<CueId>& NameReading::cues(std::size_t token) {
  cues_.clear();
  CueList list(cues_);
  const Memory::WordSum& word = word_sum(token);
  cues_.assign(word_cues_.begin() + word.begin, word_cues_.begin() + word.end);
  give_context_cues(text_, tokens_, token, list);
  const std::size_t own = cues_.size();
  memory_.give_cues(text_, tokens_, token, list);
  CueSum others(worths(token));
  for (std::size_t cue = own; cue < cues_.size(); ++cue) others.add(cues_[cue]);
  list.add(CueTable::hand_score(score_step(tokens_[token].score + others.hand)));
  return cues_;
}

std::vector<ScoredWord> NameReading::words() {
  std::vector<ScoredWord> out;
  out.reserve(candidates_.places.size());
  for (const std::uint32_t at : candidates_.places) out.push_back(second_pass(at));
  return out;
}

std::vector<Evidence> NameReading::explain(std::size_t token, std::size_t limit) {
  const std::vector<float>& weights =
      chosen(model_.learned ? *model_.learned : model_.hand, is_mixed(token));
  const std::vector<CueId>& all = cues(token);
  const std::vector<CueId> order = largest(all, weights, limit);
  std::vector<Evidence> out;
  out.reserve(order.size() + 1);
  for (const CueId cue : order) {
    Evidence evidence{CueTable::name(cue), static_cast<double>(weights[cue]), std::nullopt};
    if (is_memory(cue)) {
      if (const auto other = memory_.best_elsewhere(tokens_, token)) {
        evidence.offset = tokens_[*other].begin;
      }
    }
    out.push_back(std::move(evidence));
  }
  return out;
}

}  // namespace declass
