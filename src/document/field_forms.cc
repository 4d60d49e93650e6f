#include "document/field_forms.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.h"

namespace declass {

namespace {

/// An expression for a word of capitals with at most one slip: a letter wrong, too many or missing,
/// or two that changed places.
std::string one_slip_of(std::string_view word) {
  std::string out = fmt::format("(?:{}", word);
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::string_view before = word.substr(0, i);
    out += fmt::format("|{}[A-Z]?{}|{}[A-Z]{}", before, word.substr(i + 1), before, word.substr(i));
    if (i + 1 < word.size()) {
      out += fmt::format("|{}{}{}{}", before, word[i + 1], word[i], word.substr(i + 2));
    }
  }
  return out + fmt::format("|{}[A-Z])", word);
}

}  // namespace

std::string with_slips(std::string_view expression) {
  constexpr std::string_view open = "{near ";
  std::string out;
  while (true) {
    const std::size_t at = expression.find(open);
    const std::size_t end = expression.find('}', at == std::string_view::npos ? at : at + 1);
    if (end == std::string_view::npos) return out += expression;
    out += expression.substr(0, at);
    out += one_slip_of(expression.substr(at + open.size(), end - at - open.size()));
    expression.remove_prefix(end + 1);
  }
}

std::optional<Pattern> pattern_of(Reader& reader, const Node* node) {
  if (node == nullptr) return std::nullopt;
  auto compiled = Pattern::compile(with_slips(node->text));
  if (compiled) return std::move(*compiled);
  reader.error(node->span, "DP0107", "the pattern does not compile: " + compiled.error());
  return std::nullopt;
}

namespace {

WordSet words_of(Fields& file, std::string_view key) {
  WordSet out;
  for (const std::string& word : file.texts(key)) out.insert(ascii_lower(word));
  return out;
}

}  // namespace

void read_references(Reader& reader, Fields& file, ReferenceForms& out) {
  out.bullet = pattern_of(reader, file.required("bullet"));
  out.between = pattern_of(reader, file.required("between"));
  out.separator = pattern_of(reader, file.required("separator"));
  out.trailing = pattern_of(reader, file.required("trailing"));
  out.note = pattern_of(reader, file.required("note"));
  out.begun = pattern_of(reader, file.required("begun"));
  out.serial = pattern_of(reader, file.required("serial"));
  out.broken_serial = pattern_of(reader, file.required("broken_serial"));
  out.list_number = pattern_of(reader, file.required("list_number"));
  out.nothing = pattern_of(reader, file.required("nothing"));
  out.no_cable = pattern_of(reader, file.required("no_cable"));
  out.tag = pattern_of(reader, file.required("tag"));
  out.person = pattern_of(reader, file.required("person"));
  out.prefixes = file.texts("prefixes");
  for (const std::string& word : file.texts("no_posts")) out.no_posts.insert(word);
  for (const std::string& word : file.texts("not_tags")) out.not_tags.insert(word);
  for (const std::string& word : file.texts("known_tags")) out.known_tags.insert(word);
  for (const Node& node : file.list("cable")) {
    if (auto pattern = pattern_of(reader, &node)) out.cable.push_back(std::move(*pattern));
  }
  if (const Node* posts = file.required("posts")) {
    for (const Node::Entry& entry : posts->entries) out.posts[entry.key.text] = entry.value.text;
  }
}

void read_classified_by(Reader& reader, Fields& file, ClassifiedByForms& out) {
  constexpr std::size_t shortest_misspelt = 6;
  out.label = pattern_of(reader, file.required("label"));
  out.again = pattern_of(reader, file.required("again"));
  out.goes_on = pattern_of(reader, file.required("goes_on"));
  out.no_officer = pattern_of(reader, file.required("no_officer"));
  out.reason_start = pattern_of(reader, file.required("reason_start"));
  out.lead_over = pattern_of(reader, file.required("lead_over"));
  out.section = pattern_of(reader, file.required("section"));
  out.between = pattern_of(reader, file.required("between"));
  out.letters = pattern_of(reader, file.required("letters"));
  for (const Node& node : file.list("mended")) {
    Fields fields(reader, node, "a mended word");
    auto pattern = pattern_of(reader, fields.required("pattern"));
    std::string by = fields.text("by");
    if (pattern) out.mended.push_back({std::move(*pattern), std::move(by)});
  }
  out.reason = file.texts("reason");
  out.titles = words_of(file, "title_words");
  out.topics = words_of(file, "topic_words");
  out.joins = words_of(file, "title_joins");
  out.particles = words_of(file, "particles");
  out.suffixes = words_of(file, "suffixes");
  out.also_surnames = words_of(file, "also_surnames");
  out.before_places = words_of(file, "before_places");
  out.tails = words_of(file, "tails");
  out.not_letters = words_of(file, "not_letters");
  for (const std::string& word : out.titles) {
    if (word.size() >= shortest_misspelt) out.long_titles.push_back(word);
  }
}

void read_lint(Reader& reader, Fields& file, const Forms::Compiled& forms, LintForms& out) {
  const auto caption = [&](const Node* node) -> std::string {
    if (node == nullptr) return {};
    const bool known = std::any_of(forms.captions.begin(), forms.captions.end(),
                                   [&](const CaptionRule& rule) { return rule.id == node->text; });
    if (!known) reader.error(node->span, "DP0105", fmt::format("unknown caption `{}`", node->text));
    return node->text;
  };
  for (const Node& node : file.list("order")) out.order.push_back(caption(&node));
  for (const Node& node : file.list("conflicts")) {
    Fields fields(reader, node, "a conflict");
    const std::string one = caption(fields.required("one"));
    out.conflicts.push_back({one, caption(fields.required("other"))});
  }
  for (const Node& node : file.list("needs")) {
    Fields fields(reader, node, "a need");
    const std::string one = caption(fields.required("caption"));
    out.needs.push_back({one, caption(fields.required("companion"))});
  }
  const auto day = [&](const Node* node) {
    const auto date = node == nullptr ? std::nullopt : parse_iso_date(node->text);
    if (node != nullptr && !date) reader.error(node->span, "DP0104", "a day, YYYY-MM-DD");
    return date;
  };
  out.classifier_since = day(file.required("classifier_since"));
  out.portions_since = day(file.required("portions_since"));
  out.form_since = day(file.required("form_since"));
  out.derivative = pattern_of(reader, file.required("derivative"));
  for (const std::string& order : file.texts("classifier_orders"))
    out.classifier_orders.insert(order);
  for (const std::string& code : file.texts("form")) out.form.insert(code);
  for (const std::string& control : file.texts("without_level")) out.without_level.insert(control);
  for (const Node& node : file.list("fixes")) {
    Fields fields(reader, node, "a fix");
    const std::string id = fields.text("id");
    out.fixes[id] = fields.text("fix");
  }
}

}  // namespace declass
