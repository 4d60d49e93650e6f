#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/compiled_forms.h"
#include "document/message.h"

namespace declass {

/// TAGS: subject codes and, in brackets, persons. Links around a code are taken off; codes that
/// were written without a blank between them are taken apart where they are known.
std::vector<Tag> read_tags(std::string_view text, const ReferenceForms& forms);

/// The text of a field with the codes put together that a line's end broke.
std::string joined_codes(std::string_view text, const ReferenceForms& forms);

/// Whether a line holds nothing but codes, one of them known, so that it can be no text.
/// `behind_comma`: the line above ends with one, and what follows may be any code.
enum class TagsBefore { nothing, comma };
bool is_tag_line(std::string_view line, TagsBefore before, const ReferenceForms& forms);

}  // namespace declass
