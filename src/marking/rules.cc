#include "marking/rules.h"

#include <algorithm>

#include "marking/control_ids.h"

namespace declass {

bool path_has(std::string_view path, const MarkRule& rule) {
  if (!path.starts_with(rule.system)) return false;
  std::string_view rest = path.substr(rule.system.size());
  if (!rest.empty() && rest.front() != '-') return false;
  if (rule.part.empty()) return true;
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::size_t hyphen = std::min(rest.find('-'), rest.size());
    const std::string_view part = rest.substr(0, hyphen);
    const std::size_t blank = part.find(' ');
    if (part.substr(0, blank) == rule.part && (!rule.sub || blank != std::string_view::npos)) {
      return true;
    }
    rest.remove_prefix(hyphen);
  }
  return false;
}

std::vector<const MarkRule*> rules_of(const Marking& marking,
                                      const Vocabulary::Compiled& compiled) {
  std::vector<const MarkRule*> out;
  for (const std::string& id : marking.controls) {
    if (const MarkRule* rule = compiled.rule(id)) out.push_back(rule);
  }
  if (!marking.sar.empty()) {
    if (const MarkRule* rule = compiled.rule(control_id::sar)) out.push_back(rule);
  }
  if (marking.sci.empty() && marking.aea.empty()) return out;
  for (const MarkRule& rule : compiled.rules) {
    if (rule.system.empty()) continue;
    const auto& paths = rule.slot == MarkSlot::sci ? marking.sci : marking.aea;
    if (std::any_of(paths.begin(), paths.end(),
                    [&](const std::string& path) { return path_has(path, rule); })) {
      out.push_back(&rule);
    }
  }
  std::sort(out.begin(), out.end(),
            [](const MarkRule* a, const MarkRule* b) { return a->order < b->order; });
  return out;
}

}  // namespace declass
