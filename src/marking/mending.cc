#include <fmt/format.h>

#include "marking/mark_words.h"
#include "text/words.h"

namespace declass {
namespace {

/// More words and letters than this do not make one word that blanks took apart.
constexpr std::size_t most_joined = 24;
constexpr std::size_t longest_joined = 64;
/// Words that a slip may have taken apart beside the slip itself.
constexpr std::size_t most_alike = 8;
/// A word as short as this at the beginning of a paragraph is an abbreviation sooner than a level
/// and a control run together.
constexpr std::size_t shortest_leading_split = 4;

bool is_single(const MarkToken& token) { return token.word.size() == 1; }

}  // namespace

/// `S E C R E T`: a run of single letters is a word where the letters make one. Two blanks may
/// stand where the words of a phrase meet.
void MarkWords::mend_spaced_letters() {
  for (std::size_t at = 0; at < count(); ++at) {
    std::size_t end = at + 1;
    while (end < count() && end - at < longest_joined && (*this)[end].before == Gap::blank &&
           is_single((*this)[end])) {
      ++end;
    }
    if (!is_single((*this)[at])) continue;
    while (end - at >= 2) {
      const std::size_t phrase = compiled_.lexicon.by_letters(joined_letters(at, end - at));
      if (phrase != MarkLexicon::none) {
        repairs.push_back(fmt::format("`{}` read as one word", quoted(at, end - at)));
        replace(at, end - at, words_of_phrase(phrase));
        break;
      }
      // Only where the text itself sets the rest apart may the run be shorter.
      std::size_t shorter = end - 1;
      while (shorter > at && (*this)[shorter].tidy) --shorter;
      if (shorter == at || extent_ == Extent::leading) break;
      end = shorter;
    }
  }
}

/// In a line of text the letters of a letter-spaced word belong together, all of them.
bool MarkWords::cuts_a_word(std::size_t at, std::size_t words) const {
  const std::size_t end = at + words;
  return extent_ == Extent::leading && end < count() && is_single((*this)[end - 1]) &&
         is_single((*this)[end]) && (*this)[end].before == Gap::blank;
}

/// Words with blanks or hyphens between them, or one with figures for letters. `least` words are
/// needed.
bool MarkWords::mend_by_joining(std::size_t at, Place place, std::size_t least) {
  const std::size_t most = run_length(at, most_joined);
  std::string letters = joined_letters(at, most);
  for (std::size_t words = most; words >= least; --words) {
    if (words < most) letters.resize(letters.size() - (*this)[at + words].word.size());
    if (!compiled_.lexicon.may_know(letters, place) || cuts_a_word(at, words)) continue;
    const std::size_t phrase = compiled_.lexicon.by_letters(letters);
    if (phrase == MarkLexicon::none) continue;
    if (is_head(compiled_.lexicon.term_of(phrase)) != (place == Place::head)) continue;
    if (words == 1 && letters == compiled_.lexicon.phrase(phrase).words.front()) continue;
    repairs.push_back(fmt::format("`{}` read as `{}`", quoted(at, words),
                                  declass::join(compiled_.lexicon.phrase(phrase).words, " ")));
    replace(at, words, words_of_phrase(phrase));
    return true;
  }
  return false;
}

/// `SECRETNOFORN`, `OCNF`: known words run together.
bool MarkWords::mend_by_splitting(std::size_t at, Leads leads, Gap between) {
  const std::size_t most = run_length(at, most_alike);
  if (leads == Leads::level && extent_ == Extent::leading &&
      !compiled_.lexicon.starts_with_head(joined_letters(at, most))) {
    return false;
  }
  for (std::size_t words = most; words > 0; --words) {
    const std::string letters = joined_letters(at, words);
    if (extent_ == Extent::leading && letters.size() < shortest_leading_split) continue;
    if (letters.size() > longest_joined) continue;
    const bool whole = extent_ == Extent::whole;
    const auto pieces = split_word(
        letters, leads, whole ? StrayLetters::slashes : StrayLetters::letters, compiled_);
    if (pieces.empty()) continue;
    if (strays_spell_a_word(letters, pieces)) certain = false;
    repairs.push_back(fmt::format("`{}` taken apart", quoted(at, words)));
    replace(at, words, words_of_pieces(pieces, between));
    return true;
  }
  return false;
}

/// `SINF` is S and NF, the slash read for a letter, but that letter may be half of a control too.
bool MarkWords::strays_spell_a_word(std::string_view letters,
                                    const std::vector<MarkPiece>& pieces) const {
  std::size_t at = 0;
  for (const MarkPiece& piece : pieces) {
    if (piece.stray > 0 && is_within_a_word(letters, at)) return true;
    at += piece.stray + (piece.is_code() ? piece.code.size()
                                         : compiled_.lexicon.phrase(piece.phrase).letters.size());
  }
  return false;
}

/// A known word of two or more letters goes over the letter at `at` from the one before it.
bool MarkWords::is_within_a_word(std::string_view letters, std::size_t at) const {
  if (at == 0) return false;
  return compiled_.lexicon.by_exact_letters(letters.substr(at - 1, 2)) != MarkLexicon::none;
}

/// `PRVCYL/NF`: the last letter of what would be known without it, before a slash that lost its
/// other half.
bool MarkWords::mend_stray_end(std::size_t at) {
  const std::string_view word = (*this)[at].word;
  const bool halved = at + 1 < count() && (*this)[at + 1].before == Gap::slash;
  if (!halved || extent_ == Extent::leading || word.size() < 2) return false;
  if (!is_slash_like(word.back()) || find(at).term != nullptr) return false;
  const std::string_view known = word.substr(0, word.size() - 1);
  if (compiled_.lexicon.by_exact_letters(known) == MarkLexicon::none &&
      compiled_.place(known) != known && !compiled_.cui_categories.contains(known)) {
    return false;
  }
  if (is_within_a_word(word, word.size() - 1)) certain = false;
  repairs.push_back(fmt::format("`{}` read as `{}//`", word, known));
  MarkToken token;
  token.word = known;
  replace(at, 1, {token});
  tokens_.words[at + 1].before = Gap::slashes;
  return true;
}

/// The known word that one or a few words most resemble.
bool MarkWords::mend_by_likeness(std::size_t at, Place place, std::size_t least) {
  const bool head = place == Place::head;
  const bool is_code = code_at(at).words > 0;
  MarkLexicon::Near best;
  std::size_t taken = 0;
  for (std::size_t words = run_length(at, head ? most_joined : most_alike);
       words >= least && (taken == 0 || !head); --words) {
    const bool prose = extent_ == Extent::leading && words > 1 && !is_single((*this)[at]);
    if (prose || cuts_a_word(at, words)) continue;
    if (is_code && !(head && words > 1)) continue;
    const std::string letters = joined_letters(at, words);
    if (letters.size() > longest_joined || compiled_.not_marks.contains(letters)) continue;
    const MarkLexicon::Near near = compiled_.lexicon.nearest(letters, place);
    if (near.phrase == MarkLexicon::none || near.distance >= best.distance) continue;
    // What is there as it should be is not mended with what follows it.
    if (least > 1 &&
        compiled_.lexicon.phrase(near.phrase).letters == joined_letters(at, least - 1)) {
      continue;
    }
    best = near;
    taken = words;
  }
  if (taken == 0) return false;
  repairs.push_back(fmt::format("`{}` read as `{}`", quoted(at, taken),
                                declass::join(compiled_.lexicon.phrase(best.phrase).words, " ")));
  if (!best.certain) certain = false;
  replace(at, taken, words_of_phrase(best.phrase));
  return true;
}

bool MarkWords::mend_head() {
  if (mend_by_joining(0, Place::head, 1)) return true;
  const bool apart = (*this)[0].before == Gap::slashes;
  if (apart && mend_by_splitting(0, Leads::owner, Gap::blank)) return true;
  if (find(0).term != nullptr) return false;
  if (mend_stray_end(0)) return true;
  if (mend_by_splitting(0, Leads::level, Gap::comma)) return true;
  if (mend_by_likeness(0, Place::head, 1)) return true;
  // A control that says its own level.
  return extent_ == Extent::whole && !apart &&
         (mend_by_joining(0, Place::inner, 1) || mend_by_likeness(0, Place::inner, 1));
}

bool MarkWords::mend(std::size_t at) {
  if (extent_ == Extent::leading && !set_off(at)) return false;
  return mend_by_joining(at, Place::inner, 1) || mend_stray_end(at) ||
         mend_by_splitting(at, Leads::control, Gap::comma) || mend_lost_hyphen(at) ||
         mend_by_likeness(at, Place::inner, 1);
}

/// `SARBP`: a word that is nothing without a name, and the name.
bool MarkWords::mend_lost_hyphen(std::size_t at) {
  if ((*this)[at].before != Gap::slashes) return false;
  for (std::size_t words = run_length(at, most_alike); words > 0; --words) {
    const std::string_view last = (*this)[at + words - 1].word;
    const std::string letters = joined_letters(at, words);
    for (std::size_t name = 2; name < last.size(); ++name) {
      const std::size_t phrase = compiled_.lexicon.by_exact_letters(
          std::string_view(letters).substr(0, letters.size() - name));
      if (phrase == MarkLexicon::none) continue;
      const MarkTerm::Kind kind = compiled_.lexicon.term_of(phrase).kind;
      if (kind != MarkTerm::Kind::sar && kind != MarkTerm::Kind::accm) continue;
      repairs.push_back(fmt::format("`{}` taken apart", quoted(at, words)));
      std::vector<MarkToken> with = words_of_phrase(phrase);
      with.push_back({last.substr(last.size() - name), 0, 0, Gap::hyphen, true});
      replace(at, words, std::move(with));
      return true;
    }
  }
  return false;
}

bool MarkWords::mend_broken(std::size_t at, const Found& found) {
  const std::size_t after = at + found.words;
  if (after >= count() || (*this)[after].before >= Gap::comma || extent_ == Extent::leading) {
    return false;
  }
  if (const Found next = find(after); next.term != nullptr) {
    // A single letter of a word that is taken apart is a level only by chance.
    return next.term->kind == MarkTerm::Kind::level && is_single((*this)[after]) &&
           mend_by_joining(at, Place::inner, found.words + 2);
  }
  if (code_at(after).words > 0) return false;
  const bool starts_path = found.term->kind == MarkTerm::Kind::path ||
                           found.term->kind == MarkTerm::Kind::sar ||
                           found.term->kind == MarkTerm::Kind::accm;
  if (starts_path) return false;
  return mend_by_joining(at, Place::inner, found.words + 1) ||
         mend_by_splitting(at, Leads::control, Gap::comma) ||
         mend_by_likeness(at, Place::inner, found.words + 1);
}

}  // namespace declass
