#pragma once

#include <vector>

#include "marking/compiled.h"
#include "text/source_text.h"
#include "yaml/reader.h"

namespace declass {

/// Fills `compiled` from the files of rules/marking; every problem found. The parts below read one
/// file each and are called in the order in which they build on each other.
Diagnostics compile_vocabulary(const std::vector<SourceText>& files,
                               Vocabulary::Compiled& compiled);

void compile_levels(Reader& reader, const Node& root, Vocabulary::Compiled& compiled);
void compile_controls(Reader& reader, const Node& root, Vocabulary::Compiled& compiled);
void compile_legacy(Reader& reader, const Node& root, Vocabulary::Compiled& compiled);
void compile_countries(Reader& reader, const Node& root, Vocabulary::Compiled& compiled);
void compile_cui(Reader& reader, const Node& root, Vocabulary::Compiled& compiled);

/// The places in Compiled::rules of the controls that a list names; an unknown name is reported.
std::vector<std::size_t> rules_named(Reader& reader, const Node* list,
                                     const Vocabulary::Compiled& compiled);

/// The words of a text between blanks and line feeds.
std::vector<std::string> blank_separated(std::string_view text);

/// The words of levels in rule files, with what they mean.
const std::vector<std::pair<std::string, Level>>& marking_level_words();

}  // namespace declass
