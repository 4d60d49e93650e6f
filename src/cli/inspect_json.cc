#include "cli/inspect_json.h"

#include <nlohmann/json.hpp>

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

Json level_or_null(const std::optional<Level>& level) {
  return level ? Json(name_of(*level)) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json addresses_of(const std::vector<Address>& addresses) {
  Json out = Json::array();
  for (const Address& address : addresses) {
    out.push_back({{"route", text_or_null(address.route)},
                   {"post", address.post},
                   {"precedence", text_or_null(address.precedence)},
                   {"serial", text_or_null(address.serial)}});
  }
  return out;
}

Json instruction_of(const SourceText& source, const Instruction& instruction) {
  return {{"text", instruction.text},
          {"kind", name_of(instruction.kind)},
          {"date", date_or_null(instruction.date)},
          {"codes", instruction.codes},
          {"flags", instruction.flags},
          {"begin", source.file_offset(instruction.span.begin)},
          {"end", source.file_offset(instruction.span.end)}};
}

Json banner_of(const SourceText& source, const Message& message) {
  if (message.banners.empty()) return nullptr;
  const Banner& banner = message.banners.front();
  const Position place = source.position(banner.span.begin);
  return {{"text", std::string(trimmed(source.slice(source.line(place.line))))},
          {"level", level_or_null(banner.marking.level)},
          {"controls", banner.marking.controls},
          {"begin", source.file_offset(banner.span.begin)},
          {"end", source.file_offset(banner.span.end)}};
}

Json segment_of(const SourceText& source, const Segment& segment,
                const Determination& determination) {
  const std::size_t last = segment.span.empty() ? segment.span.begin : segment.span.end - 1;
  const bool marked = !segment.mark.empty();
  return {{"kind", name_of(segment.kind)},
          {"number", or_null(segment.number)},
          {"label", segment.label.empty() ? Json(nullptr) : Json(source.slice(segment.label))},
          {"mark", marked ? Json(source.slice(segment.mark)) : Json(nullptr)},
          {"level",
           is_administrative(segment.kind) ? Json(nullptr) : level_or_null(segment.marking->level)},
          {"mark_controls", segment.mark_controls},
          {"controls", segment.marking->controls},
          {"owner", segment.marking->owner},
          {"inherited", segment.inherited},
          {"begin", source.file_offset(segment.span.begin)},
          {"end", source.file_offset(segment.span.end)},
          {"text_begin", source.file_offset(segment.text.begin)},
          {"line_begin", source.position(segment.span.begin).line},
          {"line_end", source.position(last).line},
          {"status", name_of(determination.status)},
          {"date", date_or_null(determination.date)},
          {"basis", determination.basis},
          {"cause", name_of(determination.cause)},
          {"refer_to", or_null(determination.refer_to)},
          {"flags", determination.flags},
          {"parent", or_null(segment.parent)},
          {"part", or_null(segment.part)}};
}

Json anomaly_of(const SourceText& source, const Anomaly& anomaly) {
  return {{"code", anomaly.code},
          {"id", anomaly.id},
          {"message", anomaly.message},
          {"begin", source.file_offset(anomaly.span.begin)},
          {"end", source.file_offset(anomaly.span.end)}};
}

void add_fields(const SourceText& source, const Message& message, Json& out) {
  Json tags = Json::array();
  for (const Tag& tag : message.tags)
    tags.push_back({{"id", tag.id}, {"person", or_null(tag.person)}});
  out["tags"] = std::move(tags);
  out["subject"] = or_null(message.subject);
  Json references = Json::array();
  for (const Reference& reference : message.references) {
    references.push_back({{"bullet", or_null(reference.bullet)},
                          {"id", or_null(reference.id)},
                          {"text", reference.text}});
  }
  out["references"] = std::move(references);
  out["classified_by"] = message.classified_by
                             ? Json{{"name", or_null(message.classified_by->name)},
                                    {"title", or_null(message.classified_by->title)},
                                    {"text", squeezed(source.slice(message.classified_by->text))}}
                             : Json(nullptr);
  out["reasons"] = message.reasons ? Json{{"section", text_or_null(message.reasons->section)},
                                          {"letters", message.reasons->letters}}
                                   : Json(nullptr);
  Json sections = Json::array();
  for (const Section& section : message.sections) {
    sections.push_back({{"number", section.number},
                        {"of", section.of},
                        {"begin", source.file_offset(section.span.begin)}});
  }
  out["sections"] = std::move(sections);
  out["signature"] = or_null(message.signature);
}

}  // namespace

std::string inspect_json(const SourceText& source, const Message& message,
                         const MessageDetermination& determination,
                         const std::vector<StatusChange>& changes, std::size_t number) {
  Json out;
  out["file"] = source.name();
  out["message"] = number;
  out["document_id"] = or_null(message.document_id);
  out["transmission_id"] = or_null(message.transmission_id);
  out["precedence"] = or_null(message.precedence);
  out["date"] = date_or_null(message.date);
  out["date_time"] = or_null(message.date_time);
  out["from"] = or_null(message.from);
  out["to"] = addresses_of(message.to);
  out["info"] = addresses_of(message.info);
  out["security_prosign"] = level_or_null(message.prosign);
  out["level"] = level_or_null(message.marking.level);
  out["banner"] = banner_of(source, message);
  out["captions"] = message.captions;
  out["order"] = or_null(message.order);
  Json instructions = Json::array();
  for (const Instruction& one : determination.instructions)
    instructions.push_back(instruction_of(source, one));
  out["instructions"] = std::move(instructions);
  out["instruction"] = instruction_of(source, determination.deciding);
  add_fields(source, message, out);
  Json segments = Json::array();
  for (std::size_t i = 0; i < message.segments.size(); ++i) {
    segments.push_back(segment_of(source, message.segments[i], determination.segments[i]));
  }
  out["segments"] = std::move(segments);
  Json anomalies = Json::array();
  for (const Anomaly& anomaly : message.anomalies) anomalies.push_back(anomaly_of(source, anomaly));
  for (const Anomaly& anomaly : determination.anomalies)
    anomalies.push_back(anomaly_of(source, anomaly));
  out["anomalies"] = std::move(anomalies);
  Json turns = Json::array();
  for (const StatusChange& change : changes) {
    turns.push_back({{"day", to_iso(change.day)},
                     {"segment", change.segment},
                     {"before", name_of(change.before.status)},
                     {"after", name_of(change.after.status)},
                     {"basis", change.after.basis}});
  }
  out["changes"] = std::move(turns);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace declass
