#include "document/paragraph_start.h"

#include "document/head.h"
#include "text/words.h"

namespace declass {
namespace {

/// Sets mark and text where `rest`, which begins at `offset` of the file, begins with a mark.
bool take_mark(const Outline& outline, std::string_view rest, std::size_t offset,
               ParagraphStart& start) {
  const ParagraphForms& forms = outline.forms.paragraphs;
  if (forms.entire_text->begins(rest)) {
    const Match entire = *forms.entire_text->match_prefix(rest);
    const Span word = entire.groups[1].value_or(Span());
    const std::string_view mark = rest.substr(word.begin, word.size());
    MarkReading reading = parse_portion(mark, outline.vocabulary);
    if (!reading.marking.level) reading = parse_banner(mark, outline.vocabulary);
    start.entire_text = true;
    start.mark = {offset, offset + entire.whole().end};
    start.reading =
        std::make_shared<const LeadingMark>(LeadingMark{entire.whole().end, std::move(reading)});
    return true;
  }
  auto reading = outline.portions.leading(rest);
  if (!reading) return false;
  start.mark = {offset, offset + reading->length};
  start.reading = std::move(reading);
  return true;
}

void read_mark(const Outline& outline, const Line& line, std::size_t offset,
               ParagraphStart& start) {
  const std::string_view bytes = outline.source.bytes();
  while (offset < line.content.end && is_ascii_space(bytes[offset])) ++offset;
  start.mark = {offset, offset};
  const std::string_view rest = outline.text({offset, line.content.end});
  if (!take_mark(outline, rest, offset, start)) {
    const auto word = outline.forms.paragraphs.mark_after_word->match_prefix(rest);
    if (word && start.value) {
      const std::size_t behind = word->whole().end;
      take_mark(outline, rest.substr(behind), offset + behind, start);
    }
  }
  std::size_t text = start.mark.end;
  while (text < line.content.end && is_ascii_space(bytes[text])) ++text;
  start.text = {text, line.content.end};
}

}  // namespace

std::optional<ParagraphStart> read_paragraph_start(const Outline& outline, const Line& line) {
  const ParagraphForms& forms = outline.forms.paragraphs;
  const std::string_view content = outline.content(line);
  ParagraphStart start;
  start.label = {line.content.begin, line.content.begin};
  if (const auto number = forms.number->match_prefix(content)) {
    const Span digits = Outline::in_file(line, *forms.number->named(*number, "number"));
    const auto stop = forms.number->named(*number, "delimiter");
    int value = 0;
    for (const char c : outline.text(digits)) value = value * 10 + (c - '0');
    start.value = value;
    start.pilcrow = digits.begin != line.content.begin;
    // Without a stop the match ends in the blank and bracket of a mark.
    start.label = {line.content.begin, Outline::in_file(line, number->whole()).end - 2};
    if (stop) start.label.end = Outline::in_file(line, *stop).end;
    if (stop) start.delimiter = outline.text(start.label).back();
    read_mark(outline, line, start.label.end, start);
    if (!stop && !start.reading) return std::nullopt;
    return start;
  }
  if (const auto item = forms.item_label->match_prefix(content)) {
    start.label = Outline::in_file(line, item->whole());
    read_mark(outline, line, start.label.end, start);
    while (start.label.end > start.label.begin &&
           is_ascii_space(outline.source.bytes()[start.label.end - 1])) {
      --start.label.end;
    }
    if (start.reading && start.reading->reading.marking.level) return start;
    start = ParagraphStart();
    start.label = {line.content.begin, line.content.begin};
  }
  read_mark(outline, line, line.content.begin, start);
  if (!start.reading || !start.reading->reading.marking.level) return std::nullopt;
  return start;
}

std::shared_ptr<const ParagraphStart> ParagraphStarts::at(const Line& line) {
  if (line.content.empty()) return nullptr;
  for (const Known& known : known_) {
    if (known.content == line.content) return known.start;
  }
  Known& known = known_[oldest_++ % known_.size()];
  auto start = read_paragraph_start(outline_, line);
  known.content = line.content;
  known.start = start ? std::make_shared<ParagraphStart>(std::move(*start)) : nullptr;
  return known.start;
}

std::optional<Span> unreadable_mark(const Outline& outline, const Line& line) {
  const auto mark = outline.portions.leading(outline.content(line));
  if (!mark || mark->reading.marking.level) return std::nullopt;
  return Span{line.content.begin, line.content.begin + mark->length};
}

Numbering::Numbering(const Outline& outline, std::size_t first) {
  bool later_section = false;
  for (const Section& section : outline.message.sections) {
    later_section = later_section || (section.number > 1 &&
                                      section.number == outline.message.sections.front().number);
  }
  struct Numbered {
    std::size_t line;
    ParagraphStart start;
  };
  std::vector<Numbered> marked;
  for (std::size_t i = first; i < outline.lines.size(); ++i) {
    if (outline.lines[i].blank()) continue;
    if (starts_message(outline, i)) break;
    const char lead = outline.source.bytes()[outline.lines[i].content.begin];
    if (!is_ascii_digit(lead) && static_cast<unsigned char>(lead) < 0x80) continue;
    const auto start = read_paragraph_start(outline, outline.lines[i]);
    if (start && start->value && start->reading) marked.push_back({i, *start});
  }
  // Eleven first and twelve next, or eleven alone: no cable begins there, a lost pilcrow does.
  pilcrow_lost_ = !later_section && !marked.empty() && !marked[0].start.pilcrow &&
                  marked[0].start.value == 11 &&
                  (marked.size() == 1 || marked[1].start.value == 12);
  for (const Numbered& numbered : marked) {
    if (const auto number = number_of(numbered.start)) {
      last_marked_line_[*number] = numbered.line;
    }
  }
}

std::optional<int> Numbering::number_of(const ParagraphStart& start) const {
  if (!start.value) return std::nullopt;
  if (!pilcrow_lost_ || start.pilcrow) return start.value;
  const std::string digits = std::to_string(*start.value);
  if (digits.size() < 2 || digits.front() != '1') {
    return start.reading ? start.value : std::nullopt;
  }
  return std::stoi(digits.substr(1));
}

bool Numbering::is_next(const ParagraphStart& start) const {
  return number_of(start) == last_.value_or(0) + 1;
}

bool Numbering::is_item(std::size_t line, const ParagraphStart& start, int number) const {
  if (!last_ || !start.reading) return false;
  if (start.delimiter == ')' && delimiter_ == '.') return true;
  const auto next = last_marked_line_.find(*last_ + 1);
  return number <= *last_ && next != last_marked_line_.end() && next->second > line;
}

std::optional<std::size_t> next_paragraph_inside(const Outline& outline, const Line& line,
                                                 const Numbering& numbering) {
  const std::string_view content = outline.content(line);
  if (content.find('(') == std::string_view::npos) return std::nullopt;
  const ParagraphForms& forms = outline.forms.paragraphs;
  constexpr std::size_t near = 40;
  std::size_t from = 0;
  while (const auto inside = forms.number_inside->find(content, from)) {
    const std::size_t at = inside->groups[1]->begin;
    from = inside->groups[1]->end - 1;
    const std::size_t begin = at < near ? 0 : at - near;
    if (forms.number_named->matches(content.substr(begin, at - begin))) continue;
    const std::size_t place = line.content.begin + at;
    const auto start = read_paragraph_start(outline, line_after(outline.source, line, place));
    if (start && start->reading && start->reading->reading.marking.level &&
        numbering.is_next(*start)) {
      return place;
    }
  }
  return std::nullopt;
}

std::optional<int> Numbering::accept(std::size_t line, const ParagraphStart& start,
                                     NumberPlace place) {
  constexpr int furthest_jump = 4, first_of_four_digits = 1000;
  const auto number = number_of(start);
  if (!number) return std::nullopt;
  const bool may_be_a_year = *number >= first_of_four_digits;
  if ((start.delimiter == '\0' || may_be_a_year) && !is_next(start)) return std::nullopt;
  if (is_item(line, start, *number)) return std::nullopt;
  if (!start.reading) {
    const int last = last_.value_or(0);
    const int furthest = last_ && place == NumberPlace::apart ? last + furthest_jump : last + 1;
    if (*number <= last || *number > furthest) return std::nullopt;
    if (delimiter_ != '\0' && start.delimiter != delimiter_) return std::nullopt;
    for (auto marked = last_marked_line_.upper_bound(last);
         marked != last_marked_line_.end() && marked->first <= *number; ++marked) {
      if (marked->second > line) return std::nullopt;
    }
  }
  last_ = number;
  if (delimiter_ == '\0') delimiter_ = start.delimiter;
  return number;
}

}  // namespace declass
