#pragma once

#include <string>
#include <string_view>

#include "document/compiled_forms.h"
#include "text/span.h"

namespace declass {

/// The word without the punctuation round it; `0` among letters is an O.
std::string core_of(std::string_view word);

/// Where in `text` the name of an officer stands within `piece`, which holds no comma: apart from
/// titles, offices and places. Empty where there is none.
Span find_name(std::string_view text, Span piece, const ClassifiedByForms& forms);

}  // namespace declass
