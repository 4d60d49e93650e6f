#include "marking/notice.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

/// A notice is one short line.
constexpr std::size_t longest_notice = 100;
constexpr std::size_t most_words = 10;

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), is_ascii_digit);
}

/// Takes the words that end a notice from the end of its line. True where they stood there.
bool remove_close(std::string_view& line, std::string_view close) {
  std::string_view rest = line;
  while (!rest.empty() && !is_ascii_letter(rest.back())) rest.remove_suffix(1);
  if (rest.size() < close.size()) return false;
  rest.remove_prefix(rest.size() - close.size());
  if (ascii_upper(rest) != close) return false;
  line = line.substr(0, static_cast<std::size_t>(rest.data() - line.data()));
  return true;
}

/// The words of the rest of the line; empty where it is too long for a notice.
std::vector<std::string_view> words_of_line(std::string_view line) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while (at < line.size() && words.size() <= most_words) {
    while (at < line.size() && !is_ascii_letter(line[at]) && !is_ascii_digit(line[at])) ++at;
    const std::size_t begin = at;
    while (at < line.size() && (is_ascii_letter(line[at]) || is_ascii_digit(line[at]))) ++at;
    if (at > begin) words.push_back(line.substr(begin, at - begin));
  }
  if (words.size() > most_words) words.clear();
  return words;
}

bool begins_with_capital(std::string_view word) { return word[0] >= 'A' && word[0] <= 'Z'; }

/// `of`, `and`: a name may hold them.
bool joins_names(std::string_view word) { return word.size() <= 3 && !begins_with_capital(word); }

}  // namespace

bool is_copyright_notice(std::string_view inside, std::string_view after,
                         const Vocabulary::Compiled& compiled) {
  if (ascii_upper(inside) != compiled.copyright_sign) return false;
  std::string_view line = after.substr(0, after.find('\n'));
  if (trimmed(line).size() > longest_notice) return false;
  const bool closed = remove_close(line, compiled.copyright_close);
  std::vector<std::string_view> words = words_of_line(line);
  if (words.empty()) return false;
  if (compiled.copyright_words.contains(ascii_upper(words.front()))) return true;
  const bool year = is_year(words.front());
  while (!words.empty() && is_year(words.front())) words.erase(words.begin());
  if (words.empty()) return year;
  const bool name = std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return begins_with_capital(word) || joins_names(word) || is_year(word);
  });
  const bool company = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return compiled.companies.contains(ascii_upper(word));
  });
  const bool all_capitals = std::none_of(words.begin(), words.end(), [](std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  });
  return name && (closed || company || (year && !all_capitals));
}

bool has_look_alike(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    const bool cyrillic_or_greek = point >= 0x370 && point < 0x530;
    const bool wide_or_letter_like = (point >= 0xFF21 && point <= 0xFF5A) ||
                                     (point >= 0x2100 && point < 0x2150) ||
                                     (point >= 0x1D400 && point <= 0x1D7FF);
    if (cyrillic_or_greek || wide_or_letter_like) return true;
  }
  return false;
}

}  // namespace declass
