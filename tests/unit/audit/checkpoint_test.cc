#include "audit/checkpoint.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace declass {
namespace {

std::string bytes_of_hex(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    out += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  }
  return out;
}

SigningKey key_of(unsigned char fill) {
  return SigningKey(std::string(32, static_cast<char>(fill)));
}

Checkpoint checkpoint() { return {"records.example.gov/2026", 41, sha256("root")}; }

TEST(SigningKey, SignsAsTheStandardShows) {
  // RFC 8032 section 7.1, tests 1 and 2.
  struct Case {
    const char *seed, *key, *message, *signature;
  };
  const Case cases[] = {{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb882159"
                         "0a33bacc61e39701cf9"
                         "b46bd25bf5f0595bbe24655141438e7a100b"},
                        {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43"
                         "e15996e458f3613d0f1"
                         "1d8c387b2eaeb4302aeeb00d291612bb0c00"}};
  for (const Case& one : cases) {
    const SigningKey key(bytes_of_hex(one.seed));
    EXPECT_EQ(hex(view_of(key.public_key())), one.key);
    const Signature signature = key.sign(bytes_of_hex(one.message));
    EXPECT_EQ(hex(view_of(signature)), one.signature);
    EXPECT_TRUE(verifies(key.public_key(), bytes_of_hex(one.message), signature));
    EXPECT_FALSE(verifies(key.public_key(), "other", signature));
  }
}

TEST(SigningKey, AFileOfItWithAnyByteChangedIsAnotherKeyOrNone) {
  const SigningKey key = key_of(7);
  const std::string pem = key.pem();
  ASSERT_TRUE(SigningKey::parse_pem(pem));
  for (std::size_t i = 0; i < pem.size(); ++i) {
    for (int value = 0; value < 256; ++value) {
      std::string other = pem;
      other[i] = static_cast<char>(value);
      if (other == pem) continue;
      const auto read = SigningKey::parse_pem(other);
      if (read) {
        ASSERT_NE(read->public_key(), key.public_key()) << i;
      }
    }
    ASSERT_FALSE(SigningKey::parse_pem(pem.substr(0, i)));
  }
  ASSERT_FALSE(SigningKey::parse_pem(pem + "\n"));
}

TEST(VerifierKey, IsReadBackAsItWasWritten) {
  const PublicKey key = key_of(7).public_key();
  const std::string text = vkey_text("records.example.gov/2026", key);
  const auto read = parse_vkey(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->name, "records.example.gov/2026");
  EXPECT_EQ(read->key, key);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = other[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(parse_vkey(other)) << other;
    EXPECT_FALSE(parse_vkey(text.substr(0, i)));
  }
}

TEST(VerifierKey, AnOriginHasNoBlankAndNoPlus) {
  EXPECT_TRUE(is_origin("records.example.gov/redaction-log/2026"));
  for (const char* bad : {"", "a b", "a+b", "a\nb", "\xc3\xa9"}) EXPECT_FALSE(is_origin(bad));
}

TEST(Checkpoint, IsThreeLinesAndASignature) {
  const Note note = sign(checkpoint(), key_of(7));
  const std::string text = note_text(note);
  EXPECT_EQ(text.substr(0, text.find("\n\n") + 1),
            "records.example.gov/2026\n41\n" + base64(view_of(sha256("root"))) + "\n");
  const auto read = parse_note(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->checkpoint, checkpoint());
  EXPECT_TRUE(is_signed_by(*read, key_of(7).public_key()));
  EXPECT_FALSE(is_signed_by(*read, key_of(8).public_key()));
}

TEST(Checkpoint, UnsignedItIsTheThreeLinesAlone) {
  const std::string text = note_text({checkpoint(), {}});
  const auto read = parse_note(text);
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->signature);
  EXPECT_FALSE(is_signed_by(*read, key_of(7).public_key()));
}

TEST(Checkpoint, NoChangedBytePassesUnseen) {
  const PublicKey key = key_of(7).public_key();
  for (const std::string& text :
       {note_text(sign(checkpoint(), key_of(7))), note_text({checkpoint(), {}})}) {
    const bool is_signed = parse_note(text)->signature.has_value();
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (int value = 0; value < 256; ++value) {
        std::string other = text;
        other[i] = static_cast<char>(value);
        if (other == text) continue;
        const auto read = parse_note(other);
        if (!read) continue;
        if (is_signed) {
          ASSERT_FALSE(is_signed_by(*read, key)) << i << " " << value;
        } else {
          ASSERT_NE(read->checkpoint, checkpoint()) << i << " " << value;
        }
      }
      const auto cut = parse_note(text.substr(0, i));
      ASSERT_FALSE(cut && is_signed && is_signed_by(*cut, key)) << i;
    }
  }
}

TEST(Checkpoint, OtherWaysToWriteOneAreRefused) {
  const std::string root = base64(view_of(sha256("root")));
  const std::vector<std::string> others = {std::string(),
                                           std::string("\n"),
                                           "a\n041\n" + root + "\n",
                                           "a\n+41\n" + root + "\n",
                                           "a\n-1\n" + root + "\n",
                                           "a\n41\n" + root,
                                           "a\n41\n" + root + "\n\n",
                                           "a\n41\n" + root + "\nextension\n",
                                           "a b\n41\n" + root + "\n",
                                           "a\n41\nAAAA\n",
                                           "a\n18446744073709551616\n" + root + "\n",
                                           "a\r\n41\r\n" + root + "\r\n",
                                           "a\n41\n" + root + "\n\n\xe2\x80\x94 a AAAA\n",
                                           std::string(1'000'000, '\n')};
  for (const std::string& text : others) {
    EXPECT_FALSE(parse_note(text)) << text.substr(0, 80);
  }
}

TEST(Base64, has_one_text_for_one_value) {
  EXPECT_EQ(base64("ab"), "YWI=");
  EXPECT_EQ(from_base64("YWI="), "ab");
  EXPECT_EQ(from_base64(""), "");
  for (const char* bad : {"YWJ=", "YWI", "YWI=\n", " YWI=", "YWI==", "====", "Y===", "YW-_"}) {
    EXPECT_FALSE(from_base64(bad)) << bad;
  }
}

}  // namespace
}  // namespace declass
