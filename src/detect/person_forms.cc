#include "detect/person_forms.h"

#include <algorithm>

#include "text/folded_text.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  const std::string plain = squeezed(text);
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    std::string word = plain.substr(at, end - at);
    while (!word.empty() && (word.back() == ',' || word.back() == '.')) word.pop_back();
    if (!folded(word).empty()) out.push_back(std::move(word));
    at = end + 1;
  }
  return out;
}

std::string initial_of(const std::string& word) {
  std::size_t end = 0;
  next_code_point(word, end);
  return word.substr(0, end);
}

/// `Jr`, `Sr`, `III`: of a name of three words or more, what follows the surname.
bool is_suffix(const std::string& word) {
  const std::string letters = folded(word);
  return letters.size() <= 3 && (letters.find_first_not_of("ivx") == std::string::npos ||
                                 (letters.size() == 2 && letters.back() == 'r' &&
                                  letters.find_first_of("aeiouy") == std::string::npos));
}

/// The given names and the surname of a name as it is listed.
bool split_name(std::string_view name, std::vector<std::string>& given, std::string& surname) {
  const std::size_t comma = name.find(',');
  if (comma != std::string_view::npos) {
    const std::vector<std::string> last = words_of(name.substr(0, comma));
    given = words_of(name.substr(comma + 1));
    if (!last.empty() && !given.empty() && !is_suffix(given.front())) {
      surname = join(last, " ");
      return true;
    }
    name = name.substr(0, comma);
  }
  given = words_of(name);
  if (given.size() > 2 && is_suffix(given.back())) given.pop_back();
  if (given.size() < 2) return false;
  surname = given.back();
  given.pop_back();
  return true;
}

}  // namespace

PersonForms person_forms(std::string_view name) {
  PersonForms out;
  std::vector<std::string> given;
  std::string surname;
  if (!split_name(name, given, surname) || count_code_points(folded(surname)) < 2) return out;
  std::vector<std::string> initials;
  initials.reserve(given.size());
  for (const std::string& one : given) initials.push_back(initial_of(one));
  const std::string first = given.front();
  const std::string dotted = join(initials, ". ") + ".";
  out.surname = surname;
  out.whole = {join(given, " ") + " " + surname, initials.front() + ". " + surname,
               surname + " " + join(given, " "), surname + ", " + initials.front()};
  if (given.size() > 1) {
    const std::vector<std::string> middle(initials.begin() + 1, initials.end());
    out.whole.insert(out.whole.end(),
                     {first + " " + surname, surname + " " + first, dotted + " " + surname,
                      first + " " + join(middle, ". ") + ". " + surname, surname + " " + dotted,
                      surname + ", " + dotted, surname + ", " + first + " " + join(middle, ". ")});
  }
  const std::string last = initial_of(surname);
  out.initials = {join(initials, "") + last, dotted + " " + last + "."};
  return out;
}

std::vector<std::string> spellings_of(const Term& term) {
  std::vector<std::string> out = {term.text};
  out.insert(out.end(), term.aliases.begin(), term.aliases.end());
  if (!term.person) return out;
  const PersonForms forms = person_forms(term.text);
  out.insert(out.end(), forms.whole.begin(), forms.whole.end());
  if (!forms.surname.empty()) out.push_back(forms.surname);
  return out;
}

}  // namespace declass
