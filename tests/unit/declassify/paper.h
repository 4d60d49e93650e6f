#pragma once

#include <string>

#include "declassify/status_changes.h"
#include "marking/parse.h"
#include "shipped_schedule.h"

namespace declass {

/// A message made by hand: the parts that determinations ask for, and nothing else.
class Paper {
 public:
  Paper(const std::string& date, const std::string& banner) {
    message_.date = parse_iso_date(date);
    if (!banner.empty()) message_.marking = parse_banner(banner, shipped_vocabulary()).marking;
  }

  Paper& line(SegmentKind kind, const std::string& text, Marking marking) {
    Segment segment;
    segment.kind = kind;
    segment.span.begin = text_.size();
    segment.mark = {text_.size(), text_.size()};
    text_ += text + "\n";
    segment.span.end = text_.size();
    segment.text = segment.span;
    segment.portion = message_.segments.size();
    segment.marking = std::move(marking);
    message_.segments.push_back(segment);
    message_.span.end = text_.size();
    return *this;
  }

  Paper& instruction(const std::string& text) {
    const std::size_t begin = text_.size();
    line(SegmentKind::order, text, message_.marking);
    message_.instructions.push_back({begin, begin + text.size()});
    return *this;
  }

  /// A paragraph with a mark of its own.
  Paper& marked(const std::string& mark, const std::string& text = "Text.") {
    line(SegmentKind::paragraph, mark + " " + text,
         parse_portion(mark, shipped_vocabulary()).marking);
    message_.segments.back().mark.end += mark.size();
    return *this;
  }

  Paper& unmarked(const std::string& text = "Text.") {
    line(SegmentKind::paragraph, text, message_.marking);
    message_.segments.back().inherited = true;
    return *this;
  }

  Paper& note(const std::string& text) { return line(SegmentKind::note, text, message_.marking); }
  Paper& page_line(const std::string& text) {
    return line(SegmentKind::page_line, text, message_.marking);
  }

  Paper& reasons(std::vector<std::string> letters) {
    message_.reasons = Reasons{"1.4", std::move(letters)};
    return *this;
  }

  MessageDetermination on(const std::string& as_of, const std::string& event = "") const {
    Confirmations confirmations;
    if (!event.empty()) confirmations.event_date = day(event);
    return determine(SourceText("paper", text_), message_, shipped_schedule(), shipped_vocabulary(),
                     day(as_of), confirmations);
  }

  std::vector<StatusChange> changes(const std::string& from, const std::string& to) const {
    return status_changes(SourceText("paper", text_), message_, shipped_schedule(),
                          shipped_vocabulary(), day(from), day(to));
  }

  const Message& message() const { return message_; }

 private:
  std::string text_;
  Message message_;
};

/// `declassified 2019-03-09 row 2 marked`; the owner where there is one.
inline std::string shown(const Determination& determination) {
  std::string out(name_of(determination.status));
  if (determination.date) out += " " + to_iso(*determination.date);
  out += " row " + determination.basis;
  if (determination.cause != Cause::none) out += " " + std::string(name_of(determination.cause));
  if (determination.refer_to) out += " " + *determination.refer_to;
  return out;
}

inline bool has_flag(const Determination& determination, const std::string& flag) {
  return std::find(determination.flags.begin(), determination.flags.end(), flag) !=
         determination.flags.end();
}

}  // namespace declass
