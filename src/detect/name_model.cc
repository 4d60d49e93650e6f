#include "detect/name_model.h"

#include <algorithm>
#include <cmath>

namespace declass {
namespace {

float sum(const std::vector<CueId>& cues, std::size_t from, const std::vector<float>& weights) {
  float total = 0;
  for (std::size_t at = from; at < cues.size(); ++at) total += weights[cues[at]];
  return total;
}

const std::vector<float>& chosen(const Weights& weights, bool is_mixed) {
  return is_mixed ? weights.mixed : weights.capitals;
}

std::size_t count_candidates(const std::vector<Token>& tokens) {
  return static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.candidate; }));
}

// Cues that look at other uses of the word: their evidence names the use that speaks loudest.
bool is_memory(CueId cue) {
  return cue == CueTable::id(Cue::sure_elsewhere) || cue == CueTable::id(Cue::likely_elsewhere) ||
         cue == CueTable::id(Cue::said_elsewhere) || cue == CueTable::id(Cue::said_often) ||
         cue == CueTable::id(Cue::titled_elsewhere) || cue == CueTable::id(Cue::given_elsewhere) ||
         (cue >= CueTable::best_elsewhere(0) && cue < CueTable::score_before(0));
}

}  // namespace

NameReading::NameReading(const NameModel& model, std::string_view text, std::vector<Token>& tokens)
    : model_(model), text_(text), tokens_(tokens), memory_(count_candidates(tokens)) {
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    if (tokens_[at].candidate) first_pass(at);
  }
  memory_.see_small_words(tokens_);
  memory_.note_sure_forms(text_, tokens_);
}

void NameReading::first_pass(std::size_t at) {
  cues_.clear();
  append_cues(text_, tokens_, at, model_.lexicon, cues_);
  Token& token = tokens_[at];
  token.score = sum(cues_, 0, chosen(model_.hand, is_mixed(at)));
  if (model_.learned) token.learned = sum(cues_, 0, chosen(*model_.learned, is_mixed(at)));
  token.use = use_bits(cues_);
  memory_.add(tokens_, at);
}

// Appends what the second pass adds to the cues; the hand score is known only then.
void NameReading::second_pass(std::size_t token) {
  const std::size_t first = cues_.size();
  memory_.append_cues(text_, tokens_, token, cues_);
  hand_ = tokens_[token].score + sum(cues_, first, chosen(model_.hand, is_mixed(token)));
  cues_.push_back(CueTable::hand_score(score_step(hand_)));
}

const std::vector<CueId>& NameReading::cues(std::size_t token) {
  cues_.clear();
  append_cues(text_, tokens_, token, model_.lexicon, cues_);
  second_pass(token);
  return cues_;
}

std::vector<ScoredWord> NameReading::words() {
  std::vector<ScoredWord> out;
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    if (!tokens_[at].candidate) continue;
    cues_.clear();
    second_pass(at);
    ScoredWord word;
    word.token = at;
    word.score = hand_;
    if (model_.learned) {
      word.score = tokens_[at].learned + sum(cues_, 0, chosen(*model_.learned, is_mixed(at)));
    }
    const Scale scale = is_mixed(at) ? model_.mixed : model_.capitals;
    word.probability = 1.0F / (1.0F + std::exp(-(scale.slope * word.score + scale.shift)));
    out.push_back(word);
  }
  return out;
}

std::vector<Evidence> NameReading::explain(std::size_t token, std::size_t limit) {
  const std::vector<float>& weights =
      chosen(model_.learned ? *model_.learned : model_.hand, is_mixed(token));
  const std::vector<CueId>& all = cues(token);
  std::vector<std::uint32_t> order;  // places in `all`
  order.reserve(all.size());
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    if (weights[all[place]] != 0.0F) order.push_back(place);
  }
  const std::size_t shown = std::min(limit, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      const float left = std::abs(weights[all[a]]);
                      const float right = std::abs(weights[all[b]]);
                      return left > right || (left == right && a < b);
                    });
  order.resize(shown);
  std::vector<Evidence> out;
  out.reserve(shown + 1);
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
