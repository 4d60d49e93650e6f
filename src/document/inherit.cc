#include "document/inherit.h"

#include <fmt/format.h>

#include <algorithm>

#include "marking/algebra.h"
#include "text/words.h"

namespace declass {
namespace {

void overall_level(Message& message) {
  Marking& overall = message.marking;
  const auto raise = [&](std::optional<Level> level) {
    if (level && (!overall.level || *overall.level < *level)) overall.level = level;
  };
  raise(message.prosign);
  for (const Banner& banner : message.banners) {
    raise(banner.marking.level);
    for (const std::string& control : banner.marking.controls) add_control(overall, control);
    if (banner.marking.owner != overall.owner) overall.owner = banner.marking.owner;
  }
}

}  // namespace

// A caption's control holds for a portion that it concerns and that names no foreign-disclosure
// control itself.
void apply_captions(const Outline& outline, Segment& segment) {
  using Concerns = CaptionRule::Concerns;
  if (!segment.marking.level) return;
  for (const CaptionRule& rule : outline.forms.captions) {
    const bool there = std::find(outline.message.captions.begin(), outline.message.captions.end(),
                                 rule.id) != outline.message.captions.end();
    if (!there || rule.concerns == Concerns::nothing) continue;
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

void administrative(Segment& segment) {
  segment.marking = Marking();
  segment.marking.level = Level::unclassified;
  segment.inherited = false;
}

}  // namespace

void inherit_markings(Outline& outline) {
  Message& message = outline.message;
  overall_level(message);
  bool entire = false;
  for (Segment& segment : message.segments) {
    if (is_administrative(segment.kind)) {
      administrative(segment);
      continue;
    }
    const bool first_part = !segment.part || *segment.part == 1;
    const bool marked = !segment.mark.empty();
    if (!first_part) {
      const Segment& opening = message.segments[segment.portion];
      segment.marking = opening.marking;
      segment.inherited = opening.inherited;
      continue;
    }
    if (!marked) {
      segment.inherited = true;
      segment.marking =
          entire && segment.kind == SegmentKind::paragraph ? *message.entire_text : message.marking;
    }
    entire = entire || (marked && message.entire_text == segment.marking);
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
  const bool classified = message.marking.level && is_classified(*message.marking.level);
  for (const Segment& segment : message.segments) {
    if (segment.kind != SegmentKind::paragraph || (segment.part && *segment.part > 1)) continue;
    if (segment.inherited && classified && !message.entire_text) {
      outline.anomaly("DC0102", "unmarked-paragraph",
                      "a paragraph without a mark: it takes the message's level", segment.label);
    }
    if (segment.marking.level && message.marking.level &&
        *message.marking.level < *segment.marking.level) {
      outline.anomaly("DC0107", "portion-above-banner",
                      fmt::format("the portion is {}, the message {}",
                                  name_of(*segment.marking.level), name_of(*message.marking.level)),
                      segment.mark);
    }
  }
}

}  // namespace

void check_message(Outline& outline) {
  Message& message = outline.message;
  check_levels(outline);
  check_portions(outline);
  const bool classified = message.marking.level && is_classified(*message.marking.level);
  if (classified && !message.reasons) {
    outline.anomaly("DC0111", "reasons-missing", "a classified message that states no reason",
                    message.span);
  }
  if (!message.date) {
    outline.anomaly("DC0112", "origin-unknown", "no date of origin was found", message.span);
  }
  std::stable_sort(message.anomalies.begin(), message.anomalies.end(),
                   [](const Anomaly& a, const Anomaly& b) { return a.span.begin < b.span.begin; });
}

}  // namespace declass
