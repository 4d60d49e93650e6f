#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace declass {

/// A SHA-256 value.
using Digest = std::array<unsigned char, 32>;

Digest sha256(std::string_view bytes);

/// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

/// The bytes of a digest or key as a view over them.
template <std::size_t n>
std::string_view view_of(const std::array<unsigned char, n>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), n};
}

/// Two lower-case digits a byte.
std::string hex(std::string_view bytes);

/// Nothing where `text` is not 64 lower-case hex digits.
std::optional<Digest> digest_of_hex(std::string_view text);

/// The text is exactly `digits` lower-case hex digits.
bool is_hex(std::string_view text, std::size_t digits);

/// Standard base64 with padding, no line breaks.
std::string base64(std::string_view bytes);

/// Nothing where `text` is not what `base64` would write for some bytes: one text for one value.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace declass
