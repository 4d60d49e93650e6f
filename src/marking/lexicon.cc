#include "marking/lexicon.h"

#include <algorithm>
#include <array>
#include <bit>

#include "text/words.h"

namespace declass {
namespace {

bool is_word_character(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

char resembled(char c) {
  switch (c) {
    case '0':
      return 'O';
    case '1':
    case 'L':
      return 'I';
    case '5':
      return 'S';
    case '8':
      return 'B';
    case '6':
      return 'G';
    case '2':
      return 'Z';
    case '3':
      return 'E';
    case '4':
      return 'A';
    case '7':
      return 'T';
    default:
      return c;
  }
}

MarkPhrase phrase_of(std::string_view spelling) {
  MarkPhrase phrase;
  std::string word;
  for (const char c : spelling) {
    if (is_word_character(c)) {
      word += c;
    } else if (!word.empty()) {
      phrase.words.push_back(std::move(word));
      phrase.gaps += c;
      word.clear();
    }
  }
  if (!word.empty()) phrase.words.push_back(std::move(word));
  for (const std::string& part : phrase.words) phrase.letters += part;
  return phrase;
}

/// Edits between two words, a swap of neighbours counted as one; more than `limit` is limit + 1.
std::size_t edits(std::string_view a, std::string_view b, std::size_t limit) {
  constexpr std::size_t longest = 64;
  if (a.size() > longest || b.size() > longest) return limit + 1;
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::array<std::array<std::size_t, longest + 1>, 3> rows;  // each is written before it is read
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return rows[a.size() % 3][b.size()];
}

/// Short words differ from each other by one letter: only a swap of neighbours tells them from a
/// slip there.
std::size_t allowed_edits(std::size_t size) {
  if (size >= 12) return 3;
  return size >= 8 ? 2 : 1;
}

/// Places in the tables of beginnings: of the first three letters of a glyph skeleton, absent ones
/// counted as a letter of their own.
constexpr std::size_t beginning_letters = 3, alphabet = 37,
                      beginnings = alphabet * alphabet * alphabet;

/// What goes into three letters of a glyph skeleton at most, two into one.
constexpr std::size_t beginning_bytes = 2 * beginning_letters;

std::size_t beginning_of(std::string_view letters) {
  std::size_t place = 0, count = 0;
  for (std::size_t at = 0; at < letters.size() && count < beginning_letters; ++at, ++count) {
    char c = resembled(letters[at]);
    const char next = at + 1 < letters.size() ? resembled(letters[at + 1]) : '\0';
    const bool merged = (c == 'R' && next == 'N') || (c == 'V' && next == 'V');
    if (merged) c = c == 'R' ? 'M' : 'W';
    if (merged) ++at;
    const auto digit = static_cast<std::size_t>(is_ascii_digit(c) ? c - '0' + 27 : c - 'A' + 1);
    place = place * alphabet + (digit < alphabet ? digit : 0);
  }
  for (; count < beginning_letters; ++count) place *= alphabet;
  return place;
}

/// A bit for each letter that occurs; figures share one.
std::uint32_t letters_of(std::string_view skeleton) {
  std::uint32_t out = 0;
  for (const char c : skeleton) out |= std::uint32_t{1} << (is_ascii_letter(c) ? c - 'A' : 26);
  return out;
}

/// Whether two words can be within the allowed edits: each takes a letter of one word away at most,
/// and brings one of the other.
bool may_be_alike(std::string_view a, std::uint32_t letters_of_a, std::string_view b,
                  std::uint32_t letters_of_b) {
  const std::size_t limit = allowed_edits(std::max(a.size(), b.size()));
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return false;
  return static_cast<std::size_t>(std::popcount(letters_of_a & ~letters_of_b)) <= limit &&
         static_cast<std::size_t>(std::popcount(letters_of_b & ~letters_of_a)) <= limit;
}

/// The length below which a slip other than a swap may just as well be another word.
constexpr std::size_t shortest_for_edits = 5;

}  // namespace

bool is_swap(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin());
  if (left == a.end() || left + 1 == a.end()) return false;
  return left[0] == right[1] && left[1] == right[0] && std::equal(left + 2, a.end(), right + 2);
}

bool is_head(const MarkTerm& term) {
  return term.kind == MarkTerm::Kind::level || term.kind == MarkTerm::Kind::nato ||
         term.kind == MarkTerm::Kind::joint;
}

std::string letter_skeleton(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = resembled(c);
  return out;
}

std::string glyph_skeleton(std::string_view word) {
  std::string out;
  for (const char c : letter_skeleton(word)) {
    const char last = out.empty() ? '\0' : out.back();
    if (last == 'R' && c == 'N') {
      out.back() = 'M';
    } else if (last == 'V' && c == 'V') {
      out.back() = 'W';
    } else {
      out += c;
    }
  }
  return out;
}

void MarkLexicon::add(MarkTerm term, std::string_view spelling) {
  MarkPhrase phrase = phrase_of(spelling);
  if (phrase.words.empty()) return;  // what the file lacks was said where it was read
  const auto known = std::find_if(phrases_.begin(), phrases_.end(), [&](const MarkPhrase& other) {
    return other.words == phrase.words && other.gaps == phrase.gaps;
  });
  if (known != phrases_.end()) return;
  phrase.term = terms_.size();
  terms_.push_back(std::move(term));
  phrases_.push_back(std::move(phrase));
}

void MarkLexicon::finish() {
  std::stable_sort(phrases_.begin(), phrases_.end(), [](const MarkPhrase& a, const MarkPhrase& b) {
    return a.words.size() > b.words.size();
  });
  head_beginnings_.assign(beginnings, false);
  inner_beginnings_.assign(beginnings, false);
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    const MarkPhrase& phrase = phrases_[i];
    by_first_word_[phrase.words.front()].push_back(i);
    const MarkTerm& meaning = terms_[phrase.term];
    if (meaning.whole || phrase.gaps.find('/') != std::string::npos) continue;
    if (!by_letters_.emplace(phrase.letters, i).second) continue;
    by_skeleton_.emplace(glyph_skeleton(phrase.letters), i);
    const bool head = is_head(meaning);
    (head ? head_beginnings_ : inner_beginnings_)[beginning_of(phrase.letters)] = true;
    std::string skeleton = letter_skeleton(phrase.letters);
    const std::uint32_t letters = letters_of(skeleton);
    if (skeleton.size() < 2) continue;
    (head ? heads_ : inner_).push_back({std::move(skeleton), i, letters});
  }
}

const std::vector<std::size_t>* MarkLexicon::beginning_with(std::string_view word) const {
  const auto at = by_first_word_.find(word);
  return at == by_first_word_.end() ? nullptr : &at->second;
}

bool MarkLexicon::may_know(std::string_view letters, Place place) const {
  return (place == Place::head ? head_beginnings_ : inner_beginnings_)[beginning_of(letters)];
}

bool MarkLexicon::starts_with_head(std::string_view letters) const {
  for (std::size_t size = 1; size <= letters.size(); ++size) {
    const std::string_view part = letters.substr(0, size);
    if (!may_know(part, Place::head)) {
      if (size >= beginning_bytes) return false;  // more letters do not change the beginning
      continue;
    }
    const std::size_t phrase = by_exact_letters(part);
    if (phrase != none && is_head(term_of(phrase))) return true;
  }
  return false;
}

std::size_t MarkLexicon::by_exact_letters(std::string_view letters) const {
  if (!may_know(letters, Place::head) && !may_know(letters, Place::inner)) return none;
  const auto at = by_letters_.find(letters);
  return at == by_letters_.end() ? none : at->second;
}

std::size_t MarkLexicon::by_letters(std::string_view letters) const {
  if (!may_know(letters, Place::head) && !may_know(letters, Place::inner)) return none;
  const std::size_t exact = by_exact_letters(letters);
  if (exact != none) return exact;
  const auto at = by_skeleton_.find(glyph_skeleton(letters));
  return at == by_skeleton_.end() ? none : at->second;
}

std::size_t MarkLexicon::likeness(std::string_view word, const Spelling& candidate) const {
  const bool swap = is_swap(word, candidate.skeleton);
  const std::size_t limit = allowed_edits(std::max(word.size(), candidate.skeleton.size()));
  const std::size_t distance = swap ? 1 : edits(word, candidate.skeleton, limit);
  if (distance > limit) return none;
  // Of two that are as near the likelier: a swap before other slips, one word before several that
  // would have lost their blanks besides.
  const bool several = phrases_[candidate.phrase].words.size() > 1;
  return one_edit * distance + (swap ? 0 : 1) + (several ? 2 : 0);
}

MarkLexicon::Near MarkLexicon::nearest(std::string_view letters, Place place) const {
  const std::vector<Spelling>& spellings = place == Place::head ? heads_ : inner_;
  Near best;
  std::size_t too_short = none;
  const std::string word = letter_skeleton(letters);
  const std::uint32_t word_letters = letters_of(word);
  for (const Spelling& candidate : spellings) {
    if (!may_be_alike(word, word_letters, candidate.skeleton, candidate.letters)) continue;
    const MarkTerm& term = term_of(candidate.phrase);
    const std::size_t distance = likeness(word, candidate);
    if (distance == none) continue;
    if (candidate.skeleton.size() < shortest_for_edits && !is_swap(word, candidate.skeleton)) {
      too_short = std::min(too_short, distance);
      continue;
    }
    if (best.phrase == none) {
      best = {candidate.phrase, true, distance};
      continue;
    }
    const MarkTerm& other = term_of(best.phrase);
    if (place == Place::head) {
      if (other.level < term.level) best = {candidate.phrase, true, distance};
    } else if (distance < best.distance) {
      best = {candidate.phrase, true, distance};
    } else if (distance == best.distance && other.rules != term.rules) {
      best.certain = false;
    }
  }
  if (place == Place::inner && too_short <= best.distance) best.certain = false;
  return best;
}

}  // namespace declass
