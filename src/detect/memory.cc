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

Use use_of(const std::vector<CueId>& cues) {
  Use use;
  for (const CueId cue : cues) {
    if (cue >= cue_count) continue;
    switch (static_cast<Cue>(cue)) {
      case Cue::said_after:
      case Cue::addressed_before:
        use.said = true;
        break;
      case Cue::courtesy_before:
      case Cue::office_before:
      case Cue::courtesy_near:
      case Cue::office_near:
        use.titled = true;
        break;
      case Cue::given_before:
      case Cue::initials_before:
        use.given = true;
        break;
      case Cue::article_before:
        use.article = true;
        break;
      case Cue::place_preposition_before:
        use.place = true;
        break;
      case Cue::in_brackets:
        use.bracketed = true;
        break;
      case Cue::initials_of_words_before:
        use.acronym = true;
        break;
      case Cue::organisation_after:
      case Cue::ampersand_beside:
        use.organisation = true;
        break;
      default:
        break;
    }
  }
  return use;
}

Use use_at(const std::vector<Token>& tokens, std::size_t at) {
  const auto& bits = tokens[at].use;
  return {(bits & 1U) != 0,  (bits & 2U) != 0,  (bits & 4U) != 0,  (bits & 8U) != 0,
          (bits & 16U) != 0, (bits & 32U) != 0, (bits & 64U) != 0, (bits & 128U) != 0};
}

void add_neighbour(const std::vector<Token>& tokens, std::size_t at, std::vector<CueId>& out) {
  const Token* before = at > 0 ? &tokens[at - 1] : nullptr;
  const Token* after = at + 1 < tokens.size() ? &tokens[at + 1] : nullptr;
  float best = -1e9F;
  if (before != nullptr && before->candidate) {
    best = std::max(best, before->score);
    out.push_back(CueTable::score_before(score_step(before->score)));
  }
  if (after != nullptr && after->candidate) {
    best = std::max(best, after->score);
    out.push_back(CueTable::score_after(score_step(after->score)));
  }
  if (best >= sure) {
    out.push_back(CueTable::id(Cue::beside_name));
  } else if (best >= likely) {
    out.push_back(CueTable::id(Cue::beside_likely));
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

Memory::Memory(std::size_t candidates)
    : forms_(std::bit_ceil(candidates * 2 + 16)), mask_(forms_.size() - 1) {}

std::size_t Memory::slot(std::uint64_t form) const {
  std::size_t at = (form >> 1) & mask_;
  while (forms_[at].form != 0 && forms_[at].form != form) at = (at + 1) & mask_;
  return at;
}

std::uint8_t use_bits(const std::vector<CueId>& cues) {
  const Use use = use_of(cues);
  return static_cast<std::uint8_t>((use.said ? 1U : 0U) | (use.titled ? 2U : 0U) |
                                   (use.given ? 4U : 0U) | (use.article ? 8U : 0U) |
                                   (use.place ? 16U : 0U) | (use.bracketed ? 32U : 0U) |
                                   (use.organisation ? 64U : 0U) | (use.acronym ? 128U : 0U));
}

void Memory::add(const std::vector<Token>& tokens, std::size_t at) {
  const Token& token = tokens[at];
  Form& form = forms_[slot(token.form)];
  form.form = token.form;
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
    Form& form = forms_[slot(token.form)];
    if (form.form == token.form) form.small = true;
  }
}

// Two forms that differ by one letter, put in, left out, changed or moved by one place, have a
// shortened form in common, or one is a shortened form of the other.
template <class Use>
void Memory::each_shortened(std::string_view text, const Token& token, Use use) {
  std::string word = capitals(text.substr(token.begin, token.end - token.begin));
  use(fingerprint(word));
  for (std::size_t gone = 1; gone < word.size() && word.size() <= 16; ++gone) {
    if (word[gone] == word[gone - 1]) continue;
    std::string shorter = word;
    shorter.erase(gone, 1);
    use(fingerprint(shorter));
  }
}

void Memory::note_sure_forms(std::string_view text, const std::vector<Token>& tokens) {
  for (const Form& form : forms_) {
    if (form.form == 0 || form.best < sure) continue;
    const Token& token = tokens[form.best_token];
    if (token.length < 5 || token.facts.level != 0) continue;
    each_shortened(text, token, [this](std::uint64_t key) { shortened_.push_back(key); });
  }
  std::sort(shortened_.begin(), shortened_.end());
}

bool Memory::near_sure_form(std::string_view text, const Token& token) const {
  if (shortened_.empty() || token.length < 5 || token.facts.level != 0) return false;
  bool near = false;
  each_shortened(text, token, [this, &near](std::uint64_t key) {
    near = near || std::binary_search(shortened_.begin(), shortened_.end(), key);
  });
  return near;
}

void Memory::append_cues(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                         std::vector<CueId>& out) const {
  const Token& token = tokens[at];
  const Form& form = forms_[slot(token.form)];
  const Use own = use_at(tokens, at);
  const auto add_if = [&out](bool holds, Cue cue) {
    if (holds) out.push_back(CueTable::id(cue));
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
    const float best = form.best_token == at ? form.second : form.best;
    const float mean = (form.sum - token.score) / static_cast<float>(form.uses - 1);
    add_if(best >= sure, Cue::sure_elsewhere);
    add_if(best < sure && best >= likely, Cue::likely_elsewhere);
    add_if(mean < unlikely, Cue::unlikely_elsewhere);
    out.push_back(CueTable::best_elsewhere(score_step(best)));
    out.push_back(CueTable::mean_elsewhere(score_step(mean)));
  }
  add_if(form.best < sure && near_sure_form(text, token), Cue::near_form);
  add_neighbour(tokens, at, out);
  add_if(listed_with_name(tokens, at), Cue::listed_with_name);
}

std::optional<std::size_t> Memory::best_elsewhere(const std::vector<Token>& tokens,
                                                  std::size_t at) const {
  const Form& form = forms_[slot(tokens[at].form)];
  if (form.uses < 2) return std::nullopt;
  return form.best_token == at ? form.second_token : form.best_token;
}

}  // namespace declass
