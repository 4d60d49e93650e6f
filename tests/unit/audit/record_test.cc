#include "audit/record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace declass {
namespace {

constexpr long long noon = 1772366400;

RedactRecord redact_record() {
  RedactRecord out;
  out.doc = "0f3c8a52-7a0e-4b6f-9d1c-2f5e6a7b8c9d";
  out.rel = std::string(32, 'a');
  out.release_sha256 = std::string(64, 'b');
  out.k = 3;
  out.codes = {{"(b)(6)", 2}, {"(b)(1)", 1}, {"1.4(b)", 1}};
  out.policy = "public";
  out.tool = {"declass", "0.1.0", "dev"};
  out.as_of = *make_date(2026, 3, 1);
  out.actor = "reviewer";
  out.detail_sha256 = std::string(64, 'c');
  return out;
}

Record record_of(Event event) {
  Record out;
  out.seq = 7;
  out.prev = sha256("before");
  out.time = noon;
  out.nonce = std::string(32, '0');
  out.event = std::move(event);
  return out;
}

std::vector<Record> one_of_each_type() {
  RedactRecord full = redact_record();
  full.orig = full.root = full.vault = std::string(64, 'd');
  return {record_of(OpenRecord{"a/b", std::nullopt}),
          record_of(OpenRecord{"a/b", "a/b+00+x"}),
          record_of(redact_record()),
          record_of(full),
          record_of(SegmentEndRecord{"audit-0000000008.jsonl"}),
          record_of(RecoverRecord{26, std::string(64, 'e'), "audit.torn-0000000007-0123abcd"})};
}

std::string refusal(const std::string& line) {
  const auto record = parse_record(line);
  return record ? "" : record.error().front().message;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Record, ItsLineIsWhatASortingJsonLibraryWrites) {
  for (const Record& record : one_of_each_type()) {
    const std::string line = record_line(record);
    EXPECT_EQ(nlohmann::json::parse(line).dump(), line);
  }
}

TEST(Record, IsReadBackAsItWasWritten) {
  for (const Record& record : one_of_each_type()) {
    const std::string line = record_line(record);
    const auto read = parse_record(line);
    ASSERT_TRUE(read) << line << refusal(line);
    EXPECT_EQ(record_line(*read), line);
    EXPECT_EQ(read->prev, record.prev);
    EXPECT_EQ(read->time, record.time);
    EXPECT_EQ(type_of(read->event), type_of(record.event));
  }
}

TEST(Record, EveryChangedBitOrDeletedByteMakesAnotherRecordOrNone) {
  for (const Record& record : one_of_each_type()) {
    const std::string line = record_line(record);
    for (std::size_t i = 0; i < line.size(); ++i) {
      for (int bit = 0; bit < 8; ++bit) {
        std::string other = line;
        other[i] = static_cast<char>(other[i] ^ (1 << bit));
        const auto read = parse_record(other);
        if (read) {
          ASSERT_EQ(record_line(*read), other);
        }
      }
      std::string shorter = line;
      shorter.erase(i, 1);
      if (const auto read = parse_record(shorter)) {
        ASSERT_EQ(record_line(*read), shorter);
      }
    }
  }
}

TEST(Record, ALineThatIsNotCanonicalIsRefused) {
  const std::string line = record_line(record_of(redact_record()));
  struct Case {
    std::string from, to;
  };
  const Case cases[] = {
      {"\"k\":3", "\"k\":3,\"k\":3"},         // a key twice
      {"\"k\":3", "\"k\":2,\"k\":3"},         // the last would win
      {"\"k\":3", "\"k\": 3"},                // a blank
      {"\"k\":3", "\"k\":3.0"},               // no integer
      {"\"k\":3", "\"k\":3e0"},               // no integer
      {"\"k\":3", "\"k\":03"},                // a zero too many
      {"\"k\":3", "\"k\":-3"},                // below zero
      {"\"k\":3", "\"k\":\"3\""},             // a string
      {"\"k\":3", "\"k\":9007199254740992"},  // 2^53
      {"\"k\":3", "\"k\":18446744073709551616"},
      {"\"k\":3", "\"k\":null"},
      {"\"k\":3", "\"K\":3"},
      {"\"k\":3,", ""},                // a member less
      {"\"k\":3", "\"k\":3,\"l\":1"},  // a member more
      {"\"v\":1", "\"v\":2"},          // an unknown version
      {"doc.redact", "doc.burn"},      // an unknown type
      {"reviewer", "review\\u0065r"},  // another way to write it
      {"reviewer",
       "revi\x01"
       "ewer"},  // a control
      {"reviewer",
       "revi\x7f"
       "ewer"},
      {"reviewer", std::string("revi\0ewer", 9)},
      {"reviewer", "revi\\tewer"},  // a control, escaped
      {"reviewer",
       "revi\xff"
       "ewer"},  // no UTF-8
      {"reviewer",
       "revi\xc3\xa9"
       "wer"},  // no ASCII
      {"2026-03-01T", "2026-02-30T"},
      {"T12:00:00Z", "T24:00:00Z"},
      {"T12:00:00Z", "t12:00:00Z"},
      {"\"as_of\":\"2026-03-01\"", "\"as_of\":\"2026-3-01\""},
      {"aaaa", "AAAA"},  // hex in capitals
      {"aaaa", "aaa"},   // too short
  };
  ASSERT_TRUE(parse_record(line)) << refusal(line);
  for (const Case& one : cases) {
    EXPECT_FALSE(parse_record(replaced(line, one.from, one.to))) << one.to;
  }
  for (const std::string& other :
       {line + " ", " " + line, line + "\r", line + "\n", line + line, "\xef\xbb\xbf" + line,
        std::string(), std::string("null"), "[" + line + "]", line.substr(0, line.size() - 1)}) {
    EXPECT_FALSE(parse_record(other)) << other;
  }
}

TEST(Record, DeepNestingAndLongLinesEndInARefusal) {
  EXPECT_FALSE(parse_record(std::string(60000, '[')));
  EXPECT_FALSE(parse_record(std::string().append(max_record_line + 1, ' ')));
  EXPECT_FALSE(parse_detail(std::string().append(10'000'000, '[')));
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += "{\"a\":";
  EXPECT_FALSE(parse_detail(nested));
}

TEST(Record, SaysWhyItCannotBeWritten) {
  const auto problem = [](auto change) {
    RedactRecord record = redact_record();
    change(record);
    const auto checked = check_record(record_of(record));
    return checked ? std::string() : checked.error().front().message;
  };
  EXPECT_EQ(problem([](RedactRecord&) {}), "");
  EXPECT_THAT(problem([](RedactRecord& r) {
                r.policy =
                    "\xc3\xb6"
                    "ffentlich";
              }),
              testing::HasSubstr("`policy` is not printable ASCII"));
  EXPECT_THAT(problem([](RedactRecord& r) { r.release_sha256 = "abc"; }),
              testing::HasSubstr("`release` is not 64 hex digits"));
  EXPECT_THAT(problem([](RedactRecord& r) { r.k = std::uint64_t{1} << 53U; }),
              testing::HasSubstr("`k` is larger"));
  EXPECT_THAT(problem([](RedactRecord& r) { r.as_of = Date(); }),
              testing::HasSubstr("`as_of` is no date"));
}

TEST(Record, TimesAreUtcSeconds) {
  struct Case {
    long long time;
    const char* text;
  };
  for (const Case& one :
       {Case{0, "1970-01-01T00:00:00Z"}, Case{951868799, "2000-02-29T23:59:59Z"},
        Case{noon, "2026-03-01T12:00:00Z"}, Case{253402300799, "9999-12-31T23:59:59Z"}}) {
    EXPECT_EQ(time_text(one.time), one.text);
    EXPECT_EQ(parse_time(one.text), one.time);
  }
  for (const char* text :
       {"", "2026-03-01T12:00:00", "2026-03-01 12:00:00Z", "2026-13-01T12:00:00Z",
        "2026-03-01T12:60:00Z", "1969-12-31T23:59:59Z", "2026-03-01T1/:00:00Z",
        "2026-03-01T12:00:60Z", "+026-03-01T12:00:00Z"}) {
    EXPECT_FALSE(parse_time(text)) << text;
  }
}

TEST(Record, ADocumentIsNamedByARandomUuid) {
  EXPECT_EQ(uuid_of(std::string(16, '\xff')), "ffffffff-ffff-4fff-bfff-ffffffffffff");
  EXPECT_EQ(uuid_of(std::string(16, '\0')), "00000000-0000-4000-8000-000000000000");
}

}  // namespace
}  // namespace declass
