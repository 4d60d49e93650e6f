#include <fmt/format.h>

#include <algorithm>

#include "marking/mark_words.h"
#include "text/words.h"

// Controls that ran into the name or the category before them, `SAR-BPNF`, `SP-PRVCY/lNF`.

namespace declass {
namespace {

/// Letters that no name ends in by chance.
constexpr std::size_t shortest_tail = 5;
/// Names up to this length may be a shorter one and a control.
constexpr std::size_t longest_doubtful_name = 5;

}  // namespace

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
