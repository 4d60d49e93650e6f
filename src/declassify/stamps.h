#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declassify/compiled.h"
#include "document/message.h"
#include "text/source_text.h"

namespace declass {

/// A stamp that was put on the paper after it was written.
struct Stamp {
  const StampForm* form = nullptr;
  std::optional<Date> date;
  std::string authority;  ///< may be empty
  Span span;              ///< the run of lines that holds it

  /// It says when and by whom, as 32 CFR 2001.25 asks.
  bool is_complete() const { return date && !authority.empty(); }
};

/// The stamps of a message, those that say the same once, in the order of the text. They are looked
/// for in its page heads and feet only: before the body, after it, or beside a page line within.
/// What stands inside a paragraph is a quotation. Pointers are into `rules`.
std::vector<Stamp> find_stamps(const SourceText& source, const Message& message,
                               const Schedule::Compiled& rules);

/// What the stamps say of text that the instructions do not declassify on a day.
struct StampRuling {
  std::optional<RowRole>
      role;  ///< stamp, release_stamp, stamp_without_proof; nothing: they are silent
  std::optional<Date> date;
  std::vector<std::string> flags;
};
StampRuling rule_by_stamps(const std::vector<Stamp>& stamps, std::optional<Date> origin,
                           Date as_of);

}  // namespace declass
