#include "marking/validate.h"

#include <fmt/format.h>

#include <algorithm>

#include "marking/control_ids.h"
#include "marking/rules.h"

namespace declass {
namespace {

/// The checks of one mark; each is a rule of the register.
class Check {
 public:
  Check(MarkReading& reading, MarkKind kind, const Vocabulary::Compiled& compiled)
      : reading_(reading),
        marking_(reading.marking),
        kind_(kind),
        compiled_(compiled),
        rules_(rules_of(reading.marking, compiled)) {}

  void run() {
    for (const MarkRule* rule : rules_) {
      check_levels(*rule);
      check_exclusions(*rule);
      check_companions(*rule);
    }
    check_lists();
    if (marking_.owner == "joint") check_joint();
    if (!reading_.errors.empty()) reading_.valid = false;
  }

 private:
  void error(std::string code, std::string message) {
    reading_.errors.push_back({std::move(code), std::move(message)});
  }
  void warning(std::string code, std::string message) {
    reading_.warnings.push_back({std::move(code), std::move(message)});
  }

  const MarkRule* present(std::string_view id) const {
    const auto at = std::find_if(rules_.begin(), rules_.end(),
                                 [id](const MarkRule* rule) { return rule->control.id == id; });
    return at == rules_.end() ? nullptr : *at;
  }

  std::string_view word(Level level) const {
    const auto at = compiled_.levels.find(level);
    return at == compiled_.levels.end() ? name_of(level) : std::string_view(at->second.banner);
  }

  void check_levels(const MarkRule& rule) {
    const auto level = marking_.level;
    if (!level) return;
    if (rule.floor && *level < *rule.floor) {
      error("DM0401", fmt::format("`{}` needs {} or higher", rule.banner, word(*rule.floor)));
    }
    if (rule.ceiling && *level > *rule.ceiling) {
      error("DM0402", fmt::format("`{}` stands on {} text only", rule.banner, word(*rule.ceiling)));
    }
    if (rule.advised_ceiling && *level > *rule.advised_ceiling) {
      warning("DM0402",
              fmt::format("`{}` is for {} text", rule.banner, word(*rule.advised_ceiling)));
    }
    const bool bare =
        std::find(marking_.sci.begin(), marking_.sci.end(), rule.banner) != marking_.sci.end();
    if (rule.bare_legacy && bare) {
      warning("DM0405", fmt::format("`{}` needs a compartment today", rule.banner));
    }
  }

  void check_exclusions(const MarkRule& rule) {
    for (const std::string& id : rule.excludes) {
      if (const MarkRule* other = present(id)) {
        error("DM0403",
              fmt::format("`{}` and `{}` exclude each other", rule.banner, other->banner));
      }
    }
  }

  void check_companions(const MarkRule& rule) {
    for (const std::string& id : rule.needs) {
      const MarkRule* companion = compiled_.rule(id);
      if (companion != nullptr && present(id) == nullptr) {
        warning("DM0404",
                fmt::format("`{}` must be accompanied by `{}`", rule.banner, companion->banner));
      }
    }
  }

  void check_lists() {
    if (marking_.has(control_id::rel_to)) {
      const auto& list = marking_.rel_to;
      if (list.empty() && kind_ == MarkKind::banner) {
        error("DM0406", "a release in a banner must list its countries");
      } else if (!list.empty() && list.front() != compiled_.home) {
        error("DM0406", fmt::format("a release must begin with {}", compiled_.home));
      } else if (list.size() == 1) {
        error("DM0406", fmt::format("a release to {} alone is none", compiled_.home));
      }
    }
    if (marking_.has(control_id::display_only) && marking_.display_only.empty()) {
      error("DM0406", "a display must list its countries");
    }
    const bool joined_wrongly = marking_.has(control_id::cui) &&
                                std::any_of(rules_.begin(), rules_.end(), [](const MarkRule* rule) {
                                  return rule->slot == MarkSlot::non_ic;
                                });
    if (joined_wrongly) warning("DM0403", "CUI and older controls of the same kind in one mark");
  }

  void check_joint() {
    if (marking_.level == Level::restricted) {
      error("DM0401", "a joint mark of the United States has no such level");
    }
    for (const std::string& id : compiled_.joint_excludes) {
      if (const MarkRule* other = present(id)) {
        error("DM0403",
              fmt::format("`{}` and `{}` exclude each other", compiled_.joint_word, other->banner));
      }
    }
    const auto& owners = marking_.owners;
    const bool short_form = marking_.has(control_id::rel_to) && marking_.rel_to.empty();
    if (short_form && owners.empty()) return;
    if (owners.size() < 2 ||
        std::find(owners.begin(), owners.end(), compiled_.home) == owners.end()) {
      error("DM0407", fmt::format("a joint mark names {} and another owner", compiled_.home));
    }
    const bool covered = std::all_of(owners.begin(), owners.end(), [&](const std::string& owner) {
      return std::find(marking_.rel_to.begin(), marking_.rel_to.end(), owner) !=
             marking_.rel_to.end();
    });
    if (!covered && !short_form) {
      warning("DM0404", "a joint mark must be released to every owner");
    }
  }

  MarkReading& reading_;
  const Marking& marking_;
  MarkKind kind_;
  const Vocabulary::Compiled& compiled_;
  std::vector<const MarkRule*> rules_;
};

}  // namespace

void validate(MarkReading& reading, MarkKind kind, const Vocabulary& vocabulary) {
  Check(reading, kind, vocabulary.compiled()).run();
}

}  // namespace declass
