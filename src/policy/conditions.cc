#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "policy/compiled_policy.h"
#include "yaml/reader.h"

namespace declass {
namespace {

using Words = std::vector<std::string>;

bool is_number(FactKey key) {
  return key == FactKey::age_years_at_least || key == FactKey::min_score;
}

void read_number(Reader& reader, const Node& node, Fact& fact) {
  const std::string text = reader.text(node, "this value");
  if (node.kind != Node::Kind::scalar) return;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, fact.number);
  const bool years = fact.key == FactKey::age_years_at_least;
  const double highest = years ? 1000.0 : 1.0;
  const bool whole = !years || fact.number == std::floor(fact.number);
  if (error != std::errc{} || rest != end || !whole ||
      !(fact.number >= 0 && fact.number <= highest)) {
    reader.error(node.span, "DP0108",
                 fmt::format("`{}` is no {} from 0 to {}", text, years ? "whole number" : "number",
                             highest));
  }
}

void read_words(Reader& reader, const Node& node, std::string_view name, const PolicyRules& rules,
                const Words& lists, Fact& fact) {
  const bool codes = *fact_codes(fact.key) != '\0';
  const Words known = fact_words(fact.key, rules, lists);
  for (const Node* scalar : reader.scalars(node, fmt::format("`{}`", name))) {
    const std::string& word = scalar->text;
    if (codes && !is_fact_code(fact.key, word, rules)) {
      reader.error(scalar->span, "DP0105", fmt::format("unknown {} `{}`", name, word),
                   fact_codes(fact.key));
    } else if (!codes && std::find(known.begin(), known.end(), word) == known.end()) {
      reader.unknown_word(*scalar, name, known);
    } else if (std::find(fact.values.begin(), fact.values.end(), word) != fact.values.end()) {
      reader.error(scalar->span, "DP0109", fmt::format("`{}` stands twice", word),
                   "keep one of them");
    }
    fact.values.push_back(word);
  }
  if (node.kind == Node::Kind::sequence && node.items.empty()) {
    reader.error(node.span, "DP0112", fmt::format("`{}` without a value holds for nothing", name));
  }
}

Condition read_condition(Reader& reader, const Node& mapping, const PolicyRules& rules,
                         const Words& lists) {
  Condition out;
  Fields fields(reader, mapping, "a condition");
  for (const FactKey key : fact_keys()) {
    const std::string_view name = name_of(key);
    const Node* node = fields.optional(name);
    if (node == nullptr) continue;
    Fact fact;
    fact.key = key;
    if (is_number(key)) {
      read_number(reader, *node, fact);
    } else {
      read_words(reader, *node, name, rules, lists, fact);
    }
    out.push_back(std::move(fact));
  }
  if (mapping.kind == Node::Kind::mapping && mapping.entries.empty()) {
    reader.error(mapping.span, "DP0112", "a condition that names no fact");
  }
  return out;
}

}  // namespace

std::vector<Condition> read_conditions(Reader& reader, const Node& node, const PolicyRules& rules,
                                       const std::vector<std::string>& lists) {
  std::vector<Condition> out;
  if (node.kind == Node::Kind::sequence) {
    for (const Node& item : node.items) out.push_back(read_condition(reader, item, rules, lists));
    if (node.items.empty()) reader.error(node.span, "DP0112", "a condition that names no fact");
  } else {
    out.push_back(read_condition(reader, node, rules, lists));
  }
  return out;
}

}  // namespace declass
