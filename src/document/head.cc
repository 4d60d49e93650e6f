#include "document/head.h"

#include <algorithm>

#include "document/header_fields.h"
#include "document/paragraph_start.h"
#include "marking/parse.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t longest_banner = 300;

/// Reads the lines of a head. State is what earlier lines allow later ones to be.
class HeadReader {
 public:
  enum class Scope { message, section };

  HeadReader(Outline& outline, std::size_t first, Scope scope)
      : outline_(outline), at_(first), scope_(scope) {}

  std::size_t read() {
    bool after_blank = true;
    while (at_ < outline_.lines.size()) {
      if (outline_.lines[at_].blank()) {
        after_blank = true;
        field_ = nullptr;
        addresses_ = false;
        ++at_;
        continue;
      }
      const Line line = cut_at_label();
      if (!take(line, after_blank)) return at_;
      after_blank = false;
      if (line.span.end == outline_.lines[at_].span.end) {
        ++at_;
      } else {
        outline_.lines[at_] = line_after(outline_.source, outline_.lines[at_], line.span.end);
      }
    }
    return at_;
  }

 private:
  /// The line, or the part of it before the first field label that stands inside it.
  Line cut_at_label() const {
    const Line& line = outline_.lines[at_];
    const auto match = outline_.forms.banners.embedded_label->find(outline_.content(line));
    if (!match || !match->groups[1]) return line;
    return line_before(outline_.source, line, line.content.begin + match->groups[1]->begin);
  }

  bool take(const Line& line, bool after_blank) {
    if (const LineRule* rule = find_line_rule(outline_, line, LineRule::Zone::head)) {
      if (scope_ == Scope::section && rule->starts_message) return false;
      if (!rule->after_addresses || addresses_) {
        take_rule(*rule, line);
        return true;
      }
    }
    if (scope_ == Scope::message && read_banner_line(outline_, line, banner_kind())) {
      addresses_ = false;
      field_ = nullptr;
      return true;
    }
    if (outline_.take_captions(line.content)) {
      outline_.open(SegmentKind::caption, line.content.begin);
      if (field_ != nullptr) resume_ = true;
      return true;
    }
    if (starts_body(line)) return false;
    if (field_ != nullptr && continued_ < field_->continues) {
      ++continued_;
      if (resume_) outline_.open(field_->kind, line.content.begin);
      resume_ = false;
      return true;
    }
    if (scope_ == Scope::section || (after_blank && !outline_.message.banners.empty()))
      return false;
    if (outline_.last() == nullptr || outline_.last()->kind != SegmentKind::other) {
      outline_.open(SegmentKind::other, line.content.begin);
      outline_.anomaly("DC0101", "text-unrecognised",
                       "text of no recognised kind before the body: it takes the message's level",
                       line.content);
    }
    return true;
  }

  SegmentKind banner_kind() const {
    return outline_.message.banners.empty() ? SegmentKind::banner : SegmentKind::page_line;
  }

  /// A page line inside a field leaves the field open.
  void take_rule(const LineRule& rule, const Line& line) {
    Segment& segment = outline_.open(rule.kind, line.content.begin);
    take_values(outline_, rule, line, segment);
    addresses_ = rule.starts_addresses || (addresses_ && rule.after_addresses) ||
                 (addresses_ && rule.kind == SegmentKind::page_line);
    if (rule.kind == SegmentKind::page_line) {
      resume_ = field_ != nullptr;
    } else {
      field_ = rule.continues > 0 ? &rule : nullptr;
      continued_ = 0;
      resume_ = false;
    }
  }

  bool starts_body(const Line& line) const {
    const auto start = read_paragraph_start(outline_, line);
    if (!start) return false;
    if (start->entire_text || (start->reading && start->reading->reading.marking.level))
      return true;
    return start->value && (*start->value == 1 || *start->value == 11);
  }

  Outline& outline_;
  std::size_t at_;
  Scope scope_;
  const LineRule* field_ = nullptr;  ///< the field that an unmarked line would continue
  int continued_ = 0;                ///< lines that it has been continued by
  bool resume_ = false;              ///< a page line or caption came in between
  bool addresses_ = false;
};

}  // namespace

std::size_t read_head(Outline& outline, std::size_t first) {
  return HeadReader(outline, first, HeadReader::Scope::message).read();
}

std::size_t read_section_head(Outline& outline, std::size_t first) {
  return HeadReader(outline, first, HeadReader::Scope::section).read();
}

const LineRule* find_line_rule(const Outline& outline, const Line& line, LineRule::Zone zone) {
  const std::string_view content = outline.content(line);
  for (const LineRule& rule : outline.forms.lines) {
    if (rule.zone != LineRule::Zone::any && rule.zone != zone) continue;
    if (rule.after_addresses && zone != LineRule::Zone::head) continue;
    if (!rule.pattern->matches(content)) continue;
    if (rule.unless && rule.unless->matches(content)) continue;
    return &rule;
  }
  return nullptr;
}

bool starts_message(const Outline& outline, const Line& line) {
  if (!outline.forms.any_body_line->matches(outline.content(line))) return false;
  const LineRule* rule = find_line_rule(outline, line, LineRule::Zone::body);
  return rule != nullptr && rule->starts_message;
}

bool read_banner_line(Outline& outline, const Line& line, SegmentKind kind) {
  const std::string_view content = outline.content(line);
  if (content.size() > longest_banner) return false;
  const auto banner = leading_banner(content, outline.vocabulary);
  if (!banner || !banner->reading.marking.level) return false;
  std::size_t from = banner->length;
  while (from < content.size() && is_ascii_space(content[from])) ++from;
  const Pattern& form = *outline.forms.banners.rest;
  const auto rest = form.full_match(content.substr(from));
  if (!rest) return false;
  const Line tail = line_after(outline.source, line, line.content.begin + from);
  const auto captions = form.named(*rest, "captions");
  if (captions && !captions->empty()) {
    const Span span = Outline::in_file(tail, *captions);
    if (!outline.take_captions(line_after(outline.source, {span, span}, span.begin).content)) {
      return false;
    }
  }
  Segment& segment = outline.open(kind, line.content.begin);
  segment.mark = {line.content.begin, line.content.begin + banner->length};
  outline.message.banners.push_back({segment.mark, banner->reading.marking});
  take_banner_rest(outline, form, *rest, tail);
  return true;
}

}  // namespace declass
