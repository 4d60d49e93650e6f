#include "document/line_rules.h"

#include <algorithm>

namespace declass {
namespace {

/// Cells of a table, with as many tabs as no text has.
bool is_row(std::string_view content) {
  constexpr std::size_t window = 400;
  constexpr std::ptrdiff_t fewest_tabs = 3;
  const std::string_view near = content.substr(0, window);
  return std::count(near.begin(), near.end(), '\t') >= fewest_tabs;
}

}  // namespace

Line cut_at_label(const Outline& outline, const Line& line) {
  const std::string_view content = outline.content(line);
  if (const std::size_t tab = content.find('\t'); tab != std::string_view::npos && is_row(content))
    return line_before(outline.source, line, line.content.begin + tab + 1);
  const auto match = outline.forms.banners.embedded_label->find(content);
  if (!match) return line;
  const auto& label = match->groups[1] ? match->groups[1] : match->groups[2];
  return line_before(outline.source, line, line.content.begin + label->begin);
}

const LineRule* find_line_rule(const Outline& outline, const Line& line, LineRule::Zone zone,
                               const LineRule* above, const LineRule* behind) {
  const std::string_view content = outline.content(line);
  const std::vector<LineRule>& rules = outline.forms.lines;
  const std::size_t first =
      behind == nullptr ? 0 : static_cast<std::size_t>(behind - rules.data()) + 1;
  for (const std::size_t place : outline.forms.line_patterns->matching(content)) {
    if (place < first) continue;
    const LineRule& rule = rules[place];
    if (rule.zone != LineRule::Zone::any && rule.zone != zone) continue;
    if (!rule.behind.empty() && (above == nullptr || above->id != rule.behind)) continue;
    if (rule.after_addresses && zone != LineRule::Zone::head) continue;
    if (rule.unless && rule.unless->matches(content)) continue;
    return &rule;
  }
  return nullptr;
}

bool may_be_furniture(const Outline& outline, const Line& line) {
  return outline.forms.any_body_line->matches(outline.content(line));
}

}  // namespace declass
