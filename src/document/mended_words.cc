#include "document/mended_words.h"

#include <algorithm>

#include "document/officer_name.h"
#include "text/words.h"

namespace declass {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

bool is_known(const std::string& lower, const ClassifiedByForms& forms) {
  return forms.titles.contains(lower) || forms.topics.contains(lower) ||
         forms.joins.contains(lower) || forms.particles.contains(lower) ||
         forms.not_letters.contains(lower) ||
         std::find(forms.reason.begin(), forms.reason.end(), lower) != forms.reason.end() ||
         forms.lead_over->matches(lower) || forms.between->matches(lower);
}

std::string_view last_word(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

/// `Mc`, `O'` and `Roe-` are no words of their own.
bool ends_in_joint(std::string_view word) {
  const std::string lower = ascii_lower(word);
  if (lower == "mc" || lower == "mac") return true;
  constexpr std::size_t of_a_name = 2;
  const bool letter_before = word.size() > 1 && is_letter_byte(word[word.size() - 2]);
  if (word.back() == '\'') return letter_before && word.size() == of_a_name;
  return word.back() == '-' && letter_before;
}

/// Letters at the end of `before` and at the beginning of `after` are one word that was broken.
bool is_broken_word(std::string_view before, std::string_view after,
                    const ClassifiedByForms& forms) {
  if (before.empty() || after.empty()) return false;
  const auto ends_number = [](std::string_view word) {
    return word.ends_with("1.") || word.ends_with("1,") || word == "1";
  };
  if (ends_number(before) && is_ascii_digit(after.front())) return true;
  if (after.front() == '.') return true;
  if (after.front() == '\'' && after.size() > 2 && is_upper_ascii(after[1]))
    return is_upper_ascii(before.back());
  if (ends_in_joint(before)) return is_letter_byte(after.front());
  if (!is_letter_byte(before.back()) || !is_letter_byte(after.front())) return false;
  const std::string left = ascii_lower(core_of(before));
  const std::string right = ascii_lower(core_of(after));
  if (left.empty() || right.empty()) return false;
  if (is_known(left, forms) && is_known(right, forms)) return left + right == "and";
  if (is_known(left + right, forms)) return true;
  if (!is_lower(after.front())) return false;
  if (is_known(right, forms) && !forms.tails.contains(right)) return false;
  const bool initial = left.size() == 1;
  return is_upper_ascii(core_of(before).front()) && (initial || !is_known(left, forms));
}

/// The same within a line, where only the short tail of a name is meant.
std::string joined_tails(const std::string& line, const ClassifiedByForms& forms) {
  constexpr std::size_t longest_tail = 3;
  std::string out;
  std::string_view rest = line;
  while (!rest.empty()) {
    const std::string_view word = first_word(rest);
    const bool tail = core_of(word).size() <= longest_tail && word.size() > 1 && !out.empty() &&
                      !forms.tails.contains(core_of(word)) &&
                      is_broken_word(last_word(out), word, forms);
    if (!out.empty() && !tail) out += ' ';
    out += word;
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return out;
}

/// `DCM/Jane`: a title and a name with a slash between them.
bool is_title_and_name(std::string_view word, std::size_t slash, const ClassifiedByForms& forms) {
  const std::string_view left = word.substr(0, slash);
  const std::string_view right = word.substr(slash + 1);
  const auto name = [&](std::string_view part) {
    const std::string core = core_of(part);
    constexpr std::size_t shortest = 3;
    return core.size() >= shortest && is_upper_ascii(core[0]) && is_lower(core[1]) &&
           !is_known(ascii_lower(core), forms);
  };
  const auto title = [&](std::string_view part) {
    return forms.titles.contains(ascii_lower(core_of(part)));
  };
  return (title(left) && name(right)) || (name(left) && title(right));
}

/// `AmbassadorJane`: a title to which a name was glued is parted from it.
std::string parted_titles(const std::string& line, const ClassifiedByForms& forms) {
  std::string out;
  std::size_t begin = 0;  // of the word
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool name_begins = at > begin + 1 && is_upper_ascii(line[at]) && at + 1 < line.size() &&
                             is_lower(line[at + 1]);
    if (name_begins && is_ascii_letter(line[at - 1])) {
      const std::size_t end = std::min(line.find(' ', at), line.size());
      const std::string title = ascii_lower(line.substr(begin, at - begin));
      const std::string name = ascii_lower(core_of(line.substr(at, end - at)));
      if (forms.titles.contains(title) && !is_known(name, forms)) out += ' ';
    }
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = std::string_view(line).substr(begin, end - begin);
    const bool parts = line[at] == '/' && is_title_and_name(word, at - begin, forms);
    out += parts ? ' ' : line[at];
    if (line[at] == ' ') begin = at + 1;
  }
  return out;
}

}  // namespace

std::string mended_words(std::string_view text, const ClassifiedByForms& forms) {
  std::string out;
  while (!text.empty()) {
    const std::size_t feed = std::min(text.find('\n'), text.size());
    const std::string line = squeezed(text.substr(0, feed));
    text.remove_prefix(std::min(text.size(), feed + 1));
    if (line.empty()) continue;
    if (!out.empty() && !is_broken_word(last_word(out), first_word(line), forms)) out += ' ';
    out += line;
  }
  out = parted_titles(joined_tails(out, forms), forms);
  for (const ClassifiedByForms::Mend& mend : forms.mended) {
    for (std::size_t from = 0; from < out.size();) {
      const auto match = mend.pattern.find(out, from);
      if (!match || match->whole().empty()) break;
      const Span wrong = match->whole();
      from = wrong.end;
      if (ascii_lower(out.substr(wrong.begin, wrong.size())) == ascii_lower(mend.by)) continue;
      const bool capitals = ascii_upper(out) == out;
      out.replace(wrong.begin, wrong.size(), capitals ? ascii_upper(mend.by) : mend.by);
      from = wrong.begin + mend.by.size();
    }
  }
  return out;
}

}  // namespace declass
