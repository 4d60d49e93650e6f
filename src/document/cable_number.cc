#include "document/cable_number.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.h"

namespace declass {
namespace {

/// Digits as they were meant; typists wrote O for 0, and lines end within numbers.
std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (!is_ascii_space(c)) digits += c == 'O' ? '0' : c;
  }
  return digits;
}

std::string serial_of(std::string_view text) {
  const std::string digits = digits_of(text);
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? "0" : digits.substr(first);
}

std::string two_digits(std::string_view year) {
  std::string digits = digits_of(year);
  return digits.size() > 2 ? digits.substr(digits.size() - 2) : digits;
}

std::optional<std::string> id_of(const CableNumber& cable, std::string_view serial,
                                 std::optional<Date> origin) {
  std::string year = cable.year;
  if (year.empty() && origin) year = fmt::format("{:02}", year_of(*origin) % 100);
  if (year.empty()) return std::nullopt;
  return year + cable.post + serial_of(serial);
}

/// Whether a year of two digits may be that of a cable to which one of `origin` refers.
bool is_past(const std::string& year, std::optional<Date> origin) {
  if (year.size() != 2 || !origin) return true;
  const int ago = year_of(*origin) % 100 - std::stoi(year);
  constexpr int longest = 60;
  return (ago + 100) % 100 < longest;
}

class NumberReader {
 public:
  NumberReader(std::string text, std::optional<Date> origin, const ReferenceForms& forms)
      : text_(std::move(text)), origin_(origin), forms_(forms) {}

  /// `followed` says what may stand behind the number: only what ends it, or another one as well.
  enum class Followed { by_end, by_number };
  std::optional<CableNumber> read(Followed followed) const {
    for (const Pattern& pattern : forms_.cable) {
      const bool year_behind = *pattern.group("post") < pattern.group("year").value_or(0);
      if (year_behind && followed == Followed::by_number) continue;
      const auto match = pattern.match_prefix(text_);
      if (!match) continue;
      const std::size_t more = rest_of_serial(match->whole().end);
      const std::size_t end = match->whole().end + more;
      const std::string_view rest = std::string_view(text_).substr(end);
      const bool ends = forms_.trailing->matches(rest) ||
                        (followed == Followed::by_number && starts_number(rest));
      if (!ends) continue;
      CableNumber out;
      out.year = two_digits(get(pattern, *match, "year"));
      if (year_behind && !is_past(out.year, origin_)) continue;
      const std::string_view post = get(pattern, *match, "post");
      if (!is_post(post, end)) return std::nullopt;
      out.post = post_id(post, forms_);
      out.length = end;
      const Span serial = *pattern.named(*match, "serial");
      const std::size_t serial_end = more > 0 ? end : serial.end;
      out.id = id_of(out, text_.substr(serial.begin, serial_end - serial.begin), origin_);
      return out;
    }
    return std::nullopt;
  }

 private:
  std::string_view get(const Pattern& pattern, const Match& match, std::string_view name) const {
    const auto span = pattern.named(match, name);
    return span ? std::string_view(text_).substr(span->begin, span->size()) : std::string_view();
  }

  /// Bytes of a serial that goes on below the line's end.
  std::size_t rest_of_serial(std::size_t at) const {
    const auto match = forms_.broken_serial->match_prefix(std::string_view(text_).substr(at));
    return match ? match->groups[1]->end : 0;
  }

  bool starts_number(std::string_view rest) const {
    const std::string_view next = trimmed(rest);
    return next.size() < rest.size() &&
           std::any_of(forms_.cable.begin(), forms_.cable.end(),
                       [&](const Pattern& pattern) { return pattern.match_prefix(next); });
  }

  /// Not the date, the form or the mail that has a number as well; a post that is known is one.
  bool is_post(std::string_view words, std::size_t end) const {
    constexpr std::string_view blanks = " -";
    if (forms_.posts.contains(post_id(words, forms_))) return true;
    const std::string_view first = words.substr(0, words.find_first_of(blanks));
    const std::string_view last = words.substr(words.find_last_of(blanks) + 1);
    if (forms_.no_posts.contains(first) || forms_.no_posts.contains(last)) return false;
    const std::size_t note = std::min(text_.find_first_of("([;,", end), text_.find(" -", end));
    return !forms_.no_cable->find(std::string_view(text_).substr(0, note));
  }

  std::string text_;
  std::optional<Date> origin_;
  const ReferenceForms& forms_;
};

/// The first line, and the first two lines as one.
struct Lines {
  std::string first, both;
};

Lines lines_of_number(std::string_view text) {
  constexpr std::size_t longest = 160;
  const std::string upper = ascii_upper(text.substr(0, longest));
  const std::size_t feed = upper.find('\n');
  Lines out{upper.substr(0, feed), {}};
  if (feed == std::string::npos) return out;
  out.both = upper.substr(0, upper.find('\n', feed + 1));
  return out;
}

}  // namespace

std::string post_id(std::string_view post, const ReferenceForms& forms) {
  std::string out = ascii_upper(post);
  std::erase_if(out, [](char c) { return !is_ascii_letter(c); });
  if (const auto known = forms.posts.find(out); known != forms.posts.end()) return known->second;
  for (const std::string& prefix : forms.prefixes) {
    if (out.size() > prefix.size() + 2 && out.starts_with(prefix)) {
      out = out.substr(prefix.size());
      break;
    }
  }
  const auto known = forms.posts.find(out);
  return known == forms.posts.end() ? out : known->second;
}

std::optional<CableNumber> leading_cable(std::string_view text, std::optional<Date> origin,
                                         const ReferenceForms& forms) {
  using Followed = NumberReader::Followed;
  const Lines lines = lines_of_number(text);
  const bool begun = !lines.both.empty() && forms.begun->matches(lines.first);
  for (const Followed followed : {Followed::by_end, Followed::by_number}) {
    for (const std::string* words : {&lines.both, &lines.first}) {
      if (words == &lines.both && !begun) continue;
      if (auto cable = NumberReader(*words, origin, forms).read(followed)) return cable;
    }
  }
  return std::nullopt;
}

std::optional<CableNumber> leading_serial(std::string_view text, const CableNumber& before,
                                          std::optional<Date> origin, const ReferenceForms& forms) {
  constexpr std::size_t longest = 40;
  const std::string upper = ascii_upper(text.substr(0, longest));
  const auto match = forms.serial->match_prefix(upper);
  if (!match) return std::nullopt;
  const Span serial = *match->groups[1];
  CableNumber out = before;
  out.length = serial.end;
  out.id = id_of(out, std::string_view(upper).substr(0, serial.end), origin);
  return out;
}

}  // namespace declass
