#include "document/header_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "document/reference_fields.h"
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

std::string without_leading_zeros(const std::string& text) {
  const std::size_t first = text.find_first_not_of('0');
  return first == std::string::npos ? "0" : text.substr(first);
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
  message.document_id = fmt::format("{:02}{}{}", year_of(*message.date) % 100,
                                    post_id(get("post"), outline.forms.references),
                                    without_leading_zeros(get("serial")));
}

}  // namespace declass
