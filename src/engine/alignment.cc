#include "engine/alignment.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "release/transcript.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t most_faults = 20;
constexpr std::size_t longest_label = 200;

bool is_leader(char c) { return std::string_view(".-_=*").find(c) != std::string_view::npos; }

/// A text without what says nothing, and where each byte of it stands.
struct Plain {
  std::string text;
  std::vector<std::size_t> places;

  Plain(std::string_view from, Span part) {
    std::size_t same = 0;
    for (std::size_t at = part.begin; at < part.end;) {
      const std::size_t begin = at;
      const char32_t point = next_code_point(from, at);
      const bool wide_space = point == 0x85 || point == 0xA0 || point == 0x1680 ||
                              (point >= 0x2000 && point <= 0x200B) || point == 0x2028 ||
                              point == 0x2029 || point == 0x202F || point == 0x205F ||
                              point == 0x3000;
      if (never_leaves(point) || wide_space || (point < 0x80 && is_ascii_space(from[begin]))) {
        continue;
      }
      same = !text.empty() && from[begin] == text.back() ? same + 1 : 1;
      if (same > 3 && is_leader(from[begin])) continue;
      for (std::size_t i = begin; i < at; ++i) {
        text += from[i];
        places.push_back(i);
      }
    }
  }
};

/// The first place of a needle in a text from `from` on. Knuth, Morris and Pratt: linear.
std::size_t find_from(std::string_view text, std::string_view needle, std::size_t from) {
  std::vector<std::size_t> border(needle.size(), 0);
  for (std::size_t i = 1, length = 0; i < needle.size(); ++i) {
    while (length > 0 && needle[i] != needle[length]) length = border[length - 1];
    if (needle[i] == needle[length]) ++length;
    border[i] = length;
  }
  for (std::size_t at = from, length = 0; at < text.size(); ++at) {
    while (length > 0 && text[at] != needle[length]) length = border[length - 1];
    if (text[at] == needle[length]) ++length;
    if (length == needle.size()) return at + 1 - length;
  }
  return std::string_view::npos;
}

class Aligner {
 public:
  Aligner(std::string_view release, Span body, std::string_view source,
          const std::optional<std::vector<Span>>& cuts)
      : release_(release, body), source_(source, {0, source.size()}), cuts_(cuts) {}

  Alignment run() {
    while (at_ < release_.text.size() && out_.added.size() < most_faults) step();
    end();
    return std::move(out_);
  }

 private:
  void step() {
    const bool marker = text(at_) == '[' && recorded_cut().has_value();
    if (from_ < source_.text.size() && !gap_ && !marker && text(at_) == source_.text[from_]) {
      keep(1);
      return;
    }
    const std::size_t label = label_end();
    if (label > at_) {
      gap_ = true;
      marker_ = release_.places[at_];
      marked_ = true;
      at_ = label;
      take_recorded_cut();
      return;
    }
    if (closes_label()) {
      ++at_;
      return;
    }
    if (!take_recorded_cut() && !find_again()) {
      out_.added.push_back(release_.places[at_]);
      while (at_ < release_.text.size() && release_.places[at_] + 1 == place_behind()) ++at_;
      ++at_;
    }
  }

  char text(std::size_t at) const { return release_.text[at]; }

  /// The place of the next byte that counts; to pass over a word that is nowhere at once.
  std::size_t place_behind() const {
    return at_ + 1 < release_.places.size() ? release_.places[at_ + 1] : 0;
  }

  void keep(std::size_t count) {
    for (; count > 0; --count, ++at_, ++from_) {
      const Span released{release_.places[at_], release_.places[at_] + 1};
      const Span source{source_.places[from_], source_.places[from_] + 1};
      if (!out_.kept.empty() && kept_to_ == from_ && released_to_ == at_) {
        out_.kept.back().released.end = released.end;
        out_.kept.back().source.end = source.end;
      } else {
        out_.kept.push_back({released, source});
      }
      kept_to_ = from_ + 1;
      released_to_ = at_ + 1;
    }
  }

  /// Our own words: a marker in brackets, `[was`, `[NEW BANNER] (was:`.
  std::size_t label_end() {
    if (text(at_) != '[') return at_;
    const std::string_view rest = std::string_view(release_.text).substr(at_, longest_label);
    if (rest.starts_with("[was")) {
      closing_.push_back(']');
      return at_ + 4;
    }
    const std::size_t close = rest.find(']');
    if (close == std::string_view::npos) return at_;
    if (rest.substr(close + 1).starts_with("(was:")) {
      closing_.push_back(')');
      return at_ + close + 6;
    }
    return at_ + close + 1;
  }

  bool closes_label() {
    if (closing_.empty() || closing_.back() != text(at_)) return false;
    closing_.pop_back();
    return true;
  }

  /// The recorded cut that begins here or in which this place lies.
  std::optional<Span> recorded_cut() const {
    if (!cuts_ || from_ >= source_.text.size()) return std::nullopt;
    const std::size_t place = source_.places[from_];
    const auto cut =
        std::upper_bound(cuts_->begin(), cuts_->end(), place,
                         [](std::size_t offset, const Span& span) { return offset < span.end; });
    if (cut == cuts_->end() || cut->begin > place) return std::nullopt;
    return *cut;
  }

  /// Goes behind it.
  bool take_recorded_cut() {
    const auto cut = recorded_cut();
    if (!cut) return false;
    const auto behind = std::lower_bound(source_.places.begin(), source_.places.end(), cut->end);
    close_gap(static_cast<std::size_t>(behind - source_.places.begin()));
    return true;
  }

  void close_gap(std::size_t to) {
    const std::size_t begin = from_ < source_.places.size() ? source_.places[from_] : 0;
    const Span span = to > from_ ? Span{begin, source_.places[to - 1] + 1} : Span{begin, begin};
    const std::size_t place = marked_                        ? marker_
                              : at_ < release_.places.size() ? release_.places[at_]
                                                             : 0;
    out_.gaps.push_back({span, place, marked_});
    from_ = to;
    gap_ = marked_ = false;
  }

  /// The text that follows stands further on in the source: as much of it as is one piece.
  bool find_again() {
    for (const std::size_t length : {64U, 16U, 6U, 1U}) {
      if (length == 1 && !gap_) break;
      const std::string_view next = following(length);
      if (next.empty() || (next.size() < length && next.size() != following(64).size())) continue;
      const std::size_t found = find_from(source_.text, next, from_);
      if (found == std::string_view::npos) continue;
      close_gap(found);
      keep(1);
      return true;
    }
    return false;
  }

  /// What follows up to the next bracket.
  std::string_view following(std::size_t length) const {
    const std::string_view rest = std::string_view(release_.text).substr(at_, length);
    const std::size_t bracket = rest.find('[', 1);
    std::string_view out = rest.substr(0, bracket);
    if (!closing_.empty())
      out =
          out.substr(0, std::max<std::size_t>(1, std::min(out.size(), out.find(closing_.back()))));
    return out;
  }

  void end() {
    if (out_.added.size() >= most_faults) return;
    while (from_ < source_.text.size() && take_recorded_cut()) {
    }
    if (from_ < source_.text.size() || gap_) close_gap(source_.text.size());
  }

  Plain release_, source_;
  const std::optional<std::vector<Span>>& cuts_;
  Alignment out_;
  std::size_t at_ = 0, from_ = 0;  ///< in the release, in the source
  std::size_t kept_to_ = 0, released_to_ = 0;
  bool gap_ = false, marked_ = false;
  std::size_t marker_ = 0;
  std::string closing_;  ///< of labels that are open
};

}  // namespace

Alignment align(std::string_view release, Span body, std::string_view source,
                const std::optional<std::vector<Span>>& cuts) {
  return Aligner(release, body, source, cuts).run();
}

}  // namespace declass
