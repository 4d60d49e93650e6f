#include "document/head.h"

#include <algorithm>

#include "document/banner_line.h"
#include "document/header_fields.h"
#include "document/paragraph_start.h"
#include "document/tag_fields.h"
#include "text/words.h"

namespace declass {
namespace {

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
        if (!field_is_empty() && !resume_) leave_field();
        addresses_ = false;
        ++at_;
        continue;
      }
      const Line line = cut_behind_banner(cut_at_label(outline_, outline_.lines[at_]));
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
  bool take(const Line& line, bool after_blank) {
    if (!outline_.message.banners.empty() && starts_message(outline_, at_)) return false;
    if (const LineRule* rule = find_line_rule(outline_, line, LineRule::Zone::head, above_)) {
      if (scope_ == Scope::section && rule->starts_message) return false;
      if (may_stand_here(*rule)) {
        take_rule(*rule, line);
        return true;
      }
    }
    // Some captions read like banners: behind the banner they are captions.
    if (!outline_.message.banners.empty() && take_captions(line)) return true;
    if (scope_ == Scope::message && take_banner(line)) return true;
    if (outline_.message.banners.empty() && take_captions(line)) return true;
    if (!is_next_item(line) && starts_body(line)) return false;
    if (take_tags_without_label(line)) return true;
    if (field_ == nullptr && left_ != nullptr && left_->resumes->matches(outline_.content(line)))
      field_ = left_;
    if (field_ != nullptr && continued_ < field_->continues && !repeats_whole_subject()) {
      ++continued_;
      if (resume_) resume_field(line);
      resume_ = false;
      return true;
    }
    if (scope_ == Scope::section) return false;
    if (after_blank && body_may_begin()) return false;
    unknown_seen_ = true;
    if (outline_.last() == nullptr || outline_.last()->kind != SegmentKind::other) {
      outline_.open(SegmentKind::other, line.content.begin);
      outline_.anomaly("DC0101", "text-unrecognised",
                       "text of no recognised kind before the body: it takes the message's level",
                       line.content);
    }
    return true;
  }

  /// What looks like an address or a field of a memorandum is one only where a head may have it:
  /// behind text of no known kind it may be prose.
  bool may_stand_here(const LineRule& rule) const {
    if (rule.after_addresses && !addresses_) return false;
    if (scope_ == Scope::section && !rule.repeats && rule.zone != LineRule::Zone::any) return false;
    switch (rule.place) {
      case LineRule::Place::anywhere:
        return true;
      case LineRule::Place::top:
        return !unknown_seen_;
      case LineRule::Place::before_banner:
        return !unknown_seen_ && outline_.message.banners.empty();
    }
    return false;
  }

  /// A field whose label stands alone on its line: its text is below.
  bool field_is_empty() const {
    return field_ != nullptr && continued_ == 0 &&
           trimmed(outline_.text(outline_.message.segments[field_segment_].text)).empty();
  }

  /// Behind a banner where no field follows; without one behind the subject, or where nothing that
  /// belongs to a head follows.
  bool body_may_begin() const {
    if (!outline_.message.banners.empty()) return !fields_follow(outline_, at_);
    return has(SegmentKind::subject) || !head_follows(outline_, at_);
  }

  bool has(SegmentKind kind) const {
    const std::vector<Segment>& segments = outline_.message.segments;
    return std::any_of(segments.begin(), segments.end(),
                       [&](const Segment& segment) { return segment.kind == kind; });
  }

  /// A later section has said the whole subject again: what is below is text.
  bool repeats_whole_subject() const {
    if (scope_ != Scope::section || field_->kind != SegmentKind::subject) return false;
    const std::vector<Segment>& segments = outline_.message.segments;
    const auto first = std::find_if(segments.begin(), segments.end(), [](const Segment& segment) {
      return segment.kind == SegmentKind::subject;
    });
    if (first == segments.end() || first->span.end <= first->text.begin) return false;
    const auto said = squeezed(outline_.text({first->text.begin, first->span.end}));
    const Span again{segments[field_segment_].text.begin, outline_.lines[at_].span.begin};
    return squeezed(outline_.text(again)).size() >= said.size();
  }

  void leave_field() {
    if (field_ != nullptr) left_ = field_->resumes ? field_ : nullptr;
    field_ = nullptr;
  }

  /// A banner whose line goes on with whom the message is for, in a header without line ends.
  Line cut_behind_banner(const Line& line) const {
    if (!outline_.message.banners.empty()) return line;
    const auto match = outline_.forms.banners.embedded_passing->find(outline_.content(line));
    if (!match) return line;
    const std::size_t at = line.content.begin + match->groups[1]->begin;
    const Line before = line_before(outline_.source, line, at);
    return read_banner_line(outline_, before) ? before : line;
  }

  /// The next reference of a list, `C) BERN 12`, whose letter reads like a mark.
  bool is_next_item(const Line& line) const {
    return field_ != nullptr && field_->resumes && field_->resumes->matches(outline_.content(line));
  }

  /// A line of known codes where TAGS may be is one that lost its label.
  bool take_tags_without_label(const Line& line) {
    if (outline_.message.banners.empty() && !has(SegmentKind::order)) return false;
    if (field_ != nullptr && field_->kind != SegmentKind::order) return false;
    if (!is_tag_line(outline_.content(line), TagsBefore::nothing, outline_.forms.references))
      return false;
    outline_.open(SegmentKind::tags, line.content.begin).text = line.content;
    field_ = nullptr;
    return true;
  }

  bool take_captions(const Line& line) {
    const auto controls = outline_.take_captions(line.content, Outline::CaptionPlace::head);
    if (!controls) return false;
    outline_.open(SegmentKind::caption, line.content.begin).mark = *controls;
    if (field_ != nullptr) resume_ = true;
    return true;
  }

  bool take_banner(const Line& line) {
    const auto banner = read_banner_line(outline_, line);
    if (!banner) return false;
    const bool first = outline_.message.banners.empty();
    const bool says = banner->says_more() || is_classified(*banner->mark.reading.marking.level);
    // A stamp among the text lowers nothing.
    if (first && unknown_seen_ && !says) return false;
    if (!take_banner_line(outline_, *banner, first ? SegmentKind::banner : SegmentKind::page_line,
                          Outline::CaptionPlace::head)) {
      return false;
    }
    addresses_ = false;
    field_ = nullptr;
    return true;
  }

  /// A page line inside a field leaves the field open.
  void take_rule(const LineRule& rule, const Line& line) {
    above_ = &rule;
    if (rule.pattern->group("hour")) unknown_seen_ = false;  // the head proper begins here
    Segment& segment = outline_.open(rule.kind, line.content.begin);
    take_values(outline_, rule, line, segment);
    addresses_ = rule.starts_addresses || (addresses_ && rule.after_addresses) ||
                 (addresses_ && rule.kind == SegmentKind::page_line);
    if (rule.kind == SegmentKind::page_line) {
      resume_ = field_ != nullptr;
    } else {
      field_ = rule.continues > 0 ? &rule : nullptr;
      left_ = nullptr;
      field_segment_ = outline_.message.segments.size() - 1;
      continued_ = 0;
      resume_ = false;
    }
  }

  /// The rest of a field behind a page line is one portion with its beginning.
  void resume_field(const Line& line) {
    Segment& segment = outline_.open(field_->kind, line.content.begin);
    segment.text = line.content;
    segment.portion = field_segment_;
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
  const LineRule* above_ = nullptr;  ///< the rule that took the last line that one took
  const LineRule* left_ = nullptr;   ///< the field that a blank line ended, where it may go on
  std::size_t field_segment_ = 0;    ///< where it begins
  int continued_ = 0;                ///< lines that it has been continued by
  bool resume_ = false;              ///< a page line or caption came in between
  bool addresses_ = false;
  bool unknown_seen_ = false;  ///< text of no known kind stands before
};

}  // namespace

namespace {

/// Cells of a table, with as many tabs as no text has.
bool is_row(std::string_view content) {
  constexpr std::size_t window = 400;
  constexpr std::ptrdiff_t fewest_tabs = 3;
  const std::string_view near = content.substr(0, window);
  return std::count(near.begin(), near.end(), '\t') >= fewest_tabs;
}

}  // namespace

Line cut_at_label(const Outline& outline, const Line& line) {
  const std::string_view content = outline.content(line);
  if (const std::size_t tab = content.find('\t'); tab != std::string_view::npos && is_row(content))
    return line_before(outline.source, line, line.content.begin + tab + 1);
  const auto match = outline.forms.banners.embedded_label->find(content);
  if (!match) return line;
  const auto& label = match->groups[1] ? match->groups[1] : match->groups[2];
  return line_before(outline.source, line, line.content.begin + label->begin);
}

std::size_t read_head(Outline& outline, std::size_t first) {
  return HeadReader(outline, first, HeadReader::Scope::message).read();
}

std::size_t read_section_head(Outline& outline, std::size_t first) {
  return HeadReader(outline, first, HeadReader::Scope::section).read();
}

const LineRule* find_line_rule(const Outline& outline, const Line& line, LineRule::Zone zone,
                               const LineRule* above) {
  const std::string_view content = outline.content(line);
  for (const LineRule& rule : outline.forms.lines) {
    if (rule.zone != LineRule::Zone::any && rule.zone != zone) continue;
    if (!rule.behind.empty() && (above == nullptr || above->id != rule.behind)) continue;
    if (rule.after_addresses && zone != LineRule::Zone::head) continue;
    if (!rule.pattern->matches(content)) continue;
    if (rule.unless && rule.unless->matches(content)) continue;
    return &rule;
  }
  return nullptr;
}

}  // namespace declass
