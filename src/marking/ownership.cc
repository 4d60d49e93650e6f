#include <algorithm>

#include "marking/algebra.h"
#include "marking/control_ids.h"
#include "marking/rules.h"

namespace declass {
namespace {

/// Whose a mark with sources of foreign government information is.
std::string source_of(const std::vector<std::string>& sources,
                      const Vocabulary::Compiled& compiled) {
  std::vector<std::string> others;
  std::copy_if(sources.begin(), sources.end(), std::back_inserter(others),
               [&](const std::string& source) { return source != compiled.home; });
  if (others.size() != 1) return compiled.foreign_owner;
  return others.front() == compiled.nato_word ? compiled.nato_owner : others.front();
}

}  // namespace

std::optional<std::string> refer_to_owner(const Marking& marking, const Vocabulary& vocabulary) {
  const Vocabulary::Compiled& compiled = vocabulary.compiled();
  if (marking.owner == "nato") return compiled.nato_owner;
  if (marking.owner == "joint" || marking.owner == "foreign") {
    return source_of(marking.owners, compiled);
  }
  if (marking.owner != "us") return marking.owner;
  // Atomic energy first: no other owner can clear it.
  const std::vector<const MarkRule*> rules = rules_of(marking, compiled);
  const MarkRule* first = nullptr;
  for (const MarkRule* rule : rules) {
    if (!rule->control.refer_to) continue;
    if (first == nullptr || (rule->slot == MarkSlot::aea && first->slot != MarkSlot::aea))
      first = rule;
  }
  if (first != nullptr) return first->control.refer_to;
  if (marking.fgi) return source_of(*marking.fgi, compiled);
  return std::nullopt;
}

std::vector<std::string> live_controls(const Marking& marking, const Vocabulary& vocabulary) {
  std::vector<std::string> out;
  const bool unclassified = marking.level == Level::unclassified;
  for (const MarkRule* rule : rules_of(marking, vocabulary.compiled())) {
    if (rule->control.live || (rule->live_when_unclassified && unclassified)) {
      out.push_back(rule->control.id);
    }
  }
  if (marking.has(control_id::unknown)) out.emplace_back(control_id::unknown);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace declass
