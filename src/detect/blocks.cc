#include <algorithm>
#include <string>

#include "detect/tokens.h"

namespace declass {
namespace {

struct Rank {
  WordClass word_class;
  Near near;
};

// The first that holds names the word's part in its neighbour's context.
constexpr Rank ranks[] = {
    {WordClass::article, Near::article},
    {WordClass::possessive_pronoun, Near::possessive_pronoun},
    {WordClass::place_preposition, Near::place_preposition},
    {WordClass::person_preposition, Near::person_preposition},
    {WordClass::of, Near::of},
    {WordClass::to, Near::to},
    {WordClass::conjunction, Near::conjunction},
    {WordClass::relative, Near::relative},
    {WordClass::auxiliary, Near::auxiliary},
    {WordClass::function_word, Near::function_word},
    {WordClass::courtesy, Near::courtesy},
    {WordClass::office, Near::office},
    {WordClass::office_rank, Near::office_rank},
    {WordClass::kin, Near::kin},
    {WordClass::address, Near::address},
    {WordClass::speech, Near::speech},
    {WordClass::occupation, Near::occupation},
    {WordClass::body, Near::body},
    {WordClass::nation, Near::nation},
    {WordClass::thing, Near::abbreviation},
    {WordClass::demonym, Near::demonym},
    {WordClass::organisation, Near::organisation},
    {WordClass::abbreviation, Near::abbreviation},
    {WordClass::suffix, Near::suffix},
};

constexpr std::uint32_t ranked_classes = [] {
  WordFacts all;
  for (const Rank& rank : ranks) all.add(rank.word_class);
  return all.classes;
}();

Near near_of(const Token& token) {
  if ((token.facts.classes & ranked_classes) != 0) {
    for (const Rank& rank : ranks) {
      if (token.facts.is(rank.word_class)) return rank.near;
    }
  }
  const WordFacts& facts = token.facts;
  const bool plain = facts.level != 0 && facts.level <= 35;
  if (facts.is(WordClass::particle) && facts.level == 0) return Near::particle;
  if (facts.given_tier != 0 && (!plain || facts.given_tier == 1)) return Near::given;
  if (facts.is(WordClass::foreign_given) && facts.level == 0) return Near::given;
  if (token.phrase) return Near::place;
  if (plain) return Near::plain;
  if (facts.surname_tier != 0 || facts.is(WordClass::extra_name)) return Near::surname;
  if (facts.is(WordClass::foreign_surname)) return Near::surname;
  if (facts.is(WordClass::place)) return Near::place;
  return facts.level != 0 ? Near::rare : Near::unknown;
}

// A block is what stands between two edges. Where few of its words have small letters, capitals
// say nothing; names in a list, `Jane Roe; John Doe`, have them.
void mark_blocks(std::vector<Token>& tokens) {
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin;
    std::size_t words = 0;
    std::size_t small = 0;
    for (; end < tokens.size() && tokens[end].kind != Token::Kind::edge; ++end) {
      if (tokens[end].kind != Token::Kind::word || tokens[end].length < 2) continue;
      ++words;
      if (!tokens[end].all_capitals) ++small;
    }
    bool fresh = true;
    for (std::size_t at = begin; at < end; ++at) {
      Token& token = tokens[at];
      token.mixed = small * 4 > words || (small > 0 && words <= 3);
      token.sentence_start = fresh && token.kind != Token::Kind::mark;
      if (token.kind == Token::Kind::word || token.kind == Token::Kind::initials) fresh = false;
      if (token.near == Near::stop || token.near == Near::colon) fresh = true;
    }
    begin = end + 1;
  }
}

void mark_phrases(std::vector<Token>& tokens, const Lexicon& lexicon) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].facts.starts_phrase == 0) continue;
    std::uint64_t form = tokens[at].form;
    std::size_t longest = at;
    std::uint32_t classes = 0;
    for (std::size_t next = at + 1; next < tokens.size() && next < at + 2 * Lexicon::longest_phrase;
         ++next) {
      if (tokens[next].near == Near::hyphen && tokens[next].tight) continue;
      if (tokens[next].kind != Token::Kind::word) break;
      form = joined_fingerprint(form, tokens[next].form);
      if (lexicon.find_phrase(form).classes == 0) continue;
      longest = next;
      classes = lexicon.find_phrase(form).classes;
    }
    if (longest == at) continue;
    for (std::size_t part = at; part <= longest; ++part) {
      if (tokens[part].kind != Token::Kind::word) continue;
      tokens[part].phrase = true;
      tokens[part].facts.classes |= classes;
    }
    at = longest;
  }
}

bool may_be_name(const Token& token) {
  if (token.kind != Token::Kind::word || token.length < 2) return false;
  if (token.mixed && !token.capital) return false;
  if (token.facts.is(WordClass::not_name)) return false;
  return !token.facts.is(WordClass::function_word) && token.near != Near::article &&
         token.near != Near::possessive_pronoun && token.near != Near::place_preposition &&
         token.near != Near::person_preposition && token.near != Near::of &&
         token.near != Near::to && token.near != Near::conjunction &&
         token.near != Near::relative && token.near != Near::auxiliary;
}

// CON- CERNED, OZO-\nLINS: a hyphen at the end of a line splits a word where the two halves give a
// known word, or where neither half is one.
bool is_split(std::string_view text, const Token& left, const Token& hyphen, const Token& right,
              const Lexicon& lexicon, WordFacts& facts, std::uint64_t& form) {
  if (left.kind != Token::Kind::word || right.kind != Token::Kind::word) return false;
  if (hyphen.near != Near::hyphen || hyphen.tight || hyphen.begin != left.end) return false;
  if (left.all_capitals ? !right.all_capitals : right.capital) return false;
  std::string whole(text.substr(left.begin, left.end - left.begin));
  whole += text.substr(right.begin, right.end - right.begin);
  form = fingerprint(whole);
  facts = lexicon.find(form);
  if (facts.level != 0 && facts.level <= 50) return true;
  if (left.facts.is(WordClass::particle)) return false;
  if (facts.classes != 0) return true;
  return left.facts.level == 0 && right.facts.level == 0 && left.facts.classes == 0 &&
         right.facts.classes == 0;
}

void join_split_words(std::string_view text, std::vector<Token>& tokens, const Lexicon& lexicon) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    WordFacts facts;
    std::uint64_t form = 0;
    if (at + 2 < tokens.size() &&
        is_split(text, tokens[at], tokens[at + 1], tokens[at + 2], lexicon, facts, form)) {
      Token whole = tokens[at + 2];
      whole.begin = tokens[at].begin;
      whole.capital = tokens[at].capital;
      whole.length = static_cast<std::uint8_t>(
          std::min(255, int{tokens[at].length} + int{tokens[at + 2].length}));
      whole.joined = true;
      whole.form = form;
      whole.facts = facts;
      tokens[kept++] = whole;
      at += 2;
    } else {
      tokens[kept++] = tokens[at];
    }
  }
  tokens.resize(kept);
}

bool ends_sentence(const Token& token) {
  return token.near == Near::edge || token.near == Near::stop || token.near == Near::quote ||
         token.near == Near::close || token.near == Near::other_mark;
}

// A few words between two ends of sentences, of which the second is the end of a block: where a
// cable's signer stands.
void mark_alone(std::vector<Token>& tokens) {
  std::size_t last = tokens.size();
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const bool begins = at == 0 || ends_sentence(tokens[at - 1]);
    if (!begins || tokens[at].kind == Token::Kind::mark) continue;
    std::size_t end = at;
    while (end < tokens.size() && end < at + 4 &&
           (tokens[end].kind == Token::Kind::word || tokens[end].kind == Token::Kind::initials ||
            (tokens[end].near == Near::hyphen && tokens[end].tight))) {
      ++end;
    }
    if (end == at || end == at + 4 || end >= tokens.size()) continue;
    if (tokens[end].near == Near::stop || tokens[end].near == Near::other_mark) ++end;
    while (end < tokens.size() && tokens[end].facts.is(WordClass::not_name)) ++end;
    if (end < tokens.size() && tokens[end].kind != Token::Kind::edge) continue;
    bool named = false;
    for (std::size_t part = at; part < end; ++part) {
      tokens[part].alone = tokens[part].candidate;
      named = named || (tokens[part].candidate && tokens[part].all_capitals &&
                        !tokens[part].facts.is(WordClass::abbreviation));
    }
    if (named) last = at;
  }
  for (std::size_t at = last; at < tokens.size() && tokens[at].kind != Token::Kind::edge; ++at) {
    tokens[at].signer = tokens[at].candidate;
  }
}

// A common word that no list of names has is a candidate after a title or an initial only: most
// words of a text in capitals need no second look. Initials are candidates after a courtesy title.
void settle_candidate(std::vector<Token>& tokens, std::size_t at) {
  constexpr std::uint8_t common = 35;
  Token& token = tokens[at];
  const Near before = at == 0 ? Near::edge : tokens[at - 1].near;
  if (token.kind == Token::Kind::initials) {
    token.candidate = token.capital && before == Near::courtesy;
    return;
  }
  const WordFacts& facts = token.facts;
  if (!token.candidate || facts.level == 0 || facts.level > common) return;
  const bool named = facts.surname_tier != 0 || facts.given_tier != 0 ||
                     facts.is(WordClass::extra_name) || facts.is(WordClass::foreign_surname) ||
                     facts.is(WordClass::foreign_given);
  // `DR. ROE SAID`: a verb of speech that is also a name is one after a title or another name only.
  if (facts.is(WordClass::speech) && before != Near::courtesy && before != Near::initials &&
      before != Near::given && before != Near::office) {
    token.candidate = false;
    return;
  }
  token.candidate = named || before == Near::courtesy || before == Near::initials ||
                    before == Near::given || token.zone == Zone::signature ||
                    token.zone == Zone::correspondent;
}

// Tags name subjects and countries; a person stands among them as `OVIP (ROE, JANE)`.
void keep_tagged_persons(std::vector<Token>& tokens) {
  bool inside = false;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    Token& token = tokens[at];
    if (token.zone != Zone::tags) continue;
    if (token.near == Near::open || token.near == Near::close) inside = token.near == Near::open;
    if (!token.candidate) continue;
    const bool surname = at + 1 < tokens.size() && tokens[at + 1].near == Near::comma;
    token.candidate = inside && at > 0 && (surname || tokens[at - 1].near == Near::comma);
  }
}

}  // namespace

void prepare(std::string_view text, std::vector<Token>& tokens, const Lexicon& lexicon) {
  join_split_words(text, tokens, lexicon);
  mark_blocks(tokens);
  mark_phrases(tokens, lexicon);
  for (Token& token : tokens) {
    if (token.kind == Token::Kind::word) token.near = near_of(token);
    token.candidate = may_be_name(token);
  }
  for (std::size_t at = 0; at < tokens.size(); ++at) settle_candidate(tokens, at);
  keep_tagged_persons(tokens);
  mark_alone(tokens);
}

}  // namespace declass
