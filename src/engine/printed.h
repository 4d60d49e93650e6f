#pragma once

#include <string>
#include <vector>

#include "declassify/status_changes.h"
#include "engine/process.h"

namespace declass {

/// The printed form of each stage, for `inspect`, `--stop-after` and the samples. Messages show the
/// header fields, which is a view of the original; the others show places, kinds and reasons, never
/// text of the document.
std::string print_messages(const SourceText& source, const std::vector<Message>& messages);
std::string print_findings(const SourceText& source, const std::vector<Finding>& findings);
std::string print_determinations(const SourceText& source, const std::vector<Message>& messages,
                                 const std::vector<MessageDetermination>& determinations);
std::string print_changes(const SourceText& source, const std::vector<Message>& messages,
                          const std::vector<std::vector<StatusChange>>& changes);
std::string print_decisions(const SourceText& source, const std::vector<Decision>& tiles);

/// `12:3` and `12:3-14:9`: line and column of a place and of a stretch.
std::string place_of(const SourceText& source, Span span);

/// `4`, `4 part 2`, `4 (a)`: how people name a portion; else its kind.
std::string portion_name(const Segment& segment);

}  // namespace declass
