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

std::string_view MarkWords::category_like(std::string_view word) const {
  std::string_view only;
  for (const std::string& category : compiled_.cui_categories) {
    if (!is_slip(word, category)) continue;
    if (!only.empty()) return {};
    only = category;
  }
  return only;
}

}  // namespace declass
