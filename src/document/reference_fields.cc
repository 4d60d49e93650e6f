#include "document/reference_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.h"

namespace declass {
namespace {

/// Digits as they were meant; typists wrote O for 0.
std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) digits += c == 'O' ? '0' : c;
  return digits;
}

std::string serial_of(std::string_view text) {
  const std::string digits = digits_of(text);
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? "0" : digits.substr(first);
}

/// A cable's number at the beginning of a text: its id, and how many bytes it takes.
struct CableNumber {
  std::size_t length = 0;
  std::string post;
  std::optional<std::string> id;
};

std::optional<CableNumber> leading_cable(std::string_view piece, std::optional<Date> origin,
                                         const ReferenceForms& forms) {
  constexpr std::size_t longest = 160;
  const std::string upper = ascii_upper(piece.substr(0, piece.find('\n')).substr(0, longest));
  for (const Pattern& pattern : forms.cable) {
    const auto match = pattern.match_prefix(upper);
    if (!match || !forms.trailing->matches(std::string_view(upper).substr(match->whole().end)))
      continue;
    const auto get = [&](std::string_view name) -> std::string_view {
      const auto span = pattern.named(*match, name);
      return span ? std::string_view(upper).substr(span->begin, span->size()) : std::string_view();
    };
    const std::string_view words = get("post");
    const std::string_view last = words.substr(words.rfind(' ') + 1);
    if (forms.no_posts.contains(words.substr(0, words.find(' '))) || forms.no_posts.contains(last))
      return std::nullopt;
    CableNumber out;
    out.length = match->whole().end;
    out.post = post_id(words, forms);
    std::string year = digits_of(get("year"));
    if (year.size() > 2) year = year.substr(year.size() - 2);
    if (year.empty() && origin) year = fmt::format("{:02}", year_of(*origin) % 100);
    if (!year.empty()) out.id = year + out.post + serial_of(get("serial"));
    return out;
  }
  return std::nullopt;
}

/// The letters before references, in their turn.
struct Bullet {
  std::string letter;
  Span span;  ///< with what stands before it
};

std::vector<Bullet> bullets_of(std::string_view text, const ReferenceForms& forms) {
  std::vector<Bullet> out;
  for (std::size_t from = 0; from < text.size();) {
    const auto match = forms.bullet->find(text, from);
    if (!match) break;
    from = match->whole().end;
    std::size_t group = 1;
    while (!match->groups[group]) ++group;
    const char letter = ascii_upper(text[match->groups[group]->begin]);
    const char next = out.empty() ? 'A' : static_cast<char>(out.back().letter.front() + 1);
    const bool at_begin = trimmed(text.substr(0, match->whole().begin)).empty();
    const bool doubled =
        !out.empty() && out.back().letter.front() == letter &&
        trimmed(text.substr(out.back().span.end, match->whole().begin - out.back().span.end))
            .empty();
    if (doubled) {
      out.back().span.end = match->whole().end;
    } else if (letter == next || at_begin) {
      out.push_back({std::string(1, letter), match->whole()});
    }
    --from;  // the stop behind one bullet may stand before the next
    from = std::max(from, match->whole().begin + 1);
  }
  return out;
}

class ReferenceReader {
 public:
  ReferenceReader(const SourceText& source, Span text, std::size_t own_end,
                  std::optional<Date> origin, const ReferenceForms& forms)
      : text_(source.slice(text)), offset_(text.begin), origin_(origin), forms_(forms) {
    own_length_ = own_end > text.begin ? own_end - text.begin : 0;
  }

  std::vector<Reference> read() {
    const std::vector<Bullet> bullets = bullets_of(text_, forms_);
    take({0, bullets.empty() ? text_.size() : bullets.front().span.begin});
    for (std::size_t i = 0; i < bullets.size(); ++i) {
      bullet_ = bullets[i].letter;
      take(
          {bullets[i].span.end, i + 1 < bullets.size() ? bullets[i + 1].span.begin : text_.size()});
    }
    return std::move(out_);
  }

 private:
  /// What stands behind one bullet: cables one by one, the rest together.
  void take(Span piece) {
    bool after_cable = false;
    post_.clear();
    for (std::size_t begin = piece.begin; begin < piece.end;) {
      const std::string_view rest = text_.substr(begin, piece.end - begin);
      const auto separator = forms_.between->find(rest);
      const std::size_t end = separator ? begin + separator->whole().begin : piece.end;
      const std::size_t next = separator ? begin + separator->whole().end : piece.end;
      after_cable = take_part({begin, end}, after_cable);
      begin = std::max(next, begin + 1);
    }
  }

  /// True where the part is a cable.
  bool take_part(Span part, bool after_cable) {
    while (!part.empty() && (is_ascii_space(text_[part.begin]) || text_[part.begin] == ':'))
      ++part.begin;
    const std::string_view words = text_.substr(part.begin, part.size());
    if (trimmed(words).empty()) return after_cable;
    std::optional<CableNumber> cable;
    if (!forms_.no_cable->find(words)) cable = leading_cable(words, origin_, forms_);
    if (!cable && after_cable) cable = same_post(words);
    if (cable) {
      post_ = cable->post;
      add(part, std::move(cable->id));
      return true;
    }
    const bool previous = forms_.trailing->matches(ascii_upper(trimmed(words)));
    if (after_cable && previous) return true;
    if (part.begin >= own_length_) return false;
    if (!after_cable && !out_.empty() && !out_.back().id && out_.back().bullet == bullet_) {
      Reference& whole = out_.back();
      whole.span.end = offset_ + part.end;
      whole.text = squeezed(text_.substr(whole.span.begin - offset_, whole.span.size()));
    } else {
      add(part, std::nullopt);
    }
    return false;
  }

  /// `BERN 12 AND 14`: the second is of the same post.
  std::optional<CableNumber> same_post(std::string_view words) const {
    const std::string_view number = trimmed(words);
    const bool digits = !number.empty() && number.size() <= 8 &&
                        std::all_of(number.begin(), number.end(), is_ascii_digit);
    if (!digits || post_.empty() || !origin_) return std::nullopt;
    CableNumber out;
    out.post = post_;
    out.id = fmt::format("{:02}{}{}", year_of(*origin_) % 100, post_, serial_of(number));
    return out;
  }

  void add(Span part, std::optional<std::string> id) {
    const bool repeated = id && std::any_of(out_.begin(), out_.end(), [&](const Reference& other) {
                            return other.id == id && other.bullet == bullet_;
                          });
    if (repeated) return;
    out_.push_back({bullet_,
                    std::move(id),
                    squeezed(text_.substr(part.begin, part.size())),
                    {offset_ + part.begin, offset_ + part.end}});
  }

  std::string_view text_;
  std::size_t offset_ = 0, own_length_ = 0;
  std::optional<Date> origin_;
  const ReferenceForms& forms_;
  std::optional<std::string> bullet_;
  std::string post_;  ///< of the cable before
  std::vector<Reference> out_;
};

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

std::vector<Reference> read_references(const SourceText& source, Span text, std::size_t own_end,
                                       std::optional<Date> origin, const ReferenceForms& forms) {
  return ReferenceReader(source, text, own_end, origin, forms).read();
}

}  // namespace declass
