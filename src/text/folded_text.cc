#include "text/folded_text.h"

#include <algorithm>
#include <cassert>

#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

bool is_word_character(std::string_view text, std::size_t at) {
  return at < text.size() &&
         (is_ascii_letter(text[at]) || is_ascii_digit(text[at]) || text[at] == '|');
}

bool touches_word(std::string_view text, std::size_t at) {
  const auto solid = [&](std::size_t place) {
    return is_word_character(text, place) && text[place] != '|';
  };
  return (at > 0 && solid(at - 1)) || solid(at + 1) ||
         (at > 1 && text[at - 1] == '|' && solid(at - 2)) ||
         (is_word_character(text, at + 1) && solid(at + 2));
}

LetterGap::Kind gap_of(Part part) {
  switch (part) {
    case Part::line_end:
      return LetterGap::line;
    case Part::blank:
      return LetterGap::blank;
    case Part::hyphen:
      return LetterGap::hyphen;
    case Part::dot:
      return LetterGap::dot;
    case Part::comma:
      return LetterGap::comma;
    case Part::may_part:
      return LetterGap::may_part;
    case Part::letter:
    case Part::ignored:
    case Part::other:
      break;
  }
  return LetterGap::other;
}

}  // namespace

/// Reads a source from left to right into a folded text.
class FoldedText::Reader {
 public:
  Reader(FoldedText& out, std::string_view source, Folding folding, Bars bars)
      : out_(out), source_(source), folding_(folding), bars_(bars) {}

  void take(std::size_t& offset) {
    const std::size_t begin = offset;
    const char32_t point = next_code_point(source_, offset);
    if (point < 0x80) return take_ascii(static_cast<char>(point), begin);
    const Part part = part_of(point);
    if (part == Part::ignored) return touch(begin, offset);
    if (part != Part::letter) return open_gap(gap_of(part), begin, offset);
    const std::string_view letters = folded_point(point, folding_);
    if (letters.empty()) return open_gap(LetterGap::other, begin, offset);
    const bool ideograph = is_ideograph(point);
    if (ideograph || ideograph_before_) gap_.kinds |= LetterGap::may_part;
    add(letters, begin, offset);
    ideograph_before_ = ideograph;
  }

  /// A stretch that is read across may stand in the middle of a word.
  void skip() {
    gap_.kinds |= LetterGap::skipped;
    ignored_from_.reset();
  }

 private:
  void take_ascii(char c, std::size_t begin) {
    const char lower = ascii_lower(c);
    const Part part = part_of(static_cast<char32_t>(c));
    if (part == Part::letter ||
        (c == '|' && bars_ == Bars::are_letters && touches_word(source_, begin))) {
      if (ideograph_before_) gap_.kinds |= LetterGap::may_part;
      add({&lower, 1}, begin, begin + 1);
    } else {
      open_gap(gap_of(part), begin, begin + 1);
    }
    ideograph_before_ = false;
  }

  /// A zero-width space touches its letters as other invisible characters do.
  void open_gap(LetterGap::Kind kind, std::size_t begin, std::size_t end) {
    if (kind == LetterGap::may_part) {
      touch(begin, end);
    } else {
      ignored_from_.reset();
    }
    gap_.kinds |= kind;
  }

  /// Ignored characters go with the letter before them, or else with the one after.
  void touch(std::size_t begin, std::size_t end) {
    if (!gap_.within(LetterGap::may_part) || out_.begins_.empty()) {
      if (!ignored_from_) ignored_from_ = begin;
      return;
    }
    const std::uint32_t letter = out_.begins_.back();
    for (std::size_t i = out_.begins_.size(); i > 0 && out_.begins_[i - 1] == letter; --i) {
      out_.ends_[i - 1] = static_cast<std::uint32_t>(end);
    }
  }

  void add(std::string_view letters, std::size_t begin, std::size_t end) {
    for (const char byte : letters) {
      out_.text_ += byte;
      out_.begins_.push_back(static_cast<std::uint32_t>(ignored_from_.value_or(begin)));
      out_.ends_.push_back(static_cast<std::uint32_t>(end));
      out_.gaps_.push_back(gap_.kinds);
      gap_ = {};
    }
    ignored_from_.reset();
  }

  FoldedText& out_;
  std::string_view source_;
  Folding folding_;
  Bars bars_;
  LetterGap gap_{LetterGap::other};
  bool ideograph_before_ = false;
  std::optional<std::size_t> ignored_from_;
};

FoldedText::FoldedText(std::string_view source, const std::vector<Span>& skip, Folding folding,
                       Bars bars)
    : FoldedText(source, {0, source.size()}, skip, folding, bars) {}

FoldedText::FoldedText(std::string_view source, Span part, const std::vector<Span>& skip,
                       Folding folding, Bars bars) {
  assert(source.size() < (std::size_t{1} << 32U));
  text_.reserve(part.size());
  Reader reader(*this, source, folding, bars);
  auto skipped =
      std::upper_bound(skip.begin(), skip.end(), part.begin,
                       [](std::size_t offset, const Span& span) { return offset < span.end; });
  for (std::size_t offset = part.begin; offset < part.end;) {
    while (skipped != skip.end() && skipped->end <= offset) ++skipped;
    if (skipped != skip.end() && skipped->contains(offset)) {
      offset = skipped->end;
      reader.skip();
    } else {
      reader.take(offset);
    }
  }
}

Span FoldedText::source_span(Span folded_span) const {
  if (folded_span.empty()) return {0, 0};
  return {begins_[folded_span.begin], ends_[folded_span.end - 1]};
}

LetterGap FoldedText::gap_before(std::size_t at) const {
  return at < gaps_.size() ? LetterGap{gaps_[at]} : LetterGap{LetterGap::other};
}

std::vector<Span> FoldedText::words() const {
  std::vector<Span> out;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (gaps_[i] != LetterGap::none) out.push_back({i, i});
    out.back().end = i + 1;
  }
  return out;
}

std::string folded(std::string_view text) { return std::string(FoldedText(text).text()); }

}  // namespace declass
