#include "cli/instruction_answer.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "marking/parse.h"
#include "text/escape.h"
#include "text/words.h"

namespace declass {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(to_iso(*date)) : Json(nullptr);
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

InstructionStatus status_of(const InstructionQuestion& question, const Schedule& schedule) {
  return determine_instruction(question.text, question.origin, question.level, schedule,
                               question.as_of, {question.event_date});
}

void add_answer(const InstructionQuestion& question, const Schedule& schedule, Json& out) {
  const InstructionStatus answer = status_of(question, schedule);
  const Instruction& read = answer.instruction;
  const Determination& made = answer.determination;
  out["text"] = read.text;
  out["order"] = or_null(read.order);
  out["kind"] = name_of(read.kind);
  out["date"] = date_or_null(read.date);
  out["codes"] = read.codes;
  out["status"] = name_of(made.status);
  out["nominal"] = date_or_null(answer.nominal);
  out["basis"] = made.basis;
  out["owner"] = or_null(made.refer_to);
  out["flags"] = made.flags;
  out["level"] = made.level ? Json(name_of(*made.level)) : Json(nullptr);
  out["as_of"] = to_iso(question.as_of);
}

std::string status_line(const InstructionStatus& answer) {
  const std::string day = answer.nominal ? to_iso(*answer.nominal) : std::string();
  switch (answer.determination.status) {
    case Status::declassified:
      return fmt::format("declassified since {}", day);
    case Status::not_yet:
      return fmt::format("not yet declassified, until {}", day);
    case Status::review:
      return fmt::format("review is due since {}; not shown to be declassified", day);
    case Status::refer:
      return fmt::format("never automatic: refer to {}",
                         answer.determination.refer_to.value_or("its owner"));
    case Status::unknown:
      return "unknown: to be withheld";
    case Status::not_classified:
      return "not classified: its controls decide";
  }
  return {};
}

std::string read_as(const Instruction& read) {
  std::string out(name_of(read.kind));
  if (!read.codes.empty()) out += " " + join(read.codes, ", ");
  if (read.date) out += " " + to_iso(*read.date);
  if (read.order) out += " under E.O. " + *read.order;
  return escaped(out);
}

/// Raised while a line is read, and answered as its `error`; never leaves this file.
struct LineProblem {
  std::string message;
};

const std::vector<std::string> members = {"id", "text", "origin", "level", "as_of", "event_date"};

/// The `id` of a line that is broken elsewhere, so that its answer can be told from the others.
Json id_of_broken(std::string_view line) {
  const std::size_t key = line.find("\"id\"");
  if (key == std::string_view::npos) return nullptr;
  std::string_view rest = trimmed(line.substr(key + 4));
  if (!rest.starts_with(':')) return nullptr;
  rest = trimmed(rest.substr(1));
  const std::size_t end = rest.starts_with('"') ? rest.find('"', 1) + 1 : rest.find_first_of(",}");
  const Json id = Json::parse(rest.substr(0, end), nullptr, false);
  return id.is_string() || id.is_number() ? id : Json(nullptr);
}

/// The parser keeps the last of two equal keys, which would hide what was asked.
Json parse_line(std::string_view line) {
  std::vector<std::set<std::string>> keys;
  const auto check = [&](int, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key &&
        !keys.back().insert(parsed.get<std::string>()).second) {
      throw LineProblem{
          fmt::format("the member `{}` is here twice", escaped(parsed.get<std::string>()))};
    }
    return true;
  };
  try {
    Json out = Json::parse(line, check);
    if (!out.is_object()) throw LineProblem{"the line is no JSON object"};
    return out;
  } catch (const Json::parse_error&) {
    throw LineProblem{"the line is no JSON object"};
  }
}

std::optional<std::string> text_member(const Json& line, const char* name) {
  const auto member = line.find(name);
  if (member == line.end() || member->is_null()) return std::nullopt;
  if (!member->is_string()) throw LineProblem{fmt::format("`{}` must be a text", name)};
  return member->get<std::string>();
}

std::optional<Date> day_member(const Json& line, const char* name) {
  const auto text = text_member(line, name);
  if (!text) return std::nullopt;
  const auto day = parse_iso_date(*text);
  if (!day) {
    throw LineProblem{
        fmt::format("`{}` is `{}`, which is no day; write it as 2008-01-29", name, escaped(*text))};
  }
  return day;
}

InstructionQuestion question_of(const Json& line, const Vocabulary& vocabulary, Date today) {
  for (const auto& [key, value] : line.items()) {
    const bool known = std::find(members.begin(), members.end(), key) != members.end();
    const std::string near = known ? std::string() : nearest(key, members);
    if (!near.empty()) {
      throw LineProblem{fmt::format("unknown member `{}`; did you mean `{}`?", escaped(key), near)};
    }
  }
  InstructionQuestion out;
  if (!line.contains("text")) throw LineProblem{"there is no `text`"};
  out.text = text_member(line, "text").value_or("");
  out.origin = day_member(line, "origin");
  const auto level = text_member(line, "level");
  if (!level) throw LineProblem{"there is no `level`; it is U, R, C, S, TS or the word"};
  const auto known = level_of_word(*level, vocabulary);
  if (!known) {
    throw LineProblem{
        fmt::format("`level` is `{}`, which is no level; it is U, R, C, S, TS or "
                    "the word",
                    escaped(*level))};
  }
  out.level = *known;
  out.as_of = day_member(line, "as_of").value_or(today);
  out.event_date = day_member(line, "event_date");
  return out;
}

}  // namespace

std::optional<Level> level_of_word(std::string_view word, const Vocabulary& vocabulary) {
  const std::string plain(trimmed(word));
  if (const auto level = level_named(ascii_lower(plain))) return level;
  const std::string upper = ascii_upper(plain);
  for (const MarkReading& reading :
       {parse_portion(upper, vocabulary), parse_banner(upper, vocabulary)}) {
    Marking level_alone;
    level_alone.level = reading.marking.level;
    if (reading.marking.level && reading.marking == level_alone) return reading.marking.level;
  }
  return std::nullopt;
}

std::string instruction_text(const InstructionQuestion& question, const Schedule& schedule) {
  const InstructionStatus answer = status_of(question, schedule);
  const Determination& made = answer.determination;
  std::string out;
  const auto line = [&](std::string_view name, std::string_view value) {
    out += fmt::format("{:<13}{}\n", name, value);
  };
  const std::string text = escaped(answer.instruction.text);
  line("status", status_line(answer));
  line("instruction", text.empty() ? "none" : text);
  line("read as", read_as(answer.instruction));
  if (const TableRow* row = schedule.row(made.rule)) {
    line("decided by", fmt::format("row {}: {}", row->row, row->says));
    line("authority", row->authority);
  }
  if (made.level) {
    const bool same = *made.level == question.level;
    line("level",
         same ? std::string(name_of(question.level))
              : fmt::format("{}, downgraded to {}", name_of(question.level), name_of(*made.level)));
  }
  line("dated", question.origin ? to_iso(*question.origin) : "not known");
  if (question.event_date)
    line("event", fmt::format("confirmed for {}", to_iso(*question.event_date)));
  line("as of", to_iso(question.as_of));
  for (const std::string& id : made.flags) {
    const Flag* flag = schedule.flag(id);
    if (flag != nullptr) line("flag", fmt::format("{}: {} [{}]", id, flag->says, flag->code));
  }
  return out;
}

std::string instruction_json(const InstructionQuestion& question, const Schedule& schedule) {
  Json out;
  add_answer(question, schedule, out);
  return dump(out);
}

std::string answer_json_line(std::string_view line, const Schedule& schedule,
                             const Vocabulary& vocabulary, Date today) {
  Json out;
  out["id"] = nullptr;
  bool has_id = false;
  try {
    const Json asked = parse_line(line);
    if (asked.contains("id")) out["id"] = asked["id"];
    has_id = true;
    add_answer(question_of(asked, vocabulary, today), schedule, out);
  } catch (const LineProblem& problem) {
    if (!has_id) out["id"] = id_of_broken(line);
    out["error"] = problem.message;
  }
  return dump(out);
}

}  // namespace declass
