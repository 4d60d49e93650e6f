#pragma once

#include <string>

#include "cli/redact_options.h"
#include "engine/process.h"
#include "engine/tally.h"

namespace declass {

/// One document with what became of it, and how much of it may be shown.
struct Showing {
  const SourceText& source;
  const Outcome& outcome;
  const Policy& policy;
  const ProcessOptions& options;
  TextShown text = TextShown::places;
};

/// What a dry run shows for people: every portion and every cut with action, codes, clause, status
/// and date; totals; what a person must look at.
std::string print_outcome(const Showing& showing);

/// The end of a dry run: clauses that spoke about nothing, entries of lists that matched nothing.
std::string print_untouched(const Tally& tally);

/// One line of `redact --json`, without its line feed. `output` is empty for a dry run.
std::string outcome_json(const Showing& showing, const std::string& output);

/// What stands at a place, escaped and shortened for a cell of a table.
std::string shown_words(const SourceText& source, Span span);

/// The name of the file, unless it is not to be shown.
std::string shown_name(const Showing& showing);

/// Whether an item's place tells where in released text something may stand.
bool is_near_miss(const ReviewItem& item);

}  // namespace declass
