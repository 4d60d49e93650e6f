#include "detect/lexicon.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "text/letters.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::array<std::string_view, word_class_count> names = {
    "article",
    "possessive-pronoun",
    "place-preposition",
    "person-preposition",
    "of",
    "to",
    "conjunction",
    "relative",
    "auxiliary",
    "function-word",
    "courtesy",
    "office",
    "office-rank",
    "body",
    "occupation",
    "kin",
    "speech",
    "address",
    "nation",
    "demonym",
    "place",
    "organisation",
    "abbreviation",
    "particle",
    "suffix",
    "given",
    "surname",
    "foreign-given",
    "foreign-surname",
    "thing",
    "not-name",
    "extra-name",
};

constexpr std::uint64_t seed = 0x9E3779B97F4A7C15U;

std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 32;
  value *= 0xD6E8FEB86659FD93U;
  value ^= value >> 32;
  return value;
}

// Eight ASCII bytes at once, small letters as capitals.
std::uint64_t upper_eight(std::uint64_t bytes) {
  constexpr std::uint64_t each = 0x0101010101010101U;
  const std::uint64_t from_a = bytes + each * (0x80 - 'a');
  const std::uint64_t beyond_z = bytes + each * (0x7F - 'z');
  return bytes ^ (((from_a ^ beyond_z) & (each * 0x80)) >> 2);
}

// Eight bytes, or the last of a word with noughts behind them. `room`: bytes that may be read.
std::uint64_t load(const char* bytes, std::size_t count, std::size_t room) {
  std::uint64_t out = 0;
  if (room >= 8 && std::endian::native == std::endian::little) {
    std::memcpy(&out, bytes, 8);
    return count >= 8 ? out : out & ((std::uint64_t{1} << (8 * count)) - 1);
  }
  std::memcpy(&out, bytes, std::min<std::size_t>(8, count));
  return out;
}

std::uint64_t hash_of(std::string_view word, std::size_t room, bool& ascii) {
  std::uint64_t hash = seed ^ word.size();
  std::uint64_t seen = 0;
  for (std::size_t at = 0; at < word.size(); at += 8) {
    const std::uint64_t bytes = load(word.data() + at, word.size() - at, room - at);
    seen |= bytes;
    hash = mixed((hash ^ upper_eight(bytes)) * 0x9FB21C651E98DF25U);
  }
  ascii = (seen & 0x8080808080808080U) == 0;
  return hash | 1U;
}

}  // namespace

std::string_view name_of(WordClass word_class) {
  return names[static_cast<std::size_t>(word_class)];
}

std::optional<WordClass> word_class_named(std::string_view name) {
  const auto* found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<WordClass>(found - names.begin());
}

std::uint64_t fingerprint(std::string_view word) {
  return fingerprint_within(word, {0, word.size()});
}

std::uint64_t fingerprint_within(std::string_view text, Span word) {
  bool ascii = true;
  const std::string_view letters = text.substr(word.begin, word.size());
  const std::uint64_t hash = hash_of(letters, text.size() - word.begin, ascii);
  if (ascii) return hash;
  const std::string folded = capitals(letters);
  return hash_of(folded, folded.size(), ascii);
}

std::uint64_t joined_fingerprint(std::uint64_t first, std::uint64_t next) {
  return mixed(first * 31 + std::rotl(next, 17)) | 1U;
}

Lexicon::Lexicon(std::size_t entries)
    : slots_(std::bit_ceil(entries * 2 + 16)),
      ordinary_(entries / 4),
      phrases_(entries / 4),
      mask_(slots_.size() - 1) {}

WordFacts& Lexicon::slot(std::uint64_t form) {
  std::size_t at = (form >> 1) & mask_;
  while (slots_[at].form != 0 && slots_[at].form != form) at = (at + 1) & mask_;
  slots_[at].form = form;
  return slots_[at].facts;
}

WordFacts& Lexicon::at(std::string_view entry) {
  std::size_t blank = entry.find(' ');
  if (blank == std::string_view::npos) return slot(fingerprint(entry));
  std::uint64_t form = fingerprint(entry.substr(0, blank));
  slot(form).starts_phrase = 1;
  while (blank != std::string_view::npos) {
    const std::size_t from = blank + 1;
    blank = entry.find(' ', from);
    form = joined_fingerprint(form, fingerprint(entry.substr(from, blank - from)));
    phrases_.add(form);
  }
  return slot(form);
}

namespace {

// Words begin and end with nought.
std::size_t letter(std::string_view word, std::size_t at) {
  if (at >= word.size() || word[at] < 'A' || word[at] > 'Z') return 0;
  return static_cast<std::size_t>(word[at] - 'A') + 1;
}

std::size_t triple(std::string_view word, std::size_t middle) {
  const std::size_t before = middle == 0 ? 0 : letter(word, middle - 1);
  return (before * 27 + letter(word, middle)) * 27 + letter(word, middle + 1);
}

}  // namespace

void Lexicon::learn_letters(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); ++at) triples_[triple(word, at)] = true;
  ordinary_.add(fingerprint(word));
}

bool Lexicon::is_ordinary(std::string_view word) const {
  const std::uint64_t form = fingerprint(word);
  if (!ordinary_.may_hold(form)) return false;
  const std::uint8_t level = find(form).level;
  return level != 0 && level <= 35;
}

// No letters in a row that no ordinary word has: most trials fail here, without a look-up.
bool Lexicon::is_usual(std::string_view word, std::size_t changed) const {
  const std::size_t first = changed == 0 ? 0 : changed - 1;
  for (std::size_t at = first; at <= changed + 1 && at < word.size(); ++at) {
    if (!triples_[triple(word, at)]) return false;
  }
  return true;
}

// Where letters stand in a row that no ordinary word has, the edit must be there: most words are
// refused at once, the others are tried in a few places only.
bool Lexicon::near_common_word(const std::string& word) const {
  constexpr std::size_t longest = 20;
  constexpr std::size_t reach = 1;  // an edit changes the rows that begin one letter away
  if (word.empty() || word.size() > longest) return false;
  std::size_t first = 0;
  std::size_t last = word.size();
  bool unusual = false;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (triples_[triple(word, at)]) continue;
    if (unusual && at - first > 2 * reach + 1) return false;
    if (!unusual) first = at;
    last = at;
    unusual = true;
  }
  const std::size_t begin = unusual ? last - std::min(last, reach + 1) : 0;
  const std::size_t end = unusual ? std::min(first + reach + 1, word.size()) : word.size();
  std::string trial = word;
  for (std::size_t at = begin; at <= end; ++at) {
    if (loses_or_swaps(trial, at) || gains_or_changes(trial, at)) return true;
  }
  return false;
}

// Each leaves `word` as it was.
bool Lexicon::loses_or_swaps(std::string& word, std::size_t at) const {
  if (at >= word.size()) return false;
  const char letter = word[at];
  word.erase(at, 1);
  bool found = is_usual(word, at) && is_ordinary(word);
  word.insert(at, 1, letter);
  if (found || at + 1 >= word.size() || word[at + 1] == letter) return found;
  std::swap(word[at], word[at + 1]);
  found = is_usual(word, at) && is_ordinary(word);
  std::swap(word[at], word[at + 1]);
  return found;
}

bool Lexicon::gains_or_changes(std::string& word, std::size_t at) const {
  bool found = false;
  word.insert(at, 1, 'A');
  for (char c = 'A'; c <= 'Z' && !found; ++c) {
    word[at] = c;
    found = is_usual(word, at) && is_ordinary(word);
  }
  word.erase(at, 1);
  if (at == 0 || at >= word.size()) return found;
  const char letter = word[at];
  for (char c = 'A'; c <= 'Z' && !found; ++c) {
    word[at] = c;
    found = is_usual(word, at) && is_ordinary(word);
  }
  word[at] = letter;
  return found;
}

bool Lexicon::is_two_words(std::string_view word) const {
  constexpr std::size_t longest = 48;  // no two common words are longer
  if (word.size() > longest) return false;
  for (std::size_t cut = 2; cut + 2 <= word.size(); ++cut) {
    const auto common = [this](std::string_view part) {
      const std::uint64_t form = fingerprint(part);
      if (part.size() == 2) return find(form).is(WordClass::function_word);
      if (!ordinary_.may_hold(form)) return false;
      const std::uint8_t level = find(form).level;
      return level != 0 && level <= 20;
    };
    if (common(word.substr(0, cut)) && common(word.substr(cut))) return true;
  }
  return false;
}

const WordFacts& Lexicon::find(std::uint64_t form) const {
  static constexpr WordFacts unknown;
  std::size_t at = (form >> 1) & mask_;
  while (slots_[at].form != 0) {
    if (slots_[at].form == form) return slots_[at].facts;
    at = (at + 1) & mask_;
  }
  return unknown;
}

}  // namespace declass
