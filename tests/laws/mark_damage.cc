#include "mark_damage.h"

#include <algorithm>
#include <string_view>

#include "text/words.h"

namespace declass {
namespace {

using Random = std::mt19937_64;

std::size_t pick(Random& random, std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

bool is_letter_or_digit(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

/// The places of which `test` holds.
template <class Test>
std::vector<std::size_t> places(const std::string& mark, Test test) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < mark.size(); ++i) {
    if (test(i)) out.push_back(i);
  }
  return out;
}

/// Replaces one of the places where `from` stands.
std::string replace_one(const std::string& mark, std::string_view from, std::string_view to,
                        Random& random) {
  const auto found =
      places(mark, [&](std::size_t i) { return mark.compare(i, from.size(), from) == 0; });
  if (found.empty()) return mark;
  std::string out = mark;
  return out.replace(found[pick(random, found.size())], from.size(), to);
}

std::string swap_letters(const std::string& mark, Random& random) {
  const auto found = places(mark, [&](std::size_t i) {
    return i + 1 < mark.size() && is_ascii_letter(mark[i]) && is_ascii_letter(mark[i + 1]) &&
           mark[i] != mark[i + 1];
  });
  if (found.empty()) return mark;
  std::string out = mark;
  const std::size_t at = found[pick(random, found.size())];
  std::swap(out[at], out[at + 1]);
  return out;
}

/// Only of a word of five letters or more: of a shorter one nothing is left to know it by.
std::string drop_letter(const std::string& mark, Random& random) {
  const auto found = places(mark, [&](std::size_t i) {
    if (i < 2 || i + 2 >= mark.size()) return false;
    const auto from = mark.begin() + static_cast<std::ptrdiff_t>(i);
    return std::all_of(from - 2, from + 3, is_ascii_letter);
  });
  if (found.empty()) return mark;
  std::string out = mark;
  return out.erase(found[pick(random, found.size())], 1);
}

std::string double_letter(const std::string& mark, Random& random) {
  const auto found = places(mark, [&](std::size_t i) {
    if (i < 2 || i + 2 >= mark.size()) return false;
    const auto from = mark.begin() + static_cast<std::ptrdiff_t>(i);
    return std::all_of(from - 2, from + 3, is_ascii_letter);
  });
  if (found.empty()) return mark;
  std::string out = mark;
  const std::size_t at = found[pick(random, found.size())];
  return out.insert(at, 1, out[at]);
}

std::string space_inside(const std::string& mark, Random& random) {
  const auto found = places(mark, [&](std::size_t i) {
    return i > 0 && is_letter_or_digit(mark[i]) && is_letter_or_digit(mark[i - 1]);
  });
  if (found.empty()) return mark;
  std::string out = mark;
  return out.insert(found[pick(random, found.size())], 1, ' ');
}

std::string line_break_inside(const std::string& mark, Random& random) {
  std::string out = space_inside(mark, random);
  for (std::size_t i = 0; i < std::min(out.size(), mark.size()); ++i) {
    if (out[i] == mark[i]) continue;
    out[i] = '\n';
    break;
  }
  return out;
}

std::string letter_spaced(const std::string& mark, Random&) {
  std::string out;
  for (const char c : mark) {
    if (!out.empty()) out += ' ';
    out += c;
  }
  return out;
}

std::string small_letters(const std::string& mark, Random&) { return ascii_lower(mark); }

/// One string for another, wherever it first pleases.
template <const char* From, const char* To>
std::string one(const std::string& mark, Random& random) {
  return replace_one(mark, From, To, random);
}

template <const char* Opening, const char* Closing>
std::string brackets(const std::string& mark, Random& random) {
  return replace_one(replace_one(mark, "(", Opening, random), ")", Closing, random);
}

constexpr char o[] = "O", zero[] = "0", i[] = "I", figure_one[] = "1", l[] = "l", s[] = "S",
               five[] = "5", b[] = "B", eight[] = "8";
constexpr char slashes[] = "//", slash[] = "/", nothing[] = "", blank[] = " ", four[] = "////",
               three[] = "///", broken[] = "/ /", set_apart[] = " // ", backslashes[] = "\\\\",
               hyphen[] = "-", comma[] = ", ", two_blanks[] = "  ";
constexpr char m[] = "M", rn[] = "RN", w[] = "W", vv[] = "VV", a[] = "A", figure_four[] = "4",
               g[] = "G", six[] = "6", dollar[] = "$";
constexpr char semicolon[] = ";", dot[] = ".", dashes[] = "--", bars[] = "||", listed[] = "; ",
               slashes_and_line[] = "//\r\n", line[] = "\n", tab[] = "\t", underscore[] = "_";
constexpr char opening[] = "(", closing[] = ")", square[] = "[", end_square[] = "]", curly[] = "{",
               end_curly[] = "}", angle[] = "<", end_angle[] = ">", doubled[] = "((",
               end_doubled[] = "))", apart[] = "( ", end_apart[] = " )";

}  // namespace

const std::vector<MarkDamage>& mark_damages() {
  static const std::vector<MarkDamage> all = {
      {"swapped letters", swap_letters},
      {"a letter lost from a long word", drop_letter},
      {"a letter doubled in a long word", double_letter},
      {"0 for O", one<o, zero>},
      {"1 for I", one<i, figure_one>},
      {"l for I", one<i, l>},
      {"5 for S", one<s, five>},
      {"8 for B", one<b, eight>},
      {"RN for M", one<m, rn>},
      {"M for RN", one<rn, m>},
      {"VV for W", one<w, vv>},
      {"4 for A", one<a, figure_four>},
      {"6 for G", one<g, six>},
      {"$ for S", one<s, dollar>},
      {"// lost to ;", one<slashes, semicolon>},
      {"// lost to .", one<slashes, dot>},
      {"// lost to a comma", one<slashes, comma>},
      {"// lost to --", one<slashes, dashes>},
      {"// lost to ||", one<slashes, bars>},
      {"a line break after //", one<slashes, slashes_and_line>},
      {"a line break for a blank", one<blank, line>},
      {"a tab for a blank", one<blank, tab>},
      {"a line break inside", line_break_inside},
      {"// lost to /", one<slashes, slash>},
      {"// lost", one<slashes, nothing>},
      {"// lost to a blank", one<slashes, blank>},
      {"// lost to a hyphen", one<slashes, hyphen>},
      {"// doubled", one<slashes, four>},
      {"// tripled by half", one<slashes, three>},
      {"// broken", one<slashes, broken>},
      {"// set apart", one<slashes, set_apart>},
      {"// turned round", one<slashes, backslashes>},
      {"/ doubled", one<slash, slashes>},
      {"- lost", one<hyphen, nothing>},
      {"- lost to a blank", one<hyphen, blank>},
      {"- lost to _", one<hyphen, underscore>},
      {"comma lost", one<comma, blank>},
      {"comma lost to ;", one<comma, listed>},
      {"comma lost to /", one<comma, slash>},
      {"comma and blank lost", one<comma, nothing>},
      {"blank lost", one<blank, nothing>},
      {"blank doubled", one<blank, two_blanks>},
      {"blank inside", space_inside},
      {"letter-spaced", letter_spaced},
      {"small letters", small_letters},
      {"opening bracket lost", one<opening, nothing>},
      {"closing bracket lost", one<closing, nothing>},
      {"square brackets", brackets<square, end_square>},
      {"curly brackets", brackets<curly, end_curly>},
      {"angle brackets", brackets<angle, end_angle>},
      {"brackets of two kinds", brackets<square, closing>},
      {"doubled brackets", brackets<doubled, end_doubled>},
      {"blanks in the brackets", brackets<apart, end_apart>},
  };
  return all;
}

}  // namespace declass
