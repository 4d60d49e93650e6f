#include "document/head.h"

#include <algorithm>

#include "document/banner_line.h"
#include "document/false_starts.h"
#include "document/header_fields.h"
#include "document/line_rules.h"
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
    if (has_begun() && starts_message(outline_, at_)) return false;
    const LineRule* rule = find_line_rule(outline_, line, LineRule::Zone::head, above_);
    if (rule != nullptr && scope_ == Scope::section && rule->starts_message) return false;
    while (rule != nullptr && !may_stand_here(*rule)) {
      rule = find_line_rule(outline_, line, LineRule::Zone::head, above_, rule);
    }
    if (rule != nullptr) {
      take_rule(*rule, line);
      return true;
    }
    // Some captions read like banners: behind the banner they are captions.
    if (!outline_.message.banners.empty() && take_captions(line)) return true;
    if (scope_ == Scope::message && take_banner(line)) return true;
    if (outline_.message.banners.empty() && take_captions(line)) return true;
    if (!is_next_item(line) && starts_body(line)) return false;
    if (take_tags_without_label(line)) return true;
    if (field_ == nullptr && left_ != nullptr && left_->resumes->matches(outline_.content(line))) {
      field_ = left_;
      resume_ = outline_.last()->kind != field_->kind;
    }
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

  /// Behind a banner and what says whose it is. A page's stamp alone stands above what it belongs
  /// to, and the banner below a transmission header is that header's.
  bool has_begun() const {
    const Message& message = outline_.message;
    return !message.banners.empty() && !(message.date_time && awaits_banner()) &&
           (message.date || message.from || message.transmission_id ||
            !outline_.cable_number.empty());
  }

  bool awaits_banner() const {
    return outline_.message.banners.size() == stamps_ && outline_.cable_number.empty();
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
        return !unknown_seen_ && awaits_banner();
    }
    return false;
  }

  /// A field whose label stands alone on its line: its text is below.
  bool field_is_empty() const {
    return field_ != nullptr && continued_ == 0 &&
           trimmed(outline_.text(outline_.message.segments[field_segment_].text)).empty();
  }

  /// Behind a banner where no field follows; without one, and in a memorandum, behind the subject,
  /// or where nothing that belongs to a head follows.
  bool body_may_begin() const {
    const Message& message = outline_.message;
    const bool memorandum = message.from && !message.date_time && outline_.cable_number.empty();
    if (!message.banners.empty() && !(memorandum && has(SegmentKind::subject)))
      return !fields_follow(outline_, at_);
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
    if (field_ != nullptr) cut_ = field_->kind == SegmentKind::subject ? field_ : nullptr;
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

  /// A page line with blank lines round it cuts a cable's subject, where more of the head is to
  /// come.
  void take_up_cut_subject() {
    if (field_ == nullptr && cut_ != nullptr && !outline_.cable_number.empty() &&
        fields_follow(outline_, at_)) {
      field_ = cut_;
    }
    resume_ = field_ != nullptr;
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
    take_up_cut_subject();
    return true;
  }

  bool take_banner(const Line& line) {
    const auto banner = read_banner_line(outline_, line);
    if (!banner) return false;
    const bool first = outline_.message.banners.empty();
    const bool says = banner->says_more() || is_classified(*banner->mark.reading.marking.level);
    // A stamp among the text lowers nothing.
    if (first && unknown_seen_ && !says) return false;
    const bool names_cable = outline_.cable_number.empty() && !banner->cable_number.empty();
    const SegmentKind kind = first || names_cable ? SegmentKind::banner : SegmentKind::page_line;
    if (!take_banner_line(outline_, *banner, kind, Outline::CaptionPlace::head)) return false;
    if (!first && names_cable) make_first_banner();
    addresses_ = false;
    if (kind == SegmentKind::page_line) {
      take_up_cut_subject();
    } else {
      field_ = nullptr;
    }
    return true;
  }

  /// The head proper begins here: what stands above it are stamps of pages.
  void begin_header() {
    unknown_seen_ = false;
    if (outline_.cable_number.empty()) stamps_ = outline_.message.banners.size();
  }

  /// The banner that was taken last is the message's; those before it were stamps of pages.
  void make_first_banner() {
    std::vector<Banner>& banners = outline_.message.banners;
    std::rotate(banners.begin(), banners.end() - 1, banners.end());
    std::vector<Segment>& segments = outline_.message.segments;
    for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
      if (segments[i].kind == SegmentKind::banner) segments[i].kind = SegmentKind::page_line;
    }
  }

  /// A page line inside a field leaves the field open.
  void take_rule(const LineRule& rule, const Line& line) {
    above_ = &rule;
    if (rule.pattern->group("hour")) begin_header();
    Segment& segment = outline_.open(rule.kind, line.content.begin);
    take_values(outline_, rule, line, segment);
    addresses_ = rule.starts_addresses || (addresses_ && rule.after_addresses) ||
                 (addresses_ && rule.kind == SegmentKind::page_line);
    if (rule.kind == SegmentKind::page_line) {
      take_up_cut_subject();
    } else {
      cut_ = nullptr;
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
    if (is_list_item(outline_, *start, lines_above(), Marking())) return false;
    if (start->entire_text || (start->reading && start->reading->reading.marking.level))
      return true;
    return start->value && (*start->value == 1 || *start->value == 11);
  }

  /// The lines above without a blank line between: a list of references, it may be.
  std::string_view lines_above() const {
    constexpr std::size_t most = 30;
    std::size_t from = at_;
    while (from > 0 && at_ - from < most && !outline_.lines[from - 1].blank() &&
           outline_.lines[from - 1].span.begin >= outline_.message.span.begin) {
      --from;
    }
    return outline_.text({outline_.lines[from].span.begin, outline_.lines[at_].content.begin});
  }

  Outline& outline_;
  std::size_t at_;
  Scope scope_;
  const LineRule* field_ = nullptr;  ///< the field that an unmarked line would continue
  const LineRule* above_ = nullptr;  ///< the rule that took the last line that one took
  const LineRule* left_ = nullptr;   ///< the field that a blank line ended, where it may go on
  std::size_t field_segment_ = 0;    ///< where it begins
  const LineRule* cut_ = nullptr;    ///< the subject that a blank line ended
  int continued_ = 0;                ///< lines that it has been continued by
  bool resume_ = false;              ///< a page line or caption came in between
  std::size_t stamps_ = 0;           ///< banners above the transmission header
  bool addresses_ = false;
  bool unknown_seen_ = false;  ///< text of no known kind stands before
};

}  // namespace

std::size_t read_head(Outline& outline, std::size_t first) {
  return HeadReader(outline, first, HeadReader::Scope::message).read();
}

std::size_t read_section_head(Outline& outline, std::size_t first) {
  return HeadReader(outline, first, HeadReader::Scope::section).read();
}

}  // namespace declass
