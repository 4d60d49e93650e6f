#include "engine/printed.h"

#include <fmt/format.h>

#include "text/table.h"
#include "text/words.h"

namespace declass {
namespace {

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

std::string level_text(const Marking& marking) {
  return marking.level ? std::string(name_of(*marking.level)) : "unknown";
}

std::string lines_of_span(const SourceText& source, Span span) {
  const std::size_t first = source.position(span.begin).line;
  const std::size_t last = source.position(span.empty() ? span.begin : span.end - 1).line;
  return first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
}

void add_field(Table& table, const char* name, const std::string& value) {
  if (!value.empty()) table.row({name, value});
}

std::string names_of(const std::vector<Address>& addresses) {
  std::vector<std::string> posts;
  posts.reserve(addresses.size());
  for (const Address& address : addresses) posts.push_back(address.post);
  return join(posts, ", ");
}

std::string tags_of(const Message& message) {
  std::vector<std::string> tags;
  for (const Tag& tag : message.tags)
    tags.push_back(tag.person ? tag.id + " (" + *tag.person + ")" : tag.id);
  return join(tags, " ");
}

std::string references_of(const Message& message) {
  std::vector<std::string> references;
  for (const Reference& reference : message.references) {
    references.push_back(reference.id.value_or(reference.text));
  }
  return join(references, ", ");
}

std::string classifier_of(const Message& message) {
  std::string out;
  if (message.classified_by) {
    out = message.classified_by->title.value_or("");
    if (message.classified_by->name) out += (out.empty() ? "" : " ") + *message.classified_by->name;
  }
  if (message.reasons) {
    out += fmt::format("{}reasons {} {}", out.empty() ? "" : "; ", message.reasons->section,
                       join(message.reasons->letters, ", "));
  }
  return out;
}

Table fields_of(const SourceText& source, const Message& message) {
  Table fields;
  add_field(fields, "document", message.document_id.value_or(""));
  add_field(fields, "date", message.date_time.value_or(message.date ? to_iso(*message.date) : ""));
  add_field(fields, "from", message.from.value_or(""));
  add_field(fields, "to", names_of(message.to));
  add_field(fields, "info", names_of(message.info));
  add_field(fields, "level", level_text(message.marking));
  if (message.prosign) add_field(fields, "prosign", std::string(name_of(*message.prosign)));
  add_field(fields, "captions", join(message.captions, ", "));
  add_field(fields, "order", message.order.value_or(""));
  for (const Span span : message.instructions) {
    add_field(fields, "instruction", or_dash(squeezed(source.slice(span))));
  }
  add_field(fields, "tags", tags_of(message));
  add_field(fields, "subject", message.subject.value_or(""));
  add_field(fields, "references", references_of(message));
  add_field(fields, "classified by", classifier_of(message));
  add_field(fields, "signature", message.signature.value_or(""));
  return fields;
}

}  // namespace

std::string place_of(const SourceText& source, Span span) {
  const Position begin = source.position(span.begin);
  const Position end = source.position(span.end);
  if (begin.line == end.line) return fmt::format("{}:{}-{}", begin.line, begin.column, end.column);
  return fmt::format("{}:{}-{}:{}", begin.line, begin.column, end.line, end.column);
}

std::string portion_name(const Segment& segment) {
  std::string out;
  if (segment.number) {
    out = std::to_string(*segment.number);
  } else if (segment.parent) {
    out = fmt::format("{}, item", *segment.parent);
  } else {
    out = name_of(segment.kind);
  }
  if (segment.part) out += fmt::format(" part {}", *segment.part);
  return out;
}

std::string print_messages(const SourceText& source, const std::vector<Message>& messages) {
  std::string out;
  for (std::size_t m = 0; m < messages.size(); ++m) {
    const Message& message = messages[m];
    out += fmt::format("message {} of {}\n", m + 1, messages.size());
    out += fields_of(source, message).text("  ");
    Table segments(Table::Head::yes);
    segments.row({"lines", "kind", "portion", "mark", "level", "controls", "from"});
    for (const Segment& segment : message.segments) {
      const bool administrative = is_administrative(segment.kind);
      segments.row({lines_of_span(source, segment.span), std::string(name_of(segment.kind)),
                    segment.number || segment.parent ? portion_name(segment) : "-",
                    segment.mark.empty() ? "-" : squeezed(source.slice(segment.mark)),
                    administrative ? "-" : level_text(segment.marking),
                    administrative ? "-" : or_dash(join(segment.marking->controls, " ")),
                    administrative      ? "-"
                    : segment.inherited ? "inherited"
                                        : "its mark"});
    }
    out += segments.text("  ");
    for (const Anomaly& anomaly : message.anomalies) {
      out += fmt::format("  {} {}: {} [{}]\n",
                         place_of(source, {anomaly.span.begin, anomaly.span.begin}), anomaly.id,
                         anomaly.message, anomaly.code);
    }
  }
  return out;
}

std::string print_findings(const SourceText& source, const std::vector<Finding>& findings) {
  Table table(Table::Head::yes);
  table.row({"place", "kind", "rule", "score", "who", "role", "because of"});
  for (const Finding& finding : findings) {
    std::vector<std::string> cues;
    for (const Evidence& evidence : finding.evidence) {
      if (cues.size() < 3) cues.push_back(fmt::format("{} {:+.2f}", evidence.cue, evidence.weight));
    }
    table.row({place_of(source, finding.span), finding.kind, finding.rule,
               fmt::format("{:.2f}", finding.score),
               finding.entity ? std::to_string(*finding.entity) : "-",
               finding.role ? std::string(name_of(*finding.role)) : "-",
               or_dash(join(cues, ", "))});
  }
  return table.text();
}

std::string print_determinations(const SourceText& source, const std::vector<Message>& messages,
                                 const std::vector<MessageDetermination>& determinations) {
  Table table(Table::Head::yes);
  table.row({"lines", "portion", "status", "date", "row", "rests on", "refer to", "flags"});
  for (std::size_t m = 0; m < messages.size(); ++m) {
    for (std::size_t i = 0; i < messages[m].segments.size(); ++i) {
      const Segment& segment = messages[m].segments[i];
      if (is_administrative(segment.kind)) continue;
      const Determination& one = determinations[m].segments[i];
      table.row({lines_of_span(source, segment.span), portion_name(segment),
                 std::string(name_of(one.status)), one.date ? to_iso(*one.date) : "-",
                 or_dash(one.basis), std::string(name_of(one.cause)), one.refer_to.value_or("-"),
                 or_dash(join(one.flags, " "))});
    }
  }
  return table.text();
}

std::string print_changes(const SourceText& source, const std::vector<Message>& messages,
                          const std::vector<std::vector<StatusChange>>& changes) {
  Table table(Table::Head::yes);
  table.row({"day", "lines", "portion", "from", "to", "row"});
  for (std::size_t m = 0; m < messages.size(); ++m) {
    for (const StatusChange& change : changes[m]) {
      const Segment& segment = messages[m].segments[change.segment];
      table.row({to_iso(change.day), lines_of_span(source, segment.span), portion_name(segment),
                 std::string(name_of(change.before.status)),
                 std::string(name_of(change.after.status)), or_dash(change.after.basis)});
    }
  }
  return table.empty() ? "no status changes\n" : table.text();
}

std::string print_decisions(const SourceText& source, const std::vector<Decision>& tiles) {
  Table table(Table::Head::yes);
  table.row({"place", "action", "clauses", "exemption", "overruled"});
  for (const Decision& tile : tiles) {
    std::vector<std::string> clauses;
    std::vector<std::string> exemptions;
    for (const Reason& reason : tile.reasons) {
      clauses.push_back(reason.id);
      if (!reason.exemption.empty() && tile.action != Action::release)
        exemptions.push_back(reason.exemption);
    }
    std::vector<std::string> weaker;
    for (const Argument& argument : tile.weaker()) {
      weaker.push_back(fmt::format("{} ({})", argument.reason.id, name_of(argument.action)));
    }
    table.row({place_of(source, tile.span), std::string(name_of(tile.action)),
               clauses.empty() ? "no clause spoke" : join(clauses, ", "),
               or_dash(join(exemptions, "; ")), or_dash(join(weaker, ", "))});
  }
  return table.text();
}

}  // namespace declass
