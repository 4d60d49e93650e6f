#include "document/forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "document/compiled_forms.h"
#include "document/field_forms.h"
#include "text/words.h"
#include "yaml/reader.h"

namespace declass {
namespace {

void check_examples(Reader& reader, const LineRule& rule, Fields& fields) {
  const auto takes = [&](const std::string& line) {
    return rule.pattern->matches(line) && !(rule.unless && rule.unless->matches(line));
  };
  for (const Node& node : fields.list("finds")) {
    if (rule.pattern && !takes(node.text)) {
      reader.error(node.span, "DP0110",
                   fmt::format("rule `{}` does not take its own example", rule.id));
    }
  }
  for (const Node& node : fields.list("leaves")) {
    if (rule.pattern && takes(node.text)) {
      reader.error(node.span, "DP0110",
                   fmt::format("rule `{}` takes what it should leave", rule.id));
    }
  }
}

SegmentKind kind_of(Reader& reader, Fields& fields) {
  const Node* node = fields.required("kind");
  if (node == nullptr) return SegmentKind::other;
  if (const auto kind = segment_kind_named(node->text)) return *kind;
  reader.error(node->span, "DP0105", fmt::format("unknown segment kind `{}`", node->text));
  return SegmentKind::other;
}

void read_own_texts(Reader& reader, Fields& file, Forms::Compiled& out) {
  for (const Node& node : file.list("own")) {
    Fields fields(reader, node, "a field's own text");
    OwnText own;
    own.kind = kind_of(reader, fields);
    own.pattern = pattern_of(reader, fields.required("pattern"));
    own.resumed = pattern_of(reader, fields.optional("resumed"));
    if (!own.resumed) own.resumed = own.pattern;
    out.own.push_back(std::move(own));
  }
}

std::optional<Pattern> any_of(Reader& reader, const std::vector<std::string>& expressions) {
  auto compiled = Pattern::compile_any(expressions);
  if (compiled) return std::move(*compiled);
  reader.error({}, "DP0107", "the patterns do not compile together: " + compiled.error());
  return std::nullopt;
}

LineRule read_line(Reader& reader, Fields& fields) {
  LineRule rule;
  rule.id = fields.text("id");
  rule.kind = kind_of(reader, fields);
  rule.zone = fields
                  .choice<LineRule::Zone>("zone", {{"head", LineRule::Zone::head},
                                                   {"body", LineRule::Zone::body},
                                                   {"any", LineRule::Zone::any}})
                  .value_or(LineRule::Zone::head);
  rule.place =
      fields
          .choice<LineRule::Place>("place", {{"top", LineRule::Place::top},
                                             {"before-banner", LineRule::Place::before_banner}})
          .value_or(LineRule::Place::anywhere);
  rule.continues = fields.integer("continues").value_or(0);
  rule.repeats = fields.flag("repeats");
  rule.starts_before = fields.text_or("starts_before", "");
  rule.starts_message = fields.flag("starts_message");
  rule.starts_addresses = fields.flag("starts_addresses");
  rule.after_addresses = fields.flag("after_addresses");
  rule.ends_body = fields.flag("ends_body");
  rule.opens_notes = fields.flag("opens_notes");
  rule.behind = fields.text_or("behind", "");
  rule.pattern = pattern_of(reader, fields.required("pattern"));
  rule.unless = pattern_of(reader, fields.optional("unless"));
  rule.resumes = pattern_of(reader, fields.optional("resumes"));
  check_examples(reader, rule, fields);
  for (const char* value : {"label", "signature", "level", "copy_level", "id_year", "day"}) {
    rule.has_values = rule.has_values || (rule.pattern && rule.pattern->group(value));
  }
  return rule;
}

void read_lines(Reader& reader, Fields& file, Forms::Compiled& out) {
  read_own_texts(reader, file, out);
  std::vector<Pattern> all;
  std::vector<std::string> body, starts, repeated;
  for (const Node& node : file.list("lines")) {
    Fields fields(reader, node, "a line rule");
    const std::string expression = with_slips(fields.text("pattern"));
    LineRule rule = read_line(reader, fields);
    if (rule.pattern) all.push_back(*rule.pattern);
    if (rule.zone != LineRule::Zone::head) body.push_back(expression);
    if (rule.starts_message || !rule.starts_before.empty()) starts.push_back(expression);
    if (rule.repeats && rule.zone == LineRule::Zone::head) repeated.push_back(expression);
    out.lines.push_back(std::move(rule));
  }
  auto set = WholeMatchSet::compile(std::move(all));
  if (set) {
    out.line_patterns = std::move(*set);
  } else {
    reader.error({}, "DP0107", "the patterns of the lines do not compile together: " + set.error());
  }
  out.any_body_line = any_of(reader, body);
  out.any_message_start = any_of(reader, starts);
  out.any_field = any_of(reader, repeated);
}

void read_captions(Reader& reader, Fields& file, const Vocabulary& vocabulary,
                   Forms::Compiled& out) {
  using Concerns = CaptionRule::Concerns;
  std::vector<std::string> all;
  for (const Node& node : file.list("captions")) {
    Fields fields(reader, node, "a caption");
    CaptionRule rule;
    rule.id = fields.text("id");
    all.push_back(with_slips(fields.text("pattern")));
    rule.pattern = pattern_of(reader, fields.required("pattern"));
    rule.listed = fields.text_or("listed", "yes") == "yes";
    rule.free = fields.text_or("free", "no") == "yes";
    rule.concerns =
        fields
            .choice<Concerns>("concerns",
                              {{"classified", Concerns::classified},
                               {"unmarked-unclassified", Concerns::unmarked_unclassified}})
            .value_or(Concerns::nothing);
    if (const Node* control = fields.optional("control")) {
      rule.control = control->text;
      if (vocabulary.control(rule.control) == nullptr) {
        reader.error(control->span, "DP0105", fmt::format("unknown control `{}`", rule.control),
                     "controls are named in rules/marking");
      }
    }
    out.captions.push_back(std::move(rule));
  }
  out.any_caption = any_of(reader, all);
}

char letter_of(Reader& reader, const Node& node) {
  if (node.text.size() == 1) return node.text.front();
  reader.error(node.span, "DP0104", "one letter is wanted here");
  return '\0';
}

void read_banners(Reader& reader, Fields& file, BannerForms& out) {
  out.rest = pattern_of(reader, file.required("rest"));
  out.embedded_label = pattern_of(reader, file.required("embedded_label"));
  out.embedded_passing = pattern_of(reader, file.required("embedded_passing"));
  out.century_pivot = file.integer("century_pivot").value_or(0);
  out.address_precedences = file.texts("address_precedences");
  for (const std::string& month : file.texts("months")) out.months.push_back(month);
  for (const Node& node : file.list("prosigns")) {
    Fields fields(reader, node, "a prosign");
    const Node* letter = fields.required("letter");
    const Node* level = fields.required("level");
    if (letter == nullptr || level == nullptr) continue;
    const auto named = level_named(level->text);
    if (named) {
      out.prosigns[letter_of(reader, *letter)] = *named;
    } else {
      reader.error(level->span, "DP0105", fmt::format("unknown level `{}`", level->text));
    }
  }
  if (const Node* precedences = file.required("precedences")) {
    for (const Node::Entry& entry : precedences->entries) {
      out.precedences[letter_of(reader, entry.key)] = entry.value.text;
    }
  }
}

void read_paragraphs(Reader& reader, Fields& file, ParagraphForms& out) {
  out.number = pattern_of(reader, file.required("number"));
  out.mark_after_word = pattern_of(reader, file.required("mark_after_word"));
  out.item_label = pattern_of(reader, file.required("item_label"));
  out.entire_text = pattern_of(reader, file.required("entire_text"));
  out.inline_boundary = pattern_of(reader, file.required("inline_boundary"));
  out.rule_line = pattern_of(reader, file.required("rule_line"));
  out.complete = pattern_of(reader, file.required("complete"));
  out.number_inside = pattern_of(reader, file.required("number_inside"));
  out.number_named = pattern_of(reader, file.required("number_named"));
  out.table_line = pattern_of(reader, file.required("table_line"));
  out.wrapped_from = static_cast<std::size_t>(file.integer("wrapped_from").value_or(0));
  if (const Node* node = file.required("heading")) {
    Fields fields(reader, *node, "`heading`");
    out.heading.longest = static_cast<std::size_t>(fields.integer("longest").value_or(0));
    out.heading.lines = static_cast<std::size_t>(fields.integer("lines").value_or(0));
    out.heading.unless = pattern_of(reader, fields.required("unless"));
    out.heading.ends_sentence = pattern_of(reader, fields.required("ends_sentence"));
  }
  if (const Node* node = file.required("signature")) {
    Fields fields(reader, *node, "`signature`");
    out.signature.longest = static_cast<std::size_t>(fields.integer("longest").value_or(0));
    out.signature.pattern = pattern_of(reader, fields.required("pattern"));
    out.signature.unless = pattern_of(reader, fields.required("unless"));
    out.signature.after = pattern_of(reader, fields.required("after"));
    out.signature.not_after = pattern_of(reader, fields.required("not_after"));
    out.signature.same_line = pattern_of(reader, fields.required("same_line"));
    out.signature.named = pattern_of(reader, fields.required("named"));
    out.signature.named_in_line = pattern_of(reader, fields.required("named_in_line"));
    out.signature.unless_named = pattern_of(reader, fields.required("unless_named"));
    out.signature.after_named = pattern_of(reader, fields.required("after_named"));
  }
}

void read_file(Reader& reader, std::string_view name, const Node& root,
               const Vocabulary& vocabulary, Forms::Compiled& out) {
  Fields file(reader, root, "the file");
  check_version(reader, file, 1);
  if (name == "lines.yaml") read_lines(reader, file, out);
  if (name == "captions.yaml") read_captions(reader, file, vocabulary, out);
  if (name == "banners.yaml") read_banners(reader, file, out.banners);
  if (name == "paragraphs.yaml") read_paragraphs(reader, file, out.paragraphs);
  if (name == "references.yaml") read_references(reader, file, out.references);
  if (name == "classified_by.yaml") read_classified_by(reader, file, out.classified_by);
  if (name == "lint.yaml") read_lint(reader, file, out, out.lint);
}

std::string name_of(const SourceText& file) {
  return file.name().substr(file.name().rfind('/') + 1);
}

/// What lint asks names captions, which must be there.
std::vector<const SourceText*> lint_last(const std::vector<SourceText>& files) {
  std::vector<const SourceText*> out;
  for (const SourceText& file : files) out.push_back(&file);
  std::stable_partition(out.begin(), out.end(),
                        [](const SourceText* file) { return name_of(*file) != "lint.yaml"; });
  return out;
}

}  // namespace

std::vector<std::string> Forms::caption_ids() const {
  std::vector<std::string> out;
  for (const CaptionRule& rule : compiled_->captions) out.push_back(rule.id);
  return out;
}

Result<Forms> Forms::compile(const std::vector<SourceText>& files, const Vocabulary& vocabulary) {
  auto out = std::make_shared<Compiled>();
  Diagnostics problems;
  bool failed = false;
  std::vector<std::string> missing = {"banners.yaml",   "captions.yaml", "classified_by.yaml",
                                      "lines.yaml",     "lint.yaml",     "paragraphs.yaml",
                                      "references.yaml"};
  for (const SourceText* place : lint_last(files)) {
    const SourceText& file = *place;
    const std::string name = name_of(file);
    std::erase(missing, name);
    const auto root = parse_yaml(file);
    if (!root) {
      problems.insert(problems.end(), root.error().begin(), root.error().end());
      failed = true;
      continue;
    }
    Reader reader(file);
    read_file(reader, name, *root, vocabulary, *out);
    problems.insert(problems.end(), reader.problems().begin(), reader.problems().end());
    failed = failed || reader.failed();
  }
  for (const std::string& name : missing) {
    Diagnostic problem;
    problem.file = "rules/document/" + name;
    problem.code = "DP0111";
    problem.message = "this file of rules is missing";
    problems.push_back(std::move(problem));
  }
  if (failed || !missing.empty()) return failure(std::move(problems));
  return Forms(std::move(out));
}

}  // namespace declass
