#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/compiled_forms.h"
#include "document/message.h"
#include "text/source_text.h"

namespace declass {

/// TAGS: subject codes and, in brackets, persons. Links around a code are taken off; codes that
/// were written without a blank between them are taken apart where they are known.
std::vector<Tag> read_tags(std::string_view text, const ReferenceForms& forms);

/// Whether a line holds nothing but codes, one of them known, so that it can be no text.
/// `behind_comma`: the line above ends with one, and what follows may be any code.
enum class TagsBefore { nothing, comma };
bool is_tag_line(std::string_view line, TagsBefore before, const ReferenceForms& forms);

/// References, one a bullet, several where cables stand side by side. A cable without a year of its
/// own has the year of `origin`; without either it has no id. What is no cable counts only where it
/// begins before `own_end`, the end of what is surely the field's.
std::vector<Reference> read_references(const SourceText& source, Span text, std::size_t own_end,
                                       std::optional<Date> origin, const ReferenceForms& forms);

/// A post as ids write it: capitals without blanks, under the name that cables of it have.
std::string post_id(std::string_view post, const ReferenceForms& forms);

}  // namespace declass
