#include "marking/mark_words.h"

#include "text/escape.h"

namespace declass {
namespace {

/// The words of the longest name of a country.
constexpr std::size_t longest_name = 3;
/// More letters than this do not make one word that blanks took apart.
constexpr std::size_t longest_joined = 64;

/// Whether the gap of a mark may stand where a spelling has `wanted`.
bool fits(Gap gap, char wanted) {
  if (wanted == '/') return gap == Gap::slash;
  return gap == Gap::blank || gap == Gap::hyphen;
}

bool same(const MarkToken& token, char wanted) {
  if (!token.tidy) return false;
  if (wanted == '/') return token.before == Gap::slash;
  return token.before == (wanted == '-' ? Gap::hyphen : Gap::blank);
}

}  // namespace

MarkWords::MarkWords(std::string_view text, Extent extent, const Vocabulary::Compiled& compiled)
    : text_(text), tokens_(split_mark(text)), extent_(extent), compiled_(compiled) {}

MarkWords::Found MarkWords::find(std::size_t at) const {
  if (at >= count()) return {};
  const auto* places = compiled_.lexicon.beginning_with((*this)[at].word);
  if (places == nullptr) return {};
  for (const std::size_t place : *places) {
    const MarkPhrase& phrase = compiled_.lexicon.phrase(place);
    const std::size_t size = phrase.words.size();
    if (at + size > count()) continue;
    bool matches = true, tidy = true;
    for (std::size_t i = 1; matches && i < size; ++i) {
      const MarkToken& next = (*this)[at + i];
      matches = next.word == phrase.words[i] && fits(next.before, phrase.gaps[i - 1]);
      tidy = tidy && same(next, phrase.gaps[i - 1]);
    }
    if (!matches) continue;
    const MarkTerm& term = compiled_.lexicon.term_of(place);
    if (term.whole && (at != 0 || size != count())) continue;
    return {&term, size, tidy};
  }
  return {};
}

std::optional<MarkWords::Found> MarkWords::find_kind(std::size_t at, MarkTerm::Kind kind) const {
  const Found found = find(at);
  if (found.term == nullptr || found.term->kind != kind) return std::nullopt;
  return found;
}

std::string MarkWords::quoted(std::size_t from, std::size_t words) const {
  if (words == 0) return {};
  const std::size_t begin = (*this)[from].begin;
  return escaped(text_.substr(begin, (*this)[from + words - 1].end - begin));
}

std::string MarkWords::mended(std::size_t from, std::size_t words) const {
  std::string out;
  for (std::size_t i = from; i < from + words; ++i) {
    if (i > from) out += (*this)[i].before == Gap::hyphen ? '-' : ' ';
    out += (*this)[i].word;
  }
  return out;
}

MarkWords::Code MarkWords::code_at(std::size_t at) const {
  if (at >= count()) return {};
  if (const std::string_view code = compiled_.place((*this)[at].word); !code.empty()) {
    return {code, 1};
  }
  std::string name((*this)[at].word);
  for (std::size_t words = 2; words <= longest_name && at + words <= count(); ++words) {
    const MarkToken& next = (*this)[at + words - 1];
    if (next.before != Gap::blank) break;
    name += ' ';
    name += next.word;
    if (const auto code = compiled_.place(name); !code.empty()) return {code, words};
  }
  return {};
}

std::string MarkWords::joined_letters(std::size_t at, std::size_t words) const {
  std::string letters;
  for (std::size_t i = at; i < at + words; ++i) letters += (*this)[i].word;
  return letters;
}

/// The words from `at` on that may belong together: no more than `most`, up to what sets off.
std::size_t MarkWords::run_length(std::size_t at, std::size_t most) const {
  std::size_t words = 1, letters = (*this)[at].word.size();
  while (at + words < count() && words < most && (*this)[at + words].before < Gap::comma) {
    letters += (*this)[at + words].word.size();
    if (letters > longest_joined) break;
    ++words;
  }
  return words;
}

/// Puts other words in the place of `words` words. They keep their own storage, the vocabulary's;
/// their places in the text are those of the words that were there.
void MarkWords::replace(std::size_t at, std::size_t words, std::vector<MarkToken> with) {
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

std::vector<MarkToken> MarkWords::words_of_phrase(std::size_t place) const {
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
std::vector<MarkToken> MarkWords::words_of_pieces(const std::vector<MarkPiece>& pieces,
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

}  // namespace declass
