#include "document/classified_by.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.h"

namespace declass {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

/// The word without the punctuation round it; `0` among letters is an O.
std::string core_of(std::string_view word) {
  while (!word.empty() && !is_letter_byte(word.front()) && !is_ascii_digit(word.front()))
    word.remove_prefix(1);
  while (!word.empty() && !is_letter_byte(word.back()) && !is_ascii_digit(word.back()))
    word.remove_suffix(1);
  std::string out(word);
  if (!std::any_of(out.begin(), out.end(), is_ascii_letter)) return out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == '0') out[i] = ascii_upper(out) == out ? 'O' : 'o';
  }
  return out;
}

bool is_misspelt(const std::string& word, const std::vector<std::string>& known) {
  constexpr std::size_t shortest = 6, longest = 24, two_wrong_from = 9;
  if (word.size() < shortest - 1 || word.size() > longest) return false;
  return std::any_of(known.begin(), known.end(), [&](const std::string& right) {
    const std::size_t wrong = right.size() >= two_wrong_from ? 2 : 1;
    const auto [shorter, longer] = std::minmax(right.size(), word.size());
    return longer - shorter <= wrong && edit_distance(word, right) <= wrong;
  });
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

/// Letters at the end of `before` and at the beginning of `after` are one word that was broken.
bool is_broken_word(std::string_view before, std::string_view after,
                    const ClassifiedByForms& forms) {
  if (before.empty() || after.empty()) return false;
  const auto ends_number = [](std::string_view word) {
    return word.ends_with("1.") || word.ends_with("1,") || word == "1";
  };
  if (ends_number(before) && is_ascii_digit(after.front())) return true;
  if (!is_letter_byte(before.back()) || !is_letter_byte(after.front())) return false;
  const std::string left = ascii_lower(core_of(before));
  const std::string right = ascii_lower(core_of(after));
  if (left.empty() || right.empty()) return false;
  if (is_known(left, forms) && is_known(right, forms)) return left + right == "and";
  if (is_known(left + right, forms)) return true;
  if (!is_lower(after.front()) || is_known(right, forms)) return false;
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
                      is_broken_word(last_word(out), word, forms);
    if (!out.empty() && !tail) out += ' ';
    out += word;
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return out;
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

struct Token {
  Span span;
  enum class Kind { title, topic, join, particle, name, other } kind = Kind::other;
};

Token::Kind kind_of(std::string_view word, const ClassifiedByForms& forms) {
  using Kind = Token::Kind;
  const std::string core = core_of(word);
  const std::string lower = ascii_lower(core);
  if (lower.empty()) return forms.joins.contains(word) ? Kind::join : Kind::other;
  if (is_ascii_digit(lower.front())) return Kind::other;
  if (forms.titles.contains(lower) || is_misspelt(lower, forms.long_titles)) return Kind::title;
  if (forms.topics.contains(lower)) return Kind::topic;
  const std::size_t slash = lower.find_first_of("/&");
  if (slash != std::string::npos) return Kind::title;
  if (lower.find('-') != std::string::npos) {
    const std::string_view left = std::string_view(lower).substr(0, lower.find('-'));
    const std::string_view right = std::string_view(lower).substr(lower.find('-') + 1);
    const auto part = [&](std::string_view piece) {
      return forms.titles.contains(piece) || forms.topics.contains(piece) ||
             forms.joins.contains(piece);
    };
    if (part(left) && part(right)) return Kind::title;
  }
  const bool small = is_lower(core.front());
  if (forms.joins.contains(lower) && (small || !forms.particles.contains(lower))) return Kind::join;
  if (forms.particles.contains(lower) && (small || lower.size() > 1)) return Kind::particle;
  return small ? Kind::other : Kind::name;
}

/// The tokens of a name among those of one piece of an officer's text, as [begin, end).
struct NameRange {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

class NameFinder {
 public:
  NameFinder(std::string_view text, Span piece, const ClassifiedByForms& forms) : text_(text) {
    for (std::size_t at = piece.begin; at < piece.end;) {
      const std::size_t end = std::min(text.find(' ', at), piece.end);
      if (end > at) tokens_.push_back({{at, end}, kind_of(text.substr(at, end - at), forms)});
      at = end + 1;
    }
    skip_offices();
  }

  /// The name's place in the text; empty where there is none.
  Span name() const {
    const NameRange range = find();
    if (range.empty()) return {};
    return {tokens_[range.begin].span.begin, tokens_[range.end - 1].span.end};
  }

 private:
  using Kind = Token::Kind;

  /// In a text of both cases a short word in capitals before the name is an office.
  void skip_offices() {
    constexpr std::size_t longest_office = 7;
    const bool mixed = std::any_of(text_.begin(), text_.end(), is_lower);
    if (!mixed) return;
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      const std::string core = core_of(word(i));
      const bool office = tokens_[i].kind == Kind::name && core.size() > 1 &&
                          core.size() <= longest_office && ascii_upper(core) == core;
      const bool name_behind = std::any_of(
          tokens_.begin() + static_cast<std::ptrdiff_t>(i) + 1, tokens_.end(),
          [&](const Token& token) {
            const std::string_view other = text_.substr(token.span.begin, token.span.size());
            return token.kind == Kind::name && std::any_of(other.begin(), other.end(), is_lower);
          });
      if (office && name_behind && (i == 0 || tokens_[i - 1].kind != Kind::name))
        tokens_[i].kind = Kind::topic;
    }
  }

  std::string_view word(std::size_t i) const {
    return text_.substr(tokens_[i].span.begin, tokens_[i].span.size());
  }

  /// From `begin` on, as far as a name goes.
  NameRange range_from(std::size_t begin) const {
    while (begin < tokens_.size() && tokens_[begin].kind != Kind::name &&
           tokens_[begin].kind != Kind::particle) {
      ++begin;
    }
    std::size_t end = begin;
    while (end < tokens_.size() &&
           (tokens_[end].kind == Kind::name || tokens_[end].kind == Kind::particle ||
            (end > begin && goes_on_as_name(end)))) {
      ++end;
    }
    while (end > begin && tokens_[end - 1].kind == Kind::particle) --end;
    return {begin, end};
  }

  /// A word that may be a title is a name where it stands last behind a name.
  bool goes_on_as_name(std::size_t at) const {
    return tokens_[at].kind == Kind::topic && at + 1 == tokens_.size();
  }

  NameRange find() const {
    std::size_t first = 0;
    bool to_a_place = false;
    while (first < tokens_.size() && tokens_[first].kind != Kind::name) {
      if (tokens_[first].kind == Kind::particle && first + 1 < tokens_.size() &&
          tokens_[first + 1].kind == Kind::name && is_upper_ascii(word(first).front())) {
        break;
      }
      const std::string lower = ascii_lower(core_of(word(first)));
      to_a_place = lower == "to" || lower == "at" || lower == "in";
      ++first;
    }
    if (first == tokens_.size()) return {};
    if (first > 0 && tokens_[first - 1].kind == Kind::particle) --first;
    if (to_a_place) return behind_place(first);
    const NameRange before = range_from(first);
    const NameRange after = range_from(behind_last_title(before.end));
    if (after.empty() || before.end - before.begin >= 2) return before;
    return after;
  }

  /// `Ambassador to Chad Jane M. Roe`: the name is the last words, from one before an initial.
  NameRange behind_place(std::size_t first) const {
    NameRange out = range_from(first);
    if (out.end - out.begin < 3) return out;
    for (std::size_t i = out.begin + 1; i < out.end; ++i) {
      if (core_of(word(i)).size() == 1) return {i - 1, out.end};
    }
    return {out.end - 2, out.end};
  }

  std::size_t behind_last_title(std::size_t from) const {
    std::size_t out = tokens_.size();
    for (std::size_t i = from; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == Kind::title) out = i + 1;
    }
    return out;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
};

std::string_view clean(std::string_view text) {
  constexpr std::string_view around = " ,;:-_*/&\"";
  while (!text.empty() && around.find(text.front()) != std::string_view::npos)
    text.remove_prefix(1);
  while (!text.empty() && around.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

/// A full stop behind a name ends the sentence, unless it belongs to an initial or a suffix.
std::string clean_name(std::string_view text, const ClassifiedByForms& forms) {
  text = clean(text);
  while (!text.empty() && (text.back() == '.' || text.back() == ')' || text.back() == '(')) {
    const std::string last = ascii_lower(core_of(last_word(text)));
    if (text.back() == '.' && (last.size() == 1 || forms.suffixes.contains(last))) break;
    text.remove_suffix(1);
  }
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == '0') out[i] = i > 0 && is_lower(out[i - 1]) ? 'o' : 'O';
  }
  return out;
}

/// The pieces of an officer's text between commas, brackets and dashes.
std::vector<Span> pieces_of(std::string_view text) {
  std::vector<Span> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool dash = at + 2 < text.size() && at > 0 && text[at] == '-' && text[at - 1] == ' ';
    const bool ends = at == text.size() || dash ||
                      std::string_view(",;:()").find(text[at]) != std::string_view::npos;
    if (!ends) continue;
    if (at > begin) out.push_back({begin, at});
    begin = at + 1;
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
  out = joined_tails(out, forms);
  for (const ClassifiedByForms::Mend& mend : forms.mended) {
    for (std::size_t from = 0; from < out.size();) {
      const auto match = mend.pattern.find(out, from);
      if (!match || match->whole().empty()) break;
      out.replace(match->whole().begin, match->whole().size(), mend.by);
      from = match->whole().begin + mend.by.size();
    }
  }
  return out;
}

ClassifiedBy read_officer(std::string_view words, const ClassifiedByForms& forms) {
  ClassifiedBy out;
  std::string_view officer = words.substr(0, reasons_begin(words, forms));
  std::size_t removed = 0;
  if (const auto again = forms.again->match_prefix(officer)) removed = again->whole().end;
  officer.remove_prefix(removed);
  const std::vector<Span> pieces = pieces_of(officer);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Span name = NameFinder(officer, pieces[i], forms).name();
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
    std::string_view title = clean(officer.substr(0, name.begin));
    if (title.empty()) title = clean(officer.substr(name.end));
    while (!title.empty() && title.front() == '.') title = clean(title.substr(1));
    if (!title.empty()) out.title = std::string(title);
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
