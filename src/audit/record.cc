#include "audit/record.h"

#include <fmt/format.h>

#include <cassert>
#include <chrono>
#include <vector>

#include "audit/quote.h"

namespace declass {
namespace {

/// Beyond this a JSON number is no longer exact everywhere.
constexpr std::uint64_t max_integer = (std::uint64_t{1} << 53U) - 1;

constexpr long long end_of_time = 253402300800;  // year 10000

std::string optional_member(const char* key, const std::optional<std::string>& value) {
  return value ? fmt::format("\"{}\":{},", key, quoted(*value)) : std::string();
}

std::string codes_text(const std::map<std::string, std::uint64_t>& codes) {
  std::vector<std::string> parts;
  parts.reserve(codes.size());
  for (const auto& [code, count] : codes)
    parts.push_back(fmt::format("{}:{}", quoted(code), count));
  return fmt::format("{{{}}}", fmt::join(parts, ","));
}

/// The members of one type stand between the common ones, so that all are in order.
struct Line {
  const Record& record;

  std::string nonce() const { return quoted(record.nonce); }
  std::string prev() const { return hex(view_of(record.prev)); }
  std::string ts() const { return time_text(record.time); }

  std::string operator()(const OpenRecord& open) const {
    return fmt::format(
        R"({{"nonce":{},"origin":{},"prev":"{}","seq":{},"ts":"{}","type":"log.open","v":1,"vkey":{}}})",
        nonce(), quoted(open.origin), prev(), record.seq, ts(),
        open.vkey ? quoted(*open.vkey) : "null");
  }
  std::string operator()(const RedactRecord& redact) const {
    return fmt::format(
        R"({{"actor":{},"as_of":"{}","codes":{},"detail":{},"doc":{},"k":{},"nonce":{},{})"
        R"("policy":{},"prev":"{}","rel":{},"release":{},{}"seq":{},)"
        R"("tool":{{"build":{},"name":{},"version":{}}},"ts":"{}","type":"doc.redact","v":1{}}})",
        quoted(redact.actor), to_iso(redact.as_of), codes_text(redact.codes),
        quoted(redact.detail_sha256), quoted(redact.doc), redact.k, nonce(),
        optional_member("orig", redact.orig), quoted(redact.policy), prev(), quoted(redact.rel),
        quoted(redact.release_sha256), optional_member("root", redact.root), record.seq,
        quoted(redact.tool.build), quoted(redact.tool.name), quoted(redact.tool.version), ts(),
        redact.vault ? fmt::format(",\"vault\":{}", quoted(*redact.vault)) : "");
  }
  std::string operator()(const SegmentEndRecord& end) const {
    return fmt::format(
        R"({{"next":{},"nonce":{},"prev":"{}","seq":{},"ts":"{}","type":"segment.end","v":1}})",
        quoted(end.next), nonce(), prev(), record.seq, ts());
  }
  std::string operator()(const RecoverRecord& recover) const {
    return fmt::format(
        R"({{"dropped":{},"nonce":{},"prev":"{}","saved":{},"seq":{},"sha256":{},"ts":"{}",)"
        R"("type":"log.recover","v":1}})",
        recover.dropped, nonce(), prev(), quoted(recover.saved), record.seq, quoted(recover.sha256),
        ts());
  }
};

/// Finds the first member that its type does not allow.
class Check {
 public:
  void text(const char* name, const std::string& value) {
    if (!is_printable_ascii(value)) say(fmt::format("`{}` is not printable ASCII", name));
  }
  void digest(const char* name, const std::string& value, std::size_t digits = 64) {
    if (!is_hex(value, digits)) say(fmt::format("`{}` is not {} hex digits", name, digits));
  }
  void digest(const char* name, const std::optional<std::string>& value) {
    if (value) digest(name, *value);
  }
  void number(const char* name, std::uint64_t value) {
    if (value > max_integer) say(fmt::format("`{}` is larger than 2^53-1", name));
  }
  void date(const char* name, Date value) {
    if (value.is_special()) say(fmt::format("`{}` is no date", name));
  }
  void say(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }
  const std::string& problem() const { return problem_; }

  void operator()(const OpenRecord& open) {
    text("origin", open.origin);
    if (open.vkey) text("vkey", *open.vkey);
  }
  void operator()(const RedactRecord& redact) {
    text("actor", redact.actor);
    date("as_of", redact.as_of);
    for (const auto& [code, count] : redact.codes) {
      text("codes", code);
      number("codes", count);
    }
    digest("detail", redact.detail_sha256);
    text("doc", redact.doc);
    number("k", redact.k);
    text("policy", redact.policy);
    digest("rel", redact.rel, 32);
    digest("release", redact.release_sha256);
    text("tool", redact.tool.name);
    text("tool", redact.tool.version);
    text("tool", redact.tool.build);
    digest("orig", redact.orig);
    digest("root", redact.root);
    digest("vault", redact.vault);
  }
  void operator()(const SegmentEndRecord& end) { text("next", end.next); }
  void operator()(const RecoverRecord& recover) {
    number("dropped", recover.dropped);
    digest("sha256", recover.sha256);
    text("saved", recover.saved);
  }

 private:
  std::string problem_;
};

}  // namespace

std::string record_line(const Record& record) { return std::visit(Line{record}, record.event); }

Result<void> check_record(const Record& record) {
  Check check;
  check.number("seq", record.seq);
  check.digest("nonce", record.nonce, 32);
  if (record.time < 0 || record.time >= end_of_time) check.say("`ts` is out of range");
  std::visit(check, record.event);
  if (check.problem().empty()) return {};
  return failure(file_problem("", "DA0206", "the record cannot be written: " + check.problem()));
}

std::string_view type_of(const Event& event) {
  constexpr std::string_view names[] = {"log.open", "doc.redact", "segment.end", "log.recover"};
  return names[event.index()];
}

std::string time_text(long long time) {
  assert(time >= 0 && time < end_of_time);
  using namespace std::chrono;
  const sys_seconds moment{seconds(time)};
  const auto day = floor<days>(moment);
  const year_month_day date{day};
  const hh_mm_ss clock{moment - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::optional<long long> parse_time(std::string_view text) {
  if (text.size() != 20) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (const char c : text.substr(at, digits)) value = value * 10 + (c - '0');
    return value;
  };
  using namespace std::chrono;
  const year_month_day date{year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))),
                            day(static_cast<unsigned>(number(8, 2)))};
  if (!date.ok()) return std::nullopt;
  const long long days_since = sys_days(date).time_since_epoch().count();
  const long long time =
      days_since * 86400 + number(11, 2) * 3600LL + number(14, 2) * 60LL + number(17, 2);
  // Whatever is not a digit, a separator in its place or within range prints differently.
  if (time < 0 || time >= end_of_time || time_text(time) != text) return std::nullopt;
  return time;
}

std::string uuid_of(std::string_view random) {
  assert(random.size() == 16);
  std::string bytes(random);
  bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0FU) | 0x40U);
  bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3FU) | 0x80U);
  const std::string digits = hex(bytes);
  const std::string_view d = digits;
  return fmt::format("{}-{}-{}-{}-{}", d.substr(0, 8), d.substr(8, 4), d.substr(12, 4),
                     d.substr(16, 4), d.substr(20));
}

}  // namespace declass
