#include "cli/marking_json.h"

#include <fmt/format.h>

#include <iterator>

#include "marking/control_ids.h"
#include "text/utf8.h"

namespace declass {
namespace {

using Words = std::vector<std::string>;

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
  }
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\';
}

/// One object, written key by key.
class JsonLine {
 public:
  explicit JsonLine(std::string& out) : out_(out) { out_ += '{'; }
  void finish() { out_ += '}'; }

  void raw(std::string_view key, std::string_view value) {
    begin(key);
    out_ += value;
  }
  void text(std::string_view key, std::string_view value) {
    begin(key);
    append_json_string(out_, value);
  }
  void text_or_null(std::string_view key, std::string_view value) {
    value.empty() ? raw(key, "null") : text(key, value);
  }
  void flag(std::string_view key, bool value) { raw(key, value ? "true" : "false"); }
  void list(std::string_view key, const Words& values) {
    begin(key);
    out_ += '[';
    for (const std::string& value : values) {
      if (&value != values.data()) out_ += ',';
      append_json_string(out_, value);
    }
    out_ += ']';
  }
  void remarks(std::string_view key, const std::vector<MarkRemark>& remarks) {
    begin(key);
    out_ += '[';
    for (const MarkRemark& remark : remarks) {
      if (&remark != remarks.data()) out_ += ',';
      JsonLine object(out_);
      object.text("code", remark.code);
      object.text("message", remark.message);
      object.finish();
    }
    out_ += ']';
  }
  void answers(std::string_view key, const std::vector<ReleaseAnswer>& answers) {
    if (answers.empty()) return;
    begin(key);
    out_ += '[';
    for (const ReleaseAnswer& answer : answers) {
      if (&answer != answers.data()) out_ += ',';
      JsonLine object(out_);
      object.text("to", answer.to);
      object.flag("releasable", answer.answer.releasable);
      object.text("why", answer.answer.why);
      object.finish();
    }
    out_ += ']';
  }

 private:
  void begin(std::string_view key) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += '"';
    out_ += key;
    out_ += "\":";
  }

  std::string& out_;
  bool first_ = true;
};

void append_controls(JsonLine& line, const Marking& marking, const Vocabulary& vocabulary) {
  Words dissem, non_ic;
  for (const std::string& id : marking.controls) {
    (control_list(id, vocabulary) == ControlList::dissem ? dissem : non_ic).push_back(id);
  }
  line.list("dissem", dissem);
  line.list("non_ic", non_ic);
}

Words texts_of(const std::vector<UnknownPart>& parts) {
  Words out;
  for (const UnknownPart& part : parts) out.push_back(part.text);
  return out;
}

void append_marking(JsonLine& line, const Marking& marking, const Vocabulary& vocabulary) {
  line.text_or_null("level", marking.level ? name_of(*marking.level) : std::string_view());
  line.text("owner", marking.owner);
  line.list("sci", marking.sci);
  line.list("sar", marking.sar);
  line.list("aea", marking.aea);
  if (marking.fgi) {
    line.list("fgi", *marking.fgi);
  } else {
    line.raw("fgi", "null");
  }
  append_controls(line, marking, vocabulary);
  line.list("rel_to", marking.rel_to);
  line.list("display_only", marking.display_only);
}

}  // namespace

ControlList control_list(std::string_view id, const Vocabulary& vocabulary) {
  const Control* control = vocabulary.control(id);
  if (id == control_id::unknown || control == nullptr) return ControlList::dissem;
  const std::string_view category = control->category;
  const bool dissem = category == "dissem" || category == "cui-dissem" || category == "nato";
  return dissem ? ControlList::dissem : ControlList::non_ic;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    while (at < text.size() && is_plain(text[at])) ++at;
    out.append(text, begin, at - begin);
    if (at == text.size()) break;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      append_escaped(out, text[at++]);
    } else {
      append_code_point(out, next_code_point(text, at));
    }
  }
  out += '"';
}

void append_marking_json(std::string& out, std::string_view id, std::string_view text,
                         std::string_view kind, const MarkReading& reading,
                         const Vocabulary& vocabulary, const std::vector<ReleaseAnswer>& answers) {
  JsonLine line(out);
  if (!id.empty()) line.raw("id", id);
  line.text("text", text);
  line.text("kind", kind);
  line.flag("valid", reading.valid);
  append_marking(line, reading.marking, vocabulary);
  line.text_or_null("declassify_on", reading.declassify_on.value_or(""));
  line.text_or_null("banner", reading.banner);
  line.text_or_null("portion", reading.portion);
  line.remarks("errors", reading.errors);
  line.remarks("warnings", reading.warnings);
  line.list("owners", reading.marking.owners);
  line.list("cui", reading.marking.cui);
  line.list("accm", reading.marking.accm);
  line.list("unknown", texts_of(reading.marking.unknown));
  line.list("repairs", reading.repairs);
  line.answers("releasable", answers);
  line.finish();
  out += '\n';
}

void append_roll_up_json(std::string& out, std::string_view id, const Words& portions,
                         const RollUp& result, const std::vector<ReleaseAnswer>& answers) {
  JsonLine line(out);
  if (!id.empty()) line.raw("id", id);
  line.list("portions", portions);
  line.text_or_null("banner", result.banner);
  line.remarks("errors", result.errors);
  line.remarks("warnings", result.warnings);
  line.text_or_null("level", result.marking.level ? name_of(*result.marking.level) : "");
  line.answers("releasable", answers);
  line.finish();
  out += '\n';
}

void append_error_json(std::string& out, std::string_view id, std::string_view code,
                       std::string_view message) {
  JsonLine line(out);
  line.raw("id", id.empty() ? "null" : id);
  line.remarks("errors", {{std::string(code), std::string(message)}});
  line.finish();
  out += '\n';
}

}  // namespace declass
