#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "marking/lexicon.h"
#include "marking/vocabulary.h"
#include "text/date.h"

namespace declass {

/// The places that a mark has for controls, in the order in which it writes them.
enum class MarkSlot { level, nato, sci, sar, sar_caveat, aea, fgi, dissem, non_ic, cui, notice };

/// Everything that rules/marking says about one control and that reading needs.
struct MarkRule {
  Control control;
  MarkSlot slot = MarkSlot::notice;
  std::size_t order = 0;                 ///< place in the register
  std::string title, banner, portion;    ///< how each form writes it
  std::optional<Level> floor, ceiling;   ///< the levels with which it may stand
  std::optional<Level> advised_ceiling;  ///< as `ceiling`, but a warning only
  std::optional<Level> alone;            ///< the level of text that carries nothing else
  bool live_when_unclassified = false;   ///< live on unclassified text only
  bool legacy = false;                   ///< no longer, or not yet, in the register
  bool bare_legacy = false;              ///< legacy where it has no compartment
  bool sub = false;                      ///< about the sub-compartments of its path
  std::vector<std::string> excludes, needs, implies, joins, yields_to, when_dropped;
  bool closed_parts = false;  ///< has the parts of the register and no others
  std::string system, part;   ///< of an SCI or atomic-energy entry: `SI` and `G` of `SI-G`
};

struct CountryGroup {
  enum class Expands { never, release, always };

  std::string code;
  Expands expands = Expands::never;
  std::optional<Date> assumed;  ///< the day that is taken for a paper without a date
  std::vector<std::pair<std::string, std::optional<Date>>> members;  ///< and since when
};

struct LevelForms {
  std::string banner, portion;
};

struct Vocabulary::Compiled {
  std::vector<Control> controls;  ///< sorted by id
  std::vector<MarkRule> rules;    ///< in the order of the register
  std::map<std::string, std::size_t, std::less<>> rule_by_id;
  MarkLexicon lexicon;

  std::map<Level, LevelForms> levels, nato_levels;
  std::map<Level, Date> us_until;  ///< the last day of a level that the United States gave up
  std::string nato_word, nato_owner, joint_word, fgi_word, foreign_owner;
  std::vector<std::string> joint_excludes;
  std::vector<std::pair<std::string, std::string>> activities;  ///< word, and letter in a portion
  std::set<std::string, std::less<>> not_marks, grouping;

  std::string copyright_sign, copyright_close;
  std::set<std::string, std::less<>> copyright_words, companies, list_labels;

  std::string home, conjunction;
  std::unordered_map<std::string_view, std::string_view> places;      ///< spelling to code
  std::set<std::string, std::less<>> place_words;                     ///< what `places` points into
  std::unordered_map<std::string, std::string_view> place_skeletons;  ///< to the one code alike
  std::map<std::string, CountryGroup, std::less<>> groups;

  Date unmarked_relido_since;  ///< from when an unmarked portion is left to an official

  std::string specified_prefix;
  std::set<std::string, std::less<>> cui_categories;

  /// `RD-SG` to `RD-SIGMA`: a part as it may be written, and as it is kept. What is kept is in it.
  std::map<std::string, std::string, std::less<>> part_spellings;

  std::size_t highest_part_number = 0;  ///< of an atomic-energy part

  const MarkRule* rule(std::string_view id) const;
  /// The code for a code, a name or an old spelling; empty where it is none.
  std::string_view place(std::string_view word) const;
};

}  // namespace declass
