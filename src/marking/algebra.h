#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "marking/canonical.h"
#include "marking/marking.h"
#include "marking/parse.h"
#include "marking/vocabulary.h"
#include "text/date.h"

namespace declass {

/// The sensitivity that holds both. Associative, commutative, idempotent, monotone in level. An
/// absent level absorbs: what cannot be read stays unreadable. A release abroad (REL TO, DISPLAY
/// ONLY, RELIDO) stands only where both allow it, but for unclassified text without a control,
/// which limits nothing; where nothing stands of what either allowed, the whole is NOFORN. Owners
/// that differ become sources of foreign government information.
Marking join(const Marking& a, const Marking& b);

/// The banner that a list of portions requires (CAPCO-2016 §D.2 and table 3), with what is wrong
/// in it. `date` is the document's, for the rules that turn on it.
struct RollUp {
  Marking marking;
  std::string banner;
  std::vector<MarkRemark> errors, warnings;
};
RollUp roll_up(const std::vector<Marking>& portions, std::optional<Date> date,
               const Vocabulary& vocabulary);

/// Whether text so marked may go to a country or group, and in one line why or why not. `date` is
/// the document's: a country that joined a group later may not have what was released to the group.
struct Releasable {
  bool releasable = false;
  std::string why;
};
Releasable releasable_to(const Marking& marking, std::string_view country_or_group,
                         const Vocabulary& vocabulary, std::optional<Date> date = std::nullopt);

/// Whom text so marked must be referred to before anything else: it is never automatically
/// declassified. `NATO`, a trigraph, `foreign government`, `DOE`, `NSA` …; nothing: no one.
std::optional<std::string> refer_to_owner(const Marking& marking, const Vocabulary& vocabulary);

/// The ids of the controls that outlive declassification, sorted. `unknown` always does; NOFORN
/// does on unclassified text.
std::vector<std::string> live_controls(const Marking& marking, const Vocabulary& vocabulary);

}  // namespace declass
