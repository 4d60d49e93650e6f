#include <charconv>
#include <set>

#include "declassify/scan_instruction.h"
#include "text/words.h"

namespace declass {
namespace {

std::string_view group_of(std::string_view text, const InstructionForm& form, const Match& match,
                          std::string_view name) {
  const auto span = form.pattern.named(match, name);
  return span ? text.substr(span->begin, span->size()) : std::string_view();
}

/// `{n}` is the group of that name; without it what joined it to the code goes too.
std::string code_of(const InstructionForm& form, std::string_view n) {
  std::string code = form.code;
  const std::size_t at = code.find("{n}");
  if (at == std::string::npos) return code;
  code.replace(at, 3, n);
  while (n.empty() && !code.empty() && (code.back() == '-' || code.back() == ' ')) code.pop_back();
  return code;
}

std::optional<int> number_in(std::string_view words, const InstructionForms& forms) {
  int value = 0;
  const char* end = words.data() + words.size();
  const auto [rest, error] = std::from_chars(words.data(), end, value);
  if (error == std::errc{} && rest == end) return value;
  const auto named = forms.numbers.find(words);
  if (named == forms.numbers.end()) return std::nullopt;
  return named->second;
}

std::string owners_in(std::string_view words, const InstructionForms& forms) {
  std::set<std::string> found;
  std::string word;
  for (const char c : std::string(words) + " ") {
    if (is_ascii_letter(c)) {
      word += c;
      continue;
    }
    const auto owner = forms.owners.find(word);
    if (owner != forms.owners.end()) found.insert(owner->second);
    word.clear();
  }
  return join({found.begin(), found.end()}, ", ");
}

}  // namespace

ScanItem item_of(const InstructionForm& form, const Match& match, std::string_view text,
                 const InstructionForms& forms) {
  ScanItem out;
  out.form = &form;
  out.code = code_of(form, group_of(text, form, match, "n"));
  out.years = number_in(group_of(text, form, match, "count"), forms);
  const auto level = forms.levels.find(group_of(text, form, match, "level"));
  if (level != forms.levels.end()) out.level = level->second;
  const std::string_view owners = group_of(text, form, match, "owners");
  out.owner = owners.empty() ? form.owner : owners_in(owners, forms);
  return out;
}

}  // namespace declass
