#include <algorithm>

#include "declassify/load.h"

namespace declass {
namespace {

std::vector<std::string> level_words() {
  std::vector<std::string> words;
  for (const Level level : {Level::unclassified, Level::restricted, Level::confidential,
                            Level::secret, Level::top_secret}) {
    words.emplace_back(name_of(level));
  }
  return words;
}

}  // namespace

std::optional<Date> day_of(Reader& reader, Fields& fields, std::string_view key) {
  const Node* node = fields.optional(key);
  if (node == nullptr) return std::nullopt;
  const std::string text = reader.text(*node, key);
  const auto day = parse_iso_date(text);
  if (!day) {
    reader.error(node->span, "DP0104", "`" + text + "` is no day", "write it as `1995-10-14`");
  }
  return day;
}

Date required_day_of(Reader& reader, Fields& fields, std::string_view key) {
  fields.required(key);
  return day_of(reader, fields, key).value_or(Date());
}

std::optional<Level> level_of(Reader& reader, const Node& node) {
  const auto level = level_named(node.text);
  if (!level) reader.unknown_word(node, "level", level_words());
  return level;
}

std::vector<Level> levels_of(Reader& reader, Fields& fields, std::string_view key) {
  std::vector<Level> out;
  const Node* node = fields.required(key);
  if (node == nullptr) return out;
  for (const Node* word : reader.scalars(*node, key)) {
    if (const auto level = level_of(reader, *word)) out.push_back(*level);
  }
  return out;
}

std::string Placeholders::expand(std::string text) const {
  for (const auto& [name, expression] : expressions) {
    const std::string written = "{" + name + "}";
    for (std::size_t at = text.find(written); at != std::string::npos;
         at = text.find(written, at + expression.size())) {
      text.replace(at, written.size(), expression);
    }
  }
  return text;
}

std::optional<Pattern> pattern_of(Reader& reader, const Node& node, const Placeholders& known) {
  auto pattern = Pattern::compile(known.expand(node.text));
  if (!pattern) {
    reader.error(node.span, "DP0107", "this expression does not compile: " + pattern.error());
    return std::nullopt;
  }
  return std::move(*pattern);
}

std::optional<Pattern> pattern_of(Reader& reader, Fields& fields, std::string_view key,
                                  const Placeholders& known) {
  const Node* node = fields.required(key);
  if (node == nullptr) return std::nullopt;
  return pattern_of(reader, *node, known);
}

std::vector<Pattern> patterns_of(Reader& reader, Fields& fields, std::string_view key,
                                 const Placeholders& known) {
  std::vector<Pattern> out;
  const Node* node = fields.required(key);
  if (node == nullptr) return out;
  for (const Node* expression : reader.scalars(*node, key)) {
    if (auto pattern = pattern_of(reader, *expression, known)) out.push_back(std::move(*pattern));
  }
  return out;
}

std::string alternation(std::vector<std::string> words) {
  std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  std::string out = "(?:";
  for (const std::string& word : words) {
    if (out.size() > 3) out += '|';
    out += word;
  }
  return out + ")";
}

}  // namespace declass
