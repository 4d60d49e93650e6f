#include "detect/checks.h"

#include <string>

#include "text/words.h"

namespace declass {
namespace {

std::string letters_and_digits(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_ascii_letter(c) || is_ascii_digit(c)) out += ascii_upper(c);
  }
  return out;
}

int value_of(char c) { return is_ascii_digit(c) ? c - '0' : c - 'A' + 10; }

bool passes_luhn(const std::string& text) {
  int sum = 0;
  bool twice = false;
  for (auto c = text.rbegin(); c != text.rend(); ++c, twice = !twice) {
    if (!is_ascii_digit(*c)) return false;
    int digit = *c - '0';
    if (twice) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return text.size() > 1 && sum % 10 == 0;
}

// The first four characters count as the last.
bool passes_mod97(const std::string& text) {
  if (text.size() < 5) return false;
  int rest = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int value = value_of(text[(at + 4) % text.size()]);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest == 1;
}

bool passes_mrz(std::string_view text) {
  if (text.size() < 2 || !is_ascii_digit(text.back())) return false;
  constexpr int weights[] = {7, 3, 1};
  int sum = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const char c = ascii_upper(text[at]);
    if (is_ascii_letter(c) || is_ascii_digit(c)) sum += value_of(c) * weights[at % 3];
  }
  return sum % 10 == text.back() - '0';
}

}  // namespace

std::optional<Check> check_named(std::string_view name) {
  if (name == "none") return Check::none;
  if (name == "luhn") return Check::luhn;
  if (name == "mod97") return Check::mod97;
  if (name == "mrz") return Check::mrz;
  return std::nullopt;
}

bool passes(Check check, std::string_view text) {
  switch (check) {
    case Check::none:
      return true;
    case Check::luhn:
      return passes_luhn(letters_and_digits(text));
    case Check::mod97:
      return passes_mod97(letters_and_digits(text));
    case Check::mrz:
      return passes_mrz(text);
  }
  return false;
}

}  // namespace declass
