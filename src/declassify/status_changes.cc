#include "declassify/status_changes.h"

#include "declassify/determiner.h"

namespace declass {

std::vector<StatusChange> status_changes(const SourceText& source, const Message& message,
                                         const Schedule& schedule, const Vocabulary& vocabulary,
                                         Date from, Date to, const Confirmations& confirmations) {
  const Determiner determiner(source, message, schedule, vocabulary, confirmations);
  std::vector<StatusChange> out;
  for (const Date day : determiner.turning_days()) {
    if (day < from || day > to || day == Date(boost::gregorian::min_date_time)) continue;
    const Determiner::Day on_it = determiner.day(day);
    const Determiner::Day eve = determiner.day(day - boost::gregorian::days(1));
    for (std::size_t i = 0; i < message.segments.size(); ++i) {
      Determination before = determiner.segment_on(message.segments[i], eve);
      Determination after = determiner.segment_on(message.segments[i], on_it);
      if (before.status == after.status && before.level == after.level) continue;
      out.push_back({day, i, std::move(before), std::move(after)});
    }
  }
  return out;
}

}  // namespace declass
