#pragma once

#include "text/result.h"
#include "text/source_text.h"

namespace declass {

/// What can be refused before a file is parsed, because a parser would read it in silence as
/// something else: its size, a BOM, bytes that are not UTF-8, control characters, tabs in the
/// indentation, directives.
Result<void> check_strict_bytes(const SourceText& source);

}  // namespace declass
