#include <algorithm>
#include <tuple>

#include "detect/persons.h"

namespace declass {
namespace {

class Joiner {
 public:
  Joiner(std::string_view text, const std::vector<Token>& tokens,
         const std::vector<ScoredWord>& words)
      : text_(text), tokens_(tokens), words_(words), probability_(tokens.size(), 0.0F) {
    for (const ScoredWord& word : words) probability_[word.token] = word.probability;
  }

  // Runs of words whose probability lies in [least, below).
  void join(float least, float below, std::vector<NameSpan>& out) {
    std::size_t free = 0;  // the first token that is in no span yet
    for (const ScoredWord& word : words_) {
      const std::size_t at = word.token;
      if (at < free || !is_name(at, least, below)) continue;
      NameSpan span{at, at, at, probability_[at], 0, Role::unknown, std::nullopt};
      for (std::size_t next = at; (next = next_part(span.last, least, below)) != span.last;) {
        span.last = next;
        if (probability_[next] > span.probability && probability_[next] < below) {
          span.probability = probability_[next];
          span.strongest = next;
        }
      }
      free = span.last + 1;
      absorb(span);
      out.push_back(span);
    }
  }

 private:
  bool is_name(std::size_t at, float least, float below) const {
    return probability_[at] >= least && probability_[at] < below;
  }
  bool exists(std::size_t at) const { return at < tokens_.size(); }

  bool is_particle(const Token& token) const {
    return token.facts.is(WordClass::particle) && !token.facts.is(WordClass::function_word) &&
           token.near != Near::place_preposition;
  }
  bool is_initials(const Token& token) const {
    return token.kind == Token::Kind::initials && token.capital;
  }
  bool tight_hyphen(std::size_t at) const {
    return exists(at) && tokens_[at].near == Near::hyphen &&
           (tokens_[at].tight || (at > 0 && tokens_[at].begin == tokens_[at - 1].end));
  }

  // The next name word, over initials, particles and a hyphen; `last` where there is none.
  std::size_t next_part(std::size_t last, float least, float below) const {
    std::size_t at = last + 1;
    const std::size_t farthest = last + 5;
    while (at < farthest && exists(at) && !is_name(at, least, below) &&
           (is_particle(tokens_[at]) || is_initials(tokens_[at]) || tight_hyphen(at))) {
      ++at;
    }
    return exists(at) && at < farthest && is_name(at, least, below) ? at : last;
  }

  void absorb(NameSpan& span) const {
    while (span.first > 0 && span.last - span.first < 12) {
      const Token& before = tokens_[span.first - 1];
      const bool double_initial = span.first > 1 && tight_hyphen(span.first - 1) &&
                                  is_initials(tokens_[span.first]) &&
                                  is_initials(tokens_[span.first - 2]);
      if (!double_initial && !is_particle(before) &&
          (!is_initials(before) || is_enumerator(span.first - 1))) {
        break;
      }
      --span.first;
    }
    if (span.first > 1 && tight_hyphen(span.first - 1) && is_half(tokens_[span.first - 2])) {
      span.first -= 2;
    }
    while (exists(span.last + 1) && is_initials(tokens_[span.last + 1]) &&
           tokens_[span.last + 1].tail == 0 && followed_by_initial(span.last)) {
      ++span.last;
    }
    if (tight_hyphen(span.last + 1) && exists(span.last + 2) && is_half(tokens_[span.last + 2])) {
      span.last += 2;
    }
    std::size_t suffix = span.last + 1;
    if (exists(suffix) && tokens_[suffix].near == Near::comma) ++suffix;
    if (exists(suffix) && tokens_[suffix].facts.is(WordClass::suffix)) span.last = suffix;
  }

  // `A. ROE WOULD WELCOME …`: one letter where a paragraph or sentence begins counts paragraphs;
  // `4:15 P.M.` is the time.
  bool is_enumerator(std::size_t at) const {
    if (at == 0) return tokens_[at].length == 1;
    const Near before = tokens_[at - 1].near;
    return before == Near::number ||
           (tokens_[at].length == 1 && !tokens_[at].mixed &&
            (before == Near::edge || before == Near::stop || before == Near::colon));
  }

  // `IVANOV A.I.`: initials with dots belong to the name before them.
  bool followed_by_initial(std::size_t last) const {
    const Token& next = tokens_[last + 1];
    return next.length > 1 || text_[next.end - 1] == '.';
  }

  // The other half of a double name; PRO- and -LED are no halves.
  static bool is_half(const Token& token) {
    return token.kind == Token::Kind::word && token.candidate && token.facts.level == 0 &&
           !token.facts.is(WordClass::abbreviation) && !token.facts.is(WordClass::nation) &&
           !token.facts.is(WordClass::demonym);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<ScoredWord>& words_;
  std::vector<float> probability_;  ///< by token
};

}  // namespace

std::vector<NameSpan> join_names(std::string_view text, const std::vector<Token>& tokens,
                                 const std::vector<ScoredWord>& words, float sure, float least) {
  Joiner joiner(text, tokens, words);
  std::vector<NameSpan> out;
  joiner.join(sure, 2.0F, out);
  joiner.join(least, sure, out);
  std::sort(out.begin(), out.end(), [](const NameSpan& a, const NameSpan& b) {
    return std::tuple(a.first, a.last, -a.probability) <
           std::tuple(b.first, b.last, -b.probability);
  });
  return out;
}

}  // namespace declass
