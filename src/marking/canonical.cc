#include "marking/canonical.h"

#include <algorithm>

#include "marking/compiled.h"
#include "marking/control_ids.h"
#include "marking/paths.h"
#include "text/words.h"

namespace declass {
namespace {

enum class Form { banner, portion };

/// Writes the blocks of one mark in the order of the register.
class MarkWriter {
 public:
  MarkWriter(const Marking& marking, Form form, const Vocabulary::Compiled& compiled)
      : marking_(marking), form_(form), compiled_(compiled) {}

  /// Empty where the register has no form: an unreadable level, a release without its list.
  std::string write() {
    if (!marking_.level || !write_head()) return {};
    write_unknown(MarkSlot::level);
    if (marking_.owner == "nato") write_controls(MarkSlot::nato);
    write_block(marking_.sci, "/", MarkSlot::sci);
    write_programmes();
    write_controls(MarkSlot::sar_caveat);
    write_atomic();
    if (marking_.owner != "nato") write_controls(MarkSlot::nato);
    write_sources();
    if (!leads_with_cui()) write_cui();
    if (!write_dissemination()) return {};
    write_controls(MarkSlot::non_ic);
    write_controls(MarkSlot::notice);
    return std::move(out_);
  }

 private:
  const std::string& form_of(const MarkRule& rule) const {
    return form_ == Form::banner ? rule.banner : rule.portion;
  }
  const std::string& form_of(const LevelForms& forms) const {
    return form_ == Form::banner ? forms.banner : forms.portion;
  }
  bool leads_with_cui() const {
    return marking_.level == Level::unclassified && marking_.owner == "us" &&
           marking_.has(control_id::cui);
  }

  bool write_head();
  bool write_nato_head();
  void write_block(const std::vector<std::string>& entries, std::string_view separator,
                   MarkSlot slot);
  void write_unknown(MarkSlot slot);
  void write_programmes();
  void write_atomic();
  void write_sources();
  bool write_dissemination();
  void write_controls(MarkSlot slot);
  void write_cui();
  std::vector<std::string> entries_of(MarkSlot slot) const;
  bool is_part_of_another(const MarkRule& rule) const;

  const Marking& marking_;
  Form form_;
  const Vocabulary::Compiled& compiled_;
  std::string out_;
};

bool MarkWriter::write_nato_head() {
  const auto forms = compiled_.nato_levels.find(*marking_.level);
  if (forms == compiled_.nato_levels.end()) return false;
  out_ = "//" + form_of(forms->second);
  if (marking_.owners.empty()) return true;
  const std::string& activity = marking_.owners.front();
  if (form_ == Form::banner) {
    out_.insert(2 + compiled_.nato_word.size(), " " + activity);
    return out_.starts_with("//" + compiled_.nato_word + " ");
  }
  for (const auto& [word, letter] : compiled_.activities) {
    if (word == activity) out_.insert(3, letter);
  }
  return out_.size() > 2 + forms->second.portion.size();
}

bool MarkWriter::write_head() {
  if (marking_.owner == "nato") return write_nato_head();
  const auto forms = compiled_.levels.find(*marking_.level);
  if (forms == compiled_.levels.end()) return false;
  const std::string& level = form_of(forms->second);
  if (marking_.owner == "us") {
    if (leads_with_cui()) {
      write_cui();
    } else {
      out_ = level;
    }
  } else if (marking_.owner == "joint") {
    out_ = "//" + compiled_.joint_word + " " + level;
    for (const std::string& owner : marking_.owners) out_ += " " + owner;
  } else if (marking_.owner != "foreign") {
    out_ = "//" + marking_.owner + " " + level;
  } else if (marking_.owners.empty()) {
    out_ = "//" + compiled_.fgi_word + " " + level;
  } else {
    out_ = "//" + join(marking_.owners, " ") + " " + level;
  }
  return true;
}

void MarkWriter::write_unknown(MarkSlot slot) {
  for (const UnknownPart& part : marking_.unknown) {
    if (part.place == static_cast<int>(slot)) out_ += part.text;
  }
}

void MarkWriter::write_block(const std::vector<std::string>& entries, std::string_view separator,
                             MarkSlot slot) {
  if (!entries.empty()) {
    if (!out_.empty()) out_ += "//";
    out_ += join(entries, separator);
  }
  write_unknown(slot);
}

void MarkWriter::write_programmes() {
  std::vector<std::string> entries = marking_.sar;
  const MarkRule* rule = compiled_.rule(control_id::sar);
  if (rule != nullptr && !entries.empty()) entries.front().insert(0, form_of(*rule) + "-");
  write_block(entries, "/", MarkSlot::sar);
}

/// Atomic energy in the register's order, its parts as this form writes them.
void MarkWriter::write_atomic() {
  std::vector<std::string> entries;
  for (const MarkRule& rule : compiled_.rules) {
    if (rule.slot != MarkSlot::aea || !rule.part.empty()) continue;
    for (const std::string& path : marking_.aea) {
      if (path != rule.system && !path.starts_with(rule.system + "-")) continue;
      std::string entry = form_of(rule);
      for (std::size_t at = path.find('-'); at != std::string::npos;) {
        const std::size_t end = path.find('-', at + 1);
        const std::string part = path.substr(at + 1, end - at - 1);
        const std::size_t blank = std::min(part.find(' '), part.size());
        const std::string banner = rule.system + "-" + part.substr(0, blank);
        const auto known = std::find_if(
            compiled_.rules.begin(), compiled_.rules.end(),
            [&](const MarkRule& other) { return other.banner == banner && !other.sub; });
        const std::string written = known == compiled_.rules.end() ? banner : form_of(*known);
        entry += written.substr(rule.system.size()) + part.substr(blank);
        at = end;
      }
      entries.push_back(std::move(entry));
    }
  }
  write_block(entries, "/", MarkSlot::aea);
}

void MarkWriter::write_sources() {
  const bool unnamed = marking_.owner == "foreign" && marking_.owners.empty();
  if (!marking_.fgi || (unnamed && marking_.fgi->empty())) return;
  std::string entry = compiled_.fgi_word;
  for (const std::string& source : *marking_.fgi) entry += " " + source;
  write_block({entry}, "/", MarkSlot::fgi);
}

/// A control that another one, in this mark, is written with: SBU of SBU NOFORN.
bool MarkWriter::is_part_of_another(const MarkRule& rule) const {
  const auto says = [&](const std::string& id) {
    const MarkRule* other = compiled_.rule(id);
    if (other == nullptr) return false;
    const auto& parts = other->joins.empty() ? other->implies : other->joins;
    return std::find(parts.begin(), parts.end(), rule.control.id) != parts.end();
  };
  return std::any_of(marking_.joined.begin(), marking_.joined.end(), says) ||
         std::any_of(marking_.controls.begin(), marking_.controls.end(), says);
}

std::vector<std::string> MarkWriter::entries_of(MarkSlot slot) const {
  std::vector<const MarkRule*> rules;
  const auto take = [&](const std::string& id) {
    const MarkRule* rule = compiled_.rule(id);
    if (rule == nullptr || rule->slot != slot || is_part_of_another(*rule)) return;
    rules.push_back(rule);
  };
  std::for_each(marking_.controls.begin(), marking_.controls.end(), take);
  std::for_each(marking_.joined.begin(), marking_.joined.end(), take);
  std::sort(rules.begin(), rules.end(),
            [](const MarkRule* a, const MarkRule* b) { return a->order < b->order; });
  // The handbook of controlled unclassified information has the alphabet, not the register.
  if (leads_with_cui()) {
    std::sort(rules.begin(), rules.end(),
              [](const MarkRule* a, const MarkRule* b) { return a->banner < b->banner; });
  }
  std::vector<std::string> entries;
  for (const MarkRule* rule : rules) {
    const std::string& written = form_of(*rule);
    const std::string_view id = rule->control.id;
    if (id == control_id::rel_to) {
      const bool short_form = marking_.rel_to.empty();
      entries.push_back(short_form ? written.substr(0, written.find(' '))
                                   : written + " " + join(marking_.rel_to, ", "));
    } else if (id == control_id::display_only) {
      entries.push_back(written + " " + join(marking_.display_only, ", "));
    } else if (id == control_id::eyes && !marking_.rel_to.empty()) {
      entries.push_back(join(marking_.rel_to, "/") + " " + rule->banner);
    } else if (id == control_id::accm) {
      for (const std::string& name : marking_.accm) {
        entries.push_back(written);
        entries.back().append("-").append(name);
      }
      if (marking_.accm.empty()) entries.push_back(written);
    } else {
      entries.push_back(written);
    }
  }
  return entries;
}

bool MarkWriter::write_dissemination() {
  if (form_ == Form::banner && marking_.has(control_id::rel_to) && marking_.rel_to.empty()) {
    return false;
  }
  if (marking_.has(control_id::display_only) && marking_.display_only.empty()) return false;
  write_controls(MarkSlot::dissem);
  return true;
}

void MarkWriter::write_controls(MarkSlot slot) { write_block(entries_of(slot), "/", slot); }

void MarkWriter::write_cui() {
  if (!marking_.has(control_id::cui)) return;
  std::vector<std::string> categories = marking_.cui;
  const std::string_view prefix = compiled_.specified_prefix;
  std::stable_partition(categories.begin(), categories.end(),
                        [prefix](const std::string& word) { return word.starts_with(prefix); });
  for (std::string& entry : categories) entry.insert(0, &entry == &categories.front() ? "//" : "/");
  write_block({entries_of(MarkSlot::cui).front() + join(categories, "")}, "/", MarkSlot::cui);
}

}  // namespace

std::string canonical_banner(const Marking& marking, const Vocabulary& vocabulary) {
  return MarkWriter(marking, Form::banner, vocabulary.compiled()).write();
}

std::string canonical_portion(const Marking& marking, const Vocabulary& vocabulary) {
  const std::string inside = MarkWriter(marking, Form::portion, vocabulary.compiled()).write();
  return inside.empty() ? inside : "(" + inside + ")";
}

}  // namespace declass
