#include <algorithm>

#include "marking/algebra.h"
#include "marking/compiled.h"

namespace declass {
namespace {

/// The rules that speak about one path of an SCI or atomic-energy list: the longest first.
std::vector<const Rule*> rules_of_path(const std::string& path, Slot slot,
                                       const Vocabulary::Compiled& compiled) {
  std::vector<const Rule*> out;
  for (const Rule& rule : compiled.rules) {
    if (rule.slot != slot || rule.portion.empty()) continue;
    const std::string& head = rule.banner;
    if (path == head ||
        (path.starts_with(head) && (path[head.size()] == '-' || path[head.size()] == ' '))) {
      out.push_back(&rule);
    }
  }
  return out;
}

std::vector<const Rule*> rules_of(const Marking& marking, const Vocabulary::Compiled& compiled) {
  std::vector<const Rule*> out;
  const auto add = [&](const std::vector<std::string>& paths, Slot slot) {
    for (const std::string& path : paths) {
      const auto rules = rules_of_path(path, slot, compiled);
      out.insert(out.end(), rules.begin(), rules.end());
    }
  };
  add(marking.aea, Slot::aea);
  if (!marking.sar.empty()) out.push_back(compiled.rule("sar"));
  add(marking.sci, Slot::sci);
  for (const std::string& id : marking.controls) {
    if (const Rule* rule = compiled.rule(id)) out.push_back(rule);
  }
  return out;
}

}  // namespace

std::optional<std::string> refer_to_owner(const Marking& marking, const Vocabulary& vocabulary) {
  const Vocabulary::Compiled& compiled = vocabulary.compiled();
  for (const Rule* rule : rules_of(marking, compiled)) {
    if (rule->control.refer_to) return rule->control.refer_to;
  }
  if (marking.owner == "nato") return compiled.nato_owner;
  if (marking.owner != "us") {
    return marking.owner.size() == 3 ? marking.owner : compiled.foreign_owner;
  }
  if (marking.fgi) {
    return marking.fgi->size() == 1 ? marking.fgi->front() : compiled.foreign_owner;
  }
  return std::nullopt;
}

std::vector<std::string> live_controls(const Marking& marking, const Vocabulary& vocabulary) {
  std::vector<std::string> out;
  const bool unclassified = marking.level == Level::unclassified;
  for (const Rule* rule : rules_of(marking, vocabulary.compiled())) {
    if (rule->control.live || (rule->live_when_unclassified && unclassified)) {
      out.push_back(rule->control.id);
    }
  }
  if (marking.has("unknown")) out.emplace_back("unknown");
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace declass
