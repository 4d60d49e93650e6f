#include "text/encoding.h"

#include <gtest/gtest.h>

namespace declass {
namespace {

TEST(Encoding, BytesBecomeUtf8AndOffsetsStayTheFiles) {
  const struct {
    Encoding encoding;
    std::string bytes, text;
  } cases[] = {
      {Encoding::iso_8859_1, "caf\xE9 \xA7", "caf\xC3\xA9 \xC2\xA7"},
      {Encoding::windows_1252, "\x93quay\x94 \x80", "\xE2\x80\x9Cquay\xE2\x80\x9D \xE2\x82\xAC"},
      {Encoding::windows_1252, "plain", "plain"},
      {Encoding::utf_8, "caf\xC3\xA9", "caf\xC3\xA9"},
  };
  for (const auto& item : cases) {
    const auto read = decode(SourceText("f", item.bytes), item.encoding);
    ASSERT_TRUE(read) << item.text;
    EXPECT_EQ(read->bytes(), item.text);
    EXPECT_EQ(read->file_offset(read->size()), item.bytes.size()) << item.text;
  }
  const auto read = decode(SourceText("f", "\x80 quay"), Encoding::windows_1252);
  EXPECT_EQ(read->file_offset(read->bytes().find("quay")), 2U);
}

TEST(Encoding, AByteThatIsNoCharacterIsRefusedWithItsPlace) {
  const auto read = decode(SourceText("f", "ab\x81"), Encoding::windows_1252);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().front().code, "DC0006");
  EXPECT_EQ(read.error().front().position, (Position{1, 3}));
}

TEST(Encoding, Names) {
  for (const char* name : {"ISO-8859-1", "iso8859-1", "latin1", "Windows-1252", "cp1252", "UTF-8"})
    EXPECT_TRUE(encoding_named(name)) << name;
  for (const char* name : {"", "utf-16", "ascii", "iso-8859-15"})
    EXPECT_FALSE(encoding_named(name)) << name;
}

}  // namespace
}  // namespace declass
