#include "document/sections.h"

#include "document/banner_line.h"
#include "document/head.h"
#include "document/line_rules.h"

namespace declass {

bool is_next_section(const Outline& outline, const Line& line) {
  const std::vector<Section>& sections = outline.message.sections;
  if (sections.empty() || line.blank() || !may_hold_number(outline.content(line))) return false;
  const auto banner = read_banner_line(outline, line);
  if (!banner || !banner->section || banner->cable_number != outline.cable_number) return false;
  const auto number = outline.forms.banners.rest->named(banner->rest, "section");
  const std::string_view digits = outline.text(Outline::in_file(banner->tail, *number));
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value > sections.back().number;
}

std::size_t read_section_header(Outline& outline, std::size_t at) {
  const LineRule* above = nullptr;
  for (; at < outline.lines.size() && !is_next_section(outline, outline.lines[at]); ++at) {
    const Line& line = outline.lines[at];
    if (line.blank()) continue;
    above = find_line_rule(outline, line, LineRule::Zone::head, above);
    const SegmentKind kind = above != nullptr ? above->kind : SegmentKind::other;
    outline.open(kind, line.content.begin).text = line.content;
  }
  return at;
}

bool take_page_banner(Outline& outline, const Line& line) {
  if (!may_be_page_banner(outline.content(line))) return false;
  const auto banner = read_banner_line(outline, line);
  if (!banner || !is_page_banner(outline, *banner)) return false;
  if (outline.message.banners.empty() && !is_classified(*banner->mark.reading.marking.level))
    return false;
  return take_banner_line(outline, *banner, SegmentKind::page_line, Outline::CaptionPlace::body);
}

bool take_flat_section(Outline& outline, std::size_t at) {
  const Line line = outline.lines[at];
  if (outline.content(line).find("SECTION ") == std::string_view::npos) return false;
  const Line banner = cut_at_label(outline, line);
  if (banner.span.end == line.span.end || !take_page_banner(outline, banner)) return false;
  outline.lines[at] = line_after(outline.source, line, banner.span.end);
  return true;
}

}  // namespace declass
