#include "document/outline.h"

#include <algorithm>

#include "text/words.h"

namespace declass {

Outline::Outline(const SourceText& source_text, const Forms::Compiled& compiled_forms,
                 const Vocabulary& words, Message& building)
    : source(source_text),
      forms(compiled_forms),
      vocabulary(words),
      portions(words),
      message(building) {}

Segment& Outline::open(SegmentKind kind, std::size_t begin) {
  std::vector<Segment>& segments = message.segments;
  if (segments.empty()) begin = message.span.begin;
  if (!segments.empty()) segments.back().span.end = begin;
  Segment segment;
  segment.kind = kind;
  segment.span = {begin, begin};
  segment.text = {begin, begin};
  segment.label = segment.mark = {begin, begin};
  segment.portion = segments.size();
  segments.push_back(std::move(segment));
  return segments.back();
}

Segment* Outline::last() { return message.segments.empty() ? nullptr : &message.segments.back(); }

void Outline::close(std::size_t end) {
  message.span.end = end;
  if (message.segments.empty()) open(SegmentKind::other, message.span.begin);
  message.segments.back().span.end = end;
  for (Segment& segment : message.segments) {
    if (segment.text.begin < segment.span.begin) segment.text.begin = segment.span.begin;
    segment.text.end = segment.span.end;
  }
}

void Outline::anomaly(std::string_view code, std::string_view id, std::string text, Span span) {
  message.anomalies.push_back({std::string(code), std::string(id), std::move(text), span});
}

const CaptionRule* leading_caption(std::string_view text, const Forms::Compiled& forms,
                                   std::size_t& length) {
  const auto separator = [](char c) {
    return is_ascii_space(c) || c == ',' || c == '/' || c == ';' || c == '.' || c == '-';
  };
  if (!forms.any_caption->begins(text)) return nullptr;
  for (const CaptionRule& rule : forms.captions) {
    const auto match = rule.pattern->match_prefix(text);
    if (!match || match->whole().empty()) continue;
    length = match->whole().end;
    if (length < text.size() && !separator(text[length])) continue;
    while (length < text.size() && separator(text[length])) ++length;
    return &rule;
  }
  return nullptr;
}

std::optional<Span> Outline::take_captions(Span content, CaptionPlace place) {
  constexpr std::size_t longest = 160;
  if (content.empty() || content.size() > longest) return std::nullopt;
  const std::string_view written = text(content);
  const std::string upper = ascii_upper(written);
  const bool capitals = upper == written;
  if (place == CaptionPlace::body && !capitals) return std::nullopt;
  std::vector<const CaptionRule*> found;
  Span controls{content.begin, content.begin};
  for (std::size_t at = 0; at < upper.size();) {
    std::size_t length = 0;
    const CaptionRule* rule = leading_caption(std::string_view(upper).substr(at), forms, length);
    if (rule == nullptr) return std::nullopt;
    if (rule->free && (place == CaptionPlace::body || !capitals)) return std::nullopt;
    if (rule->concerns == CaptionRule::Concerns::classified) {
      if (controls.empty()) controls.begin = content.begin + at;
      controls.end = content.begin + at + length;
    }
    found.push_back(rule);
    at += length;
  }
  while (!controls.empty() && !is_ascii_letter(source.bytes()[controls.end - 1])) --controls.end;
  for (const CaptionRule* rule : found) take_caption(*rule);
  return controls;
}

void Outline::take_caption(const CaptionRule& rule) {
  const bool known = std::find(message.captions.begin(), message.captions.end(), rule.id) !=
                     message.captions.end();
  if (rule.listed && !known) message.captions.push_back(rule.id);
}

}  // namespace declass
