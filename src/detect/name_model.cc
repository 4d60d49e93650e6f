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
  add_word(token, sum);
  give_context_cues(text_, tokens_, at, sum);
  token.score = sum.hand;
  token.learned = sum.learned;
  token.use = static_cast<std::uint8_t>(sum.use);
  memory_.add(tokens_, at);
}

// The cues of the word alone are the first of the sum. Where it is plain letters in one piece, what
// they are worth is the same at every place that is alike in the rest that they look at.
void NameReading::add_word(const Token& token, CueSum& sum) {
  const bool plain = !token.joined && !token.phrase && token.end - token.begin == token.length;
  if (!plain) return give_word_cues(text_, token, model_.lexicon, sum);
  const auto like = static_cast<std::uint8_t>(1U + (token.possessive ? 1U : 0U) +
                                              (token.mixed ? 2U : 0U) + (token.acronym ? 4U : 0U));
  Memory::WordSum& known = memory_.word_sum(token.form);
  if (known.like != like) {
    give_word_cues(text_, token, model_.lexicon, sum);
    known = {sum.hand, sum.learned, like};
  }
  sum.hand = known.hand;
  sum.learned = known.learned;
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
  give_word_cues(text_, tokens_[token], model_.lexicon, list);
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
  std::vector<std::uint32_t> order;  // places in `all`, largest first, of equal ones the first
  order.reserve(limit + 1);
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    const float weight = std::abs(weights[all[place]]);
    if (weight == 0.0F) continue;
    if (order.size() == limit && weight <= std::abs(weights[all[order.back()]])) continue;
    auto behind = order.end();
    while (behind != order.begin() && std::abs(weights[all[*(behind - 1)]]) < weight) --behind;
    order.insert(behind, place);
    if (order.size() > limit) order.pop_back();
  }
  std::vector<Evidence> out;
  out.reserve(order.size() + 1);
  for (const std::uint32_t place : order) {
    const CueId cue = all[place];
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
