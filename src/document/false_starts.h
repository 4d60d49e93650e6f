#pragma once

#include <string_view>

#include "document/paragraph_start.h"

namespace declass {

/// How a list shows that a mark is its next item: `(c)` behind `(a)` and `(b)`. lines: the item
/// before it begins a line; anywhere: both stand somewhere.
enum class ListForm { lines, anywhere };

/// Whether `mark`, brackets and one letter or digit, is the next item of a list in `before`.
bool continues_list(std::string_view before, std::string_view mark, ListForm form);

/// Whether a line without a number only looks marked, behind the text `before` that has the
/// marking `now`: the next item of a list, or a letter with one bracket that would make the text
/// weaker. A list whose items do not begin lines is not believed where the mark is the stronger.
bool is_list_item(const Outline& outline, const ParagraphStart& start, std::string_view before,
                  const Marking& now);

/// Whether the text of a line ends as a sentence does.
bool ends_sentence(const Outline& outline, const Line& line);

/// Whether the word before the number with which line `at` begins says what it numbers: `see para`.
bool is_named(const Outline& outline, std::size_t last, std::size_t at);

/// Whether line `at`, which looks like the beginning of something no more sensitive than `now`, is
/// the sentence of line `last` going on: `the form` and below it `(U) was used`. A weaker mark
/// never ends a stronger portion by chance.
bool continues_sentence(const Outline& outline, const ParagraphStart& start, const Marking& now,
                        std::size_t last, std::size_t at);

/// The end of `text` in which the items before one are looked for.
std::string_view near_end(std::string_view text);

}  // namespace declass
