#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "marking/vocabulary.h"
#include "text/date.h"

namespace declass {

/// The places that a mark has for controls, in the order in which it writes them.
enum class Slot { level, nato, sci, sar, aea, fgi, dissem, non_ic, cui, cui_dissem, notice };

/// Everything that rules/marking says about one control and that reading needs.
struct Rule {
  Control control;
  Slot slot = Slot::notice;
  std::size_t order = 0;                 ///< place in the register
  std::string title, banner, portion;    ///< how each form writes it
  std::optional<Level> floor, ceiling;   ///< the levels with which it may stand
  std::optional<Level> advised_ceiling;  ///< as `ceiling`, but a warning only
  std::optional<Level> alone;            ///< the level of text that carries nothing else
  bool live_when_unclassified = false;   ///< live on unclassified text only
  bool legacy = false;                   ///< no longer, or not yet, in the register
  bool sub = false;                      ///< about the sub-compartments of its path
  std::vector<std::string> excludes, needs, implies;
};

/// What one phrase of a mark means.
struct MarkTerm {
  enum class Kind {
    level,
    nato,
    joint,
    control,
    path,
    sar,
    fgi,
    rel_to,
    display_only,
    eyes,
    cui,
    handling
  };
  enum class Form { title, banner, portion, legacy };

  Kind kind = Kind::control;
  Form form = Form::banner;
  std::optional<Level> level;      ///< of a level; or what a legacy word proves
  std::vector<std::size_t> rules;  ///< places in Compiled::rules
  std::string path;                ///< of an SCI or atomic-energy entry: how it is written today
  bool whole = false;              ///< a mark by itself only
  bool entire_text = false;        ///< says that it holds for the whole document
  std::vector<std::size_t> unclassified_rules;  ///< handling that is a control on unclassified text
};

/// One spelling: its words and the gap before each.
struct Phrase {
  std::vector<std::string> words;
  std::string gaps;  ///< `gaps[i]` stands between words i and i + 1: ` `, `-` or `/`
  std::size_t term = 0;
};

struct Group {
  std::string code;
  bool expandable = false;  ///< its members count one by one in a REL TO
  std::vector<std::pair<std::string, std::optional<Date>>> members;  ///< and since when
};

struct LevelForms {
  std::string banner, portion;
};

struct Vocabulary::Compiled {
  std::vector<Control> controls;  ///< sorted by id
  std::vector<Rule> rules;        ///< in the order of the register
  std::map<std::string, std::size_t, std::less<>> rule_by_id;
  std::vector<MarkTerm> terms;
  std::vector<Phrase> phrases;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_first_word;  ///< longest first
  std::map<Level, LevelForms> levels, nato_levels;
  std::string home, nato_word, joint_word, fgi_word, foreign_owner, nato_owner;
  std::map<Level, Date> us_until;
  std::vector<std::pair<std::string, std::string>> activities;  ///< word and portion letters
  std::unordered_map<std::string, std::string> places;  ///< code or old name, to the code of today
  std::map<std::string, Group, std::less<>> groups;

  const Rule* rule(std::string_view id) const;
  bool is_place(std::string_view word) const;
  /// The code of today for a code or an old name; empty where it is none.
  std::string_view place(std::string_view word) const;
};

}  // namespace declass
