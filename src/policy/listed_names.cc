#include "policy/compiled_policy.h"
#include "text/folded_text.h"
#include "text/words.h"

namespace declass {
namespace {

std::vector<std::string> folded_words(std::string_view text) {
  for (const std::string_view ending : {"'s", "'S", "\xE2\x80\x99s", "\xE2\x80\x99S"}) {
    if (text.ends_with(ending)) text.remove_suffix(ending.size());
  }
  const FoldedText folded(text);
  std::vector<std::string> out;
  for (const Span word : folded.words()) {
    out.emplace_back(folded.text().substr(word.begin, word.size()));
  }
  return out;
}

std::string first_letter(const std::string& word) {
  std::size_t length = 1;
  while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U) {
    ++length;
  }
  return word.substr(0, length);
}

}  // namespace

std::string folded_name(std::string_view text) { return join(folded_words(trimmed(text)), " "); }

std::vector<std::string> listed_names(const Term& term) {
  std::vector<std::string> out = {folded_name(term.text)};
  for (const std::string& alias : term.aliases) out.push_back(folded_name(alias));
  const std::vector<std::string> words = folded_words(trimmed(term.text));
  if (!term.person || words.size() < 2) return out;
  const std::string& surname = words.back();
  const std::vector<std::string> given(words.begin(), words.end() - 1);
  std::vector<std::string> initials;
  initials.reserve(given.size());
  for (const std::string& name : given) initials.push_back(first_letter(name));
  out.push_back(surname);
  out.push_back(initials.front() + " " + surname);
  out.push_back(join(initials, " ") + " " + surname);
  out.push_back(surname + " " + join(given, " "));
  return out;
}

}  // namespace declass
