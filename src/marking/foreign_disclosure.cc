#include "marking/foreign_disclosure.h"

#include <algorithm>

#include "marking/control_ids.h"
#include "marking/paths.h"

namespace declass {
namespace {

using Words = std::vector<std::string>;

bool has_release(const Marking& portion) {
  return portion.has(control_id::rel_to) || portion.has(control_id::display_only) ||
         portion.has(control_id::relido);
}

bool has_control(const Marking& portion) {
  return !portion.controls.empty() || !portion.sci.empty() || !portion.sar.empty() ||
         !portion.aea.empty() || portion.fgi || portion.owner != "us";
}

/// A release that names no list means the banner's own.
bool is_short_form(const Marking& portion) {
  return portion.has(control_id::rel_to) && portion.rel_to.empty();
}

bool classified(const Marking& portion) { return portion.level > Level::unclassified; }

/// What counts as a caveat of a portion that carries no foreign-disclosure mark: SCI does not.
bool is_caveated(const Marking& portion) {
  return !portion.controls.empty() || !portion.sar.empty() || !portion.aea.empty();
}

bool is_foreign(const Marking& portion) { return portion.owner != "us" || portion.fgi; }

Words common(const Words& a, const Words& b) {
  Words out;
  std::copy_if(a.begin(), a.end(), std::back_inserter(out), [&b](const std::string& code) {
    return std::find(b.begin(), b.end(), code) != b.end();
  });
  return out;
}

Words united(Words a, const Words& b) {
  a.insert(a.end(), b.begin(), b.end());
  sort_country_codes(a, {});
  return a;
}

/// The portions that bear on the decision, and what they have in common.
class Disclosure {
 public:
  Disclosure(const std::vector<Marking>& portions, std::optional<Date> date,
             const Vocabulary::Compiled& compiled)
      : date_(date), compiled_(compiled) {
    for (const Marking& portion : portions) {
      if (classified(portion) || has_control(portion)) bearing_.push_back(&portion);
      has_classified_ = has_classified_ || classified(portion);
    }
  }

  ForeignDisclosure decide() const {
    if (!any([](const Marking& p) { return has_release(p); })) return {};
    const bool none_classified =
        !any([](const Marking& p) { return classified(p) && has_release(p); });
    if (has_classified_ && none_classified) return {};
    if (all([](const Marking& p) { return p.has(control_id::rel_to); })) return decide_release();
    if (any([](const Marking& p) { return p.has(control_id::display_only); })) {
      return decide_display();
    }
    return decide_official();
  }

 private:
  template <class Test>
  bool any(Test test) const {
    return std::any_of(bearing_.begin(), bearing_.end(),
                       [&](const Marking* portion) { return test(*portion); });
  }
  template <class Test>
  bool all(Test test) const {
    return std::all_of(bearing_.begin(), bearing_.end(),
                       [&](const Marking* portion) { return test(*portion); });
  }

  static ForeignDisclosure closed(std::string why) {
    ForeignDisclosure out;
    out.noforn = true;
    out.why = std::move(why);
    return out;
  }

  Words expanded(const Words& codes) const {
    return expanded_codes(codes, CountryGroup::Expands::always, date_, compiled_);
  }

  /// The codes that every list of `list_of` holds; a group that stands in all of them as it is
  /// written stays whole.
  template <class ListOf>
  Words common_codes(ListOf list_of) const {
    std::optional<Words> written, apart;
    for (const Marking* portion : bearing_) {
      if (is_short_form(*portion)) continue;
      const Words list = list_of(*portion);
      written = written ? common(*written, list) : list;
      const Words codes = expanded(list);
      apart = apart ? common(*apart, codes) : codes;
    }
    if (!written) return {};
    // Where the whole of what is common can be said with the groups as written, it is.
    Words as_written = expanded(*written);
    sort_country_codes(as_written, compiled_.home);
    Words out = *apart;
    sort_country_codes(out, compiled_.home);
    return as_written == out ? *written : out;
  }

  bool is_abroad(const Words& codes) const {
    return std::any_of(codes.begin(), codes.end(),
                       [&](const std::string& code) { return code != compiled_.home; });
  }

  ForeignDisclosure decide_release() const {
    ForeignDisclosure out;
    const bool official = all([](const Marking& p) { return p.has(control_id::relido); });
    Words release = common_codes([](const Marking& p) { return p.rel_to; });
    if (is_abroad(release)) {
      out.rel_to = std::move(release);
      out.relido = official;
    } else if (official) {
      out.relido = true;
    }
    const bool shown = any([](const Marking& p) { return p.has(control_id::display_only); });
    if (shown) {
      Words display = shown_in_common();
      std::erase_if(display, [&](const std::string& code) {
        return std::find(out.rel_to.begin(), out.rel_to.end(), code) != out.rel_to.end();
      });
      out.display_only = std::move(display);
    }
    if (out.rel_to.empty() && out.display_only.empty() && !out.relido) {
      return closed("the portions are released to no country in common");
    }
    return out;
  }

  Words shown_in_common() const {
    Words display = common_codes([](const Marking& p) { return united(p.rel_to, p.display_only); });
    std::erase(display, compiled_.home);
    sort_country_codes(display, {});
    return display;
  }

  ForeignDisclosure decide_display() const {
    const bool shown = all([](const Marking& p) {
      return p.has(control_id::display_only) || p.has(control_id::rel_to);
    });
    if (!shown) return closed("a portion may not be shown abroad");
    ForeignDisclosure out;
    out.display_only = shown_in_common();
    if (out.display_only.empty()) {
      return closed("the portions may be shown to no country in common");
    }
    return out;
  }

  /// Some portion is left to a disclosure official, or some is not released at all.
  ForeignDisclosure decide_official() const {
    for (const Marking* portion : bearing_) {
      if (portion->has(control_id::relido)) continue;
      if (portion->has(control_id::rel_to)) {
        return closed("a portion that is released stands beside one that is not");
      }
      const bool released = any(
          [](const Marking& p) { return p.has(control_id::rel_to) && !p.has(control_id::relido); });
      if (!classified(*portion)) {
        if (released) return closed("a controlled portion is not released abroad");
        continue;
      }
      // A portion that says nothing, when a decision is forced.
      const bool plain = !is_caveated(*portion) && !is_foreign(*portion);
      if (released || !plain || !date_ || *date_ < compiled_.unmarked_relido_since) {
        return closed("a portion carries no foreign-disclosure mark");
      }
    }
    ForeignDisclosure out;
    out.relido = true;
    return out;
  }

  std::vector<const Marking*> bearing_;
  bool has_classified_ = false;
  std::optional<Date> date_;
  const Vocabulary::Compiled& compiled_;
};

}  // namespace

Words expanded_codes(const Words& codes, CountryGroup::Expands how, std::optional<Date> date,
                     const Vocabulary::Compiled& compiled) {
  Words out;
  for (const std::string& code : codes) {
    const auto group = compiled.groups.find(code);
    if (group == compiled.groups.end() || group->second.expands < how) {
      out.push_back(code);
      continue;
    }
    const std::optional<Date> day = date ? date : group->second.assumed;
    for (const auto& [member, since] : group->second.members) {
      if (!since || (day && *since <= *day)) out.push_back(member);
    }
  }
  sort_country_codes(out, compiled.home);
  return out;
}

ForeignDisclosure roll_up_disclosure(const std::vector<Marking>& portions, Abroad abroad,
                                     std::optional<Date> date,
                                     const Vocabulary::Compiled& compiled) {
  ForeignDisclosure out;
  out.noforn = std::any_of(portions.begin(), portions.end(),
                           [](const Marking& portion) { return portion.has(control_id::noforn); });
  if (out.noforn) return out;
  out = Disclosure(portions, date, compiled).decide();
  const bool weaker = out.relido || !out.rel_to.empty() || !out.display_only.empty();
  if (abroad == Abroad::closed && weaker) {
    out = {};
    out.noforn = true;
    out.why = "a control in the banner bars every release abroad";
  }
  return out;
}

}  // namespace declass
