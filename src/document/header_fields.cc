#include "document/header_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "document/reference_fields.h"
#include "marking/parse.h"
#include "text/words.h"

namespace declass {
namespace {

int number_in(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (is_ascii_digit(c) && value < 100'000'000) value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<std::string> named_text(const Outline& outline, const LineRule& rule,
                                      const Match& match, const Line& line, std::string_view name) {
  const auto span = rule.pattern->named(match, name);
  if (!span) return std::nullopt;
  return squeezed(outline.text(Outline::in_file(line, *span)));
}

void take_date(Outline& outline, const LineRule& rule, const Match& match, const Line& line) {
  const auto get = [&](std::string_view name) {
    return named_text(outline, rule, match, line, name).value_or("");
  };
  if (outline.message.date || get("day").empty()) return;
  const BannerForms& forms = outline.forms.banners;
  const std::string month = ascii_upper(get("month")).substr(0, 3);
  const auto known = std::find(forms.months.begin(), forms.months.end(), month);
  if (known == forms.months.end()) return;
  int year = number_in(get("year"));
  if (year < 100) year += year >= forms.century_pivot ? 1900 : 2000;
  const auto date =
      make_date(year, static_cast<int>(known - forms.months.begin()) + 1, number_in(get("day")));
  if (!date) return;
  outline.message.date = date;
  const int hour = number_in(get("hour"));
  const int minute = number_in(get("minute"));
  if (hour < 24 && minute < 60) {
    outline.message.date_time = fmt::format("{}T{:02}:{:02}Z", to_iso(*date), hour, minute);
  }
  const auto precedence =
      forms.precedences.find(get("precedence").empty() ? ' ' : get("precedence")[0]);
  if (precedence != forms.precedences.end()) outline.message.precedence = precedence->second;
}

void take_address(Outline& outline, const LineRule& rule, const Match& match, const Line& line) {
  auto post = named_text(outline, rule, match, line, "post");
  if (!post) post = named_text(outline, rule, match, line, "place");
  if (!post) return;
  Address address;
  address.post = *post;
  address.route = named_text(outline, rule, match, line, "route").value_or("");
  address.precedence =
      ascii_lower(named_text(outline, rule, match, line, "address_precedence").value_or(""));
  address.serial = named_text(outline, rule, match, line, "serial").value_or("");
  address.span = line.content;
  const auto list = named_text(outline, rule, match, line, "list");
  const bool info = list ? *list == "INFO" : !outline.message.info.empty();
  (info ? outline.message.info : outline.message.to).push_back(std::move(address));
}

void take_prosign(Outline& outline, const LineRule& rule, const Match& match, const Line& line) {
  const auto letters = named_text(outline, rule, match, line, "prosign");
  if (!letters) return;
  const auto known = outline.forms.banners.prosigns.find(letters->front());
  const bool same = letters->find_first_not_of(letters->front()) == std::string::npos;
  if (same && known != outline.forms.banners.prosigns.end()) {
    outline.message.prosign = std::max(outline.message.prosign, std::optional(known->second));
  }
}

std::string without_leading_zeros(std::string text) {
  const std::size_t first = text.find_first_not_of('0');
  return first == std::string::npos ? "0" : text.substr(first);
}

/// How far a field's text is its own.
std::size_t own_end(const Outline& outline, const Segment& segment) {
  constexpr std::size_t longest = 2000;
  for (const OwnText& own : outline.forms.own) {
    if (own.kind != segment.kind) continue;
    const Pattern& pattern = segment.label.empty() ? *own.resumed : *own.pattern;
    const auto match = pattern.match_prefix(outline.text(segment.text).substr(0, longest));
    return segment.text.begin + (match ? match->whole().end : 0);
  }
  return segment.text.end;
}

std::size_t first_line_end(const Outline& outline, const Segment& segment) {
  const std::size_t feed = outline.text(segment.text).find('\n');
  return feed == std::string_view::npos ? segment.text.end : segment.text.begin + feed;
}

/// Every tags field: its own text, and its first line, whose codes nobody may know.
std::string tags_text(const Outline& outline) {
  std::string out;
  for (const Segment& segment : outline.message.segments) {
    if (segment.kind != SegmentKind::tags) continue;
    const std::size_t end = std::max(own_end(outline, segment), first_line_end(outline, segment));
    out += std::string(outline.text({segment.text.begin, end})) + "\n";
  }
  return out;
}

/// The first subject line; later sections repeat it.
std::string subject_text(const Outline& outline) {
  std::string out;
  std::optional<std::size_t> first;
  for (const Segment& segment : outline.message.segments) {
    if (segment.kind != SegmentKind::subject) continue;
    if (!first) first = segment.portion;
    if (segment.portion == *first) out += std::string(outline.text(segment.text)) + "\n";
  }
  return out;
}

/// An instruction is what its line and the lines below say, where the line by itself is not
/// complete; else the line alone.
void read_instructions(Outline& outline) {
  const std::string_view bytes = outline.source.bytes();
  for (const Segment& segment : outline.message.segments) {
    if (segment.kind != SegmentKind::order) continue;
    Span span = segment.text;
    const std::size_t own = own_end(outline, segment);
    if (own >= first_line_end(outline, segment)) span.end = own;
    while (!span.empty() && is_ascii_space(bytes[span.end - 1])) --span.end;
    while (!span.empty() && (is_ascii_space(bytes[span.begin]) || bytes[span.begin] == ':'))
      ++span.begin;
    outline.message.instructions.push_back(span);
  }
}

/// A subject line that begins with a mark has it as a paragraph does.
void read_subject_marks(Outline& outline) {
  for (Segment& segment : outline.message.segments) {
    if (segment.kind != SegmentKind::subject || segment.label.empty()) continue;
    const auto mark = leading_portion(outline.text(segment.text), outline.vocabulary);
    if (!mark) continue;
    segment.mark = {segment.text.begin, segment.text.begin + mark->length};
    segment.text.begin = segment.mark.end;
    segment.marking = mark->reading.marking;
    segment.mark_controls = segment.marking.controls;
  }
}

}  // namespace

void take_values(Outline& outline, const LineRule& rule, const Line& line, Segment& segment) {
  const auto match = rule.pattern->full_match(outline.content(line));
  if (!match) return;
  Message& message = outline.message;
  segment.text = line.content;
  if (const auto label = rule.pattern->named(*match, "label")) {
    segment.label = Outline::in_file(line, *label);
    segment.text.begin = segment.label.end;
    while (segment.text.begin < line.content.end &&
           (outline.source.bytes()[segment.text.begin] == ':' ||
            is_ascii_space(outline.source.bytes()[segment.text.begin]))) {
      ++segment.text.begin;
    }
  }
  if (const auto instruction = rule.pattern->named(*match, "instruction")) {
    segment.text.begin = Outline::in_file(line, *instruction).begin;
  }
  const auto get = [&](std::string_view name) {
    return named_text(outline, rule, *match, line, name);
  };
  if (const auto id = get("transmission_id"); id && !message.transmission_id)
    message.transmission_id = id;
  for (const char* name : {"from", "sender"}) {
    if (const auto from = get(name); from && !message.from) message.from = from;
  }
  if (const auto order = get("order"); order && !message.order) message.order = order;
  take_date(outline, rule, *match, line);
  take_address(outline, rule, *match, line);
  take_prosign(outline, rule, *match, line);
}

void take_banner_rest(Outline& outline, const Pattern& form, const Match& rest, const Line& tail) {
  const auto get = [&](std::string_view name) -> std::string {
    const auto span = form.named(rest, name);
    return span ? std::string(outline.text(Outline::in_file(tail, *span))) : std::string();
  };
  Message& message = outline.message;
  if (!get("section").empty()) {
    message.sections.push_back(
        {number_in(get("section")), number_in(get("sections")), tail.content});
  }
  if (get("serial").empty() || message.document_id || !message.date) return;
  std::string post = ascii_upper(get("post"));
  std::erase_if(post, [](char c) { return !is_ascii_letter(c); });
  message.document_id = fmt::format("{:02}{}{}", year_of(*message.date) % 100, post,
                                    without_leading_zeros(get("serial")));
}

namespace {

/// In some cables the first paragraph says who classified them.
void read_classifier_in_body(Outline& outline) {
  constexpr std::size_t longest = 600;
  for (const Segment& segment : outline.message.segments) {
    if (segment.kind != SegmentKind::paragraph) continue;
    const std::string_view text = trimmed(outline.text(segment.text).substr(0, longest));
    if (const auto label = outline.forms.classified_by.label->match_prefix(text)) {
      const std::size_t begin =
          segment.text.begin +
          static_cast<std::size_t>(text.data() - outline.text(segment.text).data()) +
          label->whole().end;
      take_classified_by(outline, {begin, std::min(segment.text.end, begin + longest)});
    }
    return;
  }
}

}  // namespace

void read_fields(Outline& outline) {
  Message& message = outline.message;
  read_instructions(outline);
  read_subject_marks(outline);
  message.tags = read_tags(tags_text(outline), outline.forms.references);
  const std::string subject = squeezed(subject_text(outline));
  if (!subject.empty()) message.subject = subject;
  for (const Segment& segment : message.segments) {
    if (segment.kind == SegmentKind::reference) {
      const auto found =
          read_references(outline.source, {segment.text.begin, own_end(outline, segment)},
                          message.date, outline.forms.references);
      message.references.insert(message.references.end(), found.begin(), found.end());
    }
    if (segment.kind == SegmentKind::classified_by) take_classified_by(outline, segment.text);
  }
  read_classifier_in_body(outline);
}

void split_foreign_text(Outline& outline) {
  std::vector<Segment> out;
  std::vector<std::size_t> moved;  // where each segment went
  for (Segment segment : outline.message.segments) {
    moved.push_back(out.size());
    segment.portion = moved[segment.portion];
    std::size_t end = own_end(outline, segment);
    while (end < segment.text.end && is_ascii_space(outline.source.bytes()[end])) ++end;
    if (end >= segment.text.end) {
      out.push_back(std::move(segment));
      continue;
    }
    Segment rest;
    rest.span = rest.text = {end, segment.span.end};
    rest.label = rest.mark = {end, end};
    segment.span.end = segment.text.end = end;
    out.push_back(std::move(segment));
    rest.portion = out.size();
    outline.anomaly("DC0101", "text-unrecognised",
                    "text in a field that is not the field's: it takes the message's level",
                    {end, end});
    out.push_back(std::move(rest));
  }
  outline.message.segments = std::move(out);
}

void take_classified_by(Outline& outline, Span text) {
  Message& message = outline.message;
  const std::string words = squeezed(outline.text(text));
  const auto officer = read_officer(words, outline.forms.classified_by);
  if (!message.classified_by && (officer.name || officer.title)) {
    message.classified_by = officer;
    message.classified_by->text = text;
  }
  if (!message.reasons) message.reasons = read_reasons(words, outline.forms.classified_by);
}

}  // namespace declass
