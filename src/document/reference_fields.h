#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/cable_number.h"
#include "document/message.h"
#include "text/source_text.h"

namespace declass {

/// References, one a bullet, several where cables stand side by side. A cable without a year of its
/// own has the year of `origin`; without either it has no id. What is no cable counts only where it
/// begins before `own_end`, the end of what is surely the field's.
std::vector<Reference> read_references(const SourceText& source, Span text, std::size_t own_end,
                                       std::optional<Date> origin, const ReferenceForms& forms);

}  // namespace declass
