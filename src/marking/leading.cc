#include <algorithm>

#include "marking/notice.h"
#include "marking/parse.h"
#include "marking/reader.h"
#include "marking/validate.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

/// Past this many bytes a bracket at the beginning of a text is prose, not a mark.
constexpr std::size_t max_leading_bytes = 400;
/// A bracket that is not closed within so many bytes was not meant to be.
constexpr std::size_t max_unclosed_bytes = 24;

/// Where the brackets of a mark at the beginning of a text begin and end.
struct Brackets {
  std::string_view inside;
  std::size_t length = 0;
  bool whole = true;   ///< both brackets are there
  bool round = false;  ///< and round ones
};

bool opens(char c) { return c == '(' || c == '[' || c == '{'; }
bool closes(char c) { return c == ')' || c == ']' || c == '}'; }

/// `(C)`, `((C))`, `[C]`, and `C)`, whose opening bracket was lost.
std::optional<Brackets> brackets_of(std::string_view text) {
  const std::string_view head = text.substr(0, max_leading_bytes);
  std::size_t begin = 0;
  while (begin < head.size() && opens(head[begin])) ++begin;
  std::size_t end = begin;
  while (end < head.size() && !opens(head[end]) && !closes(head[end])) ++end;
  if (end == head.size() || opens(head[end])) return std::nullopt;
  Brackets out;
  out.inside = trimmed(head.substr(begin, end - begin));
  out.whole = begin > 0;
  out.round = begin > 0 && head[0] == '(';
  for (std::size_t closed = 0; end < head.size() && closes(head[end]); ++end) {
    if (closed++ == std::max<std::size_t>(begin, 1)) break;
  }
  out.length = end;
  return out;
}

bool has_small_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// `U.S.`: an abbreviation, not a level.
bool has_inner_dot(std::string_view text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == '.' && is_ascii_letter(text[i - 1]) && is_ascii_letter(text[i + 1])) return true;
  }
  return false;
}

bool is_foul(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x7f || (byte < 0x20 && !is_ascii_space(c));
  });
}

LeadingMark unreadable(std::size_t length, MarkReading reading) {
  LeadingMark mark;
  mark.length = length;
  mark.reading = std::move(reading);
  mark.reading.marking = Marking();
  mark.reading.valid = false;
  if (mark.reading.errors.empty()) {
    mark.reading.errors.push_back({"DM0104", "no classification that can be read"});
  }
  return mark;
}

/// A bracket that holds no level that can be read, but nothing that prose would hold either.
bool is_spoilt_mark(std::string_view inside, const Vocabulary::Compiled& compiled) {
  if (inside.empty() || is_foul(inside)) return true;
  if (inside.starts_with("//")) return !has_small_letter(inside);
  const std::size_t points = count_code_points(inside);
  // A single letter of another script stands for one that looks the same.
  if (points == 1 && inside.size() > 1) return true;
  if ((points <= 3 || inside.find('/') != std::string_view::npos) && has_look_alike(inside)) {
    return true;
  }
  if (inside.size() != 1) return false;
  const bool label = compiled.list_labels.contains(inside);
  return !label && (ascii_upper(inside[0]) == inside[0]) && !is_ascii_digit(inside[0]);
}

/// Whether what was read is surely a mark and not words that happen to stand in brackets.
bool is_mark(const Brackets& brackets, const MarkReading& reading) {
  const bool unknown = reading.marking.has("unknown");
  const bool small = has_small_letter(brackets.inside);
  if (!reading.marking.level) {
    // `(NF)`, `(REL TO USA, GBR)`: a mark that lost its level.
    return brackets.round && !small && !unknown && !reading.marking.controls.empty();
  }
  if (has_inner_dot(brackets.inside)) return false;
  // Two letters that are a control by themselves, `(DS)`, are an abbreviation sooner.
  if (brackets.inside.size() == 2 && !reading.marking.controls.empty() && !unknown) return false;
  if (!brackets.whole || !brackets.round) return !unknown && !small;
  const std::size_t blank = brackets.inside.find_first_of(" \t\r\n");
  const bool prose = blank != std::string_view::npos && has_small_letter(brackets.inside) &&
                     has_small_letter(brackets.inside.substr(0, blank));
  return !(unknown && prose) && !(unknown && small && reading.repairs.size() > 1);
}

/// `(C` of `(C The embassy`: the closing bracket was lost. Empty where it is no such thing.
std::string_view unclosed_mark(std::string_view text) {
  if (text.empty() || text.front() != '(') return {};
  std::size_t end = 1;
  while (end < text.size() && end < max_unclosed_bytes && !is_ascii_space(text[end])) ++end;
  const std::string_view inside = text.substr(1, end - 1);
  return inside.empty() || has_small_letter(inside) ? std::string_view() : text.substr(0, end);
}

/// The mark at the beginning of a text, as far as its letters tell; its reading is still to come.
std::string_view outer_mark(std::string_view text, const Vocabulary::Compiled& compiled) {
  const auto brackets = brackets_of(text);
  if (!brackets) return unclosed_mark(text);
  const std::string_view after = text.substr(brackets->length);
  if (!brackets->whole && has_small_letter(brackets->inside)) return {};
  if (after.starts_with("(") && brackets->inside.size() == 1) return {};
  if (is_copyright_notice(brackets->inside, after, compiled)) return {};
  return text.substr(0, brackets->length);
}

}  // namespace

/// A mark is what brackets hold in which a mark can be read, or which nothing else can be. What
/// lost its closing bracket is one where it is classified: taken for a mark, `(U` would make text
/// unclassified on the strength of one stray letter.
std::optional<LeadingMark> PortionReader::read(std::string_view mark) const {
  MarkReading reading = parse_portion(mark, vocabulary_, date_);
  const auto brackets = brackets_of(mark);
  if (!brackets) {
    const bool classified = reading.marking.level > Level::unclassified;
    if (!classified || reading.marking.has("unknown")) return std::nullopt;
    return LeadingMark{mark.size(), std::move(reading)};
  }
  if (is_mark(*brackets, reading)) return LeadingMark{mark.size(), std::move(reading)};
  if (brackets->round && is_spoilt_mark(brackets->inside, vocabulary_.compiled())) {
    return unreadable(mark.size(), std::move(reading));
  }
  return std::nullopt;
}

std::shared_ptr<const LeadingMark> PortionReader::leading(std::string_view text) const {
  constexpr std::size_t most_known = 1024;
  const std::string_view mark = outer_mark(text, vocabulary_.compiled());
  if (mark.empty()) return nullptr;
  std::string key(mark);
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  if (known_.size() == most_known) known_.clear();
  auto read_now = read(mark);
  auto shared = read_now ? std::make_shared<const LeadingMark>(std::move(*read_now)) : nullptr;
  return known_.emplace(std::move(key), std::move(shared)).first->second;
}

std::optional<LeadingMark> leading_portion(std::string_view text, const Vocabulary& vocabulary,
                                           std::optional<Date> date) {
  const auto mark = PortionReader(vocabulary, date).leading(text);
  return mark ? std::optional(*mark) : std::nullopt;
}

std::optional<LeadingMark> leading_banner(std::string_view text, const Vocabulary& vocabulary,
                                          std::optional<Date> date) {
  text = text.substr(0, std::min(text.find('\n'), max_leading_bytes));
  const MarkText clean = clean_mark(text);
  MarkReader reader(clean.text, MarkKind::banner, Extent::leading, vocabulary.compiled());
  reader.read(date);
  if (reader.words_read() == 0 || !reader.reading().marking.level) return std::nullopt;
  const std::size_t end = reader.end();
  LeadingMark mark;
  mark.length = end;
  if (clean.foul && clean_mark(text.substr(0, end)).foul) {
    return unreadable(end, std::move(reader.reading()));
  }
  mark.reading = std::move(reader.reading());
  finish_reading(mark.reading, MarkKind::banner, vocabulary);
  return mark;
}

}  // namespace declass
