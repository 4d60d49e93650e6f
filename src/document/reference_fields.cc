#include "document/reference_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.h"

namespace declass {
namespace {

/// The digits of a cable's number; typists wrote O for 0.
std::string serial_of(std::string_view text) {
  std::string digits;
  for (const char c : text) digits += c == 'O' ? '0' : c;
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? "0" : digits.substr(first);
}

std::optional<std::string> cable_id(std::string_view piece, std::optional<Date> origin,
                                    const ReferenceForms& forms) {
  const std::string upper = ascii_upper(squeezed(piece));
  for (const Pattern& pattern : forms.cable) {
    const auto match = pattern.match_prefix(upper);
    if (!match || !forms.trailing->matches(std::string_view(upper).substr(match->whole().end)))
      continue;
    const auto get = [&](std::string_view name) -> std::string_view {
      const auto span = pattern.named(*match, name);
      return span ? std::string_view(upper).substr(span->begin, span->size()) : std::string_view();
    };
    std::string post(get("post"));
    std::erase_if(post, [](char c) { return !is_ascii_letter(c); });
    if (const auto known = forms.posts.find(post); known != forms.posts.end()) post = known->second;
    if (!get("year").empty())
      return fmt::format("{}{}{}", get("year"), post, serial_of(get("serial")));
    if (!origin) return std::nullopt;
    return fmt::format("{:02}{}{}", year_of(*origin) % 100, post, serial_of(get("serial")));
  }
  return std::nullopt;
}

}  // namespace

std::vector<Tag> read_tags(std::string_view text, const ReferenceForms& forms) {
  std::vector<Tag> out;
  std::size_t from = 0;
  while (const auto match = forms.tag->find(text, from)) {
    from = match->whole().end;
    Tag tag;
    if (const auto id = forms.tag->named(*match, "id")) tag.id = text.substr(id->begin, id->size());
    if (const auto person = forms.tag->named(*match, "person")) {
      tag.person = squeezed(text.substr(person->begin, person->size()));
    }
    const bool repeated = std::any_of(out.begin(), out.end(), [&](const Tag& other) {
      return other.id == tag.id && other.person == tag.person;
    });
    if (!repeated) out.push_back(std::move(tag));
  }
  return out;
}

std::vector<Reference> read_references(const SourceText& source, Span text,
                                       std::optional<Date> origin, const ReferenceForms& forms) {
  const std::string_view bytes = source.slice(text);
  std::vector<Reference> out;
  std::optional<std::string> bullet;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string piece = squeezed(bytes.substr(begin, end - begin));
    if (piece.empty()) return;
    out.push_back(
        {bullet, cable_id(piece, origin, forms), piece, {text.begin + begin, text.begin + end}});
  };
  std::size_t from = 0;
  while (const auto match = forms.bullet->find(bytes, from)) {
    add(match->whole().begin);
    const auto letter = match->groups[1] ? match->groups[1] : match->groups[2];
    bullet = std::string(bytes.substr(letter->begin, letter->size()));
    begin = from = match->whole().end;
  }
  add(bytes.size());
  return out;
}

ClassifiedBy read_officer(std::string_view words, const ClassifiedByForms& forms) {
  ClassifiedBy out;
  std::string_view officer = words;
  if (const auto reason = forms.reason_start->find(words)) {
    officer = words.substr(0, reason->whole().begin);
  }
  const auto clean = [](std::string_view text) {
    while (!text.empty() &&
           (is_ascii_space(text.front()) || text.front() == ',' || text.front() == ':')) {
      text.remove_prefix(1);
    }
    while (!text.empty() && (is_ascii_space(text.back()) || text.back() == ',' ||
                             text.back() == ';' || text.back() == ':')) {
      text.remove_suffix(1);
    }
    return text;
  };
  officer = clean(officer);
  if (const auto title = forms.title->match_prefix(officer); title && title->groups[1]) {
    out.title = std::string(officer.substr(title->groups[1]->begin, title->groups[1]->size()));
    officer = clean(officer.substr(title->whole().end));
  }
  const std::size_t comma = officer.find(',');
  const std::string_view name = clean(officer.substr(0, comma));
  if (!name.empty()) out.name = std::string(name);
  if (comma != std::string_view::npos && !out.title) {
    const std::string_view title = clean(officer.substr(comma));
    if (!title.empty()) out.title = std::string(title);
  }
  return out;
}

std::optional<Reasons> read_reasons(std::string_view words, const ClassifiedByForms& forms) {
  const auto section = forms.section->find(words);
  if (!section) return std::nullopt;
  Reasons out;
  const auto digit = forms.section->named(*section, "section");
  out.section = fmt::format("1.{}", words.substr(digit->begin, digit->size()));
  if (const auto letters = forms.letters->find(words); letters && letters->groups[1]) {
    const std::string_view list =
        words.substr(letters->groups[1]->begin, letters->groups[1]->size());
    std::size_t from = 0;
    while (const auto letter = forms.letter->find(list, from)) {
      const std::string one = ascii_lower(list.substr(letter->groups[1]->begin, 1));
      if (std::find(out.letters.begin(), out.letters.end(), one) == out.letters.end()) {
        out.letters.push_back(one);
      }
      from = letter->whole().end;
    }
  }
  return out;
}

}  // namespace declass
