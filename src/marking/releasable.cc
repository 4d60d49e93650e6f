#include <fmt/format.h>

#include <algorithm>

#include "marking/algebra.h"
#include "marking/control_ids.h"
#include "marking/foreign_disclosure.h"
#include "marking/rules.h"
#include "text/escape.h"

namespace declass {
namespace {

using Words = std::vector<std::string>;

bool holds(const Words& list, std::string_view code) {
  return std::find(list.begin(), list.end(), code) != list.end();
}

/// The question about one marking and one country or group.
class Question {
 public:
  Question(const Marking& marking, std::string_view to, const Vocabulary::Compiled& compiled,
           std::optional<Date> date)
      : marking_(marking), to_(to), compiled_(compiled), date_(date) {}

  Releasable answer() const {
    if (!marking_.level) return no("the mark cannot be read");
    if (marking_.has(control_id::unknown)) return no("it holds a control that is not known");
    if (compiled_.place(to_) != to_ || to_.empty()) {
      return no(fmt::format("`{}` is no country or group that is known", escaped(to_)));
    }
    if (to_ == compiled_.home) return yes("its own country");
    if (const MarkRule* bar = control_that_bars()) return no(bar->banner + " bars it");
    if (marking_.has(control_id::rel_to)) return by_list();
    if (marking_.has(control_id::display_only) && covered(marking_.display_only)) {
      return no("it may be shown there, not given");
    }
    if (marking_.has(control_id::display_only)) return no("the display list does not name it");
    if (is_owner()) return yes("its own information");
    if (marking_.has(control_id::relido)) return no("a disclosure official must decide");
    if (marking_.owner != "us") return no("its owner must agree");
    if (*marking_.level > Level::unclassified) return no("no release is authorised");
    if (!rules_of(marking_, compiled_).empty() || marking_.fgi) {
      return no("it is controlled, and no release is authorised");
    }
    return yes("unclassified and without a control");
  }

 private:
  static Releasable yes(std::string why) { return {true, std::move(why)}; }
  static Releasable no(std::string why) { return {false, std::move(why)}; }

  /// NOFORN, and whatever stands against any list of countries.
  const MarkRule* control_that_bars() const {
    if (marking_.has(control_id::noforn)) return compiled_.rule(control_id::noforn);
    if (marking_.has(control_id::rel_to)) return nullptr;
    for (const MarkRule* rule : rules_of(marking_, compiled_)) {
      if (holds(rule->excludes, control_id::rel_to)) return rule;
    }
    return nullptr;
  }

  /// Every country that the question is about stands in the list, by itself or in a group.
  bool covered(const Words& list) const {
    if (holds(list, to_)) return true;
    const Words listed = expanded_codes(list, CountryGroup::Expands::release, date_, compiled_);
    const Words asked =
        expanded_codes({std::string(to_)}, CountryGroup::Expands::release, date_, compiled_);
    return std::all_of(asked.begin(), asked.end(), [&](const std::string& code) {
      return code == compiled_.home || holds(listed, code);
    });
  }

  Releasable by_list() const {
    if (marking_.rel_to.empty()) return no("its list stands in the banner, not in this mark");
    if (covered(marking_.rel_to)) {
      return holds(marking_.rel_to, to_) ? yes("the release names it")
                                         : yes("the release names a group that holds it");
    }
    return no("the release does not name it");
  }

  bool is_owner() const {
    if (marking_.owner == "joint") return covered(marking_.owners);
    if (marking_.owner == "nato") return covered({compiled_.nato_word});
    return marking_.owner == to_ || (marking_.owners.size() == 1 && marking_.owners.front() == to_);
  }

  const Marking& marking_;
  std::string_view to_;
  const Vocabulary::Compiled& compiled_;
  std::optional<Date> date_;
};

}  // namespace

Releasable releasable_to(const Marking& marking, std::string_view country_or_group,
                         const Vocabulary& vocabulary, std::optional<Date> date) {
  return Question(marking, country_or_group, vocabulary.compiled(), date).answer();
}

}  // namespace declass
