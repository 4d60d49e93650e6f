#pragma once

#include <optional>
#include <string_view>

#include "document/compiled_forms.h"
#include "document/message.h"

namespace declass {

/// The officer of a Classified By line; `text` is left empty. Requires: `mended_words`.
ClassifiedBy read_officer(std::string_view words, const ClassifiedByForms& forms);

/// The reasons of a Classified By line: section and letters. The section is empty where only
/// letters are given. Requires: `mended_words`.
std::optional<Reasons> read_reasons(std::string_view words, const ClassifiedByForms& forms);

}  // namespace declass
