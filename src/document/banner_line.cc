#include "document/banner_line.h"

#include <algorithm>

#include "document/head.h"
#include "document/header_fields.h"
#include "document/line_rules.h"
#include "document/sections.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t longest_banner = 300;
constexpr std::string_view unknown_control = "unknown";

std::string cable_number_of(const Outline& outline, const Pattern& form, const Match& rest,
                            const Line& tail) {
  const auto get = [&](std::string_view name) {
    const auto span = form.named(rest, name);
    return span ? outline.text(Outline::in_file(tail, *span)) : std::string_view();
  };
  std::string_view serial = get("serial");
  if (serial.empty()) return {};
  while (serial.size() > 1 && serial.front() == '0') serial.remove_prefix(1);
  std::string post = ascii_upper(get("post"));
  std::erase_if(post, [](char c) { return !is_ascii_letter(c); });
  return post + " " + std::string(serial);
}

bool is_field(const Outline& outline, const Line& line) {
  return outline.forms.any_field->matches(outline.content(line));
}

bool begins_by_banner(const Outline& outline, std::size_t at) {
  const Line& line = outline.lines[at];
  if (line.blank() || !may_hold_number(outline.content(line)) || !fields_follow(outline, at)) {
    return false;
  }
  const auto banner = read_banner_line(outline, line);
  return banner && !banner->cable_number.empty() && banner->cable_number != outline.cable_number;
}

bool begins_by_rule(const Outline& outline, std::size_t at) {
  constexpr std::size_t longest = 80, longest_row = 4000;
  const Line& line = outline.lines[at];
  if (line.content.size() > longest_row) return false;
  const bool row = outline.content(line).find('\t') != std::string_view::npos;
  if (line.content.size() > longest && !row) return false;
  if (!outline.forms.any_message_start->matches(outline.content(line))) return false;
  for (const LineRule& rule : outline.forms.lines) {
    if (!rule.starts_message && rule.starts_before.empty()) continue;
    if (!rule.pattern->matches(outline.content(line))) continue;
    if (rule.starts_message) return true;
    if (at + 1 >= outline.lines.size()) continue;
    const LineRule* next = find_line_rule(outline, outline.lines[at + 1], LineRule::Zone::head);
    if (next != nullptr && next->id == rule.starts_before) return true;
  }
  return false;
}

/// How much of the text behind a marking are captions, `SIPDIS BERN 000881`.
std::size_t leading_captions(const Outline& outline, std::string_view text) {
  std::size_t at = 0;
  std::size_t length = 0;
  while (const CaptionRule* rule = leading_caption(text.substr(at), outline.forms, length)) {
    if (rule->free || !rule->listed || at + length >= text.size()) break;
    at += length;
  }
  return at;
}

/// `UNCLAS EFTO`: words of the marking that are captions as well. A marking in the style of
/// `SECRET//NOFORN` and the first words, which are the level, are none.
void take_control_captions(Outline& outline, const BannerLine& banner) {
  const std::string_view content = outline.content(banner.line);
  const std::string words = ascii_upper(content.substr(0, banner.mark.length));
  if (words.find('/') != std::string::npos) return;
  for (const CaptionRule& rule : outline.forms.captions) {
    const std::string& control = rule.control.empty() ? rule.id : rule.control;
    if (!banner.mark.reading.marking.has(control)) continue;
    const auto match = rule.pattern->find(words);
    if (match && match->whole().begin > 0) outline.take_caption(rule);
  }
}

}  // namespace

bool may_hold_number(std::string_view content) {
  return content.size() <= longest_banner && is_ascii_letter(content.front()) &&
         content.find_first_of("0123456789") != std::string_view::npos;
}

bool fields_follow(const Outline& outline, std::size_t at) {
  constexpr std::size_t lines_to_look_at = 12;
  const std::size_t end = std::min(outline.lines.size(), at + 1 + lines_to_look_at);
  Outline::NoFields& known = outline.no_fields;
  if (at + 1 < known.begin || at + 1 > known.end) known = {at + 1, at + 1};
  for (std::size_t i = known.end; i < end; ++i) {
    if (!outline.lines[i].blank() && is_field(outline, outline.lines[i])) return true;
    known.end = i + 1;
  }
  return false;
}

bool head_follows(const Outline& outline, std::size_t at) {
  constexpr std::size_t lines_to_look_at = 30;
  const std::size_t end = std::min(outline.lines.size(), at + 1 + lines_to_look_at);
  for (std::size_t i = at + 1; i < end; ++i) {
    const Line& line = outline.lines[i];
    if (line.blank()) continue;
    if (is_field(outline, line) || begins_by_rule(outline, i)) return true;
    if (!may_hold_number(outline.content(line))) continue;
    const auto banner = read_banner_line(outline, line);
    if (banner && !banner->cable_number.empty()) return true;
  }
  return false;
}

Beginning what_begins(const Outline& outline, std::size_t at) {
  constexpr std::size_t longest_header = 80;
  // The message's own first line begins no other: each message takes at least one line.
  if (outline.lines[at].blank() || outline.lines[at].span.begin == outline.message.span.begin) {
    return Beginning::nothing;
  }
  if (begins_by_rule(outline, at)) {
    const std::size_t end = std::min(outline.lines.size(), at + longest_header);
    for (std::size_t i = at + 1; i < end; ++i) {
      if (is_next_section(outline, outline.lines[i])) return Beginning::section;
      if (begins_by_banner(outline, i)) break;
    }
    return Beginning::message;
  }
  return begins_by_banner(outline, at) ? Beginning::message : Beginning::nothing;
}

bool starts_message(const Outline& outline, std::size_t at) {
  return what_begins(outline, at) == Beginning::message;
}

std::optional<BannerLine> read_banner_line(const Outline& outline, const Line& line) {
  const std::string_view content = outline.content(line);
  if (content.empty() || content.size() > longest_banner) return std::nullopt;
  auto mark = leading_banner(content, outline.vocabulary);
  if (!mark || !mark->reading.marking.level) return std::nullopt;
  std::size_t from = mark->length;
  while (from < content.size() && is_ascii_space(content[from])) ++from;
  const std::size_t before = leading_captions(outline, content.substr(from));
  const Pattern& form = *outline.forms.banners.rest;
  const Span first{line.content.begin + from, line.content.begin + from + before};
  from += before;
  auto rest = form.full_match(content.substr(from));
  if (!rest) return std::nullopt;
  BannerLine out;
  out.line = line;
  out.tail = line_after(outline.source, line, line.content.begin + from);
  out.mark = std::move(*mark);
  out.first_captions = line_after(outline.source, {first, first}, first.begin).content;
  out.section = form.named(*rest, "section").has_value();
  out.cable_number = cable_number_of(outline, form, *rest, out.tail);
  const Span captions = Outline::in_file(out.tail, form.named(*rest, "captions").value_or(Span()));
  out.captions = line_after(outline.source, {captions, captions}, captions.begin).content;
  out.rest = std::move(*rest);
  return out;
}

bool take_banner_line(Outline& outline, const BannerLine& banner, SegmentKind kind,
                      Outline::CaptionPlace place) {
  if (!banner.captions.empty() && !outline.take_captions(banner.captions, place)) return false;
  if (!banner.first_captions.empty()) outline.take_captions(banner.first_captions, place);
  Segment& segment = outline.open(kind, banner.line.content.begin);
  segment.mark = {banner.line.content.begin, banner.line.content.begin + banner.mark.length};
  outline.message.banners.push_back({segment.mark, banner.mark.reading.marking});
  take_control_captions(outline, banner);
  if (outline.cable_number.empty()) outline.cable_number = banner.cable_number;
  take_banner_rest(outline, *outline.forms.banners.rest, banner.rest, banner.tail);
  return true;
}

bool may_be_page_banner(std::string_view content) {
  if (content.empty() || content.size() > longest_banner) return false;
  if (is_ascii_digit(content.front()) && (content.size() < 2 || !is_ascii_letter(content[1]))) {
    return false;
  }
  const bool number = content.find_first_of("0123456789") != std::string_view::npos;
  return number ||
         std::none_of(content.begin(), content.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_page_banner(const Outline& outline, const BannerLine& banner) {
  if (banner.section) return true;
  if (!banner.cable_number.empty()) return banner.cable_number == outline.cable_number;
  const std::string_view line = outline.content(banner.line);
  return !banner.mark.reading.marking.has(unknown_control) && ascii_upper(line) == line;
}

}  // namespace declass
