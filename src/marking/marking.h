#pragma once

#include <optional>
#include <string>
#include <vector>

#include "marking/level.h"

namespace declass {

/// A piece of a mark that no rule knows, and where it stood, so that it can be written again.
struct UnknownPart {
  int place = 0;     ///< the MarkSlot of the piece before it
  std::string text;  ///< begins with its separator

  friend auto operator<=>(const UnknownPart&, const UnknownPart&) = default;
};

/// What one mark says: a level, whose it is, and every control on it. A value; the lists are
/// sorted and without duplicates, so that equal sensitivities compare equal.
struct Marking {
  std::optional<Level> level;       ///< nothing: the mark cannot be read, or there is none
  std::string owner = "us";         ///< `us`, `nato`, `joint`, `foreign`, or one trigraph
  std::vector<std::string> owners;  ///< trigraphs of a JOINT or of several foreign owners
  std::vector<std::string> sci;     ///< `SI-G ABCD`: system, compartments, sub-compartments
  std::vector<std::string> sar;     ///< programmes without their `SAR-`
  std::vector<std::string> aea;     ///< `RD-SIGMA 14 20`, `FRD`, `TFNI` …
  std::optional<std::vector<std::string>> fgi;  ///< sources; an empty list: concealed
  std::vector<std::string> rel_to;              ///< `USA` first where US text is meant
  std::vector<std::string> display_only;
  std::vector<std::string> accm;      ///< nicknames of compensatory control measures
  std::vector<std::string> cui;       ///< categories of controlled unclassified information
  std::vector<std::string> controls;  ///< control ids of rules/marking, `unknown` among them
  std::vector<std::string> joined;    ///< of `controls`, what is written as one word: `sbu-nf`
  std::vector<UnknownPart> unknown;   ///< what no rule knows, kept as it was written

  bool has(std::string_view control) const;

  friend bool operator==(const Marking&, const Marking&) = default;
};

/// Adds a control id in its place; does nothing where it is there.
void add_control(Marking& marking, std::string_view control);

}  // namespace declass
