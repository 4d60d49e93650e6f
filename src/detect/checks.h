#pragma once

#include <optional>
#include <string_view>

namespace declass {

/// Arithmetic by which an identifier proves itself. Each looks at letters and digits only.
enum class Check { none, luhn, mod97, mrz };

std::optional<Check> check_named(std::string_view name);

/// `luhn`: the check digit of card numbers (ISO/IEC 7812). `mod97`: an IBAN (ISO 13616). `mrz`:
/// the weighted check digit at the end of a field of a machine-readable zone (ICAO 9303).
bool passes(Check check, std::string_view text);

}  // namespace declass
