#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "marking/level.h"

namespace declass {

/// What one phrase of a mark means.
struct MarkTerm {
  enum class Kind {
    level,
    nato,
    joint,
    control,
    path,  ///< begins an SCI or atomic-energy entry
    sar,
    accm,
    fgi,
    rel_to,
    display_only,
    eyes,
    cui,
    handling,
    declassify_on
  };
  enum class Form { title, banner, portion, legacy };

  Kind kind = Kind::control;
  Form form = Form::banner;
  std::optional<Level> level;      ///< of a level; or what a legacy word proves
  std::vector<std::size_t> rules;  ///< places in Compiled::rules
  std::string path;                ///< how an SCI or atomic-energy entry is written today
  bool whole = false;              ///< a mark by itself only
  bool caption = false;            ///< stands on a line of its own
  bool entire_text = false;        ///< says that it holds for the whole document
  std::vector<std::size_t> unclassified_rules;  ///< handling that is a control on such text
};

/// One spelling of a term: its words and what stands between them.
struct MarkPhrase {
  std::vector<std::string> words;
  std::string gaps;     ///< `gaps[i]` stands after word i: blank, hyphen, comma or slash
  std::string letters;  ///< the words without what stands between
  std::size_t term = 0;
};

/// A level, NATO or JOINT: what a mark begins with.
bool is_head(const MarkTerm& term);

}  // namespace declass
