#include <fmt/format.h>

#include <algorithm>

#include "marking/algebra.h"
#include "marking/control_ids.h"
#include "marking/foreign_disclosure.h"
#include "marking/paths.h"
#include "marking/rules.h"

namespace declass {
namespace {

/// The banner of one list of portions, step by step in the order of the manual.
class RollUpSteps {
 public:
  RollUpSteps(const std::vector<Marking>& portions, std::optional<Date> date,
              const Vocabulary& vocabulary)
      : portions_(portions), date_(date), compiled_(vocabulary.compiled()) {}

  RollUp run() {
    // Beginning with text of the United States, so that all other text is foreign to the document.
    marking_.level = Level::unclassified;
    for (std::size_t i = 0; i < portions_.size(); ++i) {
      marking_ = join(marking_, portions_[i]);
      check(portions_[i], i + 1);
    }
    if (portions_.empty()) marking_.level.reset();
    if (marking_.level) {
      set_sources();
      set_level();
      set_atomic_energy();
      drop_what_yields();
      strengthen_what_is_excluded();
      drop_what_the_level_bars();
      set_disclosure();
      set_joined_words();
    }
    out_.marking = std::move(marking_);
    return std::move(out_);
  }

 private:
  void check(const Marking& portion, std::size_t number) {
    if (!portion.level) {
      out_.errors.push_back({"DM0501", fmt::format("portion {} cannot be read", number)});
    } else if (portion.has(control_id::unknown)) {
      out_.warnings.push_back(
          {"DM0502", fmt::format("portion {} holds what is not known", number)});
    }
    if (portion.has(control_id::rel_to) && portion.rel_to.empty()) {
      out_.warnings.push_back(
          {"DM0503", fmt::format("portion {} takes its list from the banner", number)});
    }
  }

  /// The United States, an owner of every joint text, is no foreign source.
  void set_sources() {
    if (marking_.fgi) std::erase(*marking_.fgi, compiled_.home);
  }

  /// No banner of the United States has the level between unclassified and confidential.
  void set_level() {
    if (marking_.level == Level::restricted) marking_.level = Level::confidential;
  }

  /// The strongest kind of atomic energy information alone, with the parts of all.
  void set_atomic_energy() {
    std::vector<std::string> kept;
    std::string parts;
    for (const std::string& path : marking_.aea) {
      const std::size_t hyphen = std::min(path.find('-'), path.size());
      const MarkRule* rule = rule_of_system(path.substr(0, hyphen));
      if (rule != nullptr && yields(*rule)) {
        parts += path.substr(hyphen);
      } else {
        kept.push_back(path);
      }
    }
    if (kept.empty()) return;
    if (!parts.empty()) kept = join_control_paths(kept, {strongest(kept) + parts});
    marking_.aea = std::move(kept);
  }

  const MarkRule* rule_of_system(std::string_view system) const {
    const auto at = std::find_if(
        compiled_.rules.begin(), compiled_.rules.end(), [system](const MarkRule& rule) {
          return rule.slot == MarkSlot::aea && rule.system == system && rule.part.empty();
        });
    return at == compiled_.rules.end() ? nullptr : &*at;
  }

  /// The system that comes first in the register.
  std::string strongest(const std::vector<std::string>& paths) const {
    const MarkRule* first = nullptr;
    for (const std::string& path : paths) {
      const MarkRule* rule = rule_of_system(path.substr(0, path.find('-')));
      if (rule != nullptr && (first == nullptr || rule->order < first->order)) first = rule;
    }
    return first == nullptr ? std::string() : first->system;
  }

  bool stands(const std::string& id) const {
    const MarkRule* rule = compiled_.rule(id);
    if (rule == nullptr) return false;
    if (rule->system.empty()) return marking_.has(id);
    const auto& paths = rule->slot == MarkSlot::sci ? marking_.sci : marking_.aea;
    return std::any_of(paths.begin(), paths.end(),
                       [rule](const std::string& path) { return path_has(path, *rule); });
  }

  bool yields(const MarkRule& rule) const {
    return std::any_of(rule.yields_to.begin(), rule.yields_to.end(),
                       [this](const std::string& id) { return stands(id); });
  }

  void drop_what_yields() {
    std::vector<std::string> kept;
    for (const std::string& id : marking_.controls) {
      const MarkRule* rule = compiled_.rule(id);
      if (rule == nullptr || !yields(*rule)) kept.push_back(id);
    }
    marking_.controls = std::move(kept);
  }

  /// A control that an SCI entry excludes gives way to the stronger one that it stands below.
  void strengthen_what_is_excluded() {
    const std::vector<std::string> controls = marking_.controls;
    for (const std::string& id : controls) {
      const MarkRule* rule = compiled_.rule(id);
      if (rule == nullptr || rule->yields_to.empty()) continue;
      const bool excluded = std::any_of(
          rule->excludes.begin(), rule->excludes.end(), [this](const std::string& other) {
            const MarkRule* sci = compiled_.rule(other);
            return sci != nullptr && !sci->system.empty() && stands(other);
          });
      if (!excluded) continue;
      std::erase(marking_.controls, id);
      add_control(marking_, rule->yields_to.front());
    }
  }

  bool barred(const MarkRule& rule) const {
    const auto ceiling = rule.ceiling ? rule.ceiling : rule.advised_ceiling;
    return ceiling && *marking_.level > *ceiling;
  }

  /// Controls of unclassified text do not stand in a classified banner; some leave another behind.
  void drop_what_the_level_bars() {
    for (const MarkRule& rule : compiled_.rules) {
      if (!barred(rule)) continue;
      if (rule.slot == MarkSlot::aea) {
        const auto gone = std::erase_if(
            marking_.aea, [&rule](const std::string& path) { return path_has(path, rule); });
        if (gone > 0 && !rule.when_dropped.empty()) abroad_ = Abroad::closed;
      } else {
        std::erase(marking_.controls, rule.control.id);
        std::erase(marking_.joined, rule.control.id);
      }
    }
    if (*marking_.level > Level::unclassified) {
      marking_.cui.clear();
      std::erase(marking_.controls, control_id::cui);
      std::erase_if(marking_.controls, [this](const std::string& id) {
        const MarkRule* rule = compiled_.rule(id);
        return rule != nullptr && rule->control.category == "cui-dissem";
      });
    }
  }

  void set_disclosure() {
    bool needs_noforn = false;
    for (const std::string& id : marking_.controls) {
      const MarkRule* rule = compiled_.rule(id);
      if (rule == nullptr || rule->control.foreign_disclosure) continue;
      const auto names = [](const std::vector<std::string>& list, std::string_view wanted) {
        return std::find(list.begin(), list.end(), wanted) != list.end();
      };
      needs_noforn = needs_noforn || (names(rule->excludes, control_id::rel_to) &&
                                      names(rule->needs, control_id::noforn));
    }
    if (needs_noforn) abroad_ = Abroad::closed;
    ForeignDisclosure disclosure = roll_up_disclosure(portions_, abroad_, date_, compiled_);
    disclosure.noforn = disclosure.noforn || needs_noforn;
    for (const std::string_view control :
         {control_id::noforn, control_id::rel_to, control_id::relido, control_id::eyes,
          control_id::display_only}) {
      std::erase(marking_.controls, control);
    }
    if (disclosure.noforn) add_control(marking_, control_id::noforn);
    if (disclosure.relido) add_control(marking_, control_id::relido);
    if (!disclosure.rel_to.empty()) add_control(marking_, control_id::rel_to);
    if (!disclosure.display_only.empty()) add_control(marking_, control_id::display_only);
    marking_.rel_to = std::move(disclosure.rel_to);
    marking_.display_only = std::move(disclosure.display_only);
    if (!disclosure.why.empty()) {
      out_.warnings.push_back({"DM0504", "closed to foreign governments: " + disclosure.why});
    }
  }

  /// `SBU NOFORN` is taken apart where the document is classified or another mark speaks about
  /// foreign disclosure.
  void set_joined_words() {
    const bool others =
        std::any_of(portions_.begin(), portions_.end(), [this](const Marking& portion) {
          if (!portion.joined.empty()) return false;
          return std::any_of(portion.controls.begin(), portion.controls.end(),
                             [this](const std::string& id) {
                               const MarkRule* rule = compiled_.rule(id);
                               return rule != nullptr && rule->control.foreign_disclosure;
                             });
        });
    if (others || *marking_.level > Level::unclassified) marking_.joined.clear();
  }

  const std::vector<Marking>& portions_;
  std::optional<Date> date_;
  const Vocabulary::Compiled& compiled_;
  Marking marking_;
  Abroad abroad_ = Abroad::open;
  RollUp out_;
};

}  // namespace

RollUp roll_up(const std::vector<Marking>& portions, std::optional<Date> date,
               const Vocabulary& vocabulary) {
  RollUp out = RollUpSteps(portions, date, vocabulary).run();
  if (portions.empty()) out.errors.push_back({"DM0505", "no portions: no banner"});
  out.banner = canonical_banner(out.marking, vocabulary);
  return out;
}

}  // namespace declass
