#include "document/classified_by.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/officer_name.h"
#include "text/words.h"

namespace declass {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string_view last_word(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

bool is_reason(std::string_view word, const ClassifiedByForms& forms) {
  constexpr std::size_t shortest_misspelt = 6;
  const std::string core = ascii_lower(core_of(word));
  return !core.empty() && core.front() == 'r' &&
         std::any_of(forms.reason.begin(), forms.reason.end(), [&](const std::string& right) {
           return core == right ||
                  (right.size() >= shortest_misspelt && edit_distance(core, right) <= 1);
         });
}

/// Where the reasons begin, with the words that lead over to them.
std::size_t reasons_begin(std::string_view words, const ClassifiedByForms& forms) {
  std::size_t begin = words.size();
  if (const auto start = forms.reason_start->find(words)) begin = start->whole().begin;
  for (std::size_t at = 0; at < begin;) {
    const std::size_t end = std::min(words.find_first_of(" :;,", at), words.size());
    if (is_reason(words.substr(at, end - at), forms)) begin = at;
    at = std::max(end, at) + 1;
  }
  if (begin == words.size()) return begin;
  const auto lead = forms.lead_over->find(words.substr(0, begin));
  return lead ? lead->whole().begin : begin;
}

std::string_view clean(std::string_view text) {
  constexpr std::string_view around = " ,;:-_*/&\"";
  while (!text.empty() && around.find(text.front()) != std::string_view::npos)
    text.remove_prefix(1);
  while (!text.empty() && around.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

/// Typists wrote 0 for O.
std::string with_letters(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == '0') out[i] = i > 0 && is_lower(out[i - 1]) ? 'o' : 'O';
  }
  return out;
}

/// A full stop behind a name ends the sentence, unless it belongs to an initial or a suffix.
std::string clean_name(std::string_view text, const ClassifiedByForms& forms) {
  text = clean(text);
  while (!text.empty() && (text.back() == '.' || text.back() == ')' || text.back() == '(')) {
    const std::string last = ascii_lower(core_of(last_word(text)));
    if (text.back() == '.' && (last.size() == 1 || forms.suffixes.contains(last))) break;
    text.remove_suffix(1);
  }
  return with_letters(text);
}

/// An officer's title; behind the name it ends where the sentence or another officer does.
std::string clean_title(std::string_view before, std::string_view behind) {
  std::string_view title = clean(before);
  if (title.empty()) {
    title = clean(behind.substr(0, behind.find(';')));
    while (!title.empty() && title.front() == '.') title = clean(title.substr(1));
    const std::string_view last = last_word(title);
    const bool abbreviated = last.find('.') + 1 < last.size();  // `a.i.`, `U.S.`
    if (!title.empty() && title.back() == '.' && !abbreviated) title.remove_suffix(1);
  }
  return with_letters(clean(title));
}

/// The length of a name in brackets at `at` that stands between two others, `(Bob)`; else 0.
std::size_t nickname_length(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  const bool closed = end > at + 1 && end + 2 < text.size() && text[end] == ')';
  return closed && is_upper_ascii(text[at + 1]) && is_upper_ascii(text[end + 2]) ? end + 1 - at : 0;
}

/// The pieces of an officer's text between commas, brackets and dashes.
std::vector<Span> pieces_of(std::string_view text) {
  std::vector<Span> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at > begin && at < text.size() && text[at] == '(') at += nickname_length(text, at);
    const bool dash = at + 2 < text.size() && at > 0 && text[at] == '-' && text[at - 1] == ' ';
    const bool ends = at == text.size() || dash ||
                      std::string_view(",;:()").find(text[at]) != std::string_view::npos;
    if (!ends) continue;
    if (at > begin) out.push_back({begin, at});
    begin = at + 1;
  }
  return out;
}

/// `EUR - Jane Roe`: a piece that is an office, set off from the officer.
bool is_office(std::string_view text, Span piece) {
  constexpr std::size_t longest = 7;
  const std::string_view word = trimmed(text.substr(piece.begin, piece.size()));
  const std::string_view behind = text.substr(piece.end);
  return word.size() <= longest && word.find_first_of(" .") == std::string_view::npos &&
         ascii_upper(word) == word && (behind.starts_with("- ") || behind.starts_with(":"));
}

}  // namespace

ClassifiedBy read_officer(std::string_view words, const ClassifiedByForms& forms) {
  ClassifiedBy out;
  std::string_view officer = words.substr(0, reasons_begin(words, forms));
  std::size_t removed = 0;
  if (const auto again = forms.again->match_prefix(officer)) removed = again->whole().end;
  officer.remove_prefix(removed);
  if (forms.no_officer->match_prefix(officer)) return out;
  const std::vector<Span> pieces = pieces_of(officer);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i + 1 < pieces.size() && is_office(officer, pieces[i]) &&
        !find_name(officer, pieces[i + 1], forms).empty()) {
      continue;
    }
    Span name = find_name(officer, pieces[i], forms);
    if (name.empty()) continue;
    if (i + 1 < pieces.size() && name.end == pieces[i].end) {
      const Span next = pieces[i + 1];
      const std::string suffix = ascii_lower(core_of(officer.substr(next.begin, next.size())));
      if (forms.suffixes.contains(suffix)) name.end = next.end;
    }
    out.name = clean_name(officer.substr(name.begin, name.size()), forms);
    const std::string last = ascii_lower(last_word(*out.name));
    if (forms.suffixes.contains(last) && words.substr(removed + name.end).starts_with('.'))
      *out.name += '.';
    const std::string title = clean_title(officer.substr(0, name.begin), officer.substr(name.end));
    if (!title.empty()) out.title = title;
    return out;
  }
  const std::string_view title = clean(officer);
  if (std::any_of(title.begin(), title.end(), is_letter_byte)) out.title = std::string(title);
  return out;
}

namespace {

/// The letters at the beginning of `text`, with what stands between them.
std::vector<std::string> letters_of(std::string_view text, const ClassifiedByForms& forms) {
  std::vector<std::string> out;
  while (true) {
    if (const auto between = forms.between->match_prefix(text))
      text.remove_prefix(between->whole().end);
    const auto word = forms.letters->match_prefix(text);
    if (!word) return out;
    const Span letters = *word->groups[1];
    const std::string lower = ascii_lower(text.substr(letters.begin, letters.size()));
    if (forms.not_letters.contains(lower)) return out;
    for (const char letter : lower) {
      const std::string one(1, letter);
      if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
    }
    text.remove_prefix(letters.end);
  }
}

/// What stands behind the word `reasons`, or from the first bracket where there is none.
std::string_view behind_reason_word(std::string_view text, const ClassifiedByForms& forms) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" :;,(", at), text.size());
    if (is_reason(text.substr(at, end - at), forms)) return text.substr(end);
    at = end + 1;
  }
  const std::size_t bracket = text.find('(');
  return bracket == std::string_view::npos ? std::string_view() : text.substr(bracket);
}

}  // namespace

std::optional<Reasons> read_reasons(std::string_view words, const ClassifiedByForms& forms) {
  const std::string_view text = words.substr(reasons_begin(words, forms));
  Reasons out;
  if (const auto section = forms.section->find(text)) {
    const auto digit = forms.section->named(*section, "section");
    out.section = fmt::format("1.{}", text.substr(digit->begin, digit->size()));
    out.letters = letters_of(text.substr(digit->end), forms);
  }
  if (out.letters.empty()) out.letters = letters_of(behind_reason_word(text, forms), forms);
  if (out.section.empty() && out.letters.empty()) return std::nullopt;
  return out;
}

}  // namespace declass
