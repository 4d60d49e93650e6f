#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/compiled_forms.h"
#include "document/message.h"

namespace declass {

/// The text of a Classified By field on one line: words that a line's end broke are put together
/// (`Richa` and below it `rd`), what typists broke or misspelt is mended.
std::string mended_words(std::string_view text, const ClassifiedByForms& forms);

/// The officer of a Classified By line; `text` is left empty. Requires: `mended_words`.
ClassifiedBy read_officer(std::string_view words, const ClassifiedByForms& forms);

/// The reasons of a Classified By line: section and letters. The section is empty where only
/// letters are given. Requires: `mended_words`.
std::optional<Reasons> read_reasons(std::string_view words, const ClassifiedByForms& forms);

}  // namespace declass
