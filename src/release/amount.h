#pragma once

#include <cstddef>
#include <string_view>

#include "policy/policy.h"

namespace declass {

/// How many lines text takes when it is set at 80 columns.
std::size_t lines_at_80_columns(std::string_view text);

/// The declared size of withheld text, in what the policy shows; zero where it shows none.
std::size_t amount_of(std::string_view text, Amount shown);

}  // namespace declass
