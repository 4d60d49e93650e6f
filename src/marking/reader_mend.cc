#include <fmt/format.h>

#include <algorithm>

#include "marking/control_ids.h"
#include "marking/reader.h"
#include "text/words.h"

namespace declass {
namespace {

/// More words and letters than this do not make one word that blanks took apart.
constexpr std::size_t most_joined = 24;
constexpr std::size_t longest_joined = 64;
/// Words that a slip may have taken apart beside the slip itself.
constexpr std::size_t most_alike = 4;
/// A word as short as this at the beginning of a paragraph is an abbreviation sooner than a level
/// and a control run together.
constexpr std::size_t shortest_leading_split = 4;
/// Letters that no name ends in by chance.
constexpr std::size_t shortest_tail = 5;

/// Two neighbours swapped, or one letter lost, doubled or changed; of a short word a swap only.
bool is_slip(std::string_view a, std::string_view b) {
  if (is_swap(a, b)) return true;
  if (a.size() < 4 || b.size() < 4) return false;
  const std::string_view small = a.size() < b.size() ? a : b, large = a.size() < b.size() ? b : a;
  if (large.size() - small.size() > 1) return false;
  std::size_t same = 0;
  while (same < small.size() && small[same] == large[same]) ++same;
  const std::size_t skip = large.size() == small.size() ? 1 : 0;
  return small.substr(std::min(same + skip, small.size())) == large.substr(same + 1);
}

bool is_single(const MarkToken& token) { return token.word.size() == 1; }

}  // namespace

std::string MarkReader::joined_letters(std::size_t at, std::size_t words) const {
  std::string letters;
  for (std::size_t i = at; i < at + words; ++i) letters += token(i).word;
  return letters;
}

/// The words from `at` on that may belong together: no more than `most`, up to what sets off.
std::size_t MarkReader::run_length(std::size_t at, std::size_t most) const {
  std::size_t words = 1, letters = token(at).word.size();
  while (at + words < count() && words < most && token(at + words).before < Gap::comma) {
    letters += token(at + words).word.size();
    if (letters > longest_joined) break;
    ++words;
  }
  return words;
}

/// Puts other words in the place of `words` words. They keep their own storage, the vocabulary's;
/// their places in the text are those of the words that were there.
void MarkReader::replace(std::size_t at, std::size_t words, std::vector<MarkToken> with) {
  std::vector<MarkToken>& list = tokens_.words;
  const MarkToken first = list[at];
  const std::size_t end = list[at + words - 1].end;
  for (MarkToken& word : with) {
    word.begin = first.begin;
    word.end = end;
  }
  with.front().before = first.before;
  with.front().tidy = first.tidy;
  const auto from = list.begin() + static_cast<std::ptrdiff_t>(at);
  const auto rest = list.erase(from, from + static_cast<std::ptrdiff_t>(words));
  list.insert(rest, with.begin(), with.end());
}

std::vector<MarkToken> MarkReader::words_of_phrase(std::size_t place) const {
  const MarkPhrase& phrase = compiled_.lexicon.phrase(place);
  std::vector<MarkToken> out;
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    MarkToken word;
    word.word = phrase.words[i];
    if (i > 0) word.before = phrase.gaps[i - 1] == '-' ? Gap::hyphen : Gap::blank;
    out.push_back(word);
  }
  return out;
}

/// The pieces of a word with what must stand between them. `between` separates codes.
std::vector<MarkToken> MarkReader::words_of_pieces(const std::vector<MarkPiece>& pieces,
                                                   Gap between) const {
  std::vector<MarkToken> out;
  MarkSlot last = MarkSlot::level;
  for (const MarkPiece& piece : pieces) {
    const bool first = out.empty();
    if (piece.is_code()) {
      MarkToken word;
      word.word = piece.code;
      const bool after_code = !first && !compiled_.place(out.back().word).empty();
      word.before = after_code ? between : Gap::blank;
      out.push_back(word);
      continue;
    }
    std::vector<MarkToken> words = words_of_phrase(piece.phrase);
    const MarkTerm& term = compiled_.lexicon.term_of(piece.phrase);
    MarkSlot slot = term.rules.empty() ? MarkSlot::level : compiled_.rules[term.rules.front()].slot;
    if (term.kind == MarkTerm::Kind::fgi) slot = MarkSlot::fgi;
    if (term.kind == MarkTerm::Kind::fgi) between = Gap::blank;
    if (term.kind == MarkTerm::Kind::level) {
      words.front().before = Gap::blank;
    } else {
      words.front().before = slot == last ? Gap::slash : Gap::slashes;
    }
    last = slot;
    out.insert(out.end(), words.begin(), words.end());
  }
  return out;
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
    if (!is_single(token(at))) continue;
    while (end - at >= 2) {
      const std::size_t phrase = compiled_.lexicon.by_letters(joined_letters(at, end - at));
      if (phrase != MarkLexicon::none) {
        repair(fmt::format("`{}` read as one word", quoted(at, end - at)));
        replace(at, end - at, words_of_phrase(phrase));
        break;
      }
      // Only where the text itself sets the rest apart may the run be shorter.
      std::size_t shorter = end - 1;
      while (shorter > at && token(shorter).tidy) --shorter;
      if (shorter == at || extent_ == Extent::leading) break;
      end = shorter;
    }
  }
}

/// In a line of text the letters of a letter-spaced word belong together, all of them.
bool MarkReader::cuts_a_word(std::size_t at, std::size_t words) const {
  const std::size_t end = at + words;
  return extent_ == Extent::leading && end < count() && is_single(token(end - 1)) &&
         is_single(token(end)) && token(end).before == Gap::blank;
}

/// Words with blanks or hyphens between them, or one with figures for letters. `least` words are
/// needed.
bool MarkReader::mend_by_joining(std::size_t at, MarkLexicon::Place place, std::size_t least) {
  for (std::size_t words = run_length(at, most_joined); words >= least; --words) {
    if (cuts_a_word(at, words)) continue;
    const std::string letters = joined_letters(at, words);
    const std::size_t phrase = compiled_.lexicon.by_letters(letters);
    if (phrase == MarkLexicon::none) continue;
    if (is_head(compiled_.lexicon.term_of(phrase)) != (place == MarkLexicon::Place::head)) continue;
    if (words == 1 && letters == compiled_.lexicon.phrase(phrase).words.front()) continue;
    repair(fmt::format("`{}` read as `{}`", quoted(at, words),
                       declass::join(compiled_.lexicon.phrase(phrase).words, " ")));
    replace(at, words, words_of_phrase(phrase));
    return true;
  }
  return false;
}

/// `SECRETNOFORN`, `OCNF`: known words run together.
bool MarkReader::mend_by_splitting(std::size_t at, Leads leads, Gap between) {
  for (std::size_t words = run_length(at, most_alike); words > 0; --words) {
    const std::string letters = joined_letters(at, words);
    if (extent_ == Extent::leading && letters.size() < shortest_leading_split) continue;
    if (letters.size() > longest_joined) continue;
    const auto pieces = split_word(letters, leads, compiled_);
    if (pieces.empty()) continue;
    repair(fmt::format("`{}` taken apart", quoted(at, words)));
    replace(at, words, words_of_pieces(pieces, between));
    return true;
  }
  return false;
}

/// The known word that one or a few words most resemble.
bool MarkReader::mend_by_likeness(std::size_t at, MarkLexicon::Place place, std::size_t least) {
  const bool head = place == MarkLexicon::Place::head;
  for (std::size_t words = run_length(at, head ? most_joined : most_alike); words >= least;
       --words) {
    const bool prose = extent_ == Extent::leading && words > 1 && !is_single(token(at));
    if (prose || cuts_a_word(at, words) || code_at(at).words > 0) continue;
    const std::string letters = joined_letters(at, words);
    if (letters.size() > longest_joined || compiled_.not_marks.contains(letters)) continue;
    const MarkLexicon::Near near = compiled_.lexicon.nearest(letters, place);
    if (near.phrase == MarkLexicon::none) continue;
    const MarkPhrase& phrase = compiled_.lexicon.phrase(near.phrase);
    repair(fmt::format("`{}` read as `{}`", quoted(at, words), declass::join(phrase.words, " ")));
    if (!near.certain) add_control(out_.marking, control_id::unknown);
    replace(at, words, words_of_phrase(near.phrase));
    return true;
  }
  return false;
}

bool MarkReader::mend_head() {
  using Place = MarkLexicon::Place;
  if (mend_by_joining(0, Place::head, 1)) return true;
  const bool apart = token(0).before == Gap::slashes;
  if (apart && mend_by_splitting(0, Leads::owner, Gap::blank)) return true;
  if (find(0).term != nullptr) return false;
  if (mend_by_splitting(0, Leads::level, Gap::comma)) return true;
  if (mend_by_likeness(0, Place::head, 1)) return true;
  // A control that says its own level.
  return extent_ == Extent::whole && !apart &&
         (mend_by_joining(0, Place::inner, 1) || mend_by_likeness(0, Place::inner, 1));
}

bool MarkReader::mend(std::size_t at) {
  using Place = MarkLexicon::Place;
  if (extent_ == Extent::leading && !set_off(at)) return false;
  return mend_by_joining(at, Place::inner, 1) ||
         mend_by_splitting(at, Leads::control, Gap::comma) || mend_by_likeness(at, Place::inner, 1);
}

/// `REL T0 USA`, `REL IDO`: a known word followed by a stray one may be the beginning of a longer.
void MarkReader::mend_broken(std::size_t at, const Found& found) {
  const std::size_t after = at + found.words;
  if (after >= count() || token(after).before >= Gap::comma || extent_ == Extent::leading) return;
  if (find(after).term != nullptr || code_at(after).words > 0) return;
  const bool starts_path = found.term->kind == MarkTerm::Kind::path ||
                           found.term->kind == MarkTerm::Kind::sar ||
                           found.term->kind == MarkTerm::Kind::accm;
  if (starts_path || mend_by_joining(at, MarkLexicon::Place::inner, found.words + 1)) return;
  if (mend_by_splitting(at, Leads::control, Gap::comma)) return;
  mend_by_likeness(at, MarkLexicon::Place::inner, found.words + 1);
}

/// A damaged code of a list: figures for letters, blanks inside, codes run together, swapped
/// letters. The home country leads a list and stands in it once.
bool MarkReader::mend_code(std::size_t at, Gap between, bool first) {
  const Found known = find(at);
  if (known.term != nullptr && known.term->kind != MarkTerm::Kind::level) return false;
  MarkToken word;
  for (std::size_t words = run_length(at, most_alike); words > 0; --words) {
    const std::string letters = joined_letters(at, words);
    const std::string_view code = compiled_.place(letters);
    const auto alike = compiled_.place_skeletons.find(letter_skeleton(letters));
    if (code == letters && words > 1) {
      word.word = code;
    } else if (letters.size() >= 3 && alike != compiled_.place_skeletons.end()) {
      word.word = alike->second;
    } else {
      continue;
    }
    repair(fmt::format("`{}` read as `{}`", quoted(at, words), word.word));
    replace(at, words, {word});
    return true;
  }
  if (mend_by_splitting(at, Leads::code, between)) return true;
  std::string_view only;
  for (std::string letters(token(at).word); const std::string_view code : swapped_codes(letters)) {
    const bool home = code == compiled_.home;
    if (between == Gap::comma && home != first) continue;
    if (!only.empty()) return false;
    only = code;
  }
  if (only.empty()) return false;
  word.word = only;
  repair(fmt::format("`{}` read as `{}`", token(at).word, only));
  replace(at, 1, {word});
  return true;
}

/// A damaged part of an atomic-energy entry, `S1GMA14`: the register's parts are few and known.
bool MarkReader::mend_part(const std::string& system) {
  if (compiled_.part_spellings.contains(system + "-" + std::string(token(next_).word)))
    return false;
  for (std::size_t words = run_length(next_, most_alike); words > 0; --words) {
    const std::string letters = joined_letters(next_, words);
    for (const auto& [spelling, kept] : compiled_.part_spellings) {
      if (!spelling.starts_with(system + "-")) continue;
      const std::string_view part = std::string_view(spelling).substr(system.size() + 1);
      const std::string alike = letter_skeleton(letters), plain = letter_skeleton(part);
      std::size_t taken = 0;
      if (alike == plain || is_slip(alike, plain)) taken = letters.size();
      if (words == 1 && taken == 0 && part.size() > 1 && alike.starts_with(plain)) {
        taken = part.size();
      }
      const std::string_view rest =
          std::string_view(token(next_).word).substr(std::min(taken, token(next_).word.size()));
      const bool number = std::all_of(rest.begin(), rest.end(), is_ascii_digit);
      if (taken == 0 || (words == 1 && !number)) continue;
      repair(fmt::format("`{}` read as `{}`", quoted(next_, words), part));
      std::vector<MarkToken> with(1);
      with.front().word = part;
      if (words == 1 && !rest.empty()) {
        with.emplace_back();
        with.back().word = rest;
        with.back().before = Gap::blank;
      }
      replace(next_, words, std::move(with));
      return true;
    }
  }
  return false;
}

/// A word that ends in a control whose separator was lost: a long one, or one that must accompany
/// what the word belongs to.
bool MarkReader::mend_tail(std::size_t at, const MarkRule* rule) {
  const std::string_view word = token(at).word;
  if (find(at).term != nullptr) return false;
  for (std::size_t begin = 1; begin + 2 <= word.size(); ++begin) {
    const std::string_view tail = word.substr(begin);
    const std::size_t phrase = compiled_.lexicon.by_exact_letters(tail);
    if (phrase == MarkLexicon::none) continue;
    const MarkTerm& term = compiled_.lexicon.term_of(phrase);
    if (term.kind != MarkTerm::Kind::control) continue;
    const std::string_view head = word.substr(0, begin);
    const bool category = slot_ == MarkSlot::cui && compiled_.cui_categories.contains(head);
    if (tail.size() < shortest_tail && !category && !is_missing_companion(term, head, at, rule)) {
      continue;
    }
    repair(fmt::format("`{}` taken apart", word));
    std::vector<MarkToken> with = words_of_phrase(phrase);
    with.front().before = Gap::slashes;
    with.insert(with.begin(), MarkToken{});
    with.front().word = word.substr(0, begin);
    replace(at, 1, std::move(with));
    return true;
  }
  return false;
}

/// The control must stand with the entry that a word belongs to, and stands nowhere else.
bool MarkReader::is_missing_companion(const MarkTerm& control, std::string_view head,
                                      std::size_t at, const MarkRule* system) const {
  if (system == nullptr || control.rules.empty()) return false;
  const std::string& id = compiled_.rules[control.rules.front()].control.id;
  for (std::size_t i = at + 1; i < count(); ++i) {
    const Found found = find(i);
    if (found.term != nullptr && found.term->rules == control.rules) return false;
  }
  return std::any_of(compiled_.rules.begin(), compiled_.rules.end(), [&](const MarkRule& rule) {
    const bool same = rule.system == system->system && rule.slot == system->slot &&
                      (rule.part.empty() || rule.part == head || rule.part == system->part ||
                       token(at).before == Gap::blank);
    return same && std::find(rule.needs.begin(), rule.needs.end(), id) != rule.needs.end();
  });
}

/// The codes that the letters are with two neighbours swapped.
std::vector<std::string_view> MarkReader::swapped_codes(std::string letters) const {
  std::vector<std::string_view> out;
  if (letters.size() > 4) return out;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    std::swap(letters[i], letters[i + 1]);
    const std::string_view code = compiled_.place(letters);
    if (!code.empty() && code == letters) out.push_back(code);
    std::swap(letters[i], letters[i + 1]);
  }
  return out;
}

}  // namespace declass
