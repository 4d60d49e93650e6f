#include <algorithm>

#include "detect/cue_sum.h"
#include "detect/cues.h"
#include "text/words.h"

namespace declass {
namespace {

// The neighbourhood of one candidate. Places beyond the text are edges.
template <class Taker>
class Context {
 public:
  Context(std::string_view text, const std::vector<Token>& tokens, std::size_t at, Taker& taker)
      : text_(text),
        tokens_(tokens.data()),
        count_(static_cast<std::ptrdiff_t>(tokens.size())),
        at_(static_cast<std::ptrdiff_t>(at)),
        own_(tokens[at]),
        taker_(taker) {}

  void run() {
    before();
    after();
    listing();
    case_cues();
    families();
  }

 private:
  void add(Cue cue) { taker_.add(CueTable::id(cue)); }
  void add_if(bool holds, Cue cue) {
    if (holds) add(cue);
  }

  const Token& token(std::ptrdiff_t distance) const {
    static constexpr Token edge;
    const std::ptrdiff_t place = at_ + distance;
    return place < 0 || place >= count_ ? edge : tokens_[place];
  }
  Near near(std::ptrdiff_t distance) const { return token(distance).near; }
  static bool is_office(Near near) { return near == Near::office; }

  // Words that may stand between a title and the name's last word, or the name and its verb.
  static bool in_name(const Token& token) {
    if (token.kind == Token::Kind::initials) return token.capital;
    switch (token.near) {
      case Near::given:
      case Near::surname:
      case Near::unknown:
      case Near::particle:
      case Near::suffix:
        return true;
      case Near::rare:
      case Near::place:
        return token.candidate;
      default:
        return false;
    }
  }

  void before() {
    const Near first = near(-1);
    add_if(first == Near::courtesy, Cue::courtesy_before);
    add_if(is_office(first), Cue::office_before);
    std::ptrdiff_t back = -1;
    while (back > -5 && in_name(token(back))) --back;
    if (back < -1) {
      add_if(near(back) == Near::courtesy, Cue::courtesy_near);
      add_if(is_office(near(back)), Cue::office_near);
    }
    add_if(office_phrase(back), Cue::office_phrase_before);
    add_if(first == Near::office && title_use(), Cue::title_use);
    add_if(near(back) == Near::address, Cue::addressed_before);
    add_if(near(back) == Near::person_preposition, Cue::accompanied_before);
    add_if(near(back) == Near::kin || (near(back) == Near::comma && near(back - 1) == Near::kin),
           Cue::kin_before);
    add_if(near(back) == Near::comma &&
               (is_office(near(back - 1)) || near(back - 1) == Near::occupation),
           Cue::apposition_before);
    add_if(near(back) == Near::occupation, Cue::occupation_before);
    add_if(token(-1).kind == Token::Kind::initials && token(-1).capital, Cue::initials_before);
    add_if(first == Near::given, Cue::given_before);
    add_if(first == Near::particle, Cue::particle_before);
    add_if(token(-1).possessive, Cue::possessive_before);
    add_if(first == Near::article, Cue::article_before);
    add_if(near(back) == Near::place_preposition, Cue::place_preposition_before);
  }

  // `AMBASSADOR RICE`, not `THE AMBASSADOR RICES`: an office without an article before what can be
  // a surname.
  bool title_use() const {
    if (own_.facts.surname_tier == 0 && own_.facts.level != 0) return false;
    std::ptrdiff_t distance = -2;
    while (distance > -6 &&
           (near(distance) == Near::office_rank || near(distance) == Near::office ||
            near(distance) == Near::demonym || near(distance) == Near::nation ||
            near(distance) == Near::abbreviation)) {
      --distance;
    }
    return near(distance) != Near::article && near(distance) != Near::possessive_pronoun;
  }

  // An office some words back, with OF or FOR and what it is over between: MINISTER OF FOREIGN
  // AFFAIRS. A verb, a mark or the edge ends the phrase.
  bool office_phrase(std::ptrdiff_t back) const {
    bool of = false;
    for (std::ptrdiff_t distance = back; distance > back - 9; --distance) {
      switch (near(distance)) {
        case Near::office:
          return of;
        case Near::of:
        case Near::place_preposition:
        case Near::to:
          of = true;
          break;
        case Near::function_word:
        case Near::article:
        case Near::conjunction:
        case Near::body:
        case Near::nation:
        case Near::demonym:
        case Near::place:
        case Near::organisation:
        case Near::abbreviation:
        case Near::plain:
        case Near::rare:
        case Near::office_rank:
        case Near::slash:
        case Near::hyphen:
        case Near::occupation:
          break;
        default:
          return false;
      }
    }
    return false;
  }

  void after() {
    std::ptrdiff_t ahead = 1;
    while (ahead < 4 && in_name(token(ahead))) ++ahead;
    add_if(said(ahead), Cue::said_after);
    if (near(ahead) == Near::comma) apposition(ahead + 1);
    add_if(near(ahead) == Near::relative ||
               (near(ahead) == Near::comma && near(ahead + 1) == Near::relative),
           Cue::relative_after);
    add_if(near(ahead) == Near::open && near(ahead + 1) != Near::number &&
               (near(ahead + 2) == Near::close || near(ahead + 4) == Near::close),
           Cue::affiliation_after);
    add_if(token(1).kind == Token::Kind::initials && token(1).capital, Cue::initials_after);
    add_if(own_.facts.given_tier + (own_.facts.is(WordClass::foreign_given) ? 1 : 0) != 0 &&
               (near(1) == Near::surname || near(1) == Near::unknown || near(1) == Near::given ||
                token(1).kind == Token::Kind::initials),
           Cue::surname_after);
    add_if(near(1) == Near::suffix, Cue::suffix_after);
    add_if(near(1) == Near::organisation || near(1) == Near::body, Cue::organisation_after);
    add_if((near(1) == Near::plain || near(1) == Near::rare || near(1) == Near::office_rank ||
            near(1) == Near::hyphen) &&
               (near(2) == Near::organisation || near(3) == Near::organisation),
           Cue::organisation_near);
    add_if(is_ampersand(token(1)) || is_ampersand(token(-1)), Cue::ampersand_beside);
    add_if(near(1) == Near::number, Cue::number_after);
    add_if(near(1) == Near::plain || near(1) == Near::rare, Cue::compound_after);
    const bool bracketed = near(-1) == Near::open && near(1) == Near::close;
    add_if(bracketed, Cue::in_brackets);
    add_if(bracketed && spells_words_before(), Cue::initials_of_words_before);
    add_if(near(-1) == Near::quote && near(1) == Near::quote, Cue::in_quotes);
    add_if(loose_hyphen(token(-1)) || loose_hyphen(token(1)), Cue::broken_word);
    add_if(near(-1) == Near::slash || near(1) == Near::slash, Cue::slash_beside);
    add_if((near(-1) == Near::hyphen && token(-1).tight && in_name(token(-2))) ||
               (near(1) == Near::hyphen && token(1).tight && in_name(token(2))),
           Cue::hyphen_name);
  }

  // `UNACCEPT- ABE`: what the end of a line broke and nobody could put together.
  static bool loose_hyphen(const Token& token) { return token.near == Near::hyphen && token.loose; }

  bool is_ampersand(const Token& token) const {
    return token.near == Near::other_mark && text_[token.begin] == '&';
  }

  bool said(std::ptrdiff_t ahead) const {
    for (std::ptrdiff_t distance = ahead; distance < ahead + 3; ++distance) {
      if (near(distance) == Near::speech || near(distance) == Near::address) return true;
      if (near(distance) != Near::auxiliary) return false;
    }
    return false;
  }

  // After the comma: HEAD OF …, FORMER NORWEGIAN AMBASSADOR …, A STUDENT …
  void apposition(std::ptrdiff_t ahead) {
    for (std::ptrdiff_t distance = ahead; distance < ahead + 7; ++distance) {
      switch (near(distance)) {
        case Near::office:
          add(Cue::apposition_after);
          return;
        case Near::occupation:
        case Near::kin:
          add(Cue::occupation_after);
          return;
        case Near::article:
        case Near::possessive_pronoun:
        case Near::office_rank:
        case Near::demonym:
        case Near::nation:
        case Near::plain:
        case Near::rare:
        case Near::abbreviation:
        case Near::body:
        case Near::organisation:
        case Near::hyphen:
        case Near::slash:
          break;
        default:
          return;
      }
    }
  }

  // `NATIONAL UNION OF STUDENTS (NUS)`: from the last letter back, each begins a word; words of
  // grammar may be passed over.
  bool spells_words_before() const {
    std::ptrdiff_t distance = -2;
    for (std::size_t place = own_.end; place-- > own_.begin; --distance) {
      const char wanted = ascii_upper(text_[place]);
      while (begins_with(token(distance)) != wanted && passes(token(distance))) --distance;
      if (token(distance).kind != Token::Kind::word || begins_with(token(distance)) != wanted) {
        return false;
      }
    }
    return own_.length >= 3;
  }
  char begins_with(const Token& token) const {
    return token.kind == Token::Kind::word ? ascii_upper(text_[token.begin]) : ' ';
  }
  static bool passes(const Token& token) {
    return token.near == Near::of || token.near == Near::article || token.near == Near::to ||
           token.near == Near::conjunction || token.near == Near::function_word ||
           token.near == Near::place_preposition || token.near == Near::hyphen;
  }

  static bool list_mark(Near near) { return near == Near::comma || near == Near::conjunction; }
  static bool name_like(const Token& token) {
    return token.near == Near::surname || token.near == Near::given || token.near == Near::unknown;
  }

  void listing() {
    add_if((list_mark(near(1)) && name_like(token(2))) ||
               (list_mark(near(-1)) && name_like(token(-2))),
           Cue::listed);
    add_if(own_.zone == Zone::signature, Cue::signature_zone);
    add_if(own_.zone == Zone::classified_by, Cue::classified_by_zone);
    add_if(own_.zone == Zone::correspondent, Cue::correspondent_zone);
    add_if(own_.alone, Cue::alone);
    add_if(own_.signer, Cue::signer);
  }

  void case_cues() {
    if (!own_.mixed) return;
    add(own_.sentence_start ? Cue::capital_first : Cue::capital_inside);
    add_if(token(-1).kind == Token::Kind::word && token(-1).capital && !token(-1).sentence_start,
           Cue::capital_before);
    add_if(token(1).kind == Token::Kind::word && token(1).capital, Cue::capital_after);
    add_if(near(-1) == Near::given && token(-1).capital && own_.facts.level != 0 &&
               own_.facts.surname_tier != 0,
           Cue::word_after_given);
  }

  void families() {
    const std::size_t kind = own_kind(own_);
    taker_.add(CueTable::own(kind));
    taker_.add(CueTable::before(near(-1)));
    taker_.add(CueTable::second_before(near(-2)));
    taker_.add(CueTable::after(near(1)));
    taker_.add(CueTable::second_after(near(2)));
    taker_.add(CueTable::own_before(kind, near(-1)));
    taker_.add(CueTable::own_after(kind, near(1)));
  }

  std::string_view text_;
  const Token* tokens_;
  std::ptrdiff_t count_, at_;
  const Token& own_;
  Taker& taker_;
};

}  // namespace

template <class Taker>
void give_context_cues(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                       Taker& taker) {
  Context<Taker>(text, tokens, at, taker).run();
}
template void give_context_cues(std::string_view, const std::vector<Token>&, std::size_t, CueList&);
template void give_context_cues(std::string_view, const std::vector<Token>&, std::size_t, CueSum&);

}  // namespace declass
