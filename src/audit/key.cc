#include "audit/key.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cassert>
#include <memory>
#include <new>
#include <utility>

namespace declass {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

/// OpenSSL fails on well-formed 32-byte keys only where memory runs out.
template <class T>
T required(T pointer) {
  if (!pointer) throw std::bad_alloc();
  return pointer;
}

Key secret_key(const std::array<unsigned char, 32>& seed) {
  return required(
      Key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()),
          EVP_PKEY_free));
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// The DER of RFC 8410 is constant up to the key's 32 bytes.
constexpr std::string_view public_der("\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00", 12);
constexpr std::string_view secret_der(
    "\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20", 16);

constexpr std::string_view secret_head = "-----BEGIN PRIVATE KEY-----\n";
constexpr std::string_view secret_foot = "\n-----END PRIVATE KEY-----\n";
constexpr std::size_t secret_middle = 64;  // base64 of 48 bytes: exactly one PEM line

}  // namespace

bool verifies(const PublicKey& key, std::string_view bytes, const Signature& signature) {
  const Key handle(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()),
                   EVP_PKEY_free);
  const Context context = required(Context(EVP_MD_CTX_new(), EVP_MD_CTX_free));
  return handle != nullptr &&
         EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, handle.get()) == 1 &&
         EVP_DigestVerify(context.get(), signature.data(), signature.size(), bytes_of(bytes),
                          bytes.size()) == 1;
}

bool is_origin(std::string_view origin) {
  return !origin.empty() && origin.size() <= 256 &&
         std::all_of(origin.begin(), origin.end(),
                     [](char c) { return c > ' ' && c <= '~' && c != '+'; });
}

std::array<unsigned char, 4> key_id(std::string_view name, const PublicKey& key) {
  std::string bytes(name);
  bytes += "\n\x01";
  bytes += view_of(key);
  const Digest digest = sha256(bytes);
  return {digest[0], digest[1], digest[2], digest[3]};
}

std::string vkey_text(std::string_view name, const PublicKey& key) {
  std::string typed = "\x01";
  typed += view_of(key);
  return fmt::format("{}+{}+{}", name, hex(view_of(key_id(name, key))), base64(typed));
}

std::optional<NamedKey> parse_vkey(std::string_view text) {
  const std::size_t plus = text.find('+');
  if (plus == std::string_view::npos || text.size() < plus + 10) return std::nullopt;
  const auto typed = from_base64(text.substr(plus + 10));
  if (!typed || typed->size() != 33) return std::nullopt;
  NamedKey out;
  out.name = text.substr(0, plus);
  std::copy(typed->begin() + 1, typed->end(), out.key.begin());
  if (!is_origin(out.name) || vkey_text(out.name, out.key) != text) return std::nullopt;
  return out;
}

std::string signify_file(std::string_view name, const PublicKey& key) {
  // The key number only tells keys apart; taken from the key, the file is the same each time.
  std::string bytes = "Ed";
  bytes += view_of(sha256(view_of(key))).substr(0, 8);
  bytes += view_of(key);
  return fmt::format("untrusted comment: audit log {}\n{}\n", name, base64(bytes));
}

std::string public_pem_file(const PublicKey& key) {
  std::string der(public_der);
  der += view_of(key);
  return fmt::format("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", base64(der));
}

SigningKey::SigningKey(std::string_view seed) {
  assert(seed.size() == seed_.size());
  std::copy(seed.begin(), seed.end(), seed_.begin());
}

SigningKey::SigningKey(SigningKey&& other) noexcept : seed_(other.seed_) {
  OPENSSL_cleanse(other.seed_.data(), other.seed_.size());
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
  std::swap(seed_, other.seed_);
  return *this;
}

SigningKey::~SigningKey() { OPENSSL_cleanse(seed_.data(), seed_.size()); }

std::string SigningKey::pem() const {
  std::string der(secret_der);
  der += view_of(seed_);
  std::string middle = base64(der);
  std::string out;
  out.reserve(secret_head.size() + secret_middle + secret_foot.size());
  out.append(secret_head).append(middle).append(secret_foot);
  wipe(der);
  wipe(middle);
  return out;
}

Result<SigningKey> SigningKey::parse_pem(std::string_view text) {
  const auto refused = [] {
    return failure(file_problem("", "DA0105", "the signing key is not readable"));
  };
  if (text.size() != secret_head.size() + secret_middle + secret_foot.size()) return refused();
  auto der = from_base64(text.substr(secret_head.size(), secret_middle));
  if (!der || der->size() != 48) return refused();
  SigningKey out(std::string_view(*der).substr(secret_der.size()));
  wipe(*der);
  std::string again = out.pem();
  const bool same = again == text;
  wipe(again);
  if (!same) return refused();
  return out;
}

PublicKey SigningKey::public_key() const {
  PublicKey out{};
  std::size_t length = out.size();
  if (EVP_PKEY_get_raw_public_key(secret_key(seed_).get(), out.data(), &length) != 1) {
    throw std::bad_alloc();
  }
  return out;
}

Signature SigningKey::sign(std::string_view bytes) const {
  const Key handle = secret_key(seed_);
  const Context context = required(Context(EVP_MD_CTX_new(), EVP_MD_CTX_free));
  Signature out{};
  std::size_t length = out.size();
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, handle.get()) != 1 ||
      EVP_DigestSign(context.get(), out.data(), &length, bytes_of(bytes), bytes.size()) != 1) {
    throw std::bad_alloc();
  }
  return out;
}

void wipe(std::string& secret) {
  OPENSSL_cleanse(secret.data(), secret.size());
  secret.clear();
}

}  // namespace declass
