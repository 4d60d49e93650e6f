#include "document/inherit.h"

#include <fmt/format.h>

#include <algorithm>

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
      out.level = std::max(out.level, segment.marking.level);
    }
  }
  return out;
}

/// A mark behind a title, `THE VISIT (S)`.
std::optional<Marking> trailing_mark(const Outline& outline, Span text) {
  const std::string_view words = trimmed(outline.text(text));
  const std::size_t open = words.rfind('(');
  if (open == std::string_view::npos) return std::nullopt;
  auto mark = leading_portion(words.substr(open), outline.vocabulary);
  if (!mark || mark->length != words.size() - open) return std::nullopt;
  return std::move(mark->reading.marking);
}

}  // namespace

// A caption's control holds for a portion that it concerns and that names no foreign-disclosure
// control itself.
void apply_captions(const Outline& outline, Segment& segment) {
  using Concerns = CaptionRule::Concerns;
  if (!segment.marking.level) return;
  for (const CaptionRule& rule : outline.forms.captions) {
    if (rule.concerns == Concerns::nothing) continue;
    const std::vector<std::string>& captions = outline.message.captions;
    const bool there = std::find(captions.begin(), captions.end(), rule.id) != captions.end() ||
                       (rule.concerns == Concerns::classified &&
                        outline.message.marking.has(rule.control));  // on the banner's line
    if (!there) continue;
    const bool classified = is_classified(*segment.marking.level);
    if (rule.concerns == Concerns::classified) {
      const bool answered = std::any_of(segment.marking.controls.begin(),
                                        segment.marking.controls.end(), [&](const std::string& id) {
                                          const Control* control = outline.vocabulary.control(id);
                                          return control != nullptr && control->foreign_disclosure;
                                        });
      if (classified && !answered) add_control(segment.marking, rule.control);
    } else if (!classified && segment.inherited) {
      add_control(segment.marking, rule.control);
    }
  }
}

namespace {

/// `for_paragraphs` is what the message states for every paragraph.
void take_inherited(const Outline& outline, Segment& segment, const Marking& inherited,
                    const Marking& for_paragraphs) {
  const Marking nearer = segment.marking;  // of the portion in which it stands
  segment.marking = segment.kind == SegmentKind::paragraph ? for_paragraphs : inherited;
  if (nearer.level) {
    const bool item = segment.kind == SegmentKind::paragraph;
    segment.marking = item ? nearer : join(segment.marking, nearer);
  }
  segment.inherited = true;
  if (segment.kind != SegmentKind::subject && segment.kind != SegmentKind::heading) return;
  if (const auto mark = trailing_mark(outline, segment.text)) {
    segment.marking = join(segment.marking, *mark);
  }
}

void administrative(Segment& segment) {
  segment.marking = Marking();
  segment.marking.level = Level::unclassified;
  segment.inherited = false;
}

}  // namespace

void inherit_markings(Outline& outline) {
  Message& message = outline.message;
  overall_marking(message);
  const Marking inherited = inherited_marking(message);
  const auto raised = [&](Marking marking) {
    if (marking.level) marking.level = std::max(marking.level, message.marking.level);
    return marking;
  };
  bool entire = false;
  for (std::size_t i = 0; i < message.segments.size(); ++i) {
    Segment& segment = message.segments[i];
    if (is_administrative(segment.kind)) {
      administrative(segment);
      continue;
    }
    if (segment.portion != i) {
      segment.marking = message.segments[segment.portion].marking;
      segment.inherited = message.segments[segment.portion].inherited;
      continue;
    }
    const bool marked = !segment.mark.empty();
    if (marked && message.entire_text == segment.marking) {
      entire = true;
      segment.marking = raised(segment.marking);
    } else if (!marked) {
      take_inherited(outline, segment, inherited,
                     entire ? raised(*message.entire_text) : inherited);
    }
    apply_captions(outline, segment);
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
    if (!segment.inherited && segment.marking.level && message.marking.level &&
        *message.marking.level < *segment.marking.level) {
      outline.anomaly("DC0107", "portion-above-banner",
                      fmt::format("the portion is {}, the message {}",
                                  name_of(*segment.marking.level), name_of(*message.marking.level)),
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
