#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace declass {

bool is_ascii_space(char c);
bool is_ascii_digit(char c);
bool is_ascii_letter(char c);
char ascii_upper(char c);
char ascii_lower(char c);

std::string_view trimmed(std::string_view text);
std::string ascii_upper(std::string_view text);
std::string ascii_lower(std::string_view text);

/// White space within becomes one blank, at both ends nothing.
std::string squeezed(std::string_view text);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// Insertions, deletions, substitutions and swaps of neighbours between two words.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word` in edits, whatever its case, where it is near enough to be what
/// was meant; the first of several; else empty. For the `did you mean` of a hint.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace declass
