#include <algorithm>
#include <array>

#include "policy/compiled_policy.h"

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

}  // namespace

Words fact_words(FactKey key, const PolicyRules& rules, const Words& lists) {
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

namespace {

constexpr std::array<std::pair<FactKey, std::string_view>, 16> names = {{
    {FactKey::status, "status"},
    {FactKey::level, "level"},
    {FactKey::level_at_most, "level_at_most"},
    {FactKey::control, "control"},
    {FactKey::live_control, "live_control"},
    {FactKey::owner, "owner"},
    {FactKey::releasable_to, "releasable_to"},
    {FactKey::inherited, "inherited"},
    {FactKey::segment, "segment"},
    {FactKey::caption, "caption"},
    {FactKey::reason, "reason"},
    {FactKey::age_years_at_least, "age_years_at_least"},
    {FactKey::finding, "finding"},
    {FactKey::role, "role"},
    {FactKey::min_score, "min_score"},
    {FactKey::listed_in, "listed_in"},
}};

}  // namespace

std::string_view name_of(FactKey key) {
  const auto entry = std::find_if(names.begin(), names.end(),
                                  [&](const auto& candidate) { return candidate.first == key; });
  return entry == names.end() ? std::string_view() : entry->second;
}

const std::vector<FactKey>& fact_keys() {
  static const std::vector<FactKey> keys = [] {
    std::vector<FactKey> out;
    out.reserve(names.size());
    for (const auto& entry : names) out.push_back(entry.first);
    return out;
  }();
  return keys;
}

bool is_fact_code(FactKey key, const std::string& word, const PolicyRules& rules) {
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

const char* fact_codes(FactKey key) {
  if (key == FactKey::owner) return "us, nato, joint, foreign, or the code of a country";
  if (key == FactKey::releasable_to) return "the code of a country or a group";
  if (key == FactKey::reason) return "one small letter";
  return "";
}

}  // namespace declass
