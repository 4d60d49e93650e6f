#include <algorithm>
#include <bit>
#include <iterator>
#include <string>

#include "detect/tokens.h"

namespace declass {
namespace {

struct Rank {
  WordClass word_class;
  Near near;
};

// The first classes rank as they are numbered.
constexpr Near first_ranks[] = {Near::article,
                                Near::possessive_pronoun,
                                Near::place_preposition,
                                Near::person_preposition,
                                Near::of,
                                Near::to,
                                Near::conjunction,
                                Near::relative,
                                Near::auxiliary,
                                Near::function_word,
                                Near::courtesy,
                                Near::office,
                                Near::office_rank};
static_assert(static_cast<std::size_t>(WordClass::office_rank) + 1 == std::size(first_ranks));
constexpr std::uint32_t first_classes = (1U << std::size(first_ranks)) - 1;

// Behind them the first that holds names the word's part in its neighbour's context.
constexpr Rank ranks[] = {
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
  const std::uint32_t first = token.facts.classes & first_classes;
  if (first != 0) return first_ranks[std::countr_zero(first)];
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

// What stands between two edges, and the edge that ends it.
struct Block {
  std::size_t begin = 0, end = 0;
};

// Where few of a block's words have small letters, capitals say nothing; names in a list,
// `Jane Roe; John Doe`, have them.
void mark_case(Token* tokens, Block block, Candidates& out) {
  std::size_t all = 0, words = 0, small = 0;
  for (std::size_t at = block.begin; at < block.end; ++at) {
    if (tokens[at].kind != Token::Kind::word) continue;
    ++all;
    if (tokens[at].length < 2) continue;
    ++words;
    if (!tokens[at].all_capitals) ++small;
  }
  const bool mixed = small * 4 > words || (small > 0 && words <= 3);
  out.words += all;
  out.mixed += mixed ? all : 0;
  bool fresh = true;
  for (std::size_t at = block.begin; at < block.end; ++at) {
    Token& token = tokens[at];
    token.mixed = mixed;
    token.sentence_start = fresh && token.kind != Token::Kind::mark;
    if (token.kind == Token::Kind::word || token.kind == Token::Kind::initials) fresh = false;
    if (token.near == Near::stop || token.near == Near::colon) fresh = true;
  }
}

void mark_phrases(Token* tokens, Block block, const Lexicon& lexicon) {
  for (std::size_t at = block.begin; at < block.end; ++at) {
    if (tokens[at].facts.starts_phrase == 0) continue;
    std::uint64_t form = tokens[at].form;
    std::size_t longest = at;
    std::uint32_t classes = 0;
    for (std::size_t next = at + 1; next < block.end && next < at + 2 * Lexicon::longest_phrase;
         ++next) {
      if (tokens[next].near == Near::hyphen && tokens[next].tight) continue;
      if (tokens[next].kind != Token::Kind::word) break;
      form = joined_fingerprint(form, tokens[next].form);
      if (!lexicon.may_begin_phrase(form)) break;
      const std::uint32_t known = lexicon.find_phrase(form).classes;
      if (known == 0) continue;
      longest = next;
      classes = known;
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
  if (token.length < 2) return false;
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
  if (hyphen.near != Near::hyphen || hyphen.tight || hyphen.begin != left.end) return false;
  if (left.kind != Token::Kind::word || right.kind != Token::Kind::word) return false;
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

// Moves the block that begins at `from` to where the text's tokens were kept so far, words that a
// hyphen split as one. `from` is then behind its edge.
Block keep_block(std::string_view text, std::vector<Token>& all, const Lexicon& lexicon,
                 std::size_t& from, std::size_t& kept) {
  Block block{kept, kept};
  const std::size_t size = all.size();
  Token* const tokens = all.data();
  for (bool inside = true; inside && from < size; ++from, ++kept) {
    inside = tokens[from].kind != Token::Kind::edge;
    WordFacts facts;
    std::uint64_t form = 0;
    if (from + 2 < size && tokens[from + 1].near == Near::hyphen &&
        is_split(text, tokens[from], tokens[from + 1], tokens[from + 2], lexicon, facts, form)) {
      Token whole = tokens[from + 2];
      whole.begin = tokens[from].begin;
      whole.capital = tokens[from].capital;
      whole.length = static_cast<std::uint8_t>(
          std::min(255, int{tokens[from].length} + int{tokens[from + 2].length}));
      whole.joined = true;
      whole.form = form;
      whole.facts = facts;
      tokens[kept] = whole;
      from += 2;
    } else if (kept != from) {
      tokens[kept] = tokens[from];
    }
    if (inside) block.end = kept + 1;
  }
  return block;
}

bool ends_sentence(const Token& token) {
  return token.near == Near::edge || token.near == Near::stop || token.near == Near::quote ||
         token.near == Near::close || token.near == Near::other_mark;
}

// A few words between two ends of sentences, of which the second is the end of a block: where a
// cable's signer stands. Sets the last of them that has a name in capitals.
void mark_alone(Token* tokens, Block block, std::size_t& signer) {
  for (std::size_t at = block.begin; at < block.end; ++at) {
    const bool begins = at == block.begin || ends_sentence(tokens[at - 1]);
    if (!begins || tokens[at].kind == Token::Kind::mark) continue;
    std::size_t end = at;
    while (end < block.end && end < at + 4 &&
           (tokens[end].kind == Token::Kind::word || tokens[end].kind == Token::Kind::initials ||
            (tokens[end].near == Near::hyphen && tokens[end].tight))) {
      ++end;
    }
    if (end == at || end == at + 4) continue;
    if (end < block.end &&
        (tokens[end].near == Near::stop || tokens[end].near == Near::other_mark)) {
      ++end;
    }
    while (end < block.end && tokens[end].facts.is(WordClass::not_name)) ++end;
    if (end < block.end) continue;
    bool named = false;
    for (std::size_t part = at; part < end; ++part) {
      tokens[part].alone = tokens[part].candidate;
      named = named || (tokens[part].candidate && tokens[part].all_capitals &&
                        !tokens[part].facts.is(WordClass::abbreviation));
    }
    if (named) signer = at;
  }
}

// A common word that no list of names has is a candidate after a title or an initial only: most
// words of a text in capitals need no second look. Initials are candidates after a courtesy title.
void settle_candidate(Token* tokens, std::size_t at) {
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

// Tags name subjects and countries; a person stands among them as `OVIP (ROE, JANE)`. `inside`:
// between brackets.
void keep_tagged_persons(Token* tokens, Block block, bool& inside) {
  for (std::size_t at = block.begin; at < block.end; ++at) {
    Token& token = tokens[at];
    if (token.near == Near::open || token.near == Near::close) inside = token.near == Near::open;
    if (!token.candidate) continue;
    const bool surname = at + 1 < block.end && tokens[at + 1].near == Near::comma;
    token.candidate = inside && at > 0 && (surname || tokens[at - 1].near == Near::comma);
  }
}

}  // namespace

// A block at a time, so that its tokens are looked at while they are at hand.
Candidates prepare(std::string_view text, std::vector<Token>& tokens, const Lexicon& lexicon) {
  Candidates out;
  std::size_t kept = 0;
  std::size_t signer = tokens.size();
  bool in_tag = false;
  Token* const all = tokens.data();
  for (std::size_t from = 0; from < tokens.size();) {
    const Block block = keep_block(text, tokens, lexicon, from, kept);
    mark_case(all, block, out);
    mark_phrases(all, block, lexicon);
    for (std::size_t at = block.begin; at < block.end; ++at) {
      Token& token = all[at];
      if (token.kind == Token::Kind::word) {
        token.near = near_of(token);
        if (token.mixed && !token.capital) continue;  // no name: most words of prose
        token.candidate = may_be_name(token);
      }
      settle_candidate(all, at);
    }
    if (block.begin < block.end && all[block.begin].zone == Zone::tags) {
      keep_tagged_persons(all, block, in_tag);
    }
    mark_alone(all, block, signer);
    for (std::size_t at = block.begin; at < block.end; ++at) {
      if (all[at].candidate) out.places.push_back(static_cast<std::uint32_t>(at));
    }
  }
  tokens.resize(kept);
  for (std::size_t at = signer; at < kept && tokens[at].kind != Token::Kind::edge; ++at) {
    tokens[at].signer = tokens[at].candidate;
  }
  return out;
}

}  // namespace declass
