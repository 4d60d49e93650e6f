#include "document/header_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "document/reference_fields.h"
#include "marking/parse.h"
#include "text/words.h"

namespace declass {
namespace {

/// Typists wrote O for 0 and l for 1.
int number_in(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c == 'O' || c == 'o') c = '0';
    if (c == 'l' || c == 'L') c = '1';
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

std::string without_leading_zeros(const std::string& text) {
  const std::size_t first = text.find_first_not_of('0');
  return first == std::string::npos ? "0" : text.substr(first);
}

/// The number of a month that is written in words or letters; 0 where it is none.
int month_named(const Outline& outline, std::string word) {
  word = ascii_upper(word);
  std::erase(word, ' ');
  const std::vector<std::string>& months = outline.forms.banners.months;
  const auto known = std::find(months.begin(), months.end(), word.substr(0, 3));
  return known == months.end() ? 0 : static_cast<int>(known - months.begin()) + 1;
}

void take_date(Outline& outline, const LineRule& rule, const Match& match, const Line& line) {
  const auto get = [&](std::string_view name) {
    return named_text(outline, rule, match, line, name).value_or("");
  };
  const BannerForms& forms = outline.forms.banners;
  const bool iso = !get("iso_year").empty();
  if (outline.message.date || (!iso && get("day").empty())) return;
  int year = number_in(iso ? get("iso_year") : get("year"));
  if (year < 100) year += year >= forms.century_pivot ? 1900 : 2000;
  const std::string digits = iso ? get("iso_month") : get("month_number");
  const int month = digits.empty() ? month_named(outline, get("month")) : number_in(digits);
  const auto date = make_date(year, month, number_in(iso ? get("iso_day") : get("day")));
  if (!date) return;
  outline.message.date = date;
  const int hour = number_in(get("hour"));
  const int minute = number_in(get("minute"));
  if (!get("hour").empty() && hour < 24 && minute < 60) {
    outline.message.date_time = fmt::format("{}T{:02}:{:02}Z", to_iso(*date), hour, minute);
  }
  const auto precedence =
      forms.precedences.find(get("precedence").empty() ? ' ' : ascii_upper(get("precedence")[0]));
  if (precedence != forms.precedences.end()) outline.message.precedence = precedence->second;
}

/// A level that a line states in words. One that is about this copy lowers nothing.
void take_level(Outline& outline, const LineRule& rule, const Match& match, const Line& line,
                Segment& segment) {
  const auto original = rule.pattern->named(match, "level");
  const auto copy = rule.pattern->named(match, "copy_level");
  if (!original && !copy) return;
  segment.mark = Outline::in_file(line, original ? *original : *copy);
  Marking marking = parse_banner(outline.text(segment.mark), outline.vocabulary).marking;
  if (!marking.level || (!original && !is_classified(*marking.level))) return;
  outline.message.banners.push_back({segment.mark, std::move(marking)});
}

/// A cable's number in three parts.
void take_id(Outline& outline, const LineRule& rule, const Match& match, const Line& line) {
  const auto year = named_text(outline, rule, match, line, "id_year");
  if (!year || outline.message.document_id) return;
  const auto post = named_text(outline, rule, match, line, "id_post");
  const auto serial = named_text(outline, rule, match, line, "id_serial");
  outline.message.document_id = year->substr(year->size() - 2) +
                                post_id(*post, outline.forms.references) +
                                without_leading_zeros(*serial);
}

void take_address(Outline& outline, const LineRule& rule, const Match& match, const Line& line) {
  auto post = named_text(outline, rule, match, line, "post");
  if (!post) post = named_text(outline, rule, match, line, "place");
  if (!post) return;
  Address address;
  address.post = *post;
  address.route = named_text(outline, rule, match, line, "route").value_or("");
  if (const auto word = named_text(outline, rule, match, line, "address_precedence")) {
    address.precedence = nearest(*word, outline.forms.banners.address_precedences);
  }
  address.serial = named_text(outline, rule, match, line, "serial").value_or("");
  address.span = line.content;
  const auto list = named_text(outline, rule, match, line, "list");
  const bool info_label = rule.pattern->named(match, "info").has_value();
  const bool info = list ? *list == "INFO" : info_label || !outline.message.info.empty();
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

/// Behind the colon of a label, or what stands in its place, and blanks.
std::size_t behind_separator(const Outline& outline, std::size_t at, std::size_t end) {
  const std::string_view bytes = outline.source.bytes();
  const auto one_of = [&](std::string_view characters) {
    return at < end && characters.find(bytes[at]) != std::string_view::npos;
  };
  while (one_of(" \t")) ++at;
  if (one_of(":;.,=-")) ++at;
  while (one_of(" \t:;")) ++at;
  return at;
}

}  // namespace

void take_values(Outline& outline, const LineRule& rule, const Line& line, Segment& segment) {
  const auto match = rule.pattern->full_match(outline.content(line));
  if (!match) return;
  Message& message = outline.message;
  segment.text = line.content;
  auto label = rule.pattern->named(*match, "label");
  if (!label) label = rule.pattern->named(*match, "bare");
  if (label) {
    segment.label = Outline::in_file(line, *label);
    segment.text.begin = behind_separator(outline, segment.label.end, line.content.end);
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
  if (const auto name = get("signature"); name && !message.signature) message.signature = name;
  if (const auto words = rule.pattern->named(*match, "captions")) {
    const Span captions = Outline::in_file(line, *words);
    if (!outline.take_captions(captions, Outline::CaptionPlace::head))
      segment.kind = SegmentKind::other;
  }
  take_level(outline, rule, *match, line, segment);
  take_id(outline, rule, *match, line);
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
  message.document_id = fmt::format("{:02}{}{}", year_of(*message.date) % 100,
                                    post_id(get("post"), outline.forms.references),
                                    without_leading_zeros(get("serial")));
}

}  // namespace declass
