#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "policy/compiled_policy.h"
#include "yaml/reader.h"

namespace declass {
namespace {

using Words = std::vector<std::string>;

template <class T, class... Rest>
Words words_of(T first, Rest... rest) {
  return {std::string(name_of(first)), std::string(name_of(rest))...};
}

Words with(Words words, std::initializer_list<const char*> more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Words level_words() {
  return words_of(Level::unclassified, Level::restricted, Level::confidential, Level::secret,
                  Level::top_secret);
}

Words control_words(const PolicyRules& rules) {
  Words out;
  for (const Control& control : rules.vocabulary.controls()) out.push_back(control.id);
  return with(std::move(out), {"unknown", "any", "none"});
}

Words segment_words() {
  Words out;
  for (int kind = 0; kind <= static_cast<int>(SegmentKind::other); ++kind) {
    out.emplace_back(name_of(static_cast<SegmentKind>(kind)));
  }
  return out;
}

/// The words that a key takes; empty for numbers and codes, which are checked by themselves.
Words known_words(FactKey key, const PolicyRules& rules, const Words& lists) {
  switch (key) {
    case FactKey::status:
      return words_of(Status::declassified, Status::not_classified, Status::not_yet, Status::review,
                      Status::refer, Status::unknown);
    case FactKey::level:
      return with(level_words(), {"unmarked"});
    case FactKey::level_at_most:
      return level_words();
    case FactKey::control:
    case FactKey::live_control:
      return control_words(rules);
    case FactKey::inherited:
      return {"true", "false"};
    case FactKey::segment:
      return segment_words();
    case FactKey::caption:
      return rules.forms.caption_ids();
    case FactKey::finding:
      return rules.finding_kinds;
    case FactKey::role:
      return words_of(Role::official, Role::private_person, Role::unknown);
    case FactKey::listed_in:
      return lists;
    case FactKey::owner:
    case FactKey::releasable_to:
    case FactKey::reason:
    case FactKey::age_years_at_least:
    case FactKey::min_score:
      return {};
  }
  return {};
}

const std::vector<std::pair<std::string, FactKey>>& keys() {
  static const std::vector<std::pair<std::string, FactKey>> table = {
      {"status", FactKey::status},
      {"level", FactKey::level},
      {"level_at_most", FactKey::level_at_most},
      {"control", FactKey::control},
      {"live_control", FactKey::live_control},
      {"owner", FactKey::owner},
      {"releasable_to", FactKey::releasable_to},
      {"inherited", FactKey::inherited},
      {"segment", FactKey::segment},
      {"caption", FactKey::caption},
      {"reason", FactKey::reason},
      {"age_years_at_least", FactKey::age_years_at_least},
      {"finding", FactKey::finding},
      {"role", FactKey::role},
      {"min_score", FactKey::min_score},
      {"listed_in", FactKey::listed_in},
  };
  return table;
}

bool is_known_code(FactKey key, const std::string& word, const PolicyRules& rules) {
  switch (key) {
    case FactKey::owner:
      return word == "us" || word == "nato" || word == "joint" || word == "foreign" ||
             rules.vocabulary.is_country_or_group(word);
    case FactKey::releasable_to:
      return rules.vocabulary.is_country_or_group(word);
    case FactKey::reason:
      return word.size() == 1 && word[0] >= 'a' && word[0] <= 'z';
    case FactKey::status:
    case FactKey::level:
    case FactKey::level_at_most:
    case FactKey::control:
    case FactKey::live_control:
    case FactKey::inherited:
    case FactKey::segment:
    case FactKey::caption:
    case FactKey::age_years_at_least:
    case FactKey::finding:
    case FactKey::role:
    case FactKey::min_score:
    case FactKey::listed_in:
      return false;
  }
  return false;
}

/// What the values of a key are where they are no list of words.
const char* code_hint(FactKey key) {
  if (key == FactKey::owner) return "us, nato, joint, foreign, or the code of a country";
  if (key == FactKey::releasable_to) return "the code of a country or a group";
  return "one small letter";
}

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
  const bool codes = fact.key == FactKey::owner || fact.key == FactKey::releasable_to ||
                     fact.key == FactKey::reason;
  const Words known = known_words(fact.key, rules, lists);
  for (const Node* scalar : reader.scalars(node, fmt::format("`{}`", name))) {
    const std::string& word = scalar->text;
    if (codes && !is_known_code(fact.key, word, rules)) {
      reader.error(scalar->span, "DP0105", fmt::format("unknown {} `{}`", name, word),
                   code_hint(fact.key));
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
  for (const auto& [name, key] : keys()) {
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
