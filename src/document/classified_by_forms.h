#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/reference_forms.h"
#include "pattern/pattern.h"

namespace declass {

/// rules/document/classified_by.yaml, which says what each pattern is for.
struct ClassifiedByForms {
  struct Mend {
    Pattern pattern;
    std::string by;
  };

  std::optional<Pattern> label, again, goes_on, no_officer, reason_start, lead_over, section,
      between, letters;
  std::vector<Mend> mended;
  std::vector<std::string> reason;
  std::vector<std::string> long_titles;  ///< of `titles`: those that may be misspelt
  /// In small letters.
  WordSet titles, topics, joins, particles, suffixes, also_surnames, before_places, tails,
      not_letters;
};

}  // namespace declass
