#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace declass {

/// A path is a system or programme, its compartments after hyphens and their sub-compartments
/// after blanks: `SI-G ABCD DEFG-XYZ`. A list of paths has one entry a system, sorted.

/// Adds a path to a list, merged with what the list says of the same system.
void add_control_path(std::vector<std::string>& paths, std::string_view path);

/// The union of two lists.
std::vector<std::string> join_control_paths(const std::vector<std::string>& a,
                                            const std::vector<std::string>& b);

/// Numbers before words, numbers by value, words by their letters.
bool before_in_mark(std::string_view a, std::string_view b);

/// The code of the home country first, then codes of three letters, then longer ones; without
/// duplicates.
void sort_country_codes(std::vector<std::string>& codes, std::string_view home);

}  // namespace declass
