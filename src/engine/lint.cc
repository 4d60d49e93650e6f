#include "engine/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "declassify/compiled.h"
#include "document/compiled_forms.h"
#include "document/inherit.h"
#include "marking/parse.h"

namespace declass {
namespace {

constexpr std::string_view repair_code = "DM0301";

class Linter {
 public:
  Linter(const SourceText& source, const Message& message, const Rules& rules)
      : source_(source),
        message_(message),
        rules_(rules),
        forms_(rules.forms.compiled().lint),
        classified_(message.marking.level && is_classified(*message.marking.level)) {}

  /// What reading found; what determining found beside that, for both miss a date.
  void take(const std::vector<Anomaly>& found, const std::vector<Anomaly>& determined) {
    for (const Anomaly& anomaly : found) {
      if (anomaly.id == "unmarked-paragraph" && is_before(forms_.portions_since)) continue;
      add(Severity::warning, anomaly);
      if (anomaly.id == "mark-repaired") take_repair(anomaly.span);
    }
    for (const Anomaly& anomaly : determined) {
      const bool said = std::any_of(found.begin(), found.end(),
                                    [&](const Anomaly& other) { return other.id == anomaly.id; });
      if (!said) add(Severity::warning, anomaly);
    }
  }

  void check_marks() {
    std::set<std::string, std::less<>> seen;  // a banner that is wrong is wrong on every page
    for (const Banner& banner : message_.banners) {
      const std::string_view text = source_.slice(banner.span);
      if (!seen.emplace(text).second) continue;
      add_marks(parse_banner(text, rules_.vocabulary, message_.date), banner.span, false);
    }
    for (const Segment& segment : message_.segments) {
      if (segment.mark.empty() || is_administrative(segment.kind)) continue;
      add_marks(parse_portion(source_.slice(segment.mark), rules_.vocabulary, message_.date),
                segment.mark, true);
    }
  }

  void check_captions() {
    if (is_before(forms_.form_since)) return;
    const Span place = caption_place();
    for (const LintForms::Pair& pair : forms_.conflicts) {
      if (!has_caption(pair.one) || !has_caption(pair.other)) continue;
      add(Severity::error,
          {"DC0202", "captions-conflict",
           fmt::format("{} and {} exclude each other", pair.one, pair.other), place});
    }
    for (const LintForms::Pair& pair : forms_.needs) {
      if (!classified_ || !has_caption(pair.one) || holds_everywhere(pair.other)) continue;
      add(Severity::warning, {"DC0203", "caption-companion-missing",
                              fmt::format("{} without {}", pair.one, pair.other), place});
    }
    check_order_of_captions(place);
  }

  void check_authority() {
    if (wants_classifier(message_, forms_) && !message_.classified_by) {
      add(Severity::warning,
          {"DC0206", "classified-by-missing",
           "a classified message that does not say who classified it", banner_place()});
    }
    if (!message_.reasons || !message_.date) return;
    const Span place = message_.classified_by ? message_.classified_by->text : message_.span;
    for (const ReasonSection& section : rules_.schedule.compiled().reasons) {
      const bool holds = (!section.from || *section.from <= *message_.date) &&
                         (!section.until || *message_.date <= *section.until);
      if (holds) check_reasons(section, place);
    }
  }

  void check_sections() {
    std::set<int> there;
    int of = 0;
    for (const Section& section : message_.sections) {
      there.insert(section.number);
      of = std::max(of, section.of);
    }
    if (there.empty()) return;
    // Text above the first banner is of the section before it, whose banner was lost.
    const bool text_above = std::any_of(
        message_.segments.begin(), message_.segments.end(), [&](const Segment& segment) {
          return segment.kind == SegmentKind::paragraph &&
                 segment.span.begin < message_.sections.front().span.begin;
        });
    if (text_above) there.insert(message_.sections.front().number - 1);
    if (static_cast<int>(there.size()) >= of) return;
    add(Severity::warning, {"DC0207", "sections-missing",
                            fmt::format("{} of {} sections are in the file", there.size(), of),
                            message_.sections.front().span});
  }

  std::vector<Remark> finish() {
    std::stable_sort(out_.begin(), out_.end(), [](const Remark& a, const Remark& b) {
      return a.what.span.begin < b.what.span.begin;
    });
    return std::move(out_);
  }

 private:
  void add(Severity severity, Anomaly what) {
    const auto fix = forms_.fixes.find(what.id);
    out_.push_back({severity, std::move(what), fix == forms_.fixes.end() ? "" : fix->second});
  }

  void add_marks(const MarkReading& reading, Span place, bool portion) {
    const auto remark = [&](Severity severity, const MarkRemark& what) {
      Remark out;
      out.severity = severity;
      out.what = {what.code, portion ? "portion-mark" : "banner-mark", what.message, place};
      out.fix = fix_of(reading, place, portion);
      out_.push_back(std::move(out));
    };
    for (const MarkRemark& error : reading.errors) remark(Severity::error, error);
    if (!portion) return;  // letters that stand apart and the like are how cables write a banner
    for (const MarkRemark& warning : reading.warnings) {
      if (is_asked(warning, reading, place)) remark(Severity::warning, warning);
    }
  }

  /// The mark as the register writes it; where it holds what the register does not know, what to
  /// look for.
  std::string fix_of(const MarkReading& reading, Span place, bool portion) const {
    const std::string& right = portion ? reading.portion : reading.banner;
    if (reading.marking.has("unknown") || right.empty()) {
      const auto fix = forms_.fixes.find("mark-unreadable");
      return fix == forms_.fixes.end() ? "" : fix->second;
    }
    return right == source_.slice(place) ? "" : fmt::format("write `{}`", right);
  }

  /// A slip in a mark is one finding, with the mark as it should be.
  void take_repair(Span place) {
    repaired_.insert(place.begin);
    const MarkReading reading =
        parse_portion(source_.slice(place), rules_.vocabulary, message_.date);
    const std::string fix = fix_of(reading, place, true);
    if (!reading.entire_text && !fix.empty()) out_.back().fix = fix;
  }

  /// Whether a remark is of use to who keeps the document: not about the form that was right on its
  /// day, nor twice about one slip, nor about a statement for the entire text.
  bool is_asked(const MarkRemark& remark, const MarkReading& reading, Span place) const {
    if (reading.entire_text) return false;
    if (remark.code == repair_code) return !repaired_.contains(place.begin);
    if (!forms_.form.contains(remark.code)) return true;
    if (is_before(forms_.form_since)) return false;
    const std::vector<std::string>& controls = reading.marking.controls;
    return controls.empty() ||
           !std::all_of(controls.begin(), controls.end(), [&](const std::string& control) {
             return forms_.without_level.contains(control);
           });
  }

  bool is_before(const std::optional<Date>& day) const {
    return message_.date && day && *message_.date < *day;
  }

  bool has_caption(std::string_view id) const {
    return std::find(message_.captions.begin(), message_.captions.end(), id) !=
           message_.captions.end();
  }

  /// As a caption, in the banner, or as a control of every classified portion.
  bool holds_everywhere(const std::string& id) const {
    if (has_caption(id) || message_.marking.has(id)) return true;
    return std::all_of(message_.segments.begin(), message_.segments.end(),
                       [&](const Segment& segment) {
                         return is_administrative(segment.kind) || !segment.marking->level ||
                                !is_classified(*segment.marking->level) || segment.marking->has(id);
                       });
  }

  void check_order_of_captions(Span place) {
    std::size_t last = 0;
    for (const std::string& id : message_.captions) {
      const auto known = std::find(forms_.order.begin(), forms_.order.end(), id);
      if (known == forms_.order.end()) continue;
      const auto rank = static_cast<std::size_t>(known - forms_.order.begin());
      if (rank < last) {
        add(Severity::warning,
            {"DC0201", "captions-out-of-order",
             fmt::format("{} stands behind a caption that restricts less", id), place});
        return;
      }
      last = rank;
    }
  }

  void check_reasons(const ReasonSection& section, Span place) {
    const Reasons& reasons = *message_.reasons;
    if (!reasons.section.empty() && reasons.section != section.section) {
      add(Severity::warning,
          {"DC0204", "reasons-not-of-order",
           fmt::format("the reasons stand under {}; on the day of the document it was {}",
                       reasons.section, section.section),
           place});
    }
    for (const std::string& letter : reasons.letters) {
      if (std::find(section.letters.begin(), section.letters.end(), letter) !=
          section.letters.end()) {
        continue;
      }
      add(Severity::warning,
          {"DC0205", "reason-letter-unknown",
           fmt::format("{}({}) did not exist on the day of the document", section.section, letter),
           place});
    }
  }

  Span caption_place() const {
    for (const Segment& segment : message_.segments) {
      if (segment.kind == SegmentKind::caption) return segment.text;
    }
    return banner_place();
  }

  Span banner_place() const {
    return message_.banners.empty() ? message_.span : message_.banners.front().span;
  }

  const SourceText& source_;
  const Message& message_;
  const Rules& rules_;
  const LintForms& forms_;
  bool classified_;
  std::set<std::size_t> repaired_;  ///< where marks begin whose slip was named
  std::vector<Remark> out_;
};

}  // namespace

std::vector<Remark> lint(const SourceText& source, const Message& message,
                         const MessageDetermination& determination, const Rules& rules) {
  Linter linter(source, message, rules);
  linter.take(message.anomalies, determination.anomalies);
  linter.check_marks();
  linter.check_captions();
  linter.check_authority();
  linter.check_sections();
  return linter.finish();
}

}  // namespace declass
