#include "document/tag_fields.h"

#include <algorithm>

#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t code_length = 4, country_length = 2;

/// The known codes of which a word without blanks is made, with at most one country; else nothing.
std::vector<std::string> glued_codes(std::string_view word, const ReferenceForms& forms) {
  std::vector<std::string> out;
  std::size_t unknown = 0;
  bool country = false;
  for (std::size_t at = 0; at < word.size();) {
    const std::string_view code = word.substr(at, code_length);
    const bool known = forms.known_tags.contains(code);
    const bool two_letters_left = word.size() - at == country_length ||
                                  (!known && !country && (word.size() - at) % code_length != 0);
    const std::size_t length = two_letters_left ? country_length : code_length;
    if (word.size() - at < length) return {};
    if (two_letters_left) country = true;
    if (!two_letters_left && !known && code.front() != 'K') ++unknown;
    out.emplace_back(word.substr(at, length));
    at += length;
  }
  return out.size() < 2 || unknown * 2 > out.size() ? std::vector<std::string>() : out;
}

/// The codes of one word as it was written; none where it is no code.
std::vector<std::string> codes_of(std::string_view word, const ReferenceForms& forms) {
  constexpr std::size_t glued_from = 7;
  std::string upper = ascii_upper(word);
  std::replace(upper.begin(), upper.end(), '0', 'O');
  const bool known = forms.known_tags.contains(upper);
  if ((upper != word && !known && word.find('0') == std::string_view::npos &&
       !(ascii_lower(word.substr(1)) == word.substr(1) && word.size() == code_length)) ||
      forms.not_tags.contains(upper)) {
    return {};
  }
  if (!known && upper.size() >= glued_from) {
    if (auto codes = glued_codes(upper, forms); !codes.empty()) return codes;
  }
  return {upper};
}

/// A list of persons that was not closed goes on with codes: the name ends before the first.
std::size_t end_of_person(std::string_view name, const ReferenceForms& forms) {
  std::size_t comma = name.find(',');
  while (comma != std::string_view::npos) {
    const std::size_t end = std::min(name.find(',', comma + 1), name.size());
    const std::string_view words = trimmed(name.substr(comma + 1, end - comma - 1));
    if (forms.known_tags.contains(words.substr(0, words.find_first_of(" ,/")))) return comma;
    comma = name.find(',', comma + 1);
  }
  return name.size();
}

}  // namespace

std::string joined_codes(std::string_view text, const ReferenceForms& forms) {
  const auto capital = [&](std::size_t at) {
    return is_ascii_letter(text[at]) && ascii_upper(text[at]) == text[at];
  };
  const bool commas = text.find(',') != std::string_view::npos;
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    if (text[at] != '\n') continue;
    std::size_t left = at, begin = at + 1;
    while (left > 0 && is_ascii_space(text[left - 1])) --left;
    while (begin < text.size() && is_ascii_space(text[begin])) ++begin;
    std::size_t from = left, end = begin;
    while (from > 0 && capital(from - 1)) --from;
    while (end < text.size() && capital(end)) ++end;
    const std::string_view first = text.substr(from, left - from);
    const std::string_view second = text.substr(begin, end - begin);
    if (first.empty() || second.empty() || forms.known_tags.contains(first)) continue;
    const bool countries = first.size() == country_length && second.size() == country_length;
    if ((countries && !commas) || !forms.known_tags.contains(std::string(first) += second))
      continue;
    out.erase(out.size() - (at + 1 - left));
    at = begin - 1;
  }
  return out;
}

std::vector<Tag> read_tags(std::string_view text, const ReferenceForms& forms) {
  std::vector<Tag> out;
  const auto add = [&](Tag tag) {
    const bool repeated = std::any_of(out.begin(), out.end(), [&](const Tag& other) {
      return other.id == tag.id && (other.person == tag.person || !tag.person);
    });
    if (!repeated) out.push_back(std::move(tag));
  };
  std::size_t from = 0;
  while (const auto match = forms.tag->find(text, from)) {
    from = match->whole().end;
    const auto id = forms.tag->named(*match, "id");
    const std::vector<std::string> codes = codes_of(text.substr(id->begin, id->size()), forms);
    for (const std::string& code : codes) {
      if (&code != &codes.back()) add({code, std::nullopt});
    }
    bool with_person = false;
    while (const auto person = forms.person->match_prefix(text.substr(from))) {
      auto name = forms.person->named(*person, "person");
      if (!name) name = forms.person->named(*person, "bracketed");
      std::string_view words = text.substr(from + name->begin, name->size());
      const bool closed = person->whole().end > name->end;
      if (!closed) words = words.substr(0, end_of_person(words, forms));
      if (!codes.empty()) add({codes.back(), squeezed(words)});
      with_person = true;
      from += closed ? person->whole().end : name->begin + words.size();
    }
    if (!with_person && !codes.empty()) add({codes.back(), std::nullopt});
  }
  return out;
}

bool is_tag_line(std::string_view line, TagsBefore before, const ReferenceForms& forms) {
  constexpr std::size_t longest_code = 5;
  bool comma = before == TagsBefore::comma;
  std::size_t known = 0, codes = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (const auto person = forms.person->match_prefix(line.substr(at)); person && codes > 0) {
      at += person->whole().end;
      continue;
    }
    const char c = line[at];
    if (is_ascii_space(c) || c == ',' || c == ';' || c == '/' || c == '\\') {
      comma = comma || c == ',' || c == ';';
      ++at;
      continue;
    }
    const std::size_t end = std::min(line.find_first_of(" \t\r\n,;/(", at), line.size());
    const std::string_view word = line.substr(at, end - at);
    const std::vector<std::string> read = codes_of(word, forms);
    const bool capitals = std::all_of(word.begin(), word.end(), [](char letter) {
      return is_ascii_letter(letter) && ascii_upper(letter) == letter;
    });
    if (!capitals && !(read.size() == 1 && forms.known_tags.contains(read.front()))) return false;
    const bool sure =
        forms.known_tags.contains(word) || !capitals || forms.not_tags.contains(word) ||
        (word.size() == code_length && word.front() == 'K') || !glued_codes(word, forms).empty();
    if (!sure && word.size() != country_length && !(comma && word.size() <= longest_code))
      return false;
    known += sure ? 1U : 0U;
    ++codes;
    comma = false;
    at = end;
  }
  return known > 0 || (codes > 0 && before == TagsBefore::comma);
}

}  // namespace declass
