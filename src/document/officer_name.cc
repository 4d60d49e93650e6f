#include "document/officer_name.h"

#include <algorithm>
#include <vector>

#include "text/words.h"

namespace declass {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

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

namespace {

bool is_misspelt(const std::string& word, const std::vector<std::string>& known) {
  constexpr std::size_t shortest = 6, longest = 24, two_wrong_from = 9;
  if (word.size() < shortest - 1 || word.size() > longest) return false;
  return std::any_of(known.begin(), known.end(), [&](const std::string& right) {
    const std::size_t wrong = right.size() >= two_wrong_from ? 2 : 1;
    const std::size_t longer = std::max(right.size(), word.size());
    return longer - std::min(right.size(), word.size()) <= wrong &&
           edit_distance(word, right) <= wrong;
  });
}

/// `DepPolCouns`: made of titles, each with a capital.
bool is_made_of_titles(std::string_view word, const ClassifiedByForms& forms) {
  std::size_t parts = 0;
  while (!word.empty()) {
    std::size_t end = 1;
    while (end < word.size() && is_lower(word[end])) ++end;
    if (end < 2 || !forms.titles.contains(ascii_lower(word.substr(0, end)))) return false;
    word.remove_prefix(end);
    ++parts;
  }
  return parts > 1;
}

struct Token {
  Span span;
  enum class Kind { title, topic, join, particle, name, other } kind = Kind::other;
};

/// Whether capitals tell names from other words, as they do not in a text of small letters.
enum class Names { in_capitals, in_any_case };

Token::Kind kind_of(std::string_view word, Names names, const ClassifiedByForms& forms) {
  using Kind = Token::Kind;
  const std::string core = core_of(word);
  const std::string lower = ascii_lower(core);
  if (lower.empty()) return forms.joins.contains(word) ? Kind::join : Kind::other;
  const bool initial = core.size() == 1 && is_upper_ascii(core.front());
  if (initial && word.find('.') != std::string_view::npos) return Kind::name;
  if (is_ascii_digit(lower.front())) return Kind::other;
  const bool joins = forms.joins.contains(lower);
  if (is_lower(core.front()) && forms.particles.contains(lower) && !joins) return Kind::particle;
  if (forms.titles.contains(lower) || is_misspelt(lower, forms.long_titles)) return Kind::title;
  if (is_made_of_titles(core, forms)) return Kind::title;
  if (forms.topics.contains(lower)) return Kind::topic;
  if (lower.find_first_of("/&") != std::string::npos) return Kind::title;
  if (lower.find('.') == 1 && forms.titles.contains(lower.substr(2))) return Kind::title;
  if (lower.find('-') != std::string::npos) {
    const std::string_view left = std::string_view(lower).substr(0, lower.find('-'));
    const std::string_view right = std::string_view(lower).substr(lower.find('-') + 1);
    const auto part = [&](std::string_view piece) {
      return forms.titles.contains(piece) || forms.topics.contains(piece) ||
             forms.joins.contains(piece);
    };
    if (part(left) && part(right)) return Kind::title;
  }
  const bool small = is_lower(core.front()) && names == Names::in_capitals;
  if (forms.joins.contains(lower) && (is_lower(core.front()) || !forms.particles.contains(lower)))
    return Kind::join;
  if (forms.particles.contains(lower) && (is_lower(core.front()) || lower.size() > 1))
    return Kind::particle;
  return small ? Kind::other : Kind::name;
}

/// The tokens of a name among those of one piece of an officer's text, as [begin, end).
struct NameRange {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

class NameFinder {
 public:
  NameFinder(std::string_view text, Span piece, const ClassifiedByForms& forms)
      : text_(text), forms_(forms) {
    const bool capitals = std::any_of(text.begin(), text.end(), is_upper_ascii);
    const Names names = capitals ? Names::in_capitals : Names::in_any_case;
    for (std::size_t at = piece.begin; at < piece.end;) {
      const std::size_t end = std::min(text.find(' ', at), piece.end);
      if (end > at)
        tokens_.push_back({{at, end}, kind_of(text.substr(at, end - at), names, forms)});
      at = end + 1;
    }
    skip_offices();
  }

  /// The name's place in the text; empty where there is none.
  Span name() const {
    const NameRange range = find();
    if (range.empty()) return {};
    if (range.end - range.begin == 1 && core_of(word(range.begin)).size() == 1) return {};
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
                          core.size() <= longest_office && ascii_upper(core) == core &&
                          core.find('.') == std::string::npos;  // `J.B.` are initials
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

  /// A word that may be a title is a name where it stands last behind a name; `de` and `la` within
  /// a name belong to it.
  bool goes_on_as_name(std::size_t at) const {
    if (tokens_[at].kind == Kind::join) {
      const std::string core = core_of(word(at));
      const bool initial = core.size() == 1 && is_upper_ascii(core.front());
      const bool particle = initial || forms_.particles.contains(ascii_lower(core));
      return particle && at + 1 < tokens_.size() &&
             (tokens_[at + 1].kind == Kind::name || tokens_[at + 1].kind == Kind::particle);
    }
    if (at + 1 != tokens_.size()) return false;
    return tokens_[at].kind == Kind::topic ||
           (tokens_[at].kind == Kind::title && is_surname_behind_first(at));
  }

  /// `DCM Mark Consul`: a title that stands last behind one name to which a title belongs already.
  bool is_surname_behind_first(std::size_t at) const {
    constexpr std::size_t shortest = 4;
    const std::string core = core_of(word(at));
    if (at == 0 || tokens_[at - 1].kind != Kind::name || core.size() < shortest) return false;
    if (forms_.also_surnames.contains(ascii_lower(core))) return true;
    return at > 1 && tokens_[at - 2].kind == Kind::title && ascii_upper(core) != core &&
           is_lower(core[1]) && is_lower(core_of(word(at - 1)).back());
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
      to_a_place = forms_.before_places.contains(lower) || (to_a_place && lower == "the");
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
  const ClassifiedByForms& forms_;
  std::vector<Token> tokens_;
};

}  // namespace

Span find_name(std::string_view text, Span piece, const ClassifiedByForms& forms) {
  return NameFinder(text, piece, forms).name();
}

}  // namespace declass
