#include "document/reference_fields.h"

#include <algorithm>
#include <cstdlib>

#include "text/words.h"

namespace declass {
namespace {

/// The letters before references.
struct Bullet {
  std::string letter;
  Span span;  ///< with what stands before it
};

/// Finds the bullets of a field. A letter counts in its turn; out of its turn, and where none
/// begins the field, only directly before a cable.
class BulletReader {
 public:
  BulletReader(std::string_view text, std::optional<Date> origin, const ReferenceForms& forms)
      : text_(text), origin_(origin), forms_(forms) {}

  std::vector<Bullet> read() {
    for (std::size_t from = 0; from < text_.size();) {
      const auto match = forms_.bullet->find(text_, from);
      if (!match) break;
      take(*match);
      // The stop behind one bullet may stand before the next.
      from = std::max(match->whole().end - 1, match->whole().begin + 1);
    }
    return std::move(out_);
  }

 private:
  void take(const Match& match) {
    std::size_t group = 1;
    while (!match.groups[group]) ++group;
    const char letter = ascii_upper(text_[match.groups[group]->begin]);
    Span span = match.whole();
    if (is_ascii_digit(text_[span.begin]) && text_[span.begin + 1] == '(') ++span.begin;
    const bool at_begin = trimmed(text_.substr(0, span.begin)).empty();
    if (at_begin) style_ = group;
    if (!out_.empty() && out_.back().letter.front() == letter &&
        trimmed(text_.substr(out_.back().span.end, span.begin - out_.back().span.end)).empty()) {
      out_.back().span.end = span.end;
      return;
    }
    if (group >= first_weak_group && group <= last_weak_group && group != style_) return;
    const char next = out_.empty() ? 'A' : static_cast<char>(out_.back().letter.front() + 1);
    const bool in_turn = at_begin || (letter == next && !out_.empty());
    constexpr int furthest_jump = 2;
    if (in_turn || (std::abs(letter - next) <= furthest_jump && is_before_cable(span.end)))
      out_.push_back({std::string(1, letter), span});
  }

  bool is_before_cable(std::size_t at) const {
    while (at < text_.size() && is_ascii_space(text_[at])) ++at;
    return leading_cable(text_.substr(at), origin_, forms_).has_value();
  }

  /// In these groups of the pattern letters have no bracket or stop: they count only where the
  /// field begins with such a one.
  static constexpr std::size_t first_weak_group = 5, last_weak_group = 7;

  std::string_view text_;
  std::optional<Date> origin_;
  const ReferenceForms& forms_;
  std::size_t style_ = 0;
  std::vector<Bullet> out_;
};

class ReferenceReader {
 public:
  ReferenceReader(const SourceText& source, Span text, std::size_t own_end,
                  std::optional<Date> origin, const ReferenceForms& forms)
      : text_(source.slice(text)), offset_(text.begin), origin_(origin), forms_(forms) {
    own_length_ = own_end > text.begin ? own_end - text.begin : 0;
  }

  std::vector<Reference> read() {
    const std::vector<Bullet> bullets = BulletReader(text_, origin_, forms_).read();
    take({0, bullets.empty() ? text_.size() : bullets.front().span.begin});
    for (std::size_t i = 0; i < bullets.size(); ++i) {
      bullet_ = bullets[i].letter;
      line_end_ = std::min(text_.find('\n', bullets[i].span.end), text_.size());
      take(
          {bullets[i].span.end, i + 1 < bullets.size() ? bullets[i + 1].span.begin : text_.size()});
    }
    return std::move(out_);
  }

 private:
  /// What stands behind one bullet: cables one by one with the notes behind them, and other text.
  void take(Span piece) {
    std::optional<CableNumber> before;
    std::size_t at = piece.begin;
    while (at < piece.end) {
      const std::string_view rest = text_.substr(at, piece.end - at);
      if (const auto between = forms_.between->match_prefix(rest);
          between && !between->whole().empty()) {
        at += between->whole().end;
        continue;
      }
      auto cable = leading_cable(rest, origin_, forms_);
      const std::size_t list_number = cable ? 0 : list_number_length(rest);
      if (list_number > 0) {
        at += list_number;
        continue;
      }
      if (!cable && before) cable = leading_serial(rest, *before, origin_, forms_);
      if (cable) {
        add({at, at + cable->length}, cable->id);
        at += cable->length;
        at += notes_length(text_.substr(at, piece.end - at));
        before = std::move(cable);
        continue;
      }
      const auto next = forms_.separator->find(rest);
      const std::size_t end = next ? at + std::max<std::size_t>(next->whole().begin, 1) : piece.end;
      if (!before || !forms_.trailing->matches(ascii_upper(trimmed(text_.substr(at, end - at)))))
        take_other({at, end});
      at = end;
    }
  }

  /// Of the `1)` before a cable.
  std::size_t list_number_length(std::string_view rest) const {
    const auto number = forms_.list_number->match_prefix(rest);
    const std::size_t length = number ? number->whole().end : 0;
    return length > 0 && leading_cable(rest.substr(length), origin_, forms_) ? length : 0;
  }

  /// Remarks behind a cable, `(NOTAL)`, and what it was about.
  std::size_t notes_length(std::string_view rest) const {
    std::size_t length = 0;
    while (const auto note = forms_.note->match_prefix(rest.substr(length))) {
      if (note->whole().empty() || is_next_cable(rest.substr(length, note->whole().end))) break;
      length += note->whole().end;
    }
    return length;
  }

  /// Whether a remark behind a dash, ` - ROME 12`, is the next cable.
  bool is_next_cable(std::string_view note) const {
    const std::size_t at = note.find_first_not_of(" \t\r\n-:");
    const bool dash = trimmed(note).find_first_of("-:") == 0;
    return dash && at != std::string_view::npos &&
           leading_cable(note.substr(at), origin_, forms_).has_value();
  }

  /// What is no cable is one reference, however many commas stand in it.
  void take_other(Span part) {
    const std::string_view words = trimmed(text_.substr(part.begin, part.size()));
    if (words.empty() || part.begin >= std::max(own_length_, line_end_)) return;
    if (forms_.nothing->matches(words)) return;
    if (!out_.empty() && !out_.back().id && out_.back().bullet == bullet_) {
      Reference& whole = out_.back();
      whole.span.end = offset_ + part.end;
      whole.text = squeezed(text_.substr(whole.span.begin - offset_, whole.span.size()));
    } else {
      add(part, std::nullopt);
    }
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
  std::size_t line_end_ = 1;  ///< of the line with the bullet; at first only the very beginning
  std::optional<Date> origin_;
  const ReferenceForms& forms_;
  std::optional<std::string> bullet_;
  std::vector<Reference> out_;
};

}  // namespace

std::vector<Reference> read_references(const SourceText& source, Span text, std::size_t own_end,
                                       std::optional<Date> origin, const ReferenceForms& forms) {
  constexpr std::size_t longest = 16384;  // no field is as long
  text.end = std::min(text.end, text.begin + longest);
  return ReferenceReader(source, text, own_end, origin, forms).read();
}

}  // namespace declass
