#include "detect/memory.h"

#include <algorithm>
#include <bit>
#include <string>

#include "text/letters.h"

namespace declass {
namespace {

constexpr float sure = 2.5F;
constexpr float likely = 1.0F;
constexpr float unlikely = -1.0F;

// What one use says about its form, as bits.
struct Use {
  bool said = false, titled = false, given = false, article = false, place = false,
       bracketed = false, organisation = false, acronym = false;
};

Use use_at(const std::vector<Token>& tokens, std::size_t at) {
  const auto& bits = tokens[at].use;
  return {(bits & 1U) != 0,  (bits & 2U) != 0,  (bits & 4U) != 0,  (bits & 8U) != 0,
          (bits & 16U) != 0, (bits & 32U) != 0, (bits & 64U) != 0, (bits & 128U) != 0};
}

template <class Taker>
void give_neighbour_cues(const std::vector<Token>& tokens, std::size_t at, Taker& taker) {
  const Token* before = at > 0 ? &tokens[at - 1] : nullptr;
  const Token* after = at + 1 < tokens.size() ? &tokens[at + 1] : nullptr;
  float best = -1e9F;
  if (before != nullptr && before->candidate) {
    best = std::max(best, before->score);
    taker.add(CueTable::score_before(score_step(before->score)));
  }
  if (after != nullptr && after->candidate) {
    best = std::max(best, after->score);
    taker.add(CueTable::score_after(score_step(after->score)));
  }
  if (best >= sure) {
    taker.add(CueTable::id(Cue::beside_name));
  } else if (best >= likely) {
    taker.add(CueTable::id(Cue::beside_likely));
  }
}

bool list_mark(const Token& token) {
  return token.near == Near::comma || token.near == Near::conjunction || token.near == Near::slash;
}

bool listed_with_name(const std::vector<Token>& tokens, std::size_t at) {
  const bool before = at >= 2 && list_mark(tokens[at - 1]) && tokens[at - 2].candidate &&
                      tokens[at - 2].score >= sure;
  const bool after = at + 2 < tokens.size() && list_mark(tokens[at + 1]) &&
                     tokens[at + 2].candidate && tokens[at + 2].score >= sure;
  return before || after;
}

}  // namespace

std::uint8_t use_bit(CueId cue) {
  if (cue >= cue_count) return 0;
  switch (static_cast<Cue>(cue)) {
    case Cue::said_after:
    case Cue::addressed_before:
      return 1;
    case Cue::courtesy_before:
    case Cue::office_before:
    case Cue::courtesy_near:
    case Cue::office_near:
      return 2;
    case Cue::given_before:
    case Cue::initials_before:
      return 4;
    case Cue::article_before:
      return 8;
    case Cue::place_preposition_before:
      return 16;
    case Cue::in_brackets:
      return 32;
    case Cue::organisation_after:
    case Cue::ampersand_beside:
      return 64;
    case Cue::initials_of_words_before:
      return 128;
    default:
      return 0;
  }
}

Memory::Memory(std::size_t candidates)
    : numbers_(std::bit_ceil(candidates * 2 + 16)),
      seen_(candidates / 2),
      seen_shortened_(0),
      mask_(numbers_.size() - 1) {}

std::size_t Memory::slot(std::uint64_t form) const {
  std::size_t at = (form >> 1) & mask_;
  while (numbers_[at] != 0 && forms_[numbers_[at] - 1].form != form) at = (at + 1) & mask_;
  return at;
}

std::size_t Memory::known(std::uint64_t form) {
  std::uint32_t& number = numbers_[slot(form)];
  if (number == 0) {
    forms_.emplace_back().form = form;
    number = static_cast<std::uint32_t>(forms_.size());
    seen_.add(form);
  }
  return number - 1;
}

void Memory::add(const std::vector<Token>& tokens, std::size_t at) {
  const Token& token = tokens[at];
  Form& form = forms_[known(token.form)];
  const Use use = use_at(tokens, at);
  ++form.uses;
  form.said += use.said ? 1U : 0U;
  form.titled += use.titled ? 1U : 0U;
  form.given += use.given ? 1U : 0U;
  form.article += use.article ? 1U : 0U;
  form.place += use.place ? 1U : 0U;
  form.bracketed += use.bracketed ? 1U : 0U;
  form.organisation += use.organisation ? 1U : 0U;
  form.acronym += use.acronym ? 1U : 0U;
  form.possessive += token.possessive ? 1U : 0U;
  form.sum += token.score;
  if (token.score > form.best) {
    form.second = form.best;
    form.second_token = form.best_token;
    form.best = token.score;
    form.best_token = static_cast<std::uint32_t>(at);
  } else if (token.score > form.second) {
    form.second = token.score;
    form.second_token = static_cast<std::uint32_t>(at);
  }
}

void Memory::see_small_words(const std::vector<Token>& tokens) {
  for (const Token& token : tokens) {
    if (token.kind != Token::Kind::word || token.capital) continue;
    if (!seen_.may_hold(token.form)) continue;
    const std::uint32_t number = numbers_[slot(token.form)];
    if (number != 0) forms_[number - 1].small = true;
  }
}

// Two forms that differ by one letter, put in, left out, changed or moved by one place, have a
// shortened form in common, or one is a shortened form of the other.
template <class Use>
void Memory::each_shortened(std::string_view text, const Token& token, Use use) {
  const std::string word = capitals(text.substr(token.begin, token.end - token.begin));
  use(fingerprint(word));
  if (word.size() < 2 || word.size() > 16) return;
  std::string shorter = word.substr(1);
  for (std::size_t gone = 1; gone < word.size(); ++gone) {
    shorter[gone - 1] = word[gone - 1];
    if (word[gone] != word[gone - 1]) use(fingerprint(shorter));
  }
}

void Memory::note_sure_forms(std::string_view text, const std::vector<Token>& tokens) {
  for (const Form& form : forms_) {
    if (form.best < sure) continue;
    const Token& token = tokens[form.best_token];
    if (token.length < 5 || token.facts.level != 0) continue;
    each_shortened(text, token, [this](std::uint64_t key) { shortened_.push_back(key); });
  }
  if (shortened_.empty()) return;
  std::sort(shortened_.begin(), shortened_.end());
  seen_shortened_ = KeyBits(shortened_.size());
  for (const std::uint64_t key : shortened_) seen_shortened_.add(key);
  for (Form& form : forms_) {
    if (form.best < sure) form.near_sure = near_sure_form(text, tokens[form.best_token]);
  }
}

bool Memory::near_sure_form(std::string_view text, const Token& token) const {
  if (shortened_.empty() || token.length < 5 || token.facts.level != 0) return false;
  bool near = false;
  each_shortened(text, token, [this, &near](std::uint64_t key) {
    near = near || (seen_shortened_.may_hold(key) &&
                    std::binary_search(shortened_.begin(), shortened_.end(), key));
  });
  return near;
}

// All uses of a form that are put together of as many letters in one piece read alike.
bool Memory::near_form(std::string_view text, const std::vector<Token>& tokens, const Token& token,
                       const Form& form) const {
  if (form.best >= sure) return false;
  const Token& best = tokens[form.best_token];
  const bool alike = !token.joined && !best.joined && token.length == best.length;
  return alike ? form.near_sure : near_sure_form(text, token);
}

template <class Taker>
void Memory::give_cues(std::string_view text, const std::vector<Token>& tokens, std::size_t place,
                       Taker& taker) const {
  const Token& token = tokens[place];
  const Form& form = at(token.form);
  const Use own = use_at(tokens, place);
  const auto add_if = [&taker](bool holds, Cue cue) {
    if (holds) taker.add(CueTable::id(cue));
  };
  const auto others = [](std::uint32_t all, bool mine) { return all - (mine ? 1U : 0U); };
  const std::uint32_t said = others(form.said, own.said);
  add_if(said == 1, Cue::said_elsewhere);
  add_if(said > 1, Cue::said_often);
  add_if(others(form.titled, own.titled) != 0, Cue::titled_elsewhere);
  add_if(others(form.given, own.given) != 0, Cue::given_elsewhere);
  add_if(others(form.article, own.article) != 0, Cue::article_elsewhere);
  add_if(others(form.place, own.place) != 0, Cue::place_elsewhere);
  add_if(others(form.possessive, token.possessive) != 0, Cue::possessive_elsewhere);
  add_if(others(form.bracketed, own.bracketed) != 0, Cue::bracketed_elsewhere);
  add_if(others(form.acronym, own.acronym) != 0, Cue::acronym_elsewhere);
  add_if(others(form.organisation, own.organisation) != 0, Cue::organisation_elsewhere);
  add_if(token.facts.level != 0 &&
             others(form.given, own.given) + others(form.titled, own.titled) != 0,
         Cue::word_named_elsewhere);
  add_if(form.small, Cue::small_elsewhere);
  if (form.uses > 1) {
    const float best = form.best_token == place ? form.second : form.best;
    const float mean = (form.sum - token.score) / static_cast<float>(form.uses - 1);
    add_if(best >= sure, Cue::sure_elsewhere);
    add_if(best < sure && best >= likely, Cue::likely_elsewhere);
    add_if(mean < unlikely, Cue::unlikely_elsewhere);
    taker.add(CueTable::best_elsewhere(score_step(best)));
    taker.add(CueTable::mean_elsewhere(score_step(mean)));
  }
  add_if(near_form(text, tokens, token, form), Cue::near_form);
  give_neighbour_cues(tokens, place, taker);
  add_if(listed_with_name(tokens, place), Cue::listed_with_name);
}

template void Memory::give_cues(std::string_view, const std::vector<Token>&, std::size_t,
                                CueList&) const;
template void Memory::give_cues(std::string_view, const std::vector<Token>&, std::size_t,
                                CueSum&) const;

std::optional<std::size_t> Memory::best_elsewhere(const std::vector<Token>& tokens,
                                                  std::size_t place) const {
  const Form& form = at(tokens[place].form);
  if (form.uses < 2) return std::nullopt;
  return form.best_token == place ? form.second_token : form.best_token;
}

}  // namespace declass
