#include "engine/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "declassify/compiled.h"
#include "document/compiled_forms.h"
#include "marking/parse.h"

namespace declass {
namespace {

class Linter {
 public:
  Linter(const SourceText& source, const Message& message, const Rules& rules)
      : source_(source),
        message_(message),
        rules_(rules),
        forms_(rules.forms.compiled().lint),
        classified_(message.marking.level && is_classified(*message.marking.level)) {}

  void take(const std::vector<Anomaly>& anomalies) {
    for (const Anomaly& anomaly : anomalies) add(Severity::warning, anomaly);
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
    const auto since = forms_.classifier_since;
    const bool wanted = classified_ && message_.date && since && *message_.date >= *since;
    if (wanted && !message_.classified_by) {
      add(Severity::warning,
          {"DC0206", "classified-by-missing",
           "a classified message that does not say who classified it", message_.span});
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
      const std::string& right = portion ? reading.portion : reading.banner;
      if (!right.empty() && right != source_.slice(place))
        out.fix = fmt::format("write `{}`", right);
      out_.push_back(std::move(out));
    };
    for (const MarkRemark& error : reading.errors) remark(Severity::error, error);
    if (!portion) return;  // letters that stand apart and the like are how cables write a banner
    for (const MarkRemark& warning : reading.warnings) remark(Severity::warning, warning);
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
    return message_.banners.empty() ? message_.span : message_.banners.front().span;
  }

  const SourceText& source_;
  const Message& message_;
  const Rules& rules_;
  const LintForms& forms_;
  bool classified_;
  std::vector<Remark> out_;
};

}  // namespace

std::vector<Remark> lint(const SourceText& source, const Message& message,
                         const MessageDetermination& determination, const Rules& rules) {
  Linter linter(source, message, rules);
  linter.take(message.anomalies);
  linter.take(determination.anomalies);
  linter.check_marks();
  linter.check_captions();
  linter.check_authority();
  linter.check_sections();
  return linter.finish();
}

}  // namespace declass
