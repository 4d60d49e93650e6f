#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "audit/detail.h"
#include "audit/record.h"

namespace declass {
namespace {

using nlohmann::json;

tl::unexpected<Diagnostics> refused(std::string reason) {
  return failure(file_problem("", "DA0101", std::move(reason)));
}

/// Reads the members of one object and keeps the first problem. A member that is not asked for,
/// stands twice or is written another way is found afterwards: the value is printed again and
/// compared with what was read.
class Members {
 public:
  Members(const json& object, std::string& problem) : object_(object), problem_(problem) {}

  std::string text(const char* key) { return text_of(member(key), key); }
  std::optional<std::string> text_or_null(const char* key) {
    const json& value = member(key);
    return value.is_null() ? std::nullopt : std::optional(text_of(value, key));
  }
  std::optional<std::string> text_if_there(const char* key) {
    return object_.is_object() && object_.contains(key) ? std::optional(text(key)) : std::nullopt;
  }
  std::uint64_t number(const char* key) {
    const json& value = member(key);
    if (value.is_number_unsigned()) return value.get<std::uint64_t>();
    say(fmt::format("`{}` is not an integer", key));
    return 0;
  }
  std::optional<int> number_or_null(const char* key) {
    if (member(key).is_null()) return std::nullopt;
    const std::uint64_t value = number(key);
    if (value > std::numeric_limits<int>::max()) say(fmt::format("`{}` is too large", key));
    return static_cast<int>(value);
  }
  Date date(const char* key) { return date_of(member(key), key); }
  std::optional<Date> date_or_null(const char* key) {
    const json& value = member(key);
    return value.is_null() ? std::nullopt : std::optional(date_of(value, key));
  }
  std::vector<std::string> texts(const char* key) {
    std::vector<std::string> out;
    for (const json& item : array(key)) out.push_back(text_of(item, key));
    return out;
  }
  std::vector<Date> dates(const char* key) {
    std::vector<Date> out;
    for (const json& item : array(key)) out.push_back(date_of(item, key));
    return out;
  }
  const json& array(const char* key) { return of_type(key, json::value_t::array); }
  const json& object(const char* key) { return of_type(key, json::value_t::object); }
  void say(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }

 private:
  static const json& nothing() {
    static const json null;
    return null;
  }
  const json& member(const char* key) {
    if (object_.is_object()) {
      const auto found = object_.find(key);
      if (found != object_.end()) return *found;
    }
    say(fmt::format("`{}` is missing", key));
    return nothing();
  }
  const json& of_type(const char* key, json::value_t type) {
    const json& value = member(key);
    if (value.type() == type) return value;
    say(fmt::format("`{}` is of the wrong kind", key));
    return nothing();
  }
  std::string text_of(const json& value, const char* key) {
    if (value.is_string()) return value.get<std::string>();
    say(fmt::format("`{}` is not a string", key));
    return {};
  }
  Date date_of(const json& value, const char* key) {
    if (const auto date = parse_iso_date(text_of(value, key))) return *date;
    say(fmt::format("`{}` is not a date", key));
    return {1400, 1, 1};
  }

  const json& object_;
  std::string& problem_;
};

RedactRecord read_redact(Members& in, std::string& problem) {
  RedactRecord out;
  out.actor = in.text("actor");
  out.as_of = in.date("as_of");
  for (const auto& [code, count] : in.object("codes").items()) {
    if (!count.is_number_unsigned())
      in.say("`codes` does not hold integers");
    else
      out.codes[code] = count.get<std::uint64_t>();
  }
  out.detail_sha256 = in.text("detail");
  out.doc = in.text("doc");
  out.k = in.number("k");
  out.policy = in.text("policy");
  out.rel = in.text("rel");
  out.release_sha256 = in.text("release");
  Members tool(in.object("tool"), problem);
  out.tool = {tool.text("name"), tool.text("version"), tool.text("build")};
  out.orig = in.text_if_there("orig");
  out.root = in.text_if_there("root");
  out.vault = in.text_if_there("vault");
  return out;
}

Event read_event(const std::string& type, Members& in, std::string& problem) {
  if (type == "doc.redact") return read_redact(in, problem);
  if (type == "log.open") return OpenRecord{in.text("origin"), in.text_or_null("vkey")};
  if (type == "segment.end") return SegmentEndRecord{in.text("next")};
  if (type == "log.recover") {
    return RecoverRecord{in.number("dropped"), in.text("sha256"), in.text("saved")};
  }
  in.say("its type is not known");
  return {};
}

SegmentDetail read_segment(const json& object, std::string& problem) {
  Members in(object, problem);
  return {in.text("kind"),
          in.number_or_null("number"),
          in.text("status"),
          in.date_or_null("date"),
          in.text("basis"),
          in.text("cause"),
          in.text_or_null("refer_to")};
}

CutDetail read_cut(const json& object, std::string& problem) {
  Members in(object, problem);
  return {in.number_or_null("portion"),
          in.text("kind"),
          in.text("mark"),
          {in.number("begin"), in.number("end")},
          in.text("clause"),
          in.text("action"),
          in.texts("codes"),
          in.text("amount"),
          in.texts("evidence")};
}

ReviewDetail read_review(const json& object, std::string& problem) {
  Members in(object, problem);
  return {in.text("kind"),     in.text("clause"), {in.number("begin"), in.number("end")},
          in.text("decision"), in.text("by"),     in.text("because")};
}

Detail read_detail(const json& object, std::string& problem) {
  Members in(object, problem);
  Detail out;
  out.nonce = in.text("nonce");
  out.rel = in.text("rel");
  out.document_ids = in.texts("document_ids");
  out.source = in.text("source");
  out.as_of = in.date("as_of");
  Members policy(in.object("policy"), problem);
  out.policy = policy.text("id");
  out.policy_sha256 = policy.text("sha256");
  for (const auto& [name, digest] : policy.object("lists").items()) {
    if (digest.is_string()) out.lists[name] = digest.get<std::string>();
  }
  out.authority = in.text_or_null("authority");
  out.event_dates = in.dates("event_dates");
  for (const json& item : in.array("segments")) out.segments.push_back(read_segment(item, problem));
  for (const json& item : in.array("cuts")) out.cuts.push_back(read_cut(item, problem));
  if (object.is_object() && object.contains("reviews")) {
    for (const json& item : in.array("reviews")) out.reviews.push_back(read_review(item, problem));
  }
  return out;
}

}  // namespace

Result<Record> parse_record(std::string_view line) {
  if (line.size() > max_record_line) return refused("the line is too long");
  const json object = json::parse(line, nullptr, false);
  if (!object.is_object()) return refused("the line is not a JSON object");
  std::string problem;
  Members in(object, problem);
  if (in.number("v") != 1 && problem.empty()) problem = "its version is not known";
  Record out;
  out.seq = in.number("seq");
  out.nonce = in.text("nonce");
  if (const auto prev = digest_of_hex(in.text("prev")))
    out.prev = *prev;
  else
    in.say("`prev` is not 64 hex digits");
  if (const auto time = parse_time(in.text("ts")))
    out.time = *time;
  else
    in.say("`ts` is not a time in UTC");
  out.event = read_event(in.text("type"), in, problem);
  if (!problem.empty()) return refused(std::move(problem));
  if (auto checked = check_record(out); !checked) return refused(checked.error().front().message);
  if (record_line(out) != line) return refused("the line is not canonical");
  return out;
}

Result<Detail> parse_detail(std::string_view line) {
  const json object = json::parse(line, nullptr, false);
  if (!object.is_object()) return refused("the line is not a JSON object");
  std::string problem;
  Members in(object, problem);
  if (in.number("v") != 1 && problem.empty()) problem = "its version is not known";
  Detail out = read_detail(object, problem);
  if (!problem.empty()) return refused(std::move(problem));
  if (detail_line(out) != line) return refused("the line is not canonical");
  return out;
}

}  // namespace declass
