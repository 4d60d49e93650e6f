#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/compiled_forms.h"
#include "document/message.h"
#include "text/source_text.h"

namespace declass {

/// TAGS: subject codes and, in brackets, persons. Links around a code are taken off.
std::vector<Tag> read_tags(std::string_view text, const ReferenceForms& forms);

/// References, one a bullet. A cable without a year of its own has the year of `origin`; without
/// either it has no id.
std::vector<Reference> read_references(const SourceText& source, Span text,
                                       std::optional<Date> origin, const ReferenceForms& forms);

/// The officer of a Classified By line; `text` is left empty. Requires: white space squeezed.
ClassifiedBy read_officer(std::string_view words, const ClassifiedByForms& forms);

/// The reasons of a Classified By line: section and letters. Requires: white space squeezed.
std::optional<Reasons> read_reasons(std::string_view words, const ClassifiedByForms& forms);

}  // namespace declass
