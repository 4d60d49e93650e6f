#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "declassify/compiled.h"
#include "declassify/written_date.h"

namespace declass {

/// One thing that the text of an instruction says: a form, or a date.
struct ScanItem {
  const InstructionForm* form = nullptr;  ///< null: a date
  std::optional<WrittenDate> date;
  std::string code;
  std::optional<int> years;
  std::optional<Level> level;
  std::string owner;
  bool introduced = true;        ///< a value, not a date found in passing
  bool repaired = false;         ///< its word was mistyped
  bool unreadable_date = false;  ///< announced a date, and none follows
};

/// What stands between two labels.
struct ScanGroup {
  enum class Lead { start, order, label };

  Lead lead = Lead::start;
  std::vector<ScanItem> items;
  bool words_before = false, words_after = false;  ///< unknown words beside the value
  bool doubt = false;                              ///< a word that takes the value back
};

/// A text taken apart, before the calendar is asked.
struct Scan {
  std::vector<ScanGroup> groups;     ///< at least one
  std::optional<std::string> order;  ///< the number as it stands
  bool other_field = false;          ///< a reasons line or another field was seen
  bool mistyped_label = false;
};

/// A text as the expressions of rules/declassify want it: upper case, white space as one blank,
/// typographic dashes and quotation marks as plain ones. Never longer than `text`.
std::string plain_upper(std::string_view text);

/// What a form says where it matched the beginning of `text`.
ScanItem item_of(const InstructionForm& form, const Match& match, std::string_view text,
                 const InstructionForms& forms);

/// Where two-digit years are looked for: those of instructions, and those of statements that
/// something was declassified.
struct ScanWindows {
  DateWindow instruction, statement;
};

/// Takes apart a text of `plain_upper`. Pointers are into `forms`.
Scan scan_instruction(std::string text, const InstructionForms& forms, const DateForms& dates,
                      const ScanWindows& windows);

}  // namespace declass
