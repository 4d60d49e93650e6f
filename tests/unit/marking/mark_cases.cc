#include "mark_cases.h"

#include <gtest/gtest.h>

#include <set>

#include "vocabulary_for_tests.h"

namespace declass {
namespace {

void expect_forms(const MarkCase& item, const MarkReading& reading) {
  EXPECT_EQ(shown(reading.marking), item.reads) << item.text << "  " << codes_of(reading);
  if (*item.banner != '\0') {
    EXPECT_EQ(reading.banner, item.banner) << item.text;
  }
  if (*item.portion != '\0') {
    EXPECT_EQ(reading.portion, item.portion) << item.text;
  }
}

}  // namespace

MarkReading read_mark(const std::string& text) {
  return text.find('(') == std::string::npos ? parse_banner(text, shipped_vocabulary())
                                             : parse_portion(text, shipped_vocabulary());
}

std::string codes_of(const MarkReading& reading) {
  std::set<std::string> codes;
  for (const MarkRemark& remark : reading.errors) codes.insert("E:" + remark.code);
  for (const MarkRemark& remark : reading.warnings) codes.insert("W:" + remark.code);
  std::string out;
  for (const std::string& code : codes) out += (out.empty() ? "" : " ") + code;
  return out;
}

void expect_valid(const MarkCase& item) {
  const MarkReading reading = read_mark(item.text);
  EXPECT_TRUE(reading.valid) << item.text << "  " << codes_of(reading);
  EXPECT_TRUE(reading.repairs.empty()) << item.text;
  expect_forms(item, reading);
  // What is written is read as the same, and written the same.
  for (const std::string& form : {reading.banner, reading.portion}) {
    if (form.empty()) continue;
    const MarkReading again = read_mark(form);
    EXPECT_TRUE(again.valid) << form << " of " << item.text << "  " << codes_of(again);
    EXPECT_EQ(shown(again.marking), shown(reading.marking)) << form;
    EXPECT_EQ(again.banner, reading.banner) << form;
    EXPECT_EQ(again.portion, reading.portion) << form;
  }
}

void expect_read(const MarkCase& item) {
  const MarkReading reading = read_mark(item.text);
  EXPECT_FALSE(reading.valid) << item.text;
  expect_forms(item, reading);
}

}  // namespace declass
