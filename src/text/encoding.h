#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"
#include "text/source_text.h"

namespace declass {

/// How a file writes its characters. A file says so nowhere, so nobody guesses: all but UTF-8 must
/// be named.
enum class Encoding { utf_8, iso_8859_1, windows_1252 };

/// The encoding that goes by a name, in any case, with or without hyphens; nothing where none does.
std::optional<Encoding> encoding_named(std::string_view name);

/// The names to offer.
std::vector<std::string> encoding_names();

/// The file as UTF-8. Places stay the file's: `SourceText::file_offset` of the result gives its
/// bytes. A byte that the encoding does not know is refused (DC0006).
Result<SourceText> decode(SourceText file, Encoding encoding);

}  // namespace declass
