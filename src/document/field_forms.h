#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/compiled_forms.h"
#include "yaml/reader.h"

namespace declass {

/// The expression with `{near WORD}` spelt out: WORD, a word of capitals, with at most one slip.
std::string with_slips(std::string_view expression);

/// The pattern that a node holds; nothing, and a problem (DP0107), where it does not compile.
std::optional<Pattern> pattern_of(Reader& reader, const Node* node);

/// Read the files of rules/document that are about one field.
void read_references(Reader& reader, Fields& file, ReferenceForms& out);
void read_classified_by(Reader& reader, Fields& file, ClassifiedByForms& out);

/// Requires: the captions were read, for lint names them.
void read_lint(Reader& reader, Fields& file, const Forms::Compiled& forms, LintForms& out);

}  // namespace declass
