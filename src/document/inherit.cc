#include "document/inherit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "marking/algebra.h"
#include "marking/parse.h"
#include "text/words.h"

namespace declass {
namespace {

void overall_marking(Message& message) {
  Marking& overall = message.marking;
  for (const Banner& banner : message.banners) {
    overall = overall.level ? join(overall, banner.marking) : banner.marking;
  }
  if (message.prosign) overall.level = std::max(overall.level, message.prosign);
}

/// What a segment without a mark takes: the overall marking, and no less than the highest level
/// that the message writes anywhere, for a banner may be wrong. Nothing where there is no banner.
Marking inherited_marking(const Message& message) {
  Marking out = message.marking;
  if (!out.level) return out;
  for (const Segment& segment : message.segments) {
    if (!segment.mark.empty() && !is_administrative(segment.kind)) {
      out.level = std::max(out.level, segment.marking->level);
    }
  }
  return out;
}

/// A mark behind a title, `THE VISIT (S)`.
std::optional<Marking> trailing_mark(const Outline& outline, Span text) {
  const std::string_view words = trimmed(outline.text(text));
  const std::size_t open = words.rfind('(');
  if (open == std::string_view::npos) return std::nullopt;
  const auto mark = outline.portions.leading(words.substr(open));
  if (!mark || mark->length != words.size() - open) return std::nullopt;
  return mark->reading.marking;
}

/// The captions of the message that give a control to portions which they concern. Most portions of
/// a message share a marking, so the last few answers are remembered.
class CaptionControls {
 public:
  using Concerns = CaptionRule::Concerns;

  explicit CaptionControls(const Outline& outline) : vocabulary_(outline.vocabulary) {
    const std::vector<std::string>& captions = outline.message.captions;
    for (const CaptionRule& rule : outline.forms.captions) {
      if (rule.concerns == Concerns::nothing) continue;
      const bool there = std::find(captions.begin(), captions.end(), rule.id) != captions.end() ||
                         (rule.concerns == Concerns::classified &&
                          outline.message.marking.has(rule.control));  // on the banner's line
      if (there) rules_.push_back(&rule);
    }
  }

  void apply(Segment& segment) {
    if (rules_.empty() || !segment.marking->level) return;
    for (const Known& known : known_) {
      if (known.asked.is_same(segment.marking) && known.inherited == segment.inherited) {
        segment.marking = known.answer;
        return;
      }
    }
    Known& known = known_[oldest_++ % known_.size()];
    known = {segment.marking, with_controls(segment.marking, segment.inherited), segment.inherited};
    segment.marking = known.answer;
  }

 private:
  /// A caption's control holds for a portion that it concerns and that names no foreign-disclosure
  /// control itself.
  Marking with_controls(Marking marking, bool inherited) const {
    for (const CaptionRule* rule : rules_) {
      const bool classified = is_classified(*marking.level);
      if (rule->concerns == Concerns::classified) {
        if (classified && !answers_disclosure(marking)) add_control(marking, rule->control);
      } else if (!classified && inherited) {
        add_control(marking, rule->control);
      }
    }
    return marking;
  }

  bool answers_disclosure(const Marking& marking) const {
    return std::any_of(marking.controls.begin(), marking.controls.end(),
                       [&](const std::string& id) {
                         const Control* control = vocabulary_.control(id);
                         return control != nullptr && control->foreign_disclosure;
                       });
  }

  struct Known {
    SharedMarking asked, answer;
    bool inherited = false;
  };

  const Vocabulary& vocabulary_;
  std::vector<const CaptionRule*> rules_;
  std::array<Known, 8> known_;
  std::size_t oldest_ = 0;
};

/// `for_paragraphs` is what the message states for every paragraph.
void take_inherited(const Outline& outline, Segment& segment, const SharedMarking& inherited,
                    const SharedMarking& for_paragraphs) {
  const SharedMarking nearer = segment.marking;  // of the portion in which it stands
  segment.marking = segment.kind == SegmentKind::paragraph ? for_paragraphs : inherited;
  if (nearer->level) {
    const bool item = segment.kind == SegmentKind::paragraph;
    segment.marking = item ? nearer : SharedMarking(join(segment.marking, nearer));
  }
  segment.inherited = true;
  if (segment.kind != SegmentKind::subject && segment.kind != SegmentKind::heading) return;
  if (const auto mark = trailing_mark(outline, segment.text)) {
    segment.marking = join(segment.marking, *mark);
  }
}

Marking unclassified_marking() {
  Marking out;
  out.level = Level::unclassified;
  return out;
}

/// No weaker than the message.
Marking raised(Marking marking, const Message& message) {
  if (marking.level) marking.level = std::max(marking.level, message.marking.level);
  return marking;
}

}  // namespace

void apply_captions(const Outline& outline, Segment& segment) {
  CaptionControls(outline).apply(segment);
}

void inherit_markings(Outline& outline) {
  Message& message = outline.message;
  overall_marking(message);
  const SharedMarking administrative = unclassified_marking();
  const SharedMarking inherited = inherited_marking(message);
  SharedMarking for_paragraphs = inherited;
  CaptionControls captions(outline);
  for (std::size_t i = 0; i < message.segments.size(); ++i) {
    Segment& segment = message.segments[i];
    if (is_administrative(segment.kind)) {
      segment.marking = administrative;
      segment.inherited = false;
      continue;
    }
    if (segment.portion != i) {
      segment.marking = message.segments[segment.portion].marking;
      segment.inherited = message.segments[segment.portion].inherited;
      continue;
    }
    if (segment.mark.empty()) {
      take_inherited(outline, segment, inherited, for_paragraphs);
    } else if (message.entire_text && *message.entire_text == *segment.marking) {
      for_paragraphs = raised(*message.entire_text, message);
      segment.marking = for_paragraphs;
    }
    captions.apply(segment);
  }
}

namespace {

void check_levels(Outline& outline) {
  Message& message = outline.message;
  if (message.banners.empty()) {
    outline.anomaly("DC0113", "banner-missing",
                    "no banner: what carries no mark of its own cannot be judged", message.span);
    return;
  }
  const Banner& first = message.banners.front();
  if (message.prosign && first.marking.level && *message.prosign != *first.marking.level) {
    outline.anomaly("DC0108", "prosign-disagrees",
                    fmt::format("the security prosign says {}, the banner {}: the higher holds",
                                name_of(*message.prosign), name_of(*first.marking.level)),
                    first.span);
  }
  for (const Banner& banner : message.banners) {
    if (banner.marking.level == first.marking.level) continue;
    outline.anomaly("DC0109", "section-banners-disagree",
                    "two banners of the message differ in level: the higher holds", banner.span);
  }
}

void check_portions(Outline& outline) {
  Message& message = outline.message;
  if (message.entire_text && message.entire_text->level < message.marking.level) {
    outline.anomaly("DC0115", "entire-text-below-banner",
                    "one mark is stated for every paragraph, below the banner: the higher holds",
                    message.span);
  }
  const bool classified = message.marking.level && is_classified(*message.marking.level);
  for (const Segment& segment : message.segments) {
    if (segment.kind != SegmentKind::paragraph || (segment.part && *segment.part > 1)) continue;
    if (segment.inherited && classified && !message.entire_text && !segment.parent) {
      outline.anomaly("DC0102", "unmarked-paragraph",
                      "a paragraph without a mark: it takes the message's level", segment.label);
    }
    if (!segment.inherited && segment.marking->level && message.marking.level &&
        *message.marking.level < *segment.marking->level) {
      outline.anomaly(
          "DC0107", "portion-above-banner",
          fmt::format("the portion is {}, the message {}", name_of(*segment.marking->level),
                      name_of(*message.marking.level)),
          segment.mark);
    }
  }
}

}  // namespace

bool wants_classifier(const Message& message, const LintForms& forms) {
  if (!message.marking.level || !is_classified(*message.marking.level)) return false;
  if (!message.date) return message.order && forms.classifier_orders.contains(*message.order);
  return forms.classifier_since && *message.date >= *forms.classifier_since;
}

void check_message(Outline& outline) {
  Message& message = outline.message;
  check_levels(outline);
  check_portions(outline);
  const bool derivative =
      std::any_of(message.segments.begin(), message.segments.end(), [&](const Segment& segment) {
        return outline.forms.lint.derivative->matches(outline.text(segment.label));
      });
  if (wants_classifier(message, outline.forms.lint) && !message.reasons && !derivative) {
    const Span place = message.banners.empty() ? message.span : message.banners.front().span;
    outline.anomaly("DC0111", "reasons-missing", "a classified message that states no reason",
                    place);
  }
  if (!message.date) {
    outline.anomaly("DC0112", "origin-unknown", "no date of origin was found", message.span);
  }
  std::stable_sort(message.anomalies.begin(), message.anomalies.end(),
                   [](const Anomaly& a, const Anomaly& b) { return a.span.begin < b.span.begin; });
}

}  // namespace declass
