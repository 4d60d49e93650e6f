#include "detect/cues.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace declass {
namespace {

constexpr std::array<std::string_view, 4> places = {"before", "second-before", "after",
                                                    "second-after"};
constexpr std::array<std::string_view, 5> step_families = {
    "hand-score", "best-elsewhere", "mean-elsewhere", "score-before", "score-after"};
constexpr std::array<std::string_view, 7> special_kinds = {
    "nation", "demonym", "abbreviation", "organisation", "office", "occupation", "verb"};
constexpr std::size_t graded_kinds = 32;

std::string_view near_name(std::size_t near) { return name_of(static_cast<Near>(near)); }

}  // namespace

std::size_t score_step(float score) {
  return static_cast<std::size_t>(std::clamp(score + 5.0F, 0.0F, 11.0F));
}

std::size_t own_kind(const Token& token) {
  const WordFacts& facts = token.facts;
  if (facts.is(WordClass::nation)) return graded_kinds;
  if (facts.is(WordClass::demonym)) return graded_kinds + 1;
  if (facts.is(WordClass::abbreviation) || facts.is(WordClass::thing)) return graded_kinds + 2;
  if (facts.is(WordClass::organisation) || facts.is(WordClass::body)) return graded_kinds + 3;
  if (facts.is(WordClass::office) || facts.is(WordClass::courtesy)) return graded_kinds + 4;
  if (facts.is(WordClass::occupation) || facts.is(WordClass::kin)) return graded_kinds + 5;
  if (facts.is(WordClass::speech) || facts.is(WordClass::address)) return graded_kinds + 6;
  const std::size_t level = facts.level == 0    ? 0
                            : facts.level <= 20 ? 3
                            : facts.level == 35 ? 2
                                                : 1;
  std::size_t name = 0;
  if (facts.surname_tier == 1 || facts.given_tier == 1) {
    name = 3;
  } else if (facts.surname_tier == 2 || facts.given_tier != 0 || facts.is(WordClass::extra_name)) {
    name = 2;
  } else if (facts.surname_tier != 0 || facts.is(WordClass::foreign_surname) ||
             facts.is(WordClass::foreign_given)) {
    name = 1;
  }
  const std::size_t place = facts.is(WordClass::place) || token.phrase ? 1 : 0;
  return (level * 4 + name) * 2 + place;
}

std::string own_kind_name(std::size_t kind) {
  if (kind >= graded_kinds) return std::string(special_kinds[kind - graded_kinds]);
  constexpr std::array<std::string_view, 4> levels = {"no-word", "rare-word", "ordinary-word",
                                                      "common-word"};
  constexpr std::array<std::string_view, 4> grades = {"", "+rare-name", "+name", "+common-name"};
  return fmt::format("{}{}{}", levels[kind / 8], grades[kind / 2 % 4],
                     kind % 2 == 0 ? "" : "+place");
}

std::string CueTable::spelled(std::size_t id) {
  if (id < cue_count) return std::string(name_of(static_cast<Cue>(id)));
  if (id < own_base) {
    const std::size_t rest = id - cue_count;
    return fmt::format("{}:{}", places[rest / near_count], near_name(rest % near_count));
  }
  if (id < pair_before_base) return fmt::format("word:{}", own_kind_name(id - own_base));
  if (id < score_base) {
    const bool after = id >= pair_after_base;
    const std::size_t rest = id - (after ? pair_after_base : pair_before_base);
    return fmt::format("{}&{}:{}", own_kind_name(rest / near_count), after ? "after" : "before",
                       near_name(rest % near_count));
  }
  if (id >= letters_base) {
    const bool likeness = id >= likeness_base;
    return fmt::format("{}:{}", likeness ? "name-likeness" : "name-letters",
                       id - (likeness ? likeness_base : letters_base));
  }
  const std::size_t rest = id - score_base;
  return fmt::format("{}:{}", step_families[rest / score_steps],
                     static_cast<int>(rest % score_steps) - 5);
}

const std::string& CueTable::name(CueId id) {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> out;
    for (std::size_t each = 0; each < size(); ++each) out.push_back(spelled(each));
    return out;
  }();
  return all[id];
}

}  // namespace declass
