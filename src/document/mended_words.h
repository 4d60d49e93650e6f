#pragma once

#include <string>
#include <string_view>

#include "document/classified_by_forms.h"

namespace declass {

/// The text of a Classified By field on one line: words that a line's end broke are put together
/// (`Richa` and below it `rd`), what typists broke or misspelt is mended.
std::string mended_words(std::string_view text, const ClassifiedByForms& forms);

}  // namespace declass
