#include "marking/phrases.h"

#include <algorithm>

#include "text/words.h"

namespace declass {
namespace {

bool is_word_character(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

}  // namespace

void add_phrase(Vocabulary::Compiled& compiled, std::string_view spelling, std::size_t term) {
  Phrase phrase;
  phrase.term = term;
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
  compiled.phrases.push_back(std::move(phrase));
}

void index_phrases(Vocabulary::Compiled& compiled) {
  std::stable_sort(
      compiled.phrases.begin(), compiled.phrases.end(),
      [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
  for (std::size_t i = 0; i < compiled.phrases.size(); ++i) {
    compiled.by_first_word[compiled.phrases[i].words.front()].push_back(i);
  }
}

}  // namespace declass
