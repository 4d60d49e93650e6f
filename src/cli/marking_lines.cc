#include "cli/marking_lines.h"

#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/exit_code.h"
#include "cli/marking_json.h"

namespace declass {
namespace {

using Json = nlohmann::json;

/// Answers are written in blocks of this size, and whenever no further question waits.
constexpr std::size_t block = std::size_t{1} << 16;

std::string dumped(const Json& value) {
  return value.dump(-1, ' ', true, Json::error_handler_t::replace);
}

const std::string* text_field(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at == object.end() ? nullptr : at->get_ptr<const std::string*>();
}

/// The questions of one run. Holds what would be allocated anew for every line.
class LineAnswers {
 public:
  LineAnswers(const Vocabulary& vocabulary, std::optional<Date> date)
      : vocabulary_(vocabulary), date_(date) {}

  void answer(const std::string& line, std::string& out) {
    const Json object = Json::parse(line, nullptr, false);
    if (!object.is_object()) {
      return complain(out, "null", "DM0601", "the line is no JSON object");
    }
    const auto id = object.find("id");
    const std::string id_text = id == object.end() ? "null" : dumped(*id);
    std::optional<Date> date = date_;
    if (const auto given = object.find("date"); given != object.end() && !given->is_null()) {
      const std::string* text = given->get_ptr<const std::string*>();
      date = text == nullptr ? std::nullopt : parse_iso_date(*text);
      if (!date) return complain(out, id_text, "DM0604", "`date` must be a day, YYYY-MM-DD");
    }
    const std::string* kind = text_field(object, "kind");
    if (kind == nullptr) return complain(out, id_text, "DM0602", "`kind` is missing");
    if (*kind == "rollup") return answer_roll_up(object, id_text, date, out);
    if (*kind != "banner" && *kind != "portion") {
      return complain(out, id_text, "DM0603", "`kind` must be banner, portion or rollup");
    }
    const std::string* text = text_field(object, "text");
    if (text == nullptr) return complain(out, id_text, "DM0602", "`text` is missing");
    const MarkReading reading = *kind == "portion" ? parse_portion(*text, vocabulary_, date)
                                                   : parse_banner(*text, vocabulary_, date);
    append_marking_json(out, id_text, *text, *kind, reading, vocabulary_, {});
    failed_ = failed_ || !reading.errors.empty();
  }

  bool failed() const { return failed_; }

 private:
  void complain(std::string& out, std::string_view id, std::string_view code,
                std::string_view message) {
    failed_ = true;
    append_error_json(out, id, code, message);
  }

  void answer_roll_up(const Json& object, const std::string& id, std::optional<Date> date,
                      std::string& out) {
    const auto portions = object.find("portions");
    if (portions == object.end() || !portions->is_array()) {
      return complain(out, id, "DM0602", "`portions` is missing");
    }
    std::vector<std::string> texts;
    for (const Json& portion : *portions) {
      const std::string* text = portion.get_ptr<const std::string*>();
      if (text == nullptr) return complain(out, id, "DM0602", "`portions` must be texts");
      texts.push_back(*text);
    }
    const RollUp result = roll_up_texts(texts, date, vocabulary_);
    append_roll_up_json(out, id, texts, result, {});
    failed_ = failed_ || !result.errors.empty();
  }

  const Vocabulary& vocabulary_;
  std::optional<Date> date_;
  bool failed_ = false;
};

}  // namespace

RollUp roll_up_texts(const std::vector<std::string>& texts, std::optional<Date> date,
                     const Vocabulary& vocabulary) {
  std::vector<Marking> portions;
  std::vector<MarkRemark> errors, warnings;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    MarkReading reading = parse_portion(texts[i], vocabulary, date);
    const auto add = [i](std::vector<MarkRemark>& to, std::vector<MarkRemark>& from) {
      for (MarkRemark& remark : from) {
        to.push_back(
            {std::move(remark.code), fmt::format("portion {}: {}", i + 1, remark.message)});
      }
    };
    add(errors, reading.errors);
    add(warnings, reading.warnings);
    portions.push_back(std::move(reading.marking));
  }
  RollUp result = roll_up(portions, date, vocabulary);
  result.errors.insert(result.errors.begin(), errors.begin(), errors.end());
  result.warnings.insert(result.warnings.begin(), warnings.begin(), warnings.end());
  return result;
}

void answer_lines(Session& session, const Vocabulary& vocabulary, std::optional<Date> date) {
  std::ios::sync_with_stdio(false);
  LineAnswers answers(vocabulary, date);
  std::string line, out;
  while (std::getline(std::cin, line)) {
    answers.answer(line, out);
    if (out.size() < block && std::cin.rdbuf()->in_avail() > 0) continue;
    session.print(out);
    session.flush();
    out.clear();
  }
  session.print(out);
  if (answers.failed()) session.finish(exit_code::needs_a_person);
}

}  // namespace declass
