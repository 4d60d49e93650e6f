#include <fmt/format.h>

#include <algorithm>

#include "marking/control_ids.h"
#include "marking/reader.h"
#include "text/words.h"

namespace declass {
namespace {

/// More words than this do not make one word that blanks took apart.
constexpr std::size_t most_joined = 24;
constexpr std::size_t longest_joined = 64;

bool is_single(const MarkToken& token) { return token.word.size() == 1; }

bool has_letter(std::string_view word) {
  return std::any_of(word.begin(), word.end(), is_ascii_letter);
}

}  // namespace

std::string MarkReader::joined_letters(std::size_t at, std::size_t words) const {
  std::string letters;
  for (std::size_t i = at; i < at + words; ++i) letters += token(i).word;
  return letters;
}

/// Puts a phrase in the place of `words` words. The phrase's words keep the vocabulary's own
/// storage; the places in the text stay those of the words that were there.
void MarkReader::replace(std::size_t at, std::size_t words, const MarkPhrase& phrase) {
  std::vector<MarkToken>& list = tokens_.words;
  const MarkToken first = list[at];
  const std::size_t end = list[at + words - 1].end;
  std::vector<MarkToken> mended;
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    MarkToken word{phrase.words[i], first.begin, end, first.before, first.tidy};
    if (i > 0) {
      word.before = phrase.gaps[i - 1] == '-' ? Gap::hyphen : Gap::blank;
      word.tidy = true;
    }
    mended.push_back(word);
  }
  const auto from = list.begin() + static_cast<std::ptrdiff_t>(at);
  const auto rest = list.erase(from, from + static_cast<std::ptrdiff_t>(words));
  list.insert(rest, mended.begin(), mended.end());
}

/// `S E C R E T`: a run of single letters is a word where the letters make one. Two blanks may
/// stand where the words of a phrase meet.
void MarkReader::mend_spaced_letters() {
  for (std::size_t at = 0; at < count(); ++at) {
    std::size_t end = at + 1;
    while (end < count() && end - at < longest_joined && token(end).before == Gap::blank &&
           is_single(token(end))) {
      ++end;
    }
    if (!is_single(token(at)) || end - at < 2) continue;
    const MarkLexicon::Place place = at == 0 ? MarkLexicon::Place::head : MarkLexicon::Place::inner;
    while (end - at >= 2) {
      const std::size_t phrase = compiled_.lexicon.by_letters(joined_letters(at, end - at));
      if (phrase != MarkLexicon::none) {
        repair(fmt::format("`{}` read as one word", quoted(at, end - at)));
        replace(at, end - at, compiled_.lexicon.phrase(phrase));
        break;
      }
      // Only where the text itself sets the rest apart may the run be shorter.
      std::size_t shorter = end - 1;
      while (shorter > at && token(shorter).tidy) --shorter;
      if (shorter == at || extent_ == Extent::leading) break;
      end = shorter;
    }
    static_cast<void>(place);
  }
}

/// Words with blanks or hyphens between them, or one with figures for letters.
bool MarkReader::mend_by_joining(std::size_t at, MarkLexicon::Place place) {
  std::size_t most = 1;
  while (at + most < count() && most < most_joined && !set_off(at + most) &&
         token(at + most).before != Gap::comma) {
    ++most;
  }
  for (std::size_t words = most; words > 0; --words) {
    const std::string letters = joined_letters(at, words);
    if (letters.size() > longest_joined || !has_letter(letters)) continue;
    const std::size_t phrase = compiled_.lexicon.by_letters(letters);
    if (phrase == MarkLexicon::none) continue;
    const MarkTerm& term = compiled_.lexicon.term_of(phrase);
    const bool head = term.kind == MarkTerm::Kind::level || term.kind == MarkTerm::Kind::nato ||
                      term.kind == MarkTerm::Kind::joint;
    if (head != (place == MarkLexicon::Place::head)) continue;
    if (words == 1 && letters == compiled_.lexicon.phrase(phrase).words.front()) continue;
    repair(fmt::format("`{}` read as `{}`", quoted(at, words),
                       declass::join(compiled_.lexicon.phrase(phrase).words, " ")));
    replace(at, words, compiled_.lexicon.phrase(phrase));
    return true;
  }
  return false;
}

/// `SECRETNOFORN`, `OCNF`: known words run together.
bool MarkReader::mend_by_splitting(std::size_t at, MarkLexicon::Place place) {
  const std::string word(token(at).word);
  const auto pieces = compiled_.lexicon.split(word, place);
  if (pieces.empty()) return false;
  repair(fmt::format("`{}` taken apart", word));
  replace(at, 1, compiled_.lexicon.phrase(pieces.front()));
  std::size_t next = at + compiled_.lexicon.phrase(pieces.front()).words.size();
  const auto slot_of = [this](std::size_t phrase) {
    const MarkTerm& term = compiled_.lexicon.term_of(phrase);
    return term.rules.empty() ? MarkSlot::level : compiled_.rules[term.rules.front()].slot;
  };
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const bool same = slot_of(pieces[i]) == slot_of(pieces[i - 1]);
    MarkToken hole = token(next - 1);
    hole.before = same ? Gap::slash : Gap::slashes;
    hole.tidy = true;
    tokens_.words.insert(tokens_.words.begin() + static_cast<std::ptrdiff_t>(next), hole);
    replace(next, 1, compiled_.lexicon.phrase(pieces[i]));
    next += compiled_.lexicon.phrase(pieces[i]).words.size();
  }
  return true;
}

/// The known word that one or a few words most resemble.
bool MarkReader::mend_by_likeness(std::size_t at, MarkLexicon::Place place) {
  std::size_t most = 1;
  const bool head = place == MarkLexicon::Place::head;
  while (at + most < count() && most < (head ? most_joined : 4) && !set_off(at + most) &&
         token(at + most).before != Gap::comma) {
    ++most;
  }
  for (std::size_t words = most; words > 0; --words) {
    const std::string letters = joined_letters(at, words);
    if (letters.size() > longest_joined || compiled_.not_marks.contains(letters)) continue;
    const MarkLexicon::Near near = compiled_.lexicon.nearest(letters, place);
    if (near.phrase == MarkLexicon::none) continue;
    const MarkPhrase& phrase = compiled_.lexicon.phrase(near.phrase);
    repair(fmt::format("`{}` read as `{}`", quoted(at, words), declass::join(phrase.words, " ")));
    if (!near.certain) add_control(out_.marking, control_id::unknown);
    replace(at, words, phrase);
    return true;
  }
  return false;
}

bool MarkReader::mend_head() {
  const std::string word(token(0).word);
  if (compiled_.not_marks.contains(word)) return false;
  if (mend_by_joining(0, MarkLexicon::Place::head)) return true;
  if (find(0).term != nullptr) return false;
  return mend_by_splitting(0, MarkLexicon::Place::head) || mend_by_likeness(0, MarkLexicon::Place::head);
}

bool MarkReader::mend(std::size_t at) {
  if (extent_ == Extent::leading && !set_off(at)) return false;
  return mend_by_joining(at, MarkLexicon::Place::inner) ||
         mend_by_splitting(at, MarkLexicon::Place::inner) ||
         mend_by_likeness(at, MarkLexicon::Place::inner);
}

bool MarkReader::mend_code(std::size_t) { return false; }

}  // namespace declass
