#include <algorithm>

#include "detect/cue_sum.h"
#include "detect/cues.h"
#include "text/letters.h"
#include "text/words.h"

namespace declass {
namespace {

struct ListCue {
  WordClass word_class;
  Cue cue;
};

// Lists whose entry is a cue by itself.
constexpr ListCue list_cues[] = {
    {WordClass::foreign_surname, Cue::foreign_surname},
    {WordClass::foreign_given, Cue::foreign_given},
    {WordClass::extra_name, Cue::extra_name},
    {WordClass::thing, Cue::thing},
    {WordClass::nation, Cue::nation},
    {WordClass::demonym, Cue::demonym},
    {WordClass::abbreviation, Cue::abbreviation},
    {WordClass::organisation, Cue::organisation},
    {WordClass::body, Cue::body},
    {WordClass::courtesy, Cue::courtesy},
    {WordClass::occupation, Cue::occupation},
    {WordClass::kin, Cue::kin},
    {WordClass::particle, Cue::particle},
};

template <class Taker>
class Word {
 public:
  Word(std::string_view text, const Token& token, const Lexicon& lexicon, Taker& taker)
      : word_(text.substr(token.begin, token.end - token.begin)),
        token_(token),
        facts_(token.facts),
        lexicon_(lexicon),
        taker_(taker) {}

  void run() {
    add(Cue::bias);
    frequency();
    names();
    for (const ListCue& list : list_cues) add_if(facts_.is(list.word_class), list.cue);
    add_if(facts_.is(WordClass::place) && !facts_.is(WordClass::nation), Cue::place_name);
    add_if(token_.phrase, Cue::place_phrase);
    add_if(facts_.is(WordClass::office) || facts_.is(WordClass::office_rank), Cue::office);
    add_if(facts_.is(WordClass::speech) || facts_.is(WordClass::address), Cue::speech);
    letters();
  }

 private:
  void add(Cue cue) { taker_.add(CueTable::id(cue)); }
  void add_if(bool holds, Cue cue) {
    if (holds) add(cue);
  }

  void frequency() {
    if (facts_.level == 0) return add(Cue::no_word);
    add(facts_.level <= 20   ? Cue::common_word
        : facts_.level == 35 ? Cue::ordinary_word
                             : Cue::rare_word);
  }

  void names() {
    if (facts_.surname_tier != 0) {
      constexpr Cue tiers[] = {Cue::surname_top, Cue::surname_common, Cue::surname_rare};
      add(tiers[std::min<std::size_t>(facts_.surname_tier - 1U, 2)]);
    }
    if (facts_.given_tier != 0) add(facts_.given_tier == 1 ? Cue::given_top : Cue::given_name);
    const bool known = facts_.surname_tier != 0 || facts_.given_tier != 0 ||
                       facts_.is(WordClass::foreign_given) ||
                       facts_.is(WordClass::foreign_surname) || facts_.is(WordClass::extra_name);
    add_if(known && facts_.level == 0, Cue::name_no_word);
    add_if(facts_.surname_tier != 0 && facts_.level != 0, Cue::surname_and_word);
    if (facts_.level == 0 && facts_.classes == 0) add(unknown());
  }

  // What a word that no list knows may be instead of a name.
  Cue unknown() const {
    constexpr std::size_t long_enough = 7;  // shorter words are near too many others
    if (inflected()) return Cue::inflected_word;
    if (token_.length < long_enough) return Cue::unknown_word;
    const std::string key = capitals(word_);
    if (lexicon_.near_common_word(key)) return Cue::misspelt_word;
    return lexicon_.is_two_words(key) ? Cue::glued_words : Cue::unknown_word;
  }

  // A word of the lists with an ending that they do not carry.
  bool inflected() const {
    constexpr std::string_view endings[] = {"S", "ED", "ES", "LY", "ER", "ING", "ERS"};
    for (const std::string_view ending : endings) {
      if (word_.size() < ending.size() + 4) continue;
      const std::size_t stem_size = word_.size() - ending.size();
      if (ascii_upper(word_.substr(stem_size)) != ending) continue;
      const WordFacts& stem = lexicon_.find(fingerprint(word_.substr(0, stem_size)));
      if (stem.level != 0 || stem.is(WordClass::abbreviation)) return true;
    }
    return false;
  }

  void letters() {
    add_if(token_.length == 2, Cue::two_letters);
    add_if(token_.length == 3, Cue::three_letters);
    add_if(token_.length >= 11, Cue::long_word);
    const bool vowel = std::any_of(word_.begin(), word_.end(), [](char c) {
      return (c & 0x80) != 0 || std::string_view("AEIOUYaeiouy").find(c) != std::string_view::npos;
    });
    add_if(!vowel, Cue::no_vowel);
    if (facts_.level == 0) likeness();
    add_if(token_.joined, Cue::joined);
    add_if(token_.possessive, Cue::possessive);
    add_if(token_.mixed && token_.acronym, Cue::acronym_in_prose);
  }

  void likeness() {
    const std::string key = capitals(word_);
    taker_.add(CueTable::letters(lexicon_.letters.usual_step(key)));
    taker_.add(CueTable::likeness(lexicon_.letters.likeness_step(key)));
  }

  std::string_view word_;
  const Token& token_;
  const WordFacts& facts_;
  const Lexicon& lexicon_;
  Taker& taker_;
};

}  // namespace

template <class Taker>
void give_word_cues(std::string_view text, const Token& token, const Lexicon& lexicon,
                    Taker& taker) {
  Word<Taker>(text, token, lexicon, taker).run();
}
template void give_word_cues(std::string_view, const Token&, const Lexicon&, CueList&);
template void give_word_cues(std::string_view, const Token&, const Lexicon&, CueSum&);

}  // namespace declass
