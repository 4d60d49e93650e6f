#include <fmt/format.h>

#include <algorithm>

#include "policy/compiled_policy.h"
#include "text/words.h"
#include "yaml/reader.h"

namespace declass {
namespace {

double read_score(Reader& reader, Fields& fields, std::string_view key, double otherwise) {
  const auto value = fields.number(key);
  if (!value) return otherwise;
  if (*value > 0 && *value <= 1) return *value;
  reader.error(fields.optional(key)->span, "DP0108",
               fmt::format("`{}` must be above 0 and at most 1", key));
  return otherwise;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// A style by name, or a template with nothing in braces that is not known.
void check_marker(Reader& reader, const Node& node) {
  const std::string& marker = node.text;
  if (marker == "foia" || marker == "frus" || marker == "bracket") return;
  if (marker.find('{') == std::string::npos) {
    const std::string near = nearest(marker, {"foia", "frus", "bracket"});
    reader.error(node.span, "DP0115", fmt::format("unknown marker `{}`", marker),
                 near.empty() ? "foia, frus, bracket, or a template such as \"[REDACTED {codes}]\""
                              : fmt::format("did you mean `{}`?", near));
  }
  for (std::size_t at = marker.find('{'); at != std::string::npos; at = marker.find('{', at + 1)) {
    const std::size_t end = marker.find('}', at);
    const std::string word = end == std::string::npos ? "" : marker.substr(at + 1, end - at - 1);
    if (word == "codes" || word == "amount" || word == "kind") continue;
    reader.error(node.span, "DP0115", fmt::format("unknown field `{{{}}}` in the marker", word),
                 "known: {codes}, {amount}, {kind}");
  }
  if (std::any_of(marker.begin(), marker.end(), is_control)) {
    reader.error(node.span, "DP0115", "a marker must stand on one line");
  }
}

}  // namespace

void read_settings(Reader& reader, const Node& node, Policy::Compiled& out) {
  Fields fields(reader, node, "`settings`");
  PolicySettings& settings = out.settings;
  settings.calculated_dates =
      fields
          .choice<CalculatedDates>(
              "calculated_dates",
              {{"review", CalculatedDates::review}, {"declassify", CalculatedDates::declassify}})
          .value_or(settings.calculated_dates);
  settings.trust_stamps = fields.flag("trust_stamps");
  settings.cut = read_score(reader, fields, "cut", settings.cut);
  settings.review = read_score(reader, fields, "review", settings.review);
  if (const Node* review = fields.optional("review")) out.review_place = review->span;
  if (settings.review > settings.cut) {
    const Node* value = fields.optional("review");
    reader.error(
        value == nullptr ? node.span : value->span, "DP0108",
        fmt::format("`review` ({}) must not be above `cut` ({})", settings.review, settings.cut));
  }
}

void read_output(Reader& reader, const Node& node, OutputStyle& output) {
  Fields fields(reader, node, "`output`");
  output.marker = fields.text_or("marker", output.marker);
  if (const Node* marker = fields.optional("marker");
      marker != nullptr && marker->kind == Node::Kind::scalar) {
    check_marker(reader, *marker);
  }
  output.show_amount = fields
                           .choice<Amount>("show_amount", {{"none", Amount::none},
                                                           {"lines", Amount::lines},
                                                           {"words", Amount::words}})
                           .value_or(output.show_amount);
  output.markings = fields
                        .choice<MarkStyle>("markings", {{"strike", MarkStyle::strike},
                                                        {"keep", MarkStyle::keep},
                                                        {"drop", MarkStyle::drop}})
                        .value_or(output.markings);
  output.file_name = fields
                         .choice<FileNaming>("file_name", {{"document-id", FileNaming::document_id},
                                                           {"source", FileNaming::source}})
                         .value_or(output.file_name);
}

}  // namespace declass
