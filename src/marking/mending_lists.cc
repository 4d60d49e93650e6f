#include <fmt/format.h>

#include <algorithm>

#include "marking/mark_words.h"
#include "text/words.h"

namespace declass {
namespace {

/// Words that a slip may have taken apart beside the slip itself.
constexpr std::size_t most_alike = 6;
/// Letters that scanners take for each other.
constexpr std::string_view near_shapes[] = {"CG", "EF", "PR", "OQ", "OD", "UV"};
/// Shorter compartments differ from each other by one letter.
constexpr std::size_t shortest_compartment = 4;
/// Letters that no name ends in by chance.
constexpr std::size_t shortest_tail = 5;
/// Names up to this length may be a shorter one and a control.
constexpr std::size_t longest_doubtful_name = 5;

/// Two neighbours swapped, or one letter lost, doubled or changed; of a short word a swap only.
bool is_slip(std::string_view a, std::string_view b) {
  if (is_swap(a, b)) return true;
  if (a.size() < 4 || b.size() < 4) return false;
  const std::string_view small = a.size() < b.size() ? a : b, large = a.size() < b.size() ? b : a;
  if (large.size() - small.size() > 1) return false;
  std::size_t same = 0;
  while (same < small.size() && small[same] == large[same]) ++same;
  const std::size_t skip = large.size() == small.size() ? 1 : 0;
  return small.substr(std::min(same + skip, small.size())) == large.substr(same + 1);
}

}  // namespace

/// A damaged code of a list: figures for letters, blanks inside, codes run together, swapped
/// letters. The home country leads a list and stands in it once.
bool MarkWords::mend_code(std::size_t at, Gap between, bool first) {
  const Found known = find(at);
  if (known.term != nullptr && known.term->kind != MarkTerm::Kind::level) return false;
  if (mend_stray_end(at)) return true;
  MarkToken word;
  for (std::size_t words = run_length(at, most_alike); words > 0; --words) {
    const std::string letters = joined_letters(at, words);
    const std::string_view code = compiled_.place(letters);
    const auto alike = compiled_.place_skeletons.find(glyph_skeleton(letters));
    if (code == letters && words > 1) {
      word.word = code;
    } else if (letters.size() >= 3 && alike != compiled_.place_skeletons.end()) {
      word.word = alike->second;
    } else {
      continue;
    }
    repairs.push_back(fmt::format("`{}` read as `{}`", quoted(at, words), word.word));
    replace(at, words, {word});
    return true;
  }
  if (mend_by_splitting(at, Leads::code, between)) return true;
  std::string_view only;
  for (std::string letters((*this)[at].word);
       const std::string_view code : swapped_codes(letters)) {
    const bool home = code == compiled_.home;
    if (between == Gap::comma && home != first) continue;
    if (!only.empty()) return false;
    only = code;
  }
  if (only.empty()) only = resembled_code(std::string((*this)[at].word));
  if (only.empty()) return false;
  word.word = only;
  repairs.push_back(fmt::format("`{}` read as `{}`", (*this)[at].word, only));
  replace(at, 1, {word});
  return true;
}

/// The codes that the letters are with two neighbours swapped.
std::vector<std::string_view> MarkWords::swapped_codes(std::string letters) const {
  std::vector<std::string_view> out;
  if (letters.size() > 4) return out;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    std::swap(letters[i], letters[i + 1]);
    const std::string_view code = compiled_.place(letters);
    if (!code.empty() && code == letters) out.push_back(code);
    std::swap(letters[i], letters[i + 1]);
  }
  return out;
}

/// The one code that the letters are with one of them taken for another of nearly its shape, or
/// doubled.
std::string_view MarkWords::resembled_code(std::string letters) const {
  std::string_view only;
  if (letters.size() > 4) return only;
  for (char& c : letters) {
    const char written = c;
    for (const std::string_view pair : near_shapes) {
      const std::size_t here = pair.find(written);
      if (here == std::string_view::npos) continue;
      c = pair[1 - here];
      const std::string_view code = compiled_.place(letters);
      if (code.empty() || code != letters) continue;
      if (!only.empty()) return {};
      only = code;
    }
    c = written;
  }
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (letters[i] != letters[i - 1]) continue;
    const std::string_view code = compiled_.place(std::string(letters).erase(i, 1));
    if (code.size() + 1 != letters.size()) continue;
    if (!only.empty() && only != code) return {};
    only = code;
  }
  return only;
}

/// A damaged part of an atomic-energy entry, `S1GMA14`: the register's parts are few and known.
bool MarkWords::mend_part(std::size_t at, const std::string& system) {
  if (compiled_.part_spellings.contains(system + "-" + std::string((*this)[at].word))) return false;
  std::vector<std::string_view> parts;
  for (const auto& [spelling, kept] : compiled_.part_spellings) {
    if (spelling.starts_with(system + "-")) {
      parts.push_back(std::string_view(spelling).substr(system.size() + 1));
    }
  }
  const std::string_view word = (*this)[at].word;
  for (const std::string_view part : parts) {
    if (!word.starts_with(part)) continue;
    const auto rest = std::find(parts.begin(), parts.end(), word.substr(part.size()));
    if (rest == parts.end()) continue;
    repairs.push_back(fmt::format("`{}` taken apart", word));
    replace(at, 1, {{part, 0, 0, Gap::none, true}, {*rest, 0, 0, Gap::hyphen, true}});
    return true;
  }
  return mend_part_as(at, parts,
                      [](std::string_view a, std::string_view b) {
                        return glyph_skeleton(a) == glyph_skeleton(b);
                      }) ||
         mend_part_as(at, parts, [](std::string_view a, std::string_view b) {
           return is_slip(letter_skeleton(a), letter_skeleton(b));
         });
}

/// The words, or the letters before a number, that are `alike` to one of the parts.
bool MarkWords::mend_part_as(std::size_t at, const std::vector<std::string_view>& parts,
                             bool (*alike)(std::string_view, std::string_view)) {
  for (std::size_t words = run_length(at, most_alike); words > 0; --words) {
    const std::string letters = joined_letters(at, words);
    const std::string_view last = (*this)[at + words - 1].word;
    const std::size_t number = last.size() - last.find_last_not_of("0123456789") - 1;
    if (words > 1 && number == last.size()) continue;
    for (const std::size_t rest : {std::size_t{0}, std::min(number, last.size())}) {
      const std::string_view part = std::string_view(letters).substr(0, letters.size() - rest);
      const auto found = std::find_if(parts.begin(), parts.end(), [&](std::string_view known) {
        return known.size() > 1 && alike(part, known);
      });
      if (found == parts.end()) continue;
      repairs.push_back(fmt::format("`{}` read as `{}`", quoted(at, words), *found));
      std::vector<MarkToken> with(1);
      with.front().word = *found;
      if (rest > 0) with.push_back({last.substr(last.size() - rest), 0, 0, Gap::blank, true});
      replace(at, words, std::move(with));
      return true;
    }
  }
  return false;
}

/// A damaged compartment that the register names: `SI-GAMRNA`, `TK-K AND`.
bool MarkWords::mend_compartment(std::size_t at, const std::string& system) {
  for (std::size_t words = run_length(at, most_alike); words > 0; --words) {
    const std::string letters = joined_letters(at, words);
    std::size_t phrase = compiled_.lexicon.by_letters(system + letters);
    if (phrase == MarkLexicon::none && words == 1 && letters.size() >= shortest_compartment) {
      const auto near = compiled_.lexicon.nearest(system + letters, Place::inner);
      if (near.certain) phrase = near.phrase;
    }
    if (phrase == MarkLexicon::none) continue;
    const std::vector<std::string>& with = compiled_.lexicon.phrase(phrase).words;
    const bool path = compiled_.lexicon.term_of(phrase).kind == MarkTerm::Kind::path;
    if (!path || with.size() != 2 || with.front() != system) continue;
    if (words == 1 && with.back() == letters) return false;
    repairs.push_back(fmt::format("`{}` read as `{}`", quoted(at, words), with.back()));
    replace(at, words, {{with.back(), 0, 0, Gap::none, true}});
    return true;
  }
  return false;
}

/// The word before its tail, without the letters that were a slash; empty where they are all of it.
std::string_view MarkWords::before_tail(std::string_view word, std::size_t tail) {
  std::string_view head = word.substr(0, tail);
  for (std::size_t stray = 0; stray < most_stray_letters && !head.empty(); ++stray) {
    if (!is_slash_like(head.back())) break;
    head.remove_suffix(1);
  }
  return head;
}

bool MarkWords::mend_tail(std::size_t at, const MarkRule* rule) {
  const std::string_view word = (*this)[at].word;
  if (find(at).term != nullptr) return false;
  const bool open = rule == nullptr || !rule->closed_parts;
  if (open && certain && word.size() >= 2 && is_slash_like(word.back()) && at + 1 < count() &&
      (*this)[at + 1].before == Gap::slash && find(at + 1).term != nullptr) {
    repairs.push_back(fmt::format("`{}` may end in a separator", word));
    certain = false;
  }
  for (std::size_t begin = 1; begin + 2 <= word.size(); ++begin) {
    const std::size_t phrase = compiled_.lexicon.by_exact_letters(word.substr(begin));
    if (phrase == MarkLexicon::none) continue;
    const MarkTerm& term = compiled_.lexicon.term_of(phrase);
    if (term.kind != MarkTerm::Kind::control) continue;
    const std::string_view head = before_tail(word, begin);
    const bool is_long = word.size() - begin >= shortest_tail;
    if (is_long || is_missing_companion(term, word.substr(0, begin), at, rule)) {
      if (head.size() != begin) certain = false;  // its last letter may be a slash
      split_tail(at, begin, phrase);
      return true;
    }
    if (rule != nullptr && rule->closed_parts) continue;
    if (stands_after(term, at)) continue;
    if (head.empty() || continues_category(term, at) || is_only_disclosure(term, at)) {
      split_tail(at, head.size(), phrase);
      return true;
    }
    if (head.size() >= 2 && word.size() <= longest_doubtful_name && term.rules.size() == 1 &&
        compiled_.rules[term.rules.front()].slot == MarkSlot::dissem && !has_disclosure(at)) {
      repairs.push_back(fmt::format("`{}` may end in `{}`", word, word.substr(begin)));
      certain = false;
    }
  }
  return false;
}

/// The same control stands after `at`.
bool MarkWords::stands_after(const MarkTerm& control, std::size_t at) const {
  for (std::size_t i = at + 1; i < count(); ++i) {
    const Found found = find(i);
    if (found.term != nullptr && found.term->rules == control.rules) return true;
  }
  return false;
}

/// `BPOC/NF`: a slash and another control of the same category follow.
bool MarkWords::continues_category(const MarkTerm& control, std::size_t at) const {
  if (at + 1 >= count() || (*this)[at + 1].before != Gap::slash) return false;
  const Found next = find(at + 1);
  if (next.term == nullptr || next.term->rules.empty()) return false;
  return compiled_.rules[next.term->rules.front()].slot ==
         compiled_.rules[control.rules.front()].slot;
}

bool MarkWords::has_disclosure(std::size_t at) const {
  for (std::size_t i = at + 1; i < count(); ++i) {
    const Found found = find(i);
    if (found.term == nullptr) continue;
    for (const std::size_t rule : found.term->rules) {
      if (compiled_.rules[rule].control.foreign_disclosure) return true;
    }
  }
  return false;
}

/// The control says to whom the text may go, and nothing that follows does.
bool MarkWords::is_only_disclosure(const MarkTerm& control, std::size_t at) const {
  return compiled_.rules[control.rules.front()].control.foreign_disclosure && !has_disclosure(at);
}

bool MarkWords::mend_category_tail(std::size_t at) {
  const std::string_view word = (*this)[at].word;
  if (find(at).term != nullptr || compiled_.cui_categories.contains(word)) return false;
  for (std::size_t begin = 1; begin + 2 <= word.size(); ++begin) {
    const std::size_t phrase = compiled_.lexicon.by_exact_letters(word.substr(begin));
    if (phrase == MarkLexicon::none) continue;
    if (compiled_.lexicon.term_of(phrase).kind != MarkTerm::Kind::control) continue;
    for (std::size_t head = begin, least = before_tail(word, begin).size();; --head) {
      if (head == 0 || compiled_.cui_categories.contains(word.substr(0, head))) {
        split_tail(at, head, phrase);
        return true;
      }
      if (head == least) break;
    }
  }
  return mend_stray_end(at);
}

std::string_view MarkWords::category_like(std::string_view word) const {
  std::string_view only;
  for (const std::string& category : compiled_.cui_categories) {
    if (!is_slip(word, category)) continue;
    if (!only.empty()) return {};
    only = category;
  }
  return only;
}

/// The first `head` letters stay a word; the rest becomes the words of a phrase.
void MarkWords::split_tail(std::size_t at, std::size_t head, std::size_t phrase) {
  const std::string_view word = (*this)[at].word;
  repairs.push_back(fmt::format("`{}` taken apart", word));
  std::vector<MarkToken> with = words_of_phrase(phrase);
  with.front().before = Gap::slashes;
  if (head == 0) {
    tokens_.words[at].before = Gap::slashes;
  } else {
    with.insert(with.begin(), MarkToken{});
    with.front().word = word.substr(0, head);
  }
  replace(at, 1, std::move(with));
}

/// The control must stand with the entry that a word belongs to, and stands nowhere else.
bool MarkWords::is_missing_companion(const MarkTerm& control, std::string_view head, std::size_t at,
                                     const MarkRule* system) const {
  if (system == nullptr || control.rules.empty()) return false;
  const std::string& id = compiled_.rules[control.rules.front()].control.id;
  if (stands_after(control, at)) return false;
  return std::any_of(compiled_.rules.begin(), compiled_.rules.end(), [&](const MarkRule& rule) {
    const bool same = rule.system == system->system && rule.slot == system->slot &&
                      (rule.part.empty() || rule.part == head || rule.part == system->part ||
                       (*this)[at].before == Gap::blank);
    return same && std::find(rule.needs.begin(), rule.needs.end(), id) != rule.needs.end();
  });
}

}  // namespace declass
