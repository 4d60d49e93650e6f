#include "marking/splitting.h"

#include <algorithm>
#include <array>

namespace declass {
namespace {

/// What the next piece may be.
enum class State : std::size_t { start, codes, controls };
constexpr std::size_t states = 3;

/// The best way to come to one place in one state.
struct Way {
  std::size_t pieces = MarkLexicon::none;
  std::size_t ways = 0;
  std::size_t from = 0;
  State before = State::start;
  MarkPiece piece;
};

bool begins_list(const MarkTerm& term) {
  return term.kind == MarkTerm::Kind::rel_to || term.kind == MarkTerm::Kind::display_only ||
         term.kind == MarkTerm::Kind::fgi;
}

class Splitter {
 public:
  Splitter(std::string_view word, Leads leads, bool stray, const Vocabulary::Compiled& compiled)
      : word_(word), leads_(leads), stray_(stray), compiled_(compiled), best_(word.size() + 1) {}

  std::vector<MarkPiece> split() {
    at(0, State::start) = {0, 1, 0, State::start, {}};
    for (std::size_t begin = 0; begin < word_.size(); ++begin) {
      for (std::size_t i = 0; i < states; ++i) {
        const auto state = static_cast<State>(i);
        if (at(begin, state).pieces != MarkLexicon::none) extend(begin, state);
      }
    }
    return pieces();
  }

 private:
  Way& at(std::size_t place, State state) { return best_[place][static_cast<std::size_t>(state)]; }

  void extend(std::size_t begin, State state) {
    extend_by_phrases(begin, state, 0);
    for (std::size_t stray = 1; stray_ && stray <= most_stray_letters; ++stray) {
      if (begin + stray >= word_.size() || !is_slash_like(word_[begin + stray - 1])) break;
      extend_by_phrases(begin, state, stray);
    }
    for (std::size_t size = 1; begin + size <= word_.size(); ++size) {
      const std::string_view part = word_.substr(begin, size);
      if (begin == 0 && size == word_.size()) continue;
      const bool first_code =
          state == State::start && (leads_ == Leads::owner || leads_ == Leads::code);
      if ((state == State::codes || first_code) && size >= 2 && size <= 4) {
        const std::string_view code = compiled_.place(part);
        if (code == part) reach(begin, state, size, State::codes, {MarkLexicon::none, code});
      }
    }
  }

  /// The phrases after `stray` letters that were slashes.
  void extend_by_phrases(std::size_t begin, State state, std::size_t stray) {
    const std::size_t from = begin + stray;
    for (std::size_t size = 1; from + size <= word_.size(); ++size) {
      if (from == 0 && size == word_.size()) continue;
      const std::size_t phrase = compiled_.lexicon.by_exact_letters(word_.substr(from, size));
      if (phrase == MarkLexicon::none) continue;
      const MarkTerm& term = compiled_.lexicon.term_of(phrase);
      if (stray > 0 && is_head(term)) continue;
      if (!allows(term, from, state)) continue;
      const State next = begins_list(term) ? State::codes : State::controls;
      reach(begin, state, stray + size, next, {phrase, {}, stray});
    }
  }

  bool allows(const MarkTerm& term, std::size_t begin, State state) const {
    switch (leads_) {
      case Leads::level:
        return is_head(term) == (begin == 0);
      case Leads::owner:
        return term.kind == MarkTerm::Kind::level && state == State::codes;
      case Leads::control:
        return !is_head(term);
      case Leads::code:
        return begin != 0 && !is_head(term);
    }
    return false;
  }

  void reach(std::size_t begin, State state, std::size_t size, State next, MarkPiece piece) {
    const Way& from = at(begin, state);
    Way& way = at(begin + size, next);
    const std::size_t pieces = from.pieces + (piece.stray > 0 ? 2 : 1);
    if (pieces < way.pieces) way = {pieces, 0, begin, state, piece};
    if (pieces == way.pieces) way.ways += from.ways;
  }

  std::vector<MarkPiece> pieces() {
    State state = State::codes;
    const std::size_t end = word_.size();
    if (at(end, State::controls).pieces < at(end, State::codes).pieces) state = State::controls;
    const bool tie = at(end, State::controls).pieces == at(end, State::codes).pieces;
    if (at(end, state).pieces == MarkLexicon::none || at(end, state).ways != 1 || tie) return {};
    std::vector<MarkPiece> out;
    for (std::size_t place = end; place > 0;) {
      const Way& way = at(place, state);
      out.push_back(way.piece);
      place = way.from;
      state = way.before;
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  std::string_view word_;
  Leads leads_;
  bool stray_;
  const Vocabulary::Compiled& compiled_;
  std::vector<std::array<Way, states>> best_;
};

}  // namespace

bool is_slash_like(char c) { return c == 'I' || c == 'L' || c == '1'; }

std::vector<MarkPiece> split_word(std::string_view word, Leads leads, StrayLetters stray,
                                  const Vocabulary::Compiled& compiled) {
  if (word.empty()) return {};
  const bool slashes = stray == StrayLetters::slashes;
  const bool may_lead =
      compiled.lexicon.starts_with_head(word) || (slashes && is_slash_like(word.front()));
  if (leads == Leads::level && !may_lead) return {};
  return Splitter(word, leads, slashes, compiled).split();
}

}  // namespace declass
