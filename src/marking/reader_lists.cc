#include <fmt/format.h>

#include <algorithm>

#include "marking/control_ids.h"
#include "marking/paths.h"
#include "marking/reader.h"
#include "text/escape.h"
#include "text/words.h"

namespace declass {
namespace {

/// The words of the longest name of a country.
constexpr std::size_t longest_name = 3;

bool is_code_like(std::string_view word) {
  return (word.size() == 3 || word.size() == 4) &&
         std::all_of(word.begin(), word.end(), is_ascii_letter);
}

}  // namespace

MarkReader::Code MarkReader::code_at(std::size_t at) const {
  if (at >= count()) return {};
  if (const std::string_view code = compiled_.place(token(at).word); !code.empty()) {
    return {code, 1};
  }
  std::string name(token(at).word);
  for (std::size_t words = 2; words <= longest_name && at + words <= count(); ++words) {
    const MarkToken& next = token(at + words - 1);
    if (next.before != Gap::blank) break;
    name += ' ';
    name += next.word;
    if (const auto code = compiled_.place(name); !code.empty()) return {code, words};
  }
  return {};
}

/// The codes that follow, as far as they are codes. An unknown word between commas is kept where
/// it looks like a code; else it is left for the caller, who will not know it either.
std::vector<std::string> MarkReader::read_codes(Gap between) {
  std::vector<std::string> codes;
  while (more() && !set_off(next_)) {
    if (token(next_).word == compiled_.conjunction && !codes.empty()) {
      legacy("DM0204", fmt::format("`{}` in a list of codes", token(next_).word));
      ++next_;
      continue;
    }
    Code code = code_at(next_);
    if (code.words == 0 && mend_code(next_, between, codes.empty())) code = code_at(next_);
    const MarkToken& first = token(next_);
    if (code.words == 0) {
      const bool listed = between == Gap::comma && first.before == Gap::comma;
      if (!listed || !is_code_like(first.word) || find(next_).term != nullptr) break;
      warning("DM0107", fmt::format("`{}` is no code that is known", first.word));
      code = {first.word, 1};
    } else if (code.code != first.word || code.words > 1) {
      legacy("DM0205",
             fmt::format("`{}` is written `{}`", quoted(next_, code.words), code.code));
    }
    if (!codes.empty() && first.before == between && !first.tidy) {
      repair("the separators of a list of codes");
    } else if (!codes.empty() && first.before != between) {
      legacy("DM0204", fmt::format("codes must be set off by `{}`",
                                   between == Gap::comma ? ", " : " "));
    }
    codes.emplace_back(code.code);
    next_ += code.words;
  }
  return codes;
}

void MarkReader::read_places(const Found& found) {
  const MarkRule& rule = compiled_.rules[found.term->rules.front()];
  enter(rule.slot, next_, found.words);
  check_order(rule.order, next_, found.words);
  const bool display = found.term->kind == MarkTerm::Kind::display_only;
  const std::string what = quoted(next_, found.words);
  const bool short_form = what != rule.banner;
  if (!short_form) note_form(found);
  add_rule(rule.order);
  next_ += found.words;
  std::vector<std::string> codes = read_codes(Gap::comma);
  if (short_form && (kind_ == MarkKind::banner || !codes.empty())) {
    legacy("DM0205", fmt::format("`{}` is written `{}`", what, rule.banner));
    // Text of the United States is always released to the United States too.
    if (!codes.empty() && !display) codes.insert(codes.begin(), compiled_.home);
  }
  std::vector<std::string> sorted = codes;
  sort_country_codes(sorted, display ? std::string_view() : std::string_view(compiled_.home));
  if (sorted.size() != codes.size()) {
    if (!short_form) error("DM0203", "a code stands twice in the list");
  } else if (sorted != codes) {
    error("DM0202", "the codes must be in order: three letters, then four, each alphabetical");
  }
  Marking& marking = out_.marking;
  (display ? marking.display_only : marking.rel_to) = std::move(sorted);
}

/// `USA/CAN/GBR EYES ONLY`: the slashes stand within the list.
bool MarkReader::read_eyes() {
  std::vector<std::string> codes;
  std::size_t at = next_;
  for (Code code = code_at(at); code.words > 0; code = code_at(at)) {
    if (at != next_ && token(at).before != Gap::slash) break;
    codes.emplace_back(code.code);
    at += code.words;
  }
  if (codes.empty()) return false;
  const auto eyes = find_kind(at, MarkTerm::Kind::eyes);
  if (!eyes) return false;
  const MarkRule& rule = compiled_.rules[eyes->term->rules.front()];
  enter(rule.slot, next_, at + eyes->words - next_);
  check_order(rule.order, next_, at + eyes->words - next_);
  warning("DM0205", "EYES ONLY ended in 2017: read as a release to these countries");
  add_rule(rule.order);
  sort_country_codes(codes, compiled_.home);
  out_.marking.rel_to = std::move(codes);
  next_ = at + eyes->words;
  return true;
}

void MarkReader::read_foreign_sources(const Found& found) {
  enter(MarkSlot::fgi, next_, found.words);
  note_form(found);
  next_ += found.words;
  const std::vector<std::string> codes = read_codes(Gap::blank);
  std::vector<std::string> sorted = codes;
  sort_country_codes(sorted, {});
  if (codes != sorted) error("DM0202", "the sources of FGI must be in alphabetical order");
  if (out_.marking.fgi) error("DM0203", "FGI stands here twice");
  out_.marking.fgi = std::move(sorted);
}

/// A category of controlled unclassified information; only in a mark that names CUI first, or
/// after the prefix that only such categories have.
bool MarkReader::read_category() {
  const MarkToken& first = token(next_);
  if (!set_off(next_)) return false;
  const bool specified = first.word.size() + 1 == compiled_.specified_prefix.size() &&
                         compiled_.specified_prefix.starts_with(first.word) &&
                         next_ + 1 < count() && token(next_ + 1).before == Gap::hyphen;
  const std::string_view word = specified ? token(next_ + 1).word : first.word;
  const bool known = compiled_.cui_categories.contains(word);
  if (!specified && (slot_ != MarkSlot::cui || !known)) return false;
  const std::size_t words = specified ? 2 : 1;
  if (slot_ != MarkSlot::cui) {
    enter(MarkSlot::cui, next_, words);
  } else if (first.before != (out_.marking.cui.empty() ? Gap::slashes : Gap::slash)) {
    legacy("DM0204", fmt::format("the separator before `{}`", quoted(next_, words)));
  }
  if (!known) warning("DM0108", fmt::format("`{}` is no category that is known", word));
  add_control(out_.marking, control_id::cui);
  std::string category = (specified ? compiled_.specified_prefix : "") + std::string(word);
  std::vector<std::string>& list = out_.marking.cui;
  const bool prefixed = !list.empty() && list.back().starts_with(compiled_.specified_prefix);
  if (!list.empty() && (prefixed == specified ? category <= list.back() : specified)) {
    error("DM0202", fmt::format("`{}` stands too late in its category", category));
  }
  if (std::find(list.begin(), list.end(), category) == list.end()) {
    list.push_back(std::move(category));
  }
  next_ += words;
  return true;
}

void MarkReader::read_cui(const Found& found) {
  if (next_ != 0) enter(MarkSlot::cui, next_, found.words);
  slot_ = MarkSlot::cui;
  add_rule(found.term->rules.front());
  next_ += found.words;
}

}  // namespace declass
