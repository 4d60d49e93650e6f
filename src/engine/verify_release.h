#pragma once

#include <optional>
#include <vector>

#include "engine/process.h"

namespace declass {

/// What a look at a release from outside says.
struct ReleaseCheck {
  Diagnostics faults;            ///< places in the release, or in the original; never their text
  std::size_t cuts = 0;          ///< places where something of the original is missing
  bool kept_is_original = true;  ///< kept text is the original's, in order, nothing added
  bool nothing_left = true;      ///< nothing that was cut stands in it, encoded forms included
};

/// Holds a release against its original, by the two texts alone: everything between the head and
/// the foot is text of the original in order, a marker or the words with which a mark is struck
/// (DA0421, DA0422 where text is missing and no marker says so); no cut of up to four words, nor
/// the last word of one that is written as a name, stands in it elsewhere, folded or encoded
/// (DA0423). `cuts` are those of the record, sorted; `policy` adds the terms of its lists.
ReleaseCheck verify_release(const SourceText& release, const SourceText& original,
                            const std::optional<std::vector<Span>>& cuts, const Policy* policy);

}  // namespace declass
