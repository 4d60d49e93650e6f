#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "audit/hash.h"
#include "text/result.h"

namespace declass {

using PublicKey = std::array<unsigned char, 32>;
using Signature = std::array<unsigned char, 64>;

/// A pure Ed25519 signature (RFC 8032) over exactly these bytes.
bool verifies(const PublicKey& key, std::string_view bytes, const Signature& signature);

/// An origin can stand in a key and in a checkpoint: printable ASCII without blank and `+`, not
/// empty, at most 256 bytes.
bool is_origin(std::string_view origin);

/// The first four bytes of SHA-256(name ‖ LF ‖ 01 ‖ key): which key of that name signed.
std::array<unsigned char, 4> key_id(std::string_view name, const PublicKey& key);

/// C2SP: `name+hex(key id)+base64(01 ‖ key)`.
std::string vkey_text(std::string_view name, const PublicKey& key);

struct NamedKey {
  std::string name;
  PublicKey key{};
};
/// Nothing where `text` is not what `vkey_text` writes for some name and key.
std::optional<NamedKey> parse_vkey(std::string_view text);

/// The same key for signify and minisign, as a file.
std::string signify_file(std::string_view name, const PublicKey& key);

/// The same key as SubjectPublicKeyInfo in PEM, as a file, for OpenSSL.
std::string public_pem_file(const PublicKey& key);

/// The secret half. It lives in one place, is wiped when it ends, and is never part of a string
/// but in `write_pem`'s and `parse_pem`'s buffers, which their owner wipes.
class SigningKey {
 public:
  /// Requires: 32 random bytes.
  explicit SigningKey(std::string_view seed);

  /// Reads what `pem` writes and nothing else (DA0105). OpenSSL reads it too.
  static Result<SigningKey> parse_pem(std::string_view text);
  std::string pem() const;

  PublicKey public_key() const;
  Signature sign(std::string_view bytes) const;

  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;
  SigningKey(SigningKey&& other) noexcept;
  SigningKey& operator=(SigningKey&& other) noexcept;
  ~SigningKey();

 private:
  std::array<unsigned char, 32> seed_{};
};

/// Overwrites a string that held a secret, and empties it.
void wipe(std::string& secret);

}  // namespace declass
