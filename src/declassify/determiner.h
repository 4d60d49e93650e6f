#pragma once

#include <map>
#include <set>
#include <vector>

#include "declassify/determine.h"
#include "declassify/ruling.h"
#include "declassify/stamps.h"

namespace declass {

/// One message whose instructions and stamps were read once, to be asked about any day.
/// Requires: everything given outlives it.
class Determiner {
 public:
  Determiner(const SourceText& source, const Message& message, const Schedule& schedule,
             const Vocabulary& vocabulary, const Confirmations& confirmations);

  /// What holds on one day for every segment of a level; made once, however many segments.
  struct Day {
    Date date;
    std::map<Level, Determination> by_level;
    StampRuling stamps;
  };
  Day day(Date as_of) const;

  MessageDetermination on(Date as_of) const;
  Determination segment_on(const Segment& segment, const Day& day) const;

  /// Every day on which something may change.
  std::set<Date> turning_days() const;

 private:
  void read_instructions();
  bool is_of_withheld_text(Span span) const;
  Circumstances whole() const;
  Circumstances portion(Level level) const;
  Determination classified_on(const Segment& segment, const Day& day) const;
  std::optional<Determination> blocked_on(const Segment& segment, Date as_of) const;
  Determination unmarked_on(const Segment& segment, const Day& day) const;
  void find_anomalies(const Ruling& overall, std::vector<Anomaly>& out) const;

  const SourceText& source_;
  const Message& message_;
  const Schedule& schedule_;
  const Schedule::Compiled& rules_;
  const Vocabulary& vocabulary_;
  const Confirmations& confirmations_;
  std::vector<Instruction> instructions_;  ///< all of them, as read
  std::vector<Statement> statements_;      ///< those that concern the text that is there
  std::vector<Stamp> stamps_;
  bool unmarked_ = false;  ///< nothing in the message carries a mark
};

}  // namespace declass
